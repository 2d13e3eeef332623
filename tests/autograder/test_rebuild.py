"""Whatever a learner hands in becomes a notebook that can be run."""

import json
import re
from pathlib import Path

import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from autograder.rebuild import rebuild
from autograder.rebuild_read import read_cells

ROOT = Path(__file__).resolve().parents[2]
STUBS = {
    "neuron": "# task: neuron\ndef neuron(x, w, b):\n    ...  # your answer",
    "estimate": "# task: estimate\n# Define calories_5g, in kcal.\n...  # your answer",
    "line": "# task: line\n# Define w_fit and b_fit.\n...  # your answer",
}
ANSWERS = {
    "neuron": "# task: neuron\ndef neuron(x, w, b):\n    return w * x + b",
    "estimate": "# task: estimate\ncalories_5g = 102.5",
    "line": "# task: line\nw_fit, b_fit = 2.5356, 89.158",
}
IMPORTS = "import numpy as np\nfrom neurons import check, datasets"
INSTALL = "try:\n    import neurons\nexcept ModuleNotFoundError:\n    %pip install it"


def make_release():
    install = new_code_cell(INSTALL, id="code-01", metadata={"tags": ["install"]})
    cells = [install, new_code_cell(IMPORTS, id="code-02")]
    for task, stub in STUBS.items():
        cells.append(new_markdown_cell(f"## Task `{task}`", id=f"text-{task}"))
        cells.append(_labelled(stub, task))
        cells.append(_labelled(f'check("{task}")', f"check-{task}"))
    return new_notebook(cells=cells)


def _labelled(source, name):
    metadata = {"nbgrader": {"grade_id": name, "schema_version": 3}}
    return new_code_cell(source, id=name, metadata=metadata)


def handed_in(**answers):
    """A learner's notebook with these answers; the other cells as given."""
    notebook = make_release()
    for cell in notebook.cells:
        if cell.id in answers:
            cell.source = answers[cell.id]
    return notebook


def as_bytes(notebook):
    return nbformat.writes(notebook).encode()


def place(notebook, source):
    return next(i for i, c in enumerate(notebook.cells) if source in c.source)


def source_of(rebuilt, task):
    cells = rebuilt.notebook.cells
    return next(
        c.source
        for c in cells
        if c.metadata.get("nbgrader", {}).get("grade_id") == task
    )


def without_labels(notebook, *, markers=True):
    for number, cell in enumerate(notebook.cells):
        cell.metadata = {}
        cell.id = f"other-{number}"
        if not markers:
            cell.source = re.sub(r"# task: \w+\n", "", cell.source)
    return notebook


def test_a_plain_submission_needs_no_repair():
    rebuilt = rebuild(make_release(), as_bytes(handed_in(**ANSWERS)))
    assert rebuilt.repairs == []
    assert rebuilt.untouched == rebuilt.missing == frozenset()
    assert [source_of(rebuilt, task) for task in ANSWERS] == list(ANSWERS.values())
    nbformat.validate(rebuilt.notebook)


def test_the_release_given_in_is_not_changed():
    release = make_release()
    before = as_bytes(release)
    rebuild(release, as_bytes(handed_in(**ANSWERS)))
    assert as_bytes(release) == before


def test_the_stub_counts_as_untouched():
    rebuilt = rebuild(make_release(), as_bytes(make_release()))
    assert rebuilt.untouched == frozenset(STUBS)
    assert rebuilt.missing == frozenset()


@pytest.mark.parametrize(
    "source",
    [
        "",
        "...",
        "pass",
        "# only a comment",
        "calories_5g = None",
        "calories_5g = ...",
        "def f():\n    '''Later.'''",
        "raise NotImplementedError",
    ],
)
def test_cells_that_say_nothing_are_untouched(source):
    notebook = handed_in(estimate=source)
    assert "estimate" in rebuild(make_release(), as_bytes(notebook)).untouched


def test_a_deleted_cell_is_missing_and_said_so():
    notebook = handed_in(**ANSWERS)
    del notebook.cells[place(notebook, "calories_5g")]
    rebuilt = rebuild(make_release(), as_bytes(notebook))
    assert rebuilt.missing == {"estimate"}
    assert rebuilt.repairs == [
        "The cell of task `estimate` was not found; it counts as not started."
    ]


