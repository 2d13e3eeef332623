"""Set-up and troubleshooting: the messages are real, the self-test tells the truth."""

import itertools
import re
import subprocess
import sys
from importlib import util

import jupytext
import pytest

from book import chapter, form

# What each of the twenty cells must show, in the order of the page.
MESSAGES = [
    "NameError: name 'x_train' is not defined",
    "ModuleNotFoundError: No module named 'neurons'",
    "SyntaxError: '(' was never closed",
    "IndentationError: expected an indented block",
    "FileNotFoundError: [Errno 2] No such file or directory: 'cereal.csv'",
    "AttributeError: 'NoneType' object has no attribute 'summary'",
    "KeyError: 'Sugars'",
    "ValueError: operands could not be broadcast together with shapes (76,)",
    "ValueError: matmul: Input operand 1 has a mismatch in its core dimension",
    "ValueError: cannot reshape array of size 76 into shape (25,3)",
    "ValueError: The truth value of an array with more than one element is",
    "TypeError: can't multiply sequence by non-int of type 'float'",
    "IndexError: index 3 is out of bounds for axis 0 with size 3",
    "expected min_ndim=2, found ndim=1",
    "ValueError: You called `set_weights(weights)` on layer",
    "expected axis -1 of input shape to have value 3, but",
    "ValueError: You must call `compile()` before using the model.",
    "ValueError: Data cardinality is ambiguous.",
    "ValueError: Unrecognized data type: x=[[1.0, 2.0, 3.0]]",
    "loss: nan   unknown values in X: 1",
]


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    folder = tmp_path_factory.mktemp("troubleshooting")
    return chapter.run("reference/troubleshooting", folder)


@pytest.fixture
def setup_cells(root):
    notebook = jupytext.read(root / "chapters/reference/setup.md")
    return [cell.source for cell in notebook.cells if cell.cell_type == "code"]


def test_each_of_the_twenty_errors_shows_its_real_message(page):
    assert [int(h.split(".")[0]) for h in page.headings(3)] == [*range(1, 21)]
    shown = [chapter.shown(cell) for cell in page.code[2:]]
    assert len(shown) == len(MESSAGES)
    for text, message in zip(shown, MESSAGES, strict=True):
        assert message in text


def test_each_error_is_followed_by_words_on_what_to_do(page):
    cells = page.notebook.cells
    for cell, after in itertools.pairwise(cells):
        if cell.cell_type == "code" and cell in page.code[2:]:
            assert len(after.source.split("###")[0].split("##")[0].split()) >= 12


def test_cells_are_quiet_and_fit_the_column(page):
    form.demand_cells(page.code)


def test_prose_asks_for_no_more_than_ten_years_of_school(page):
    assert page.reading_grade() <= 10


def test_messages_of_the_set_up_are_those_of_pip_and_the_shell(root, tmp_path):
    text = (root / "chapters/reference/setup.md").read_text(encoding="utf-8")
    pip = [sys.executable, "-m", "pip", "install", "--no-index", "tensorflow==0.0.0"]
    pip += ["--disable-pip-version-check", "--target", str(tmp_path)]
    output = subprocess.run(pip, capture_output=True, text=True).stderr
    assert "`No matching distribution found for tensorflow`" in text
    assert "No matching distribution found for tensorflow" in output
    shell = ["/bin/bash", "-c", "make"]
    output = subprocess.run(shell, env={"PATH": "/nowhere"}, capture_output=True).stderr
    assert "`make: command not found`" in text
    assert b"make: command not found" in output


def test_self_test_says_that_all_is_there(setup_cells, capsys):
    exec(setup_cells[0], {})
    assert capsys.readouterr().out == "All six libraries are here.\n"


@pytest.mark.parametrize("missing", ["keras", "neurons"])
def test_self_test_names_what_is_missing_and_the_command(
    setup_cells, capsys, monkeypatch, missing
):
    find = util.find_spec
    monkeypatch.setattr(
        util, "find_spec", lambda name: None if name == missing else find(name)
    )
    exec(setup_cells[0], {})
    output = capsys.readouterr().out
    source = "git+" if missing == "neurons" else "keras"
    assert re.match(rf"{missing} is missing; type: .+ -m pip install {source}", output)
    assert len(output.splitlines()) == 1


def test_self_test_refuses_a_python_without_tensorflow(
    setup_cells, capsys, monkeypatch
):
    monkeypatch.setattr(sys, "version_info", (3, 10, 0))
    exec(setup_cells[0], {})
    assert "TensorFlow needs Python 3.11 to 3.14" in capsys.readouterr().out
