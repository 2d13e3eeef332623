"""The chapters' notebooks: what they are made of, and that they are fresh."""

import json
import re
from functools import lru_cache
from pathlib import Path

import jupytext
import nbformat
import pytest

from autograder.course import release_path
from autograder.errors import CourseError
from neurons.checks.catalogue import ASSIGNMENTS
from theme.notebooks import __main__ as command
from theme.notebooks import chapters
from theme.notebooks.myst_to_markdown import BookLinks, Page

ROOT = Path(__file__).resolve().parents[3]
BOOK = BookLinks.load(ROOT)
SLUGS = list(ASSIGNMENTS)
NAMES = chapters.chapters(ROOT)
SITE = BOOK.address.site.rstrip("/")
WORKS = f"{SITE}/chapters/reference/references.html"
FILE = BOOK.address.repository
MYST = re.compile(r"\{[a-z:-]+\}`|^\s*>?\s*:[a-z]+:.*|:::|@[A-Z]+@", re.M)
PAGE = Page(BOOK, "chapters/01-single-neuron")


@lru_cache
def notebook(name):
    return nbformat.read(ROOT / f"{name}.ipynb", as_version=4)


@lru_cache
def install_of(slug):
    (install,) = (
        cell.source
        for cell in nbformat.read(release_path(ROOT, slug), as_version=4).cells
        if "install" in cell.metadata.get("tags", [])
    )
    return install


def prose(name):
    cells = notebook(name).cells
    return "\n\n".join(cell.source for cell in cells if cell.cell_type == "markdown")


def test_every_notebook_is_what_its_chapter_makes():
    stale = chapters.make_notebooks(ROOT, write=False)
    assert not stale, f"{stale} differ from their chapters; run `make notebooks`"


def test_no_notebook_lies_beside_a_page_that_is_no_chapter():
    there = {path.stem for path in (ROOT / "chapters").glob("*.ipynb")}
    assert there == {Path(name).name for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_the_code_is_the_chapter_s_after_the_exercises_own_install_cell(name):
    source = jupytext.read(ROOT / f"{name}.md")
    code = [cell for cell in source.cells if cell.cell_type == "code"]
    own = [c.source for c in code if "answer" not in c.metadata.get("tags", [])]
    made = [cell.source for cell in notebook(name).cells if cell.cell_type == "code"]
    assert made == [install_of(SLUGS[0]), *own]


def test_all_exercises_begin_with_the_same_install_cell():
    assert len({install_of(slug) for slug in SLUGS}) == 1


@pytest.mark.parametrize("name", NAMES)
def test_no_word_of_myst_is_left(name):
    assert MYST.findall(prose(name)) == []


@pytest.mark.parametrize("name", NAMES)
def test_every_fold_is_closed_and_every_question_is_there(name):
    text, source = prose(name), (ROOT / f"{name}.md").read_text("utf-8")
    assert text.count("<details>") == text.count("</details>") > 0
    assert text.count("**Question.** ") == len(
        re.findall(r"^:{3,}\{(?:ask|parsons)\}", source, re.M)
    )
    assert text.count("**Right.**") == len(re.findall(r"^- \[x\] .*\n  ", source, re.M))


@pytest.mark.parametrize("name", NAMES)
def test_every_link_to_the_repository_leads_to_a_file(name):
    owner = BOOK.address.repository.removeprefix("https://github.com/")
    host = r"https://(?:github\.com|colab\.research\.google\.com/github)"
    link = rf"\({host}/{owner}/(?:blob|raw)/{BOOK.address.branch}/([^)]+)\)"
    paths = re.findall(link, prose(name))
    assert [path for path in paths if not (ROOT / path).is_file()] == []
    assert prose(name).count(f"/{owner}/") == len(paths)


@pytest.mark.parametrize("name", NAMES)
def test_chapter_and_notebook_lead_to_each_other(name):
    head = (ROOT / f"{name}.md").read_text("utf-8").split("\n## ")[0]
    assert f"{{colab}}`Run it in Colab <{name}.ipynb>`" in head
    assert f"{{download}}`download it as a notebook <{Path(name).name}.ipynb>`" in head
    assert f"]({SITE}/{name}.html)" in prose(name).split("\n## ")[0]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("the {term}`bias` adds", "the bias adds"),
        ("{term}`building <build>`", "building"),
        ("{doc}`04-relu`", f"[ReLU and its relatives]({SITE}/chapters/04-relu.html)"),
        ("{doc}`the front page </intro>`", f"[the front page]({SITE}/intro.html)"),
        ("{cite}`glorot2010`", f"([Glorot and Bengio, 2010]({WORKS}))"),
        ("{cite:t}`harris2020numpy`", f"[Harris and others (2020)]({WORKS})"),
        ("{source}`LICENSE`", f"[LICENSE]({FILE}/blob/main/LICENSE)"),
        ("{download}`get it <../LICENSE>`", f"[get it]({FILE}/raw/main/LICENSE)"),
        ("git clone @REPOSITORY@", f"git clone {FILE}"),
        (":::{table} A b\n:class: c\n\n| a |\n|---|\n:::", "**A b**\n\n| a |\n|---|"),
        (":::{admonition} `b`\n:class: d\nA.\n\nB\n:::", "> **`b`**\n>\n> A.\n>\n> B"),
    ],
)  # fmt: skip
def test_what_myst_says_is_said_in_plain_markdown(text, plain):
    assert PAGE.text(text) == plain


