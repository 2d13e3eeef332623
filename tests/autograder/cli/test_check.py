"""`autograder check`: what is missing in one notebook before it is handed in."""

import nbformat
import pytest
from click.testing import CliRunner

from autograder.cli.commands import cli
from support.notebooks import answered, chosen

SLUG = "07-numpy-forward"


@pytest.fixture
def look(course_folder, monkeypatch, sandbox):
    """Run the command in the course: `look(path)` gives exit code and lines."""
    monkeypatch.chdir(course_folder)

    def command(path):
        words = ["check", str(path), "--sandbox", sandbox]
        done = CliRunner().invoke(cli, words)
        return done.exit_code, done.output.strip().split("\n")

    return command


def put(file, kind="right", **changes):
    """A learner's notebook with answers of a kind, but for these; None is the stub."""
    sources = {task: one.source for task, one in chosen(SLUG, kind).items()}
    sources |= changes
    file.parent.mkdir(parents=True, exist_ok=True)
    book = answered(SLUG, {task: s for task, s in sources.items() if s is not None})
    nbformat.write(book, file)
    return file


@pytest.mark.slow
def test_a_whole_notebook_can_be_handed_in(look, tmp_path):
    code, lines = look(put(tmp_path / "ada_numpy-forward.ipynb"))
    assert lines[1] == "Exercise 7: Forward passes from scratch"
    assert lines[-1] == "Nothing is missing: it can be handed in."
    assert code == 0


def test_what_stops_from_the_top_and_a_wrong_name_are_reported(look, tmp_path):
    file = put(tmp_path / "single-neuron.ipynb", forward="return 3", from_keras=None)
    book = nbformat.read(file, as_version=4)
    book.cells.insert(3, nbformat.v4.new_code_cell("made_later + 1"))
    nbformat.write(book, file)
    code, lines = look(file)
    assert lines[2].split() == ["✓", "two_neurons", "3", "of", "3", "right"]
    assert "      Your cell stopped with SyntaxError in line 2: `return 3`." in lines
    at = next(i for i, line in enumerate(lines) if "from_keras" in line)
    assert lines[at].split() == ["○", "from_keras", "0", "of", "4", "not", "started"]
    assert lines[at + 1] == "      `from_keras` is not there yet."
    assert [line for line in lines if line.startswith("missing: ")] == [
        "missing: Not started: `from_keras`.",
        "missing: Stopped with an error: `forward`.",
        "missing: Run from the top, the cell that begins with `made_later + 1` stops "
        "with NameError.",
    ]
    note = "note: The file is called `single-neuron.ipynb`; it is found sooner as "
    assert f"{note}`numpy-forward.ipynb`." in lines
    assert code == 1


def test_a_damaged_notebook_says_what_would_be_repaired(look, tmp_path):
    file = put(tmp_path / "numpy-forward.ipynb")
    content = file.read_bytes()
    file.write_bytes(content[: content.index(b"# task: from_keras")])
    code, lines = look(file)
    begin = "the grader would mend: "  # a learner's sentence
    repairs = [line for line in lines if line.startswith(begin)]
    assert "cells could still be read" in repairs[0]
    assert "missing: Not started: `from_keras`." in lines
    assert code == 1


def test_a_file_that_is_no_notebook_is_named_and_nothing_is_judged(look, tmp_path):
    file = tmp_path / "numpy-forward.ipynb"
    file.write_text("<!DOCTYPE html><html><body>Sign in</body></html>")
    code, lines = look(file)
    assert lines[1:3] == [
        "Exercise 7: Forward passes from scratch",
        "This is a web page, not a notebook.",
    ]
    assert "File → Download" in lines[-1]
    assert code == 1


def test_a_module_that_the_notebook_names_is_there(look, tmp_path):
    answer = chosen(SLUG, "right")["forward"].source
    file = put(tmp_path / "numpy-forward.ipynb", forward=f"import shared\n{answer}")
    (tmp_path / "shared.py").write_text("factor = 1\n")
    (tmp_path / "other.py").write_text("factor = 2\n")
    code, lines = look(file)
    assert lines[-1] == "Nothing is missing: it can be handed in."
    assert code == 0


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("", "is no notebook; name one .ipynb file."),
        ("a.zip", "is no notebook; name one .ipynb file."),
        ("nowhere.ipynb", "nowhere.ipynb does not exist; check the path."),
        ("other.ipynb", "holds no notebook of this course"),
    ],
)
def test_what_cannot_be_looked_at_is_wrong_use(look, tmp_path, name, message):
    (tmp_path / "a.zip").write_bytes(b"")
    nbformat.write(nbformat.v4.new_notebook(), tmp_path / "other.ipynb")
    code, lines = look(tmp_path / name)
    assert code == 2
    assert lines[-1].startswith("Error: ") and message in lines[-1]
