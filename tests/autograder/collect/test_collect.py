"""What a person hands in is found, and nothing is dropped in silence."""

import os

import pytest

from autograder.collect import collect
from autograder.errors import CourseError
from support.submissions import COURSE, NOTEBOOK, SLUG, found, put, reasons

pytestmark = pytest.mark.unit


def test_nbgraders_layout_is_read(tmp_path):
    put(tmp_path / "ada" / SLUG / NOTEBOOK, "neuron")
    put(tmp_path / "bo" / SLUG / NOTEBOOK, "neuron")
    put(tmp_path / "bo" / "04-relu" / "relu.ipynb", "relu")
    expected = [("ada", SLUG), ("bo", SLUG), ("bo", "04-relu")]
    assert found(tmp_path) == (expected, [])


def test_a_folder_per_learner_is_read_whatever_the_file_is_called(tmp_path):
    put(tmp_path / "Zoë Ñandú" / "homework final.ipynb", "neuron", "line")
    put(tmp_path / "bo" / "Untitled3.ipynb", "relu")
    assert found(tmp_path)[0] == [("Zoë Ñandú", SLUG), ("bo", "04-relu")]


def test_one_name_in_two_spellings_is_one_learner(tmp_path):
    put(tmp_path / "Zoe\u0308" / SLUG / NOTEBOOK, "neuron")
    put(tmp_path / "Zoë" / "04-relu" / "relu.ipynb", "relu")
    assert {student for student, _ in found(tmp_path)[0]} == {"Zoë"}


def test_a_flat_folder_is_read_by_file_names(tmp_path):
    put(tmp_path / "ada_hw1.ipynb", "neuron")
    put(tmp_path / "anna_maria_single-neuron.ipynb", "neuron")
    put(tmp_path / "smithjohn_LATE_12345_67890_single-neuron-2.ipynb", "neuron")
    students = [student for student, _ in found(tmp_path)[0]]
    assert students == ["ada", "anna_maria", "smithjohn_12345"]


def test_moodles_folders_give_the_learners_name(tmp_path):
    put(tmp_path / "Ada Byron_77_assignsubmission_file_" / "a.ipynb", "neuron")
    assert found(tmp_path)[0] == [("Ada Byron_77", SLUG)]


def test_a_folder_around_the_learners_folders_is_seen_through(tmp_path):
    for name in ("ada", "bo"):
        put(tmp_path / "class 7b" / "week 1" / name / "hw.ipynb", "neuron")
    assert found(tmp_path)[0] == [("ada", SLUG), ("bo", SLUG)]


def test_the_folder_of_one_assignment_is_read(tmp_path):
    put(tmp_path / SLUG / "ada" / "x.ipynb", "neuron")
    put(tmp_path / SLUG / "bo.ipynb", "neuron")
    assert found(tmp_path / SLUG)[0] == [("ada", SLUG), ("bo", SLUG)]
    assert found(tmp_path)[0] == [("ada", SLUG), ("bo", SLUG)]


def test_one_learners_copy_of_the_course_is_read(tmp_path):
    put(tmp_path / "ada" / "exercises" / SLUG / NOTEBOOK, "neuron")
    put(tmp_path / "ada" / "exercises" / "04-relu" / "relu.ipynb", "relu")
    assert found(tmp_path / "ada")[0] == [("ada", SLUG), ("ada", "04-relu")]


def test_a_single_notebook_is_read(tmp_path):
    assert found(put(tmp_path / "ada_hw.ipynb", "neuron"))[0] == [("ada", SLUG)]
    path = put(tmp_path / "bo" / SLUG / NOTEBOOK, "neuron")
    assert found(path)[0] == [("bo", SLUG)]


def test_of_numbered_attempts_the_highest_number_counts(tmp_path):
    put(tmp_path / "ada" / "hw1 (2).ipynb", "neuron", when=9e8)
    put(tmp_path / "ada" / "hw1 (10).ipynb", "neuron", when=8e8)
    collected = collect(tmp_path, COURSE)
    submissions, problems = collected.submissions, collected.problems
    assert [s.path.name for s in submissions] == ["hw1 (10).ipynb"]
    assert submissions[0].notes == (
        "2 attempts were handed in; the last by the number in its name, "
        "`hw1 (10).ipynb`, counts.",
    )
    assert reasons(problems) == {
        "ada/hw1 (2).ipynb": "an earlier attempt; the last by the number in its name "
        "counts"
    }


