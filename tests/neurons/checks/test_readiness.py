"""`check.ready`: what is missing before a notebook is handed in, and nothing else."""

import json
import os

import nbformat
import pytest
from nbclient import NotebookClient

from neurons.checks import check, readiness, session
from neurons.checks.catalogue import ASSIGNMENTS
from neurons.checks.model import Status, Verdict
from neurons.checks.readiness import name_faults, order_fault
from support.notebooks import ROOT, answered, chosen
from support.shells import fresh_shell

SLUG = "07-numpy-forward"
AFTER_RESTART = "choose *Run > Run All Above Selected Cell*"
AGAIN = 'Save the notebook, choose "Restart and run all" in the menu, then look here.'


@pytest.fixture
def shell(monkeypatch):
    """A notebook's shell that has run nothing."""
    show = lambda twins: print(twins["text/plain"])
    monkeypatch.setattr(readiness, "show_twins", show)
    with fresh_shell(monkeypatch) as shell:
        yield shell


def notebook(**changes):
    """A learner's notebook with right answers but for these; None is the stub."""
    sources = {task: one.source for task, one in chosen(SLUG, "right").items()}
    sources |= changes
    return answered(SLUG, {task: s for task, s in sources.items() if s is not None})


def begun(**sources):
    """A notebook with answers to these tasks alone, whose checks take no time."""
    return answered(SLUG, sources)


def run(shell, cells):
    for cell in cells:
        if cell.cell_type == "code":
            shell.run_cell(cell.source, store_history=True)


def shown(capsys):
    """What the last cell said: its lines."""
    out = capsys.readouterr().out
    at = max(out.rfind("○ Not ready"), out.rfind("✔ Ready"))
    assert at >= 0, out
    return out[at:].strip().split("\n")


def save(path, book, monkeypatch):
    nbformat.write(book, path)
    monkeypatch.setenv("JPY_SESSION_NAME", str(path))


def test_each_exercise_ends_with_the_cell_that_looks():
    for slug in ASSIGNMENTS:
        last = answered(slug, {}).cells[-1]
        assert last.source == f'check.ready("{slug}")'
        assert last.metadata["tags"] == ["hand-in"]


def test_each_exercise_and_the_book_say_what_to_do_after_a_restart():
    for slug in ASSIGNMENTS:
        first = answered(slug, {}).cells[0].source
        assert "After a restart of the kernel nothing is loaded." in first
        assert AFTER_RESTART in " ".join(first.split())
        assert "(in Colab *Runtime > Run before*)" in " ".join(first.split())
    page = ROOT / "chapters" / "reference" / "troubleshooting.md"
    assert AFTER_RESTART in page.read_text(encoding="utf-8")


def test_a_whole_notebook_is_ready(shell, tmp_path, monkeypatch, capsys):
    book = notebook()
    save(tmp_path / "numpy-forward.ipynb", book, monkeypatch)
    run(shell, book.cells)
    assert shown(capsys) == [
        "✔ Ready to hand in: Exercise 7: Forward passes from scratch.",
        "4 of 4 tasks are right, 13 of 13 points.",
        "Save the notebook before you hand it in.",
    ]


def test_a_notebook_that_was_saved_under_another_name_is_ready(
    shell, tmp_path, monkeypatch, capsys
):
    book = notebook()
    (tmp_path / "broken.ipynb").write_text("{}")
    nbformat.write(book, tmp_path / "mine.ipynb")
    # Jupyter goes on telling the kernel the name that it had at first.
    first = tmp_path / "numpy-forward.ipynb"
    save(first, answered(SLUG, {}), monkeypatch)
    os.utime(first, (1, 1))
    run(shell, book.cells)
    lines = shown(capsys)
    assert lines[0].startswith("✔ Ready to hand in")
    assert "The file is called `mine.ipynb`; it is found sooner as" in lines[2]


def test_an_untouched_notebook_names_every_task(shell, capsys):
    run(shell, answered(SLUG, {}).cells)
    assert shown(capsys) == [
        "○ Not ready to hand in yet: Exercise 7: Forward passes from scratch.",
        "· Not started: `two_neurons`, `relu_network`, `forward`, `from_keras`.",
        "0 of 4 tasks are right, 0 of 13 points.",
        "The file should be called `numpy-forward.ipynb`; its name cannot be seen "
        "from here.",
    ]


