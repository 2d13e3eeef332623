"""A gradebook on a real PostgreSQL server, and what a person changed in it."""

import psycopg
import pytest

from autograder.erase import erase
from autograder.errors import RecordError
from autograder.lms.scores import scores_of
from autograder.record import open_gradebook
from autograder.run_folder import RunFolder
from support.postgres import programs, server

SLUG = "01-demo"
PLACE = programs()
COMMENT = "Look again at page 3 & 4."
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        PLACE is None,
        reason="PostgreSQL's server is not installed; `make setup-test` installs it",
    ),
]


@pytest.fixture(scope="module")
def db():
    """The address of an empty database, as a person would type it."""
    with server(PLACE) as address:
        yield address


@pytest.fixture
def book(db):
    """The gradebook, opened beside the grader."""
    with open_gradebook(db) as book:
        yield book


def test_comments_and_points_by_hand_survive_on_postgresql(demo, db, tmp_path, request):
    demo.hand_in("ada", "right")
    demo.hand_in("bo", "wrong")
    out = tmp_path / "out"
    assert not demo.grade(out, db_url=db).failed
    assert not (out / "gradebook.db").exists()

    book = request.getfixturevalue("book")
    assert book.find_submission(SLUG, "ada").score == 5.0
    assert book.find_submission(SLUG, "bo").score == 0.0
    # What a person does in nbgrader's formgrader:
    grade = book.find_grade("check-triple", "demo", SLUG, "bo")
    grade.manual_score, grade.needs_manual_grade = 1.5, False
    book.find_comment("triple", "demo", SLUG, "bo").manual_comment = COMMENT
    book.db.commit()
    assert scores_of(RunFolder.read(out), db) == {SLUG: {"ada": 5.0, "bo": 1.5}}

    # Graded again: what was handed in is another file, then a whole new run.
    demo.hand_in("bo", "wrong again")
    demo.grade(out, db_url=db, resume=True)
    demo.grade(out, db_url=db, fresh=True)
    book.db.expire_all()
    grade = book.find_grade("check-triple", "demo", SLUG, "bo")
    assert (grade.auto_score, grade.manual_score) == (0.0, 1.5)
    comment = book.find_comment("triple", "demo", SLUG, "bo")
    assert comment.manual_comment == COMMENT
    assert grade.needs_manual_grade, "a person looks whether it still holds"
    assert book.find_submission(SLUG, "bo").score == 1.5
    # Until then no platform gets these points.
    assert scores_of(RunFolder.read(out), db) == {SLUG: {"ada": 5.0, "bo": None}}

    book.db.close()
    erase(RunFolder.read(out), "bo", db)
    assert {student.id for student in book.students} == {"ada"}


def test_a_database_that_is_not_there_is_reported_in_one_line(db):
    with pytest.raises(RecordError, match='"elsewhere" does not exist') as raised:
        open_gradebook(db.replace("/grades", "/elsewhere")).__enter__()
    assert "\n" not in str(raised.value)


def test_a_missing_driver_is_named_with_its_remedy():
    with pytest.raises(RecordError, match="needs the library `MySQLdb`; install it"):
        open_gradebook("mysql://me@localhost/grades").__enter__()


def test_a_table_that_another_program_has_locked_is_not_waited_for(
    demo, db, tmp_path, monkeypatch
):
    monkeypatch.setattr("autograder.record.gradebook.LOCK_SECONDS", 1)
    demo.hand_in("ada", "right")
    out = tmp_path / "out"
    demo.grade(out, db_url=db)
    with psycopg.connect(db.replace("+psycopg", "")) as connection:
        connection.execute("LOCK TABLE student IN ACCESS EXCLUSIVE MODE")
        with pytest.raises(RecordError, match=r"does not answer .* --resume"):
            demo.grade(out, db_url=db, fresh=True)
        with pytest.raises(RecordError, match=r"does not answer .* command again"):
            erase(RunFolder.read(out), "ada", db)
    assert not demo.grade(out, db_url=db, resume=True).failed
