"""The run's folder: what it stores, and what it refuses."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.errors import StoreError
from autograder.files import file_name
from autograder.model import Problem
from autograder.run_folder import RunFolder
from autograder.run_records import Intake

pytestmark = pytest.mark.unit


@pytest.fixture
def folder(tmp_path, a_run):
    return RunFolder.start(tmp_path / "graded", a_run)


def test_a_graded_notebook_comes_back_as_it_was_stored(folder, graded):
    one = graded("ada", repairs=("Repaired.",), answers={"double": "x = 1"}, digest="d")
    folder.write_graded(one)
    assert RunFolder.read(folder.path).graded() == [one]
    assert folder.find("ada", "01-demo") == one


def test_a_run_and_its_intake_come_back_as_they_were_stored(folder, a_run):
    problem = Problem("x.txt", "no notebook", "ada")
    intake = Intake((("ada", "01-demo"),), (("bo", "01-demo"),), (problem,))
    folder.write_intake(intake)
    again = RunFolder.read(folder.path)
    assert again.run == a_run
    assert again.intake() == intake


def test_results_have_one_row_per_task_in_a_fixed_order(folder, graded):
    folder.write_graded(graded("zoë", double="partial"))
    folder.write_graded(graded("ada", triple="timeout"))
    data = json.loads(folder.write_results().read_text(encoding="utf-8"))
    assert data["schema"] == 1
    assert [(r["student"], r["task"], r["status"]) for r in data["results"]] == [
        ("ada", "double", "correct"),
        ("ada", "triple", "timeout"),
        ("zoë", "double", "partial"),
        ("zoë", "triple", "wrong"),
    ]
    assert data["results"][2] == {
        "student": "zoë",
        "assignment": "01-demo",
        "task": "double",
        "status": "partial",
        "points": 1.5,
        "max_points": 3.0,
        "message": "Found.",
        "seconds": 0.25,
    }


def test_a_folder_with_another_run_needs_resume_or_fresh(folder, a_run):
    with pytest.raises(StoreError, match=r"--resume, or keep it aside .* --fresh"):
        RunFolder.start(folder.path, a_run)


def test_fresh_moves_the_old_run_aside_and_loses_nothing(folder, a_run, graded):
    folder.write_graded(graded("ada"))
    for n_old in (1, 2):
        new = RunFolder.start(folder.path, a_run, fresh=True)
        assert new.graded() == []
        assert folder.path.with_name(f"graded.old-{n_old}").is_dir()
    old = RunFolder.read(folder.path.with_name("graded.old-1"))
    assert [one.student for one in old.graded()] == ["ada"]


def test_resume_goes_on_with_the_same_run(folder, a_run, graded):
    folder.write_graded(graded("ada"))
    again = RunFolder.start(folder.path, a_run, resume=True)
    assert [one.student for one in again.graded()] == ["ada"]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"seed": 8}, r"another seed \(7, now 8\)"),
        ({"course": "2.0"}, "another course version"),
        ({"sandbox": "none"}, "another sandbox"),
        ({"assignments": ()}, "other exercises"),
    ],
)
def test_resume_refuses_a_run_with_other_settings(folder, a_run, change, words):
    with pytest.raises(StoreError, match=f"{words}.*--fresh"):
        RunFolder.start(folder.path, replace(a_run, **change), resume=True)


def test_two_graders_never_work_in_one_folder(folder):
    with folder.alone():
        again = RunFolder.read(folder.path)
        with pytest.raises(StoreError, match="another grader is at work"):
            again.alone().__enter__()
    with again.alone():
        pass


@pytest.mark.parametrize("options", [{}, {"resume": True}, {"fresh": True}])
def test_a_folder_of_something_else_is_never_touched(tmp_path, a_run, options):
    (tmp_path / "thesis.tex").write_text("years of work")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(StoreError, match="is not empty and holds no grading run"):
        RunFolder.start(tmp_path, a_run, **options)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_file_as_output_folder_is_refused(tmp_path, a_run):
    file = tmp_path / "out"
    file.write_text("x")
    with pytest.raises(StoreError, match="is a file; name a folder"):
        RunFolder.start(file, a_run, fresh=True)


def test_an_empty_folder_is_taken(tmp_path, a_run):
    (tmp_path / "out").mkdir()
    assert RunFolder.start(tmp_path / "out", a_run).graded() == []


def test_reading_what_is_no_run_says_what_to_name(tmp_path):
    with pytest.raises(StoreError, match="holds no grading run; name a folder that"):
        RunFolder.read(tmp_path)


def test_a_half_written_verdict_is_graded_again_but_not_reported(folder, graded):
    folder.write_graded(graded("ada"))
    file = folder.verdict_file("ada", "01-demo")
    file.write_text(file.read_text(encoding="utf-8")[:50], encoding="utf-8")
    assert folder.find("ada", "01-demo") is None
    with pytest.raises(StoreError, match=r"ada\.json cannot be read; delete it"):
        folder.graded()


def test_half_a_letter_in_a_message_does_not_stop_a_run(folder, graded):
    folder.write_graded(graded("ada", message="bad \ud800 letter"))
    folder.write_results()
    assert folder.graded()[0].verdicts[0].message == "bad ? letter"


def test_nothing_half_written_is_left_behind(folder, graded):
    folder.write_graded(graded("ada"))
    assert not [path for path in folder.path.rglob("*") if "writing" in path.name]


@given(st.text(), st.text())
def test_two_learners_never_share_a_file(one, other):
    assert (file_name(one) == file_name(other)) == (one == other)


@given(st.text())
def test_a_file_name_stays_in_its_folder(student):
    name = file_name(student)
    assert name not in {"", ".", ".."}
    assert "/" not in name
    assert "\0" not in name
    assert len(name.encode()) <= 200


@pytest.mark.parametrize("student", ["amara-okafor", "Zoë Ångström", "=1+1 <b>"])
def test_an_ordinary_name_stays_as_it_is(student):
    assert file_name(student) == student
