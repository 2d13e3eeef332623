"""Pages are run before the build, and only those without results."""

import json
import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
import yaml

from theme.cells.execute import PageRunner
from theme.cells.values import ValueStore

HEAD = """---
jupytext:
  text_representation:
    extension: .md
    format_name: myst
kernelspec:
  display_name: Python 3
  language: python
  name: python3
---
"""
TOC = {
    "format": "jb-book",
    "root": "intro",
    "parts": [
        {"chapters": [{"file": "right", "sections": [{"file": "wrong"}]}]},
        {"chapters": [{"file": "prose"}]},
    ],
}


@pytest.fixture
def book(tmp_path):
    """A book with a page that runs, one that fails and two without cells."""
    settings = {"execute": {"timeout": 60}, "parse": {"myst_enable_extensions": []}}
    (tmp_path / "_config.yml").write_text(yaml.safe_dump(settings))
    (tmp_path / "_toc.yml").write_text(yaml.safe_dump(TOC))
    (tmp_path / "intro.md").write_text("# Front\n")
    (tmp_path / "prose.md").write_text("# Prose\n")
    for name, code in (("right", "answer = 6 * 7"), ("wrong", "1 / 0")):
        text = f"{HEAD}\n# Page\n\n```{{code-cell}} python\n{code}\n```\n"
        (tmp_path / f"{name}.md").write_text(text)
    return tmp_path


def run(book, **variables):
    """What the command says."""
    return subprocess.run(
        [sys.executable, "-m", "theme.cells.execute", book, book / "_build"],
        cwd=Path(__file__).parents[3],
        env=os.environ | variables,
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def names(book):
    return [name for name, _ in PageRunner(book, book / "_build").waiting()]


def test_what_trains_runs_first(book):
    text = (book / "right.md").read_text()
    (book / "prose.md").write_text(text.replace("answer =", "epochs ="))
    assert names(book) == ["prose", "right", "wrong"]


def test_what_ran_well_is_stored_and_what_failed_waits_for_the_build(book):
    assert names(book) == ["right", "wrong"]
    output = run(book)
    assert "the cells of right ran in" in output
    assert "the cells of wrong failed; see below" in output
    assert names(book) == ["wrong"]


def test_a_changed_cell_runs_again_and_changed_prose_does_not(book):
    run(book)
    page = book / "right.md"
    page.write_text(page.read_text().replace("# Page", "# Another title"))
    assert names(book) == ["wrong"]
    page.write_text(page.read_text().replace("6 * 7", "6 * 8"))
    assert names(book) == ["right", "wrong"]


def test_a_line_that_arrives_in_pieces_stays_a_line(book):
    code = "import time\nprint('w:', end='', flush=True)\ntime.sleep(1)\nprint(' 260')"
    page = book / "right.md"
    page.write_text(page.read_text().replace("answer = 6 * 7", code))
    (book / "probes.json").write_text("{}")
    run(book, NEURONS_PROBES=str(book / "probes.json"))
    probed = nbformat.read(book / "_build/probed/right.ipynb", as_version=4)
    assert [output.text for output in probed.cells[-1].outputs] == ["w: 260\n"]


@pytest.mark.slow
def test_a_probe_looks_into_the_kernel_and_leaves_no_trace_in_the_book(book):
    (book / "probes.json").write_text(json.dumps({"right": "print(answer)"}))
    run(book, NEURONS_PROBES=str(book / "probes.json"))
    probed = nbformat.read(book / "_build/probed/right.ipynb", as_version=4)
    assert probed.cells[-1].outputs[0].text == "42\n"
    assert names(book) == ["wrong"]


def test_expressions_of_questions_are_evaluated_where_they_stand(book):
    options = "- [x] `{}`\n  A.\n- [ ] `answer + 1`\n  B.\n- [ ] otherwise\n  C.\n:::\n"
    asks = [
        f":::{{ask}} {name}\n:kind: number\n{more}\nHow many?\n\n{options.format(code)}"
        for name, more, code in (
            ("early", ":opens:\n", "answer"),
            ("late", "", "answer / 2"),
        )
    ]
    page = book / "right.md"
    early, late = asks
    cell = "```{code-cell} python\nanswer = 6 * 7\n```\n"
    again = cell.replace("6 * 7", "10")
    text = page.read_text().replace(cell, f"{early}\n{cell}\n{again}\n{late}")
    page.write_text(text)
    (book / "probes.json").write_text("{}")
    run(book, NEURONS_PROBES=str(book / "probes.json"))
    values = ValueStore(book / "_build").load("right")
    assert values == {
        "early": {"answer": 42, "answer + 1": 43},
        "late": {"answer / 2": 5, "answer + 1": 11},
    }
    probed = nbformat.read(book / "_build/probed/right.ipynb", as_version=4)
    assert probed.metadata["asks"] == values
    codes = [cell.source for cell in probed.cells if cell.cell_type == "code"]
    assert codes == ["answer = 6 * 7", "answer = 10"]
    assert names(book) == ["wrong"]
    page.write_text(text.replace("answer / 2", "answer / 5"))
    assert names(book) == ["right", "wrong"]
