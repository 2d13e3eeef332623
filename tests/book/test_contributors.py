"""The steps on the page for contributors, taken literally."""

import re

import jupytext
import nbformat
import pytest
import yaml

from autograder import course as courses
from autograder import release, task_folders
from book.test_build import build, copy_frame, write_pages


@pytest.fixture(scope="module")
def text(root):
    return (root / "chapters/teaching/contributors.md").read_text(encoding="utf-8")


def block(text: str, kind: str, number: int = 0) -> str:
    """A listing of the page, as a reader copies it."""
    found = re.findall(rf"^(`{{3,4}}){kind}\n(.*?)^\1$", text, re.DOTALL | re.M)
    return found[number][1]


@pytest.mark.slow
def test_three_steps_make_a_chapter_that_the_strict_build_takes(root, text, tmp_path):
    name, line = "chapters/08-averages", block(text, "yaml")
    assert f"Save this as `{name}.md`." in text
    copy_frame(root, tmp_path)
    write_pages(tmp_path, {"intro": "# Front\n\nWords.\n"})
    toc = {"format": "jb-book", "root": "intro", "parts": [{"chapters": []}]}
    listing = yaml.safe_dump(toc).replace("- chapters: []", f"- chapters:\n{line}")
    (tmp_path / "_toc.yml").write_text(listing, encoding="utf-8")
    page = block(text, "markdown")
    (tmp_path / f"{name}.md").write_text(page, encoding="utf-8")
    assert block(text, "sh").strip() == ".venv/bin/python -m theme.build"
    code, output = build(tmp_path)
    assert code == 0, output[-2000:]
    html = (tmp_path / f"_build/html/{name}.html").read_text(encoding="utf-8")
    assert "mean: 100 kcal" in html
    assert html.count('class="ask-option"') == 2


def test_three_steps_make_a_notebook_without_its_answer(text, tmp_path, monkeypatch):
    slug = "08-averages"
    assert f"Save this as `solutions/{slug}/averages.md`" in text
    head = block(text, "markdown").split("# Averages")[0]
    source = courses.source_path(tmp_path, slug)
    source.parent.mkdir(parents=True)
    source.write_text(head + block(text, "markdown", 1), encoding="utf-8")
    assert "a folder `average` in `neurons/checks/tasks/`: `probe.py`" in text
    checks = tmp_path / "neurons/checks"
    (checks / "practice").mkdir(parents=True)
    (checks / "tasks/average").mkdir(parents=True)
    for half in task_folders.HALVES:
        (checks / "tasks/average" / half).write_text("", encoding="utf-8")
    monkeypatch.setattr(task_folders, "CHECKS", checks)
    for name in ("_config.yml", "_toc.yml", "pyproject.toml"):
        (tmp_path / name).write_text("", encoding="utf-8")
    (tmp_path / "_config.yml").write_text("{}", encoding="utf-8")
    (tmp_path / "_toc.yml").write_text("root: intro\n", encoding="utf-8")
    (tmp_path / "intro.md").write_text("# Front\n", encoding="utf-8")
    made = release.release(courses.Course.load(tmp_path))
    assert made == [f"exercises/{slug}/averages.ipynb", "neurons/checks/catalogue.json"]
    notebook = nbformat.read(tmp_path / made[0], as_version=4)
    cells = {cell.id: cell.source for cell in notebook.cells}
    assert "return" not in cells["average"]
    assert release.STUB in cells["average"]
    assert cells["check-average"] == 'check("average")'


def test_answer_of_the_page_is_right(text):
    page = jupytext.reads(block(text, "markdown", 1), fmt="md:myst")
    task = next(cell.source for cell in page.cells if cell.cell_type == "code")
    names = {}
    exec(task, names)
    assert names["average"]([70, 120, 110]) == 100


def test_every_file_and_folder_that_the_page_names_is_there(root, text):
    prose = re.sub(r"^(`{3,4})\w+\n.*?^\1$", "", text, flags=re.DOTALL | re.M)
    named = re.findall(
        r"`((?:neurons|tests|chapters|solutions|exercises)/[^`]+)`", prose
    )
    theirs = [name for name in named if "08-averages" not in name]
    assert len(theirs) >= 5
    assert [name for name in theirs if not (root / name).exists()] == []