def test_a_half_done_notebook_names_what_is_left(shell, capsys):
    book = notebook(forward=None, from_keras="def from_keras(model):\n    return 1 +")
    run(shell, book.cells)
    lines = shown(capsys)
    assert lines[1:3] == [
        "· Not started: `forward`.",
        "· Stopped with an error: `from_keras`.",
    ]
    assert "2 of 4 tasks are right" in lines[3]


def test_cells_that_were_never_run_or_checked_are_named(shell, capsys):
    cells = [cell for cell in notebook().cells if cell.get("id") != "check-forward"]
    run(shell, [cell for cell in cells if cell.get("id") != "two_neurons"])
    lines = shown(capsys)
    assert "· Not run: `two_neurons`." in lines
    assert "· Not checked: `forward`." in lines


def test_a_run_of_all_cells_goes_past_an_answer_that_raises():
    book = begun(forward="def forward(X, layers):\n    return X +")
    for cell in book.cells:
        cell.source = cell.source.replace("import keras", "")
        if cell.source.startswith("model = keras"):
            cell.source = ""
    NotebookClient(book, timeout=300).execute()
    said = book.cells[-1].outputs[0].data["text/plain"]
    assert "· Stopped with an error: `forward`." in said
    assert "· Not started: `two_neurons`, `relu_network`, `from_keras`." in said


def test_a_broken_cell_of_the_learners_own_is_named(shell, capsys):
    book = begun()
    book.cells.insert(4, nbformat.v4.new_code_cell("no_such_name + 1"))
    run(shell, book.cells)
    assert shown(capsys)[2] == (
        "· The cells did not run from top to bottom in one go: the cell that begins "
        f"with `no_such_name + 1` stopped with an error. {AGAIN}"
    )


def test_an_answer_that_was_changed_asks_for_a_run_from_the_top(shell, capsys):
    book = begun(forward="def forward(X, layers):\n    return X")
    again = next(cell for cell in book.cells if cell.get("id") == "forward")
    run(shell, [*book.cells[:-1], again, book.cells[-1]])
    assert "the answer to `forward` ran twice." in shown(capsys)[2]


def test_an_answer_that_was_not_saved_is_named(shell, tmp_path, monkeypatch, capsys):
    save(tmp_path / "numpy-forward.ipynb", begun(forward="forward = 3"), monkeypatch)
    run(shell, begun(forward="forward = 4").cells)
    assert "the answer to `forward` in the saved file is not the" in shown(capsys)[2]


def test_a_file_of_another_name_gets_its_name(shell, tmp_path, monkeypatch, capsys):
    save(tmp_path / "Untitled3.ipynb", begun(), monkeypatch)
    run(shell, begun().cells)
    wanted = "The file is called `Untitled3.ipynb`; it is found sooner "
    wanted += "as `numpy-forward.ipynb`."
    assert wanted in shown(capsys)


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("relu.ipynb", True),
        ("ada_relu.ipynb", True),
        ("Copy of relu (2).ipynb", True),
        ("04-ReLU final.ipynb", True),
        ("Untitled.ipynb", False),
        ("single-neuron.ipynb", False),
        ("prelude.ipynb", False),
    ],
)
def test_a_file_name_must_name_the_exercise(name, right):
    expected = (
        []
        if right
        else [f"The file is called `{name}`; it is found sooner as `relu.ipynb`."]
    )
    assert name_faults(name, "04-relu") == expected


CELLS = [
    "import numpy",
    "# task: a\nx = 1",
    'check("a")',
    "own = 2",
    "# task: b\ny = x",
]
OTHER = [*CELLS[:4], "# task: b\ny = 5"]
OWN = "the cell that begins with `own = 2`"


