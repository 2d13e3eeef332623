"""A learner who asks for it is erased: nothing in the run's folder names him."""

import shutil

import pytest
from click.testing import CliRunner

from autograder.cli.commands import cli
from autograder.erase import erase
from autograder.errors import CourseError, StoreError
from autograder.model import Problem
from autograder.people import Person
from autograder.record.recorder import Record
from autograder.report import report
from autograder.run_folder import RunFolder
from autograder.run_records import Intake

SLUG = "01-demo"
WHO = "Zoë Quint"
ADA = Person("Ada", learner="ada")


@pytest.fixture
def run(tmp_path, a_run, assignment, release, graded, new_gradebook):
    """A graded class of two, with everything that a run may keep of one of them."""
    run = RunFolder.start(tmp_path / "graded", a_run)
    shutil.copy(new_gradebook, run.path / "gradebook.db")
    with Record(run.path) as record:
        record.add_assignment(assignment, release)
        for student in (WHO, "ada"):
            for _ in range(2):  # an earlier verdict lies aside
                run.set_aside(student, SLUG)
                one = graded(student, message=f"Found in {student}'s answer.")
                record.add_graded(one, assignment, release, student.encode())
                run.write_graded(one)
                run.write_evidence(student, SLUG, student.encode())
    (run.path / "errors" / SLUG).mkdir(parents=True)
    (run.path / "errors" / SLUG / f"{WHO}.txt").write_text(f"{WHO} failed")
    old = Problem(f"{WHO}/old.ipynb", "an earlier attempt", WHO)
    handed_in = ((WHO, SLUG), ("ada", SLUG))
    missing = (("bo", SLUG), (WHO, "02-more"))
    people = (Person(WHO, email="zoe@uni.example", learner=WHO), ADA)
    run.write_intake(Intake(handed_in, missing, (old,), people))
    run.write_results()
    report(run)
    return run


def traces(folder, name):
    """Files whose path or content has a name in it."""
    words = {name.encode(), name.encode("ascii", "backslashreplace")}
    return sorted(
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if name in path.name
        or (path.is_file() and any(word in path.read_bytes() for word in words))
    )


def test_nothing_names_an_erased_learner_and_the_others_stay(run):
    assert len(traces(run.path, WHO)) > 12
    others = run.find("ada", SLUG)
    gone = erase(run, WHO)
    assert len(gone) == 9
    assert traces(run.path, WHO) == []
    assert run.find("ada", SLUG) == others
    assert (run.path / "feedback" / SLUG / "ada.html").is_file()
    assert run.intake() == Intake((("ada", SLUG),), (("bo", SLUG),), (), (ADA,))
    assert traces(run.path, "zoe@uni.example") == []
    with Record(run.path) as record:
        assert record.students() == {"ada"}
        assert record.book.find_submission(SLUG, "ada").score == 3.0


def test_a_name_that_begins_like_another_is_left_alone(run, graded):
    run.write_graded(graded(f"{WHO}.1x"))
    erase(run, WHO)
    assert run.find(f"{WHO}.1x", SLUG) is not None


def test_whom_nobody_knows_cannot_be_erased(run):
    with pytest.raises(CourseError, match=r"knows nobody called 'zoe'"):
        erase(run, "zoe")


def test_a_gradebook_elsewhere_must_be_named(run, tmp_path):
    db = tmp_path / "term.db"
    (run.path / "gradebook.db").rename(db)
    with pytest.raises(StoreError, match="lies elsewhere; give its address by --db"):
        erase(run, WHO)
    erase(run, WHO, f"sqlite:///{db}")
    assert WHO.encode() not in db.read_bytes()


def test_the_command_asks_first_and_says_what_it_deleted(run):
    call = ["erase", str(run.path), WHO]
    no = CliRunner().invoke(cli, call, input="n\n")
    assert no.exit_code == 1 and traces(run.path, WHO)
    yes = CliRunner().invoke(cli, [*call, "--yes"])
    assert yes.exit_code == 0
    assert f"deleted: verdicts/{SLUG}/{WHO}.json" in yes.output
    assert yes.output.splitlines()[-1].startswith(f"{WHO} is no longer in ")
    again = CliRunner().invoke(cli, [*call, "--yes"])
    assert again.exit_code == 2 and "knows nobody called" in again.output
