"""Whatever a learner hands in becomes a notebook that can be run."""

from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from autograder.rebuild import rebuild
from support.handed_in import (
    ANSWERS,
    IMPORTS,
    STUBS,
    as_bytes,
    handed_in,
    labeled,
    make_release,
    place,
    source_of,
    without_labels,
)

pytestmark = pytest.mark.unit

ROOT = Path(__file__).resolve().parents[3]


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
    notebook.cells.append(labeled("# task: estimate\ncalories_5g = 7", "estimate"))
    notebook.cells[-1].id = "copy"
    rebuilt = rebuild(make_release(), as_bytes(notebook))
    assert source_of(rebuilt, "estimate").endswith("= 7")
    assert "Task `estimate` had 2 edited cells; the last counts." in rebuilt.repairs


def test_an_untouched_copy_does_not_replace_an_answer():
    notebook = handed_in(**ANSWERS)
    notebook.cells.append(labeled(STUBS["estimate"], "estimate"))
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
    assert sources[at - 1].startswith("## Task `estimate`")
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


STYLED = '<span style="color:red">**{}**</span>'


@pytest.mark.parametrize("form", ["{}", STYLED])
@pytest.mark.parametrize("own", [ANSWERS["estimate"], STUBS["estimate"]])
def test_of_cells_between_the_marks_of_a_merge_one_side_counts(form, own):
    notebook = handed_in(estimate=own)
    at = place(notebook, own)
    other = labeled("# task: estimate\ncalories_5g = 7", "estimate")
    other.id = "copy"
    marks = "<<<<<<< local", "=======", ">>>>>>> remote"
    first, middle, last = (new_markdown_cell(form.format(mark)) for mark in marks)
    notebook.cells[at : at + 1] = [first, notebook.cells[at], middle, other, last]
    rebuilt = rebuild(make_release(), as_bytes(notebook))
    used = own if own == ANSWERS["estimate"] else other.source
    assert source_of(rebuilt, "estimate") == used
    assert "between marks of an unfinished git merge" in rebuilt.repairs[0]


def test_a_line_below_a_heading_is_no_mark_of_a_merge():
    notebook = handed_in(**ANSWERS)
    notebook.cells.insert(3, new_markdown_cell("======="))
    assert rebuild(make_release(), as_bytes(notebook)).repairs == []


def test_a_stub_does_not_redefine_what_a_module_of_ones_own_gives():
    notebook = handed_in()
    notebook.cells.insert(2, new_code_cell("from helper import neuron"))
    rebuilt = rebuild(make_release(), as_bytes(notebook))
    assert "def neuron" not in source_of(rebuilt, "neuron")
    assert "neuron" not in rebuilt.untouched | rebuilt.missing


def test_a_cell_that_was_split_is_put_together_again():
    notebook = handed_in(**ANSWERS)
    at = place(notebook, ANSWERS["neuron"])
    notebook.cells[at].source, rest = ANSWERS["neuron"].split("\n", 1)
    # An editor copies the label to both parts.
    part = labeled(rest, "neuron")
    part.id = "another"
    notebook.cells.insert(at + 1, part)
    rebuilt = rebuild(make_release(), as_bytes(notebook))
    assert source_of(rebuilt, "neuron").replace("\n\n", "\n") == ANSWERS["neuron"]
    assert not rebuilt.missing and not rebuilt.untouched


def test_an_unlabeled_stub_with_a_misspelled_name_is_still_its_tasks_cell():
    notebook = without_labels(handed_in(**ANSWERS), markers=False)
    answer = notebook.cells[place(notebook, "calories_5g = ")]
    answer.source = STUBS["estimate"].replace("# task: estimate\n", "")
    answer.source = answer.source.replace("...", "calorie_5g = 102.5")
    rebuilt = rebuild(make_release(), as_bytes(notebook))
    assert source_of(rebuilt, "estimate").endswith(answer.source)
    assert "estimate" not in rebuilt.missing