def test_answers_without_metadata_are_found_by_their_comment():
    notebook = without_labels(handed_in(**ANSWERS))
    rebuilt = rebuild(make_release(), as_bytes(notebook))
    assert [source_of(rebuilt, task) for task in ANSWERS] == list(ANSWERS.values())
    assert rebuilt.repairs[0] == (
        "The answer to task `neuron` was found by its comment `# task: neuron`: "
        "its cell had lost its label."
    )


def test_answers_without_any_label_are_found_by_the_names_they_define():
    notebook = without_labels(handed_in(**ANSWERS), markers=False)
    rebuilt = rebuild(make_release(), as_bytes(notebook))
    assert rebuilt.missing == frozenset()
    assert source_of(rebuilt, "line") == "w_fit, b_fit = 2.5356, 89.158"
    assert "by the names that it defines" in rebuilt.repairs[0]


def test_an_answer_below_an_untouched_stub_is_used():
    notebook = handed_in()
    notebook.cells.append(new_code_cell("calories_5g = 90 + 12.5", id="mine"))
    rebuilt = rebuild(make_release(), as_bytes(notebook))
    assert source_of(rebuilt, "estimate") == "calories_5g = 90 + 12.5"
    assert "estimate" not in rebuilt.untouched


def test_of_two_edited_copies_the_last_counts():
    notebook = handed_in(**ANSWERS)
    notebook.cells.append(_labelled("# task: estimate\ncalories_5g = 7", "estimate"))
    notebook.cells[-1].id = "copy"
    rebuilt = rebuild(make_release(), as_bytes(notebook))
    assert source_of(rebuilt, "estimate").endswith("= 7")
    assert "Task `estimate` had 2 edited cells; the last counts." in rebuilt.repairs


def test_an_untouched_copy_does_not_replace_an_answer():
    notebook = handed_in(**ANSWERS)
    notebook.cells.append(_labelled(STUBS["estimate"], "estimate"))
    notebook.cells[-1].id = "copy"
    rebuilt = rebuild(make_release(), as_bytes(notebook))
    assert source_of(rebuilt, "estimate") == ANSWERS["estimate"]


def test_extra_cells_stay_where_the_learner_put_them():
    notebook = handed_in(**ANSWERS)
    helper = new_code_cell("def helper():\n    return 1", id="h")
    notebook.cells.insert(place(notebook, "calories_5g"), helper)
    cells = rebuild(make_release(), as_bytes(notebook)).notebook.cells
    sources = [cell.source for cell in cells]
    at = sources.index("def helper():\n    return 1")
    assert sources[at - 1] == "## Task `estimate`"
    assert sources[at + 1] == ANSWERS["estimate"]


def test_a_given_cell_that_was_changed_runs_after_the_original():
    notebook = handed_in(**ANSWERS)
    notebook.cells[1].source = IMPORTS + "\nimport math"
    sources = [
        c.source for c in rebuild(make_release(), as_bytes(notebook)).notebook.cells
    ]
    assert sources[1:3] == [IMPORTS, IMPORTS + "\nimport math"]


def test_a_changed_check_cell_is_replaced_by_the_original():
    notebook = handed_in(**ANSWERS)
    notebook.cells[place(notebook, 'check("line")')].source = "print('12 points')"
    rebuilt = rebuild(make_release(), as_bytes(notebook))
    assert source_of(rebuilt, "check-line") == 'check("line")'
    assert not any("12 points" in cell.source for cell in rebuilt.notebook.cells)
    assert rebuilt.repairs == [
        "The check cell of task `line` had been changed; the original one was used."
    ]


def test_merged_cells_are_cut_apart():
    notebook = handed_in(**ANSWERS)
    merged = ANSWERS["neuron"] + "\n\n" + ANSWERS["estimate"]
    notebook.cells[place(notebook, "def neuron")].source = merged
    notebook.cells = [c for c in notebook.cells if c.id != "estimate"]
    rebuilt = rebuild(make_release(), as_bytes(notebook))
    assert source_of(rebuilt, "neuron").strip() == ANSWERS["neuron"]
    assert source_of(rebuilt, "estimate") == ANSWERS["estimate"]
    assert "it was cut apart" in rebuilt.repairs[0]


def test_reordered_cells_return_to_their_places():
    notebook = handed_in(**ANSWERS)
    notebook.cells.reverse()
    rebuilt = rebuild(make_release(), as_bytes(notebook))
    ids = [cell.id for cell in rebuilt.notebook.cells]
    assert ids == [cell.id for cell in make_release().cells]
    assert [source_of(rebuilt, task) for task in ANSWERS] == list(ANSWERS.values())


