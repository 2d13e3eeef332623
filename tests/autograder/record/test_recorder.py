"""nbgrader's own tools read the run as if nbgrader had graded it."""

import csv
import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook
from nbgrader.utils import determine_grade

from autograder.errors import RecordError
from autograder.record.notebook import with_verdicts
from autograder.record.recorder import Record

SLUG = "01-demo"


@pytest.fixture(scope="module")
def new_gradebook(tmp_path_factory):
    """An empty gradebook, made once: nbgrader needs seconds for it."""
    folder = tmp_path_factory.mktemp("new")
    Record(folder).book.close()
    return folder / "gradebook.db"


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


@pytest.mark.parametrize(
    ("status", "points"),
    [
        ("correct", 3.0),
        ("partial", 1.5),
        *((status, 0.0) for status in ("wrong", "raised", "timeout")),
        *((status, 0.0) for status in ("not_started", "not_judged")),
    ],
)
def test_nbgrader_reads_the_same_points_from_a_check_cell(
    graded, release, status, points
):
    message = "3 is not 4\n-1"  # numbers in a message are not the points
    verdicts = {v.task: v for v in graded("ada", status, message=message).verdicts}
    notebook = with_verdicts(release, verdicts)
    check = next(cell for cell in notebook.cells if cell.id == "check-double")
    assert determine_grade(check) == (points, 3.0)
    assert "3 is not 4" in check.outputs[0].text
    nbformat.validate(notebook)
    assert not release.cells[3].outputs, "the notebook given is left as it was"


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


def test_a_gradebook_elsewhere_is_used_and_its_password_is_in_no_file(
    tmp_path, assignment, release, graded
):
    url = f"sqlite:///{tmp_path}/term.db"
    with Record(tmp_path / "graded", url) as record:
        record.add_assignment(assignment, release)
        put(record, graded("ada"), assignment, release)
    assert not (tmp_path / "graded" / "gradebook.db").exists()
    with Gradebook(url) as book:
        assert book.find_submission(SLUG, "ada").score == 3.0
    config = tmp_path / "graded" / "nbgrader" / "nbgrader_config.py"
    assert url in config.read_text(encoding="utf-8")
    with pytest.raises(RecordError, match="cannot be opened"):
        Record(tmp_path / "other", "postgresql://me:secret@localhost:1/none")
    texts = [p.read_text() for p in (tmp_path / "other").rglob("*") if p.is_file()]
    assert not any("secret" in text for text in texts)


def test_a_gradebook_in_the_working_folder_is_found_from_everywhere(
    tmp_path, monkeypatch, new_gradebook
):
    monkeypatch.chdir(new_gradebook.parent)
    Record(tmp_path, "sqlite:///gradebook.db").book.close()
    config = (tmp_path / "nbgrader" / "nbgrader_config.py").read_text()
    assert f"'sqlite:///{new_gradebook}'" in config


def test_an_address_that_is_none_is_refused(tmp_path):
    with pytest.raises(RecordError, match="--db takes an address such as sqlite:"):
        Record(tmp_path, "grades.db")


def test_a_gradebook_that_cannot_be_made_leaves_no_half_made_file(
    tmp_path, monkeypatch
):
    def fail(url):
        Path(url.removeprefix("sqlite:///")).write_bytes(b"half")
        raise FileNotFoundError("alembic")

    monkeypatch.setattr("autograder.record.gradebook.Gradebook", fail)
    with pytest.raises(RecordError, match=r"cannot be opened \(alembic\); check --db"):
        Record(tmp_path)
    assert not [path for path in tmp_path.iterdir() if path.is_file()]


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