def test_a_folded_admonition_and_a_choice_are_native_folds():
    source = ":::{admonition} Is `a < b` for $a_1$?\n:class: dropdown\nNo.\n:::"
    assert PAGE.text(source) == (
        "<details><summary>Is <code>a &lt; b</code> for $a_1$?</summary>\n\nNo.\n\n"
        "</details>"
    )
    source = ":::{ask} which\nWhich?\n\n- [ ] `a`\n  It is small.\n- [x] b\n  Yes.\n:::"
    assert PAGE.text(source) == (
        "**Question.** Which?\n\n"
        "<details><summary><code>a</code></summary>\n\n**Not so.** It is small.\n\n"
        "</details>\n\n<details><summary>b</summary>\n\n**Right.** Yes.\n\n</details>"
    )


def test_a_field_s_answers_and_the_right_order_of_lines_are_folded():
    source = (
        ":::{ask} two\n:kind: number\n\nHow many?\n\n- [x] `1 + 1`\n  Both.\n"
        "- [ ] otherwise\n  Count.\n:::\n\n{guess}`two`"
    )
    assert PAGE.text(source) == (
        "**Question.** How many?\n\n<details><summary>Answer</summary>\n\n"
        "`1 + 1`: **Right.** Both.\n\n**Not so.** Count.\n\n</details>"
    )
    source = (
        ":::{parsons} def\nOrder.\n\n- [x] `def f(x):`\n- [x] `    return x`\n"
        "- [ ] `    x`\n  Nothing returns.\n:::"
    )
    question, lines, answer = PAGE.text(source).split("\n\n", 2)
    assert question == "**Question.** Order."
    assert sorted(lines.splitlines()) == ["- `def f(x):`", "- `return x`", "- `x`"]
    assert "```python\ndef f(x):\n    return x\n```" in answer
    assert "`x`: **Not so.** Nothing returns." in answer


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{numref}`a`", "'{numref}`a`' has no plain form"),
        (":::{figure} a.svg\n:::", "':::{figure} a.svg' has no plain form"),
        ("{doc}`gone`", "there is no page 'chapters/gone'"),
        ("{source}`gone.py`", "there is no file 'gone.py'"),
    ],
)
def test_what_has_no_plain_form_is_named(text, message):
    with pytest.raises(CourseError, match=re.escape(message)):
        PAGE.text(text)


def test_a_figure_is_described_in_words():
    cells = notebook("chapters/06-compile-fit").cells
    (at,) = (i for i, cell in enumerate(cells) if "draw.live_" in cell.source)
    assert "You can move this figure" in cells[at + 1].source
    words = "<details><summary>The figure in words</summary>\n\nA curve shaped like"
    assert any(cell.source.startswith(words) for cell in cells)


def test_a_hidden_cell_starts_hidden():
    cells = notebook("chapters/04-relu").cells
    (answer,) = (cell for cell in cells if "def sigmoid(z)" in cell.source)
    assert answer.metadata == {"jupyter": {"source_hidden": True}, "cellView": "form"}
    (shown,) = (cell for cell in cells if "def relu(z)" in cell.source)
    assert shown.metadata == {}


def test_a_stale_notebook_is_named_by_the_check_and_made_anew_without_it(
    tmp_path, monkeypatch, capsys
):
    for name in ("_config.yml", "_toc.yml", "chapters", "solutions", "intro.md",
                 "exercises", "data"):  # fmt: skip
        (tmp_path / name).symlink_to(ROOT / name)
    monkeypatch.setattr(chapters, "chapters", lambda root: ["chapters/04-relu"])
    (tmp_path / "chapters").unlink()
    (tmp_path / "chapters").mkdir()
    for path in (ROOT / "chapters").iterdir():
        if path.name != "04-relu.ipynb":
            (tmp_path / "chapters" / path.name).symlink_to(path)
    assert command.main(["--check"], tmp_path) == 1
    printed = capsys.readouterr().out
    assert printed == "error: chapters/04-relu.ipynb is stale; run `make notebooks`\n"
    assert command.main([], tmp_path) == 0
    made = (tmp_path / "chapters/04-relu.ipynb").read_bytes()
    assert made == (ROOT / "chapters/04-relu.ipynb").read_bytes()
    assert json.loads(made)["nbformat_minor"] == 5
    assert command.main(["--check"], tmp_path) == 0
