"""A notebook of another release is graded, and says what changed."""

import pytest

from autograder.rebuild import rebuild
from support.handed_in import (
    ANSWERS,
    INSTALL,
    as_bytes,
    handed_in,
    labeled,
    make_release,
    source_of,
    without_labels,
)

pytestmark = pytest.mark.unit


def of_release(notebook, version):
    notebook.metadata["neurons"] = {"exercise": "01-demo", "version": version}
    return notebook


def test_a_notebook_of_an_older_release_is_graded_and_says_what_changed():
    old = of_release(handed_in(**ANSWERS), "0.0.9")
    # It had a task that is gone, had not the last one, and was given other cells.
    cells = [cell for cell in old.cells if "line" not in cell.id]
    cells[0].source = INSTALL.replace("install it", "install the older one")
    cells[1].source = "import numpy as np, pandas as pd"
    cells += [labeled("# task: gone\nx = 3", "gone")]
    cells += [labeled('check("gone")', "check-gone")]
    old.cells = cells
    rebuilt = rebuild(of_release(make_release(), "0.1.0"), as_bytes(old))
    assert rebuilt.repairs == [
        "The notebook is of release 0.0.9; it was graded as 0.1.0.",
        "New since then, and so not in the notebook: `line`.",
        "No longer part of the exercise, and without points: `gone`.",
        "A given cell is new since then; your notebook's own was run after it.",
    ]
    assert rebuilt.missing == {"line"}
    assert source_of(rebuilt, "neuron") == ANSWERS["neuron"]
    assert "x = 3" in [c.source.split("\n")[-1] for c in rebuilt.notebook.cells]
    assert rebuilt.notebook.metadata["neurons"]["version"] == "0.1.0"


def test_a_notebook_of_a_newer_release_says_who_is_to_update():
    new = of_release(handed_in(**ANSWERS), "0.10.0")
    rebuilt = rebuild(of_release(make_release(), "0.9.1"), as_bytes(new))
    assert rebuilt.repairs == [
        "The notebook is of release 0.10.0, newer than the grader's 0.9.1; "
        "whoever grades should update the course."  # a learner's sentence
    ]


def test_the_release_shows_in_the_cell_that_installs_when_metadata_are_lost():
    old = without_labels(handed_in(**ANSWERS))
    old.cells[0].source = "%pip install from_one_neuron_up-0.0.9-py3-none-any.whl"
    rebuilt = rebuild(of_release(make_release(), "0.1.0"), as_bytes(old))
    assert "The notebook is of release 0.0.9; it was graded as 0.1.0." in (
        rebuilt.repairs
    )


FORMER = """\
# Finds the course's package, or installs it (your TensorFlow stays as it is).
try:
    import neurons

    print(f"Found the course's package, version {neurons.__version__}.")
except ModuleNotFoundError:
    %pip install -q https://github.com/a/b/from_one_neuron_up-0.1.0-py3-none-any.whl
    print("Installed the course's package.")"""


@pytest.mark.parametrize(("added", "notes"), [("", 0), ("\nimport seaborn", 1)])
def test_the_former_first_cell_needs_no_note_unless_something_was_added(added, notes):
    notebook = of_release(handed_in(**ANSWERS), "0.1.0")
    notebook.cells[0].source = FORMER + added
    rebuilt = rebuild(of_release(make_release(), "0.1.0"), as_bytes(notebook))
    said = ["The cell that installs the package was not run."] * notes
    assert rebuilt.repairs == said
    assert rebuilt.notebook.cells[0].source == INSTALL


@pytest.mark.parametrize(
    "odd", [3, "x", {"version": 3}, {"version": "9" * 9}, {"version": "1.0\n2"}, None]
)
def test_odd_words_about_a_release_are_passed_over(odd):
    notebook = handed_in(**ANSWERS)
    notebook.metadata["neurons"] = odd
    rebuilt = rebuild(of_release(make_release(), "0.1.0"), as_bytes(notebook))
    assert rebuilt.repairs == []
