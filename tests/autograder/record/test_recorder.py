"""nbgrader's own tools read the run as if nbgrader had graded it."""

import csv
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from nbgrader.utils import parse_utc

from autograder.record.recorder import Record

SLUG = "01-demo"


@pytest.fixture
def record(tmp_path, assignment, release, new_gradebook):
    (tmp_path / "graded").mkdir()
    shutil.copy(new_gradebook, tmp_path / "graded")
    with Record(tmp_path / "graded") as record:
        record.add_assignment(assignment, release)
        yield record


def put(record, graded, assignment, release):
    record.add_graded(graded, assignment, release, b"{}")


def grades(record, student):
    submission = record.book.find_submission_notebook("demo", SLUG, student)
    return {
        grade.name: (grade.auto_score, grade.needs_manual_grade)
        for grade in submission.grades
    }


def test_the_gradebook_holds_every_points_figure(record, graded, assignment, release):
    put(record, graded("ada", double="partial"), assignment, release)
    assert grades(record, "ada") == {
        "check-double": (1.5, False),
        "check-triple": (0.0, False),
    }
    assert record.book.find_submission(SLUG, "ada").score == 1.5
    assert record.book.find_assignment(SLUG).max_score == 5.0


def test_what_is_not_judged_waits_for_a_person(record, graded, assignment, release):
    put(record, graded("ada", triple="not_judged"), assignment, release)
    assert grades(record, "ada") == {
        "check-double": (3.0, False),
        "check-triple": (None, True),
    }


def test_a_failed_regrade_leaves_no_old_score(record, graded, assignment, release):
    put(record, graded("ada", triple="correct"), assignment, release)
    record.withdraw("ada", assignment)
    assert set(grades(record, "ada").values()) == {(None, True)}
    put(record, graded("ada", "wrong", "not_judged"), assignment, release)
    assert grades(record, "ada") == {
        "check-double": (0.0, False),
        "check-triple": (None, True),
    }


def test_a_persons_score_stays_and_is_to_be_looked_at_again(
    record, graded, assignment, release
):
    put(record, graded("ada"), assignment, release)
    grade = record.book.find_grade("check-triple", "demo", SLUG, "ada")
    grade.manual_score = 2.0
    record.book.db.commit()
    put(record, graded("ada"), assignment, release)
    assert record.book.find_submission(SLUG, "ada").score == 5.0
    assert grades(record, "ada")["check-triple"] == (0.0, True)


def test_an_untouched_cell_is_no_response(record, graded, assignment, release):
    release.cells[5].source = "# task: triple\ntriple = 3"
    put(record, graded("ada"), assignment, release)
    comments = {
        comment.name: comment.auto_comment
        for comment in record.book.find_submission_notebook(
            "demo", SLUG, "ada"
        ).comments
    }
    assert comments == {"double": "No response.", "triple": None}


def test_a_task_that_is_new_since_the_last_run_gets_its_grade(
    record, graded, assignment, release
):
    book = record.book
    put(record, graded("ada"), assignment, release)
    book.db.delete(book.find_grade("check-triple", "demo", SLUG, "ada"))
    book.db.commit()
    put(record, graded("ada", triple="correct"), assignment, release)
    assert grades(record, "ada")["check-triple"] == (2.0, False)


def test_what_nbgrader_needs_to_release_a_page_is_there(
    record, graded, assignment, release
):
    folder = record.course / "autograded" / "ada" / SLUG
    put(record, graded("ada"), assignment, release)
    made = (folder / "submission_secret.txt").read_text()
    assert len(made) == 128
    assert parse_utc((folder / "timestamp.txt").read_text())
    when = "2026-11-01 12:00:00"
    record.add_graded(graded("ada"), assignment, release, b"{}", when, "of submit")
    put(record, graded("ada"), assignment, release)  # as `rejudge` does
    assert (folder / "submission_secret.txt").read_text() == "of submit"
    assert (folder / "timestamp.txt").read_text() == f"{when} UTC"


def test_a_page_that_is_old_is_made_anew(record, graded, assignment, release):
    put(record, graded("ada"), assignment, release)
    page = record.course / "feedback" / "ada" / SLUG / "timestamp.txt"
    page.parent.mkdir(parents=True)
    page.touch()
    record.withdraw("ada", assignment)
    assert not page.parent.exists()


def nbgrader(course, *arguments):
    scripts = Path(sys.executable).parent
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", *arguments],
        cwd=course,
        env=os.environ | {"PATH": os.pathsep.join([str(scripts), os.environ["PATH"]])},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done


@pytest.mark.slow
def test_nbgraders_own_commands_go_on_from_the_course_folder(
    tmp_path, record, graded, assignment, release
):
    put(record, graded("ada", double="partial"), assignment, release)
    put(record, graded("zoë <b>", "correct", "not_judged"), assignment, release)
    # What a person does in nbgrader's formgrader stays when a notebook is graded again.
    place = ("demo", SLUG, "ada")
    record.book.find_comment("triple", *place).manual_comment = "See page 3 & 4."
    record.book.find_grade("check-triple", *place).manual_score = 1.0
    record.book.db.commit()
    put(record, graded("ada", double="partial"), assignment, release)
    record.add_student("absent")
    nbgrader(record.course, "export", "--to", "grades.csv")
    with (record.course / "grades.csv").open(encoding="utf-8", newline="") as file:
        scores = {row["student_id"]: row["score"] for row in csv.DictReader(file)}
    assert scores == {"ada": "2.5", "zoë %3Cb%3E": "3.0", "absent": "0.0"}
    nbgrader(record.course, "generate_feedback", SLUG)
    page = record.course / "feedback" / "ada" / SLUG / "demo.html"
    text = " ".join(page.read_text(encoding="utf-8").split())
    assert "Score: 2.5 / 5.0" in text
    assert "See page 3 &amp; 4." in text
