"""What a person hands in is found, and nothing is dropped in silence."""

import json
import os
import stat
import zipfile
from pathlib import Path

import pytest

from autograder.collect import collect
from autograder.errors import CollectError
from autograder.files import MEGABYTE
from autograder.model import Assignment, TaskCell

NOTEBOOK = "single-neuron.ipynb"
SLUG = "01-single-neuron"
COURSE = {
    SLUG: Assignment(
        SLUG, Path(NOTEBOOK), (TaskCell("neuron", 3), TaskCell("line", 4))
    ),
    "04-relu": Assignment("04-relu", Path("relu.ipynb"), (TaskCell("relu", 2),)),
}


def notebook_text(*tasks):
    cells = [
        {"cell_type": "code", "source": f"# task: {task}\n", "metadata": {}}
        for task in tasks
    ]
    return json.dumps({"cells": cells, "nbformat": 4, "metadata": {}})


def put(path, *tasks, when=None):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(notebook_text(*tasks))
    if when is not None:
        os.utime(path, (when, when))
    return path


def found(path):
    collected = collect(path, COURSE)
    pairs = [(s.student, s.assignment) for s in collected.submissions]
    return pairs, list(collected.problems)


def reasons(problems):
    return {problem.where: problem.reason for problem in problems}


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


def test_every_file_that_is_not_taken_is_told_with_a_reason(tmp_path):
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


def test_a_zip_is_read_like_a_folder(tmp_path):
    archive = tmp_path / "class.zip"
    with zipfile.ZipFile(archive, "w") as bundle:
        bundle.writestr(f"ada/{SLUG}/{NOTEBOOK}", notebook_text("neuron"))
        bundle.writestr("bo_hw.ipynb", notebook_text("relu"))
        bundle.writestr("readme.txt", "hello")
    students, problems = found(archive)
    assert students == [("ada", SLUG), ("bo", "04-relu")]
    assert reasons(problems) == {"class.zip/readme.txt": "it is no notebook"}


def test_a_learners_zip_in_a_folder_is_named_after_it(tmp_path):
    for name in ("ada", "bo"):
        with zipfile.ZipFile(tmp_path / f"{name}.zip", "w") as bundle:
            bundle.writestr(NOTEBOOK, notebook_text("neuron"))
    assert found(tmp_path)[0] == [("ada", SLUG), ("bo", SLUG)]


@pytest.mark.parametrize(
    "name",
    [
        "../evil.ipynb",
        "/evil.ipynb",
        "a/../../e.ipynb",
        "C:\\evil.ipynb",
        "..\\evil.ipynb",
    ],
)
def test_names_that_lead_out_of_a_zip_are_refused(tmp_path, name):
    archive = tmp_path / "in" / "class.zip"
    archive.parent.mkdir()
    with zipfile.ZipFile(archive, "w") as bundle:
        bundle.writestr("ada_hw.ipynb", notebook_text("neuron"))
        bundle.writestr(name, notebook_text("neuron"))
    students, problems = found(archive)
    assert students == [("ada", SLUG)]
    assert len(problems) == 1 and "points outside" in problems[0].reason


def test_links_and_bombs_in_a_zip_are_refused(tmp_path):
    archive = tmp_path / "class.zip"
    link = zipfile.ZipInfo("link.ipynb")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as bundle:
        bundle.writestr("ada_hw.ipynb", notebook_text("neuron"))
        bundle.writestr(link, "/etc/passwd")
        bundle.writestr("bomb.ipynb", b"0" * (20 * MEGABYTE))
        bundle.writestr("large.ipynb", b"0" * (51 * MEGABYTE))
    _, problems = found(archive)
    refused = reasons(problems)
    assert refused["class.zip/link.ipynb"] == "it is a link"
    assert refused["class.zip/bomb.ipynb"].startswith("it is packed far more tightly")
    assert refused["class.zip/large.ipynb"] == "it is larger than 50 MB"


def test_a_zip_with_too_many_entries_is_refused_as_a_whole(tmp_path):
    put(tmp_path / "ada_hw.ipynb", "neuron")
    with zipfile.ZipFile(tmp_path / "many.zip", "w") as bundle:
        for number in range(10_001):
            bundle.writestr(f"{number}.ipynb", "")
    students, problems = found(tmp_path)
    assert students == [("ada", SLUG)]
    assert "10001 entries" in problems[0].reason


def test_a_zip_that_lies_about_sizes_costs_only_its_entry(tmp_path):
    archive = tmp_path / "class.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as bundle:
        bundle.writestr("bo_hw.ipynb", notebook_text("neuron") + " " * 5000)
        bundle.writestr("ada_hw.ipynb", notebook_text("neuron"))
    content = archive.read_bytes()
    size = (len(notebook_text("neuron")) + 5000).to_bytes(4, "little")
    archive.write_bytes(content.replace(size, (99).to_bytes(4, "little")))
    students, problems = found(archive)
    assert students == [("ada", SLUG)]
    assert "could not be unpacked" in problems[0].reason


def test_a_broken_zip_among_others_is_told(tmp_path):
    put(tmp_path / "ada_hw.ipynb", "neuron")
    (tmp_path / "bo.zip").write_bytes(b"PK\x03\x04 nothing")
    assert reasons(found(tmp_path)[1]) == {
        "bo.zip": "it is no zip archive that can be read"
    }


def test_a_missing_path_is_an_error_of_use(tmp_path):
    with pytest.raises(CollectError, match="does not exist; check the path"):
        collect(tmp_path / "nowhere", COURSE)


def test_an_empty_folder_is_an_error_of_use(tmp_path):
    with pytest.raises(CollectError, match="is empty; give a folder, zip or notebook"):
        collect(tmp_path, COURSE)


def test_a_file_that_is_no_notebook_is_an_error_of_use(tmp_path):
    (tmp_path / "a.pdf").write_text("x")
    with pytest.raises(CollectError, match=r"is no notebook; give a folder, a \.zip"):
        collect(tmp_path / "a.pdf", COURSE)


def test_an_unknown_assignment_is_an_error_of_use(tmp_path):
    put(tmp_path / "ada" / "99-other" / "other.ipynb", "unheard_of")
    with pytest.raises(CollectError, match="belongs to none of: 01-single-neuron, 04-"):
        collect(tmp_path, COURSE)


def test_a_damaged_notebook_is_still_handed_in(tmp_path):
    path = tmp_path / "ada" / SLUG / NOTEBOOK
    path.parent.mkdir(parents=True)
    path.write_bytes(b"\xff\xfe not a notebook")
    assert found(tmp_path) == ([("ada", SLUG)], [])