def test_of_attempts_with_other_names_the_youngest_counts(tmp_path):
    put(tmp_path / "ada" / "zebra.ipynb", "neuron", when=8e8)
    put(tmp_path / "ada" / "apple.ipynb", "neuron", when=9e8)
    submissions = collect(tmp_path, COURSE).submissions
    assert submissions[0].path.name == "apple.ipynb"
    assert "the last by its date, `apple.ipynb`" in submissions[0].notes[0]


def test_a_scratch_notebook_does_not_stand_in_for_the_answer(tmp_path):
    put(tmp_path / "ada" / SLUG / NOTEBOOK, "neuron", when=8e8)
    put(tmp_path / "ada" / SLUG / "scratch.ipynb", when=9e8)
    collected = collect(tmp_path, COURSE)
    submissions, problems = collected.submissions, collected.problems
    assert submissions[0].path.name == NOTEBOOK
    assert "holds no task" in problems[0].reason


def test_every_file_that_is_not_taken_is_reported_with_a_reason(tmp_path):
    put(tmp_path / "ada" / SLUG / NOTEBOOK, "neuron")
    put(tmp_path / "ada" / "odd.ipynb")
    (tmp_path / "ada" / "notes.txt").write_text("hello")
    (tmp_path / "ada" / ".ipynb_checkpoints").mkdir()
    (tmp_path / "link.ipynb").symlink_to("/etc/passwd")
    os.mkfifo(tmp_path / "pipe.ipynb")
    _, problems = found(tmp_path)
    refused = reasons(problems)
    assert refused["ada/notes.txt"] == "it is no notebook"
    assert refused["ada/odd.ipynb"] == f"it belongs to none of: {SLUG}, 04-relu"
    assert refused["ada/.ipynb_checkpoints"].startswith("computers make")
    assert refused["link.ipynb"].startswith("it is a link")
    assert refused["pipe.ipynb"] == "it is no ordinary file"
    assert len(problems) == 5


@pytest.mark.parametrize("name", ["-rf", ".hidden", "a\u202eb", "x" * 101, "a\nb"])
def test_an_odd_name_is_refused_and_the_others_go_on(tmp_path, name):
    put(tmp_path / name / SLUG / NOTEBOOK, "neuron")
    put(tmp_path / "ada" / SLUG / NOTEBOOK, "neuron")
    students, problems = found(tmp_path)
    assert students == [("ada", SLUG)]
    assert "the learner's name" in problems[0].reason


def test_a_missing_path_is_an_error_of_use(tmp_path):
    with pytest.raises(CourseError, match="does not exist; check the path"):
        collect(tmp_path / "nowhere", COURSE)


def test_an_empty_folder_is_an_error_of_use(tmp_path):
    with pytest.raises(CourseError, match="is empty; give a folder, zip or notebook"):
        collect(tmp_path, COURSE)


def test_a_file_that_is_no_notebook_is_an_error_of_use(tmp_path):
    (tmp_path / "a.pdf").write_text("x")
    with pytest.raises(CourseError, match=r"is no notebook; give a folder, a \.zip"):
        collect(tmp_path / "a.pdf", COURSE)


def test_an_unknown_assignment_is_an_error_of_use(tmp_path):
    put(tmp_path / "ada" / "99-other" / "other.ipynb", "unheard_of")
    with pytest.raises(CourseError, match="belongs to none of: 01-single-neuron, 04-"):
        collect(tmp_path, COURSE)


def test_a_damaged_notebook_is_still_handed_in(tmp_path):
    path = tmp_path / "ada" / SLUG / NOTEBOOK
    path.parent.mkdir(parents=True)
    path.write_bytes(b"\xff\xfe not a notebook")
    assert found(tmp_path) == ([("ada", SLUG)], [])