def test_a_solution_in_a_text_cell_is_run_as_code():
    notebook = handed_in(**ANSWERS)
    at = place(notebook, "calories_5g")
    text = new_markdown_cell(ANSWERS["estimate"], id="estimate")
    notebook.cells[at] = text
    rebuilt = rebuild(make_release(), as_bytes(notebook))
    assert source_of(rebuilt, "estimate") == ANSWERS["estimate"]
    assert any("had become a text cell" in repair for repair in rebuilt.repairs)


@pytest.mark.parametrize(
    "encode",
    [
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.encode("utf-16"),
        lambda text: text.encode("utf-16-be"),
        lambda text: text.encode("utf-32"),
        lambda text: text.encode("latin-1"),
    ],
)
def test_other_encodings_and_line_ends_are_read(encode):
    answers = ANSWERS | {"estimate": "# task: estimate\ncalories_5g = 102.5  # né"}
    text = json.dumps(
        json.loads(nbformat.writes(handed_in(**answers))), ensure_ascii=False, indent=1
    )
    rebuilt = rebuild(make_release(), encode(text))
    assert source_of(rebuilt, "estimate") == answers["estimate"]


def test_a_notebook_of_format_3_is_upgraded():
    cells = [
        {"cell_type": "code", "input": source, "outputs": [], "language": "python"}
        for source in ANSWERS.values()
    ]
    old = {"nbformat": 3, "metadata": {}, "worksheets": [{"cells": cells}]}
    rebuilt = rebuild(make_release(), json.dumps(old).encode())
    assert [source_of(rebuilt, task) for task in ANSWERS] == list(ANSWERS.values())
    assert "old format (3)" in rebuilt.repairs[0]


def test_a_cut_off_file_gives_the_cells_before_the_cut():
    content = as_bytes(handed_in(**ANSWERS))
    cut = content[: content.index(b"w_fit, b_fit")]
    rebuilt = rebuild(make_release(), cut)
    assert source_of(rebuilt, "estimate") == ANSWERS["estimate"]
    assert rebuilt.missing == {"line"}
    assert rebuilt.repairs[0].startswith("The file is damaged or cut off; 9 cells")


def test_conflict_marks_in_the_middle_cost_only_their_cell():
    content = as_bytes(handed_in(**ANSWERS))
    broken = content.replace(b'"# task: estimate', b'<<<<<<< HEAD\n "# task: estimate')
    rebuilt = rebuild(make_release(), broken)
    assert source_of(rebuilt, "line") == ANSWERS["line"]
    assert rebuilt.missing == {"estimate"}


@pytest.mark.parametrize(
    "content", [b"", b"\0\0\0", b"hello", b"[]", b"null", b'{"cells": 3}', b"\xff\xfe"]
)
def test_a_file_that_is_no_notebook_gives_missing_tasks_and_a_reason(content):
    rebuilt = rebuild(make_release(), content)
    assert rebuilt.missing == frozenset(STUBS)
    assert len(rebuilt.repairs) == 1
    nbformat.validate(rebuilt.notebook)


def test_too_many_extra_cells_are_left_out_and_said_so():
    notebook = handed_in(**ANSWERS)
    notebook.cells += [new_code_cell(f"x = {i}") for i in range(310)]
    rebuilt = rebuild(make_release(), as_bytes(notebook))
    assert len(rebuilt.notebook.cells) == len(make_release().cells) + 300
    assert rebuilt.repairs[-1].endswith("10 were left out.")


@settings(max_examples=60, deadline=None)
@given(end=st.integers(min_value=0, max_value=len(as_bytes(handed_in(**ANSWERS)))))
def test_a_file_cut_anywhere_still_gives_a_valid_notebook(end):
    rebuilt = rebuild(make_release(), as_bytes(handed_in(**ANSWERS))[:end])
    nbformat.validate(rebuilt.notebook)
    for task in STUBS:
        found = task not in rebuilt.missing
        assert source_of(rebuilt, task) == (ANSWERS[task] if found else STUBS[task])


@pytest.mark.parametrize("nested", ["-" * 100_000 + "1", "1" + "+1" * 50_000])
def test_absurdly_nested_code_does_not_stop_the_rebuilding(nested):
    source = "# task: estimate\n" + nested
    rebuilt = rebuild(make_release(), as_bytes(handed_in(estimate=source)))
    assert source_of(rebuilt, "estimate") == source
    assert "estimate" not in rebuilt.untouched