@pytest.mark.parametrize(
    ("ran", "whole", "fault"),
    [
        (CELLS, True, ""),
        ([*CELLS, 'check("a")', "check.summary()", ""], True, ""),
        ([*CELLS[:1], "scratch", *CELLS[1:]], False, ""),
        (
            [*CELLS[:1], "scratch", *CELLS[1:]],
            True,
            "the cell that begins with `scratch` is not in the saved file",
        ),
        (CELLS[:3] + CELLS[4:], True, f"{OWN} did not run"),
        ([*CELLS, CELLS[3]], True, f"{OWN} ran twice"),
        ([CELLS[4], CELLS[1]], False, "the answer to `a` ran after cells below it"),
        (OTHER, True, "the answer to `b` in the saved file is not the one that ran"),
        (OTHER, False, ""),
    ],
)
def test_the_order_of_a_run_is_said_in_words(ran, whole, fault):
    cells = [*CELLS, 'check.ready("04-relu")', "left over"]
    assert order_fault(ran, cells, whole=whole) == fault


@pytest.mark.parametrize("content", ["", "[]", '{"cells": [1]}', json.dumps({"a": 1})])
def test_a_file_that_is_no_notebook_is_passed_over(
    shell, tmp_path, monkeypatch, capsys, content
):
    file = tmp_path / "numpy-forward.ipynb"
    file.write_text(content)
    monkeypatch.setenv("JPY_SESSION_NAME", str(file))
    monkeypatch.setattr(session, "cells_run", lambda: ["x = 1"])
    check.ready(SLUG)
    assert shown(capsys)[1].startswith("· Not run: ")


def test_visual_studio_code_tells_the_name_in_the_notebook(shell, capsys, tmp_path):
    shell.user_ns["__vsc_ipynb_file__"] = str(tmp_path / "old.ipynb")
    check.ready(SLUG)
    assert "its name cannot be seen from here." in capsys.readouterr().out
    (tmp_path / "old.ipynb").write_text("{}")
    check.ready(SLUG)
    assert "The file is called `old.ipynb`" in capsys.readouterr().out


def test_what_a_learner_wrote_is_escaped(shell, monkeypatch):
    seen = {}
    monkeypatch.setattr(readiness, "show_twins", seen.update)
    monkeypatch.setattr(session, "cells_run", lambda: ["x"])
    session.seen.stopped.append("<b>`hm`</b>")
    check.ready(SLUG)
    assert "<b>" not in seen["text/html"] and "&lt;b&gt;" in seen["text/html"]


def test_what_was_not_judged_gives_no_points(shell, monkeypatch, capsys):
    verdict = Verdict("forward", Status.NOT_JUDGED, 0, 4, "Our failure.")
    session.remember(verdict)
    check.ready(SLUG)
    assert "0 of 4 tasks are right, 0 of 13 points." in capsys.readouterr().out


def test_a_wrong_exercise_and_a_graded_run_get_a_message(monkeypatch, capsys):
    check.ready("4")
    assert "There is no exercise '4'. The exercises are: 01-" in capsys.readouterr().out
    monkeypatch.setenv("NEURONS_CHECK", "deferred")
    check.ready(SLUG)
    assert capsys.readouterr().out == "judged after the run\n"


def test_outside_a_notebook_it_says_where_to_open_it(monkeypatch, capsys):
    monkeypatch.setattr(session, "shell", lambda: None)
    monkeypatch.setattr(session, "seen", session.Seen())
    check.ready(SLUG)
    assert "open the exercise in Jupyter or Colab" in capsys.readouterr().out


def test_an_answer_in_a_text_cell_is_named(shell, tmp_path, monkeypatch, capsys):
    book = begun()
    at = next(i for i, cell in enumerate(book.cells) if cell.id == "check-two_neurons")
    text = "```python\ndef two_neurons(x):\n    return x\n```"
    book.cells.insert(at, nbformat.v4.new_markdown_cell(text))
    save(tmp_path / "numpy-forward.ipynb", book, monkeypatch)
    readiness.ready(SLUG)
    line = "· `two_neurons` stands in a text cell: make it a code cell and run it."
    assert [x for x in shown(capsys) if "text cell" in x] == [line]


def test_an_answer_in_another_cell_than_its_own_is_started(shell, monkeypatch):
    stub = next(c.source for c in answered(SLUG, {}).cells if c.id == "two_neurons")
    shell.run_cell("def two_neurons(*_):\n    return 3", store_history=True)
    shell.run_cell(stub, store_history=True)
    assert shell.user_ns["two_neurons"]() == 3
    session.remember(Verdict("two_neurons", Status.WRONG, 0, 3, ""))
    assert "two_neurons" not in "".join(readiness.missing_answers(SLUG))