def test_a_flood_of_cells_is_cut_and_said_so():
    notebook = handed_in(**ANSWERS)
    notebook.cells += [new_code_cell("x") for _ in range(2000)]
    rebuilt = rebuild(make_release(), as_bytes(notebook))
    assert "The notebook has 2011 cells; the first 2000 were read." in rebuilt.repairs
    assert rebuilt.missing == frozenset()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                [
                    "cells",
                    "cell_type",
                    "source",
                    "metadata",
                    "nbgrader",
                    "grade_id",
                    "id",
                ]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)


@settings(max_examples=100, deadline=None)
@given(document=JSON)
def test_no_document_at_all_stops_the_rebuilding(document):
    rebuilt = rebuild(make_release(), json.dumps(document).encode())
    nbformat.validate(rebuilt.notebook)


@settings(max_examples=100, deadline=None)
@given(content=st.binary(max_size=200))
def test_no_bytes_at_all_stop_the_reading(content):
    assert read_cells(content).repairs or read_cells(content).cells == []


def test_a_name_that_two_tasks_share_goes_to_the_task_that_only_builds_it():
    release = nbformat.read(
        ROOT / "exercises/06-compile-fit/compile-fit.ipynb", as_version=4
    )
    build = "diabetes = keras.Sequential()\ndiabetes.compile('adam', 'mse')"
    fit = "diabetes = clone(model)\ndiabetes.fit(X_train)\nheld_out_accuracy = 0.77"
    bare = [new_code_cell("import keras"), new_code_cell(build), new_code_cell(fit)]
    for cells in (bare, [bare[0], bare[2], bare[1]]):
        rebuilt = rebuild(release, as_bytes(new_notebook(cells=cells)))
        answers = {
            cell.metadata.nbgrader.grade_id: cell.source
            for cell in rebuilt.notebook.cells
            if "nbgrader" in cell.metadata
        }
        assert answers["diabetes"] == build
        assert answers["trained"] == fit


def of_release(notebook, version):
    notebook.metadata["neurons"] = {"exercise": "01-demo", "version": version}
    return notebook


def test_a_notebook_of_an_older_release_is_graded_and_told_what_changed():
    old = of_release(handed_in(**ANSWERS), "0.0.9")
    # It had a task that is gone, had not the last one, and was given other cells.
    kept = [cell for cell in old.cells if "line" not in cell.id]
    kept[0].source = INSTALL.replace("install it", "install the older one")
    kept[1].source = "import numpy as np, pandas as pd"
    kept += [_labelled("# task: gone\nx = 3", "gone")]
    kept += [_labelled('check("gone")', "check-gone")]
    old.cells = kept
    rebuilt = rebuild(of_release(make_release(), "0.1.0"), as_bytes(old))
    assert rebuilt.repairs == [
        "The notebook is of release 0.0.9; it was graded as 0.1.0.",
        "New since then, and so not in the notebook: `line`.",
        "No longer part of the exercise, and without points: `gone`.",
    ]
    assert rebuilt.missing == {"line"}
    assert source_of(rebuilt, "neuron") == ANSWERS["neuron"]
    assert "x = 3" in [c.source.split("\n")[-1] for c in rebuilt.notebook.cells]
    assert rebuilt.notebook.metadata["neurons"]["version"] == "0.1.0"


def test_a_notebook_of_a_newer_release_says_who_is_to_update():
    new = of_release(handed_in(**ANSWERS), "0.10.0")
    rebuilt = rebuild(of_release(make_release(), "0.9.1"), as_bytes(new))
    assert rebuilt.repairs == [
        "The notebook is of release 0.10.0, newer than the grader's 0.9.1; whoever "
        "grades should update the course."
    ]


def test_the_release_shows_in_the_cell_that_installs_when_metadata_are_lost():
    old = without_labels(handed_in(**ANSWERS))
    old.cells[0].source = "%pip install from_one_neuron_up-0.0.9-py3-none-any.whl"
    rebuilt = rebuild(of_release(make_release(), "0.1.0"), as_bytes(old))
    assert "The notebook is of release 0.0.9; it was graded as 0.1.0." in (
        rebuilt.repairs
    )


@pytest.mark.parametrize(
    "odd", [3, "x", {"version": 3}, {"version": "9" * 9}, {"version": "1.0\n2"}, None]
)
def test_odd_words_about_a_release_are_passed_over(odd):
    notebook = handed_in(**ANSWERS)
    notebook.metadata["neurons"] = odd
    rebuilt = rebuild(of_release(make_release(), "0.1.0"), as_bytes(notebook))
    assert rebuilt.repairs == []
