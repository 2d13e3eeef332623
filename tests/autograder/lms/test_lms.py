"""`autograder lms`: the gradebook's points, in the sheet of a platform."""

import pytest
from click.testing import CliRunner

from autograder.cli.commands import cli
from autograder.course import Course
from autograder.record import open_record
from autograder.run_folder import RunFolder
from support.platforms import MOODLE, as_moodle_reads


@pytest.fixture
def graded_run(tmp_path, a_run, assignment, release, graded, new_gradebook):
    """A graded class of three whose names came from Moodle's zip."""
    run = RunFolder.start(tmp_path / "graded", a_run)
    (run.path / "gradebook.db").write_bytes(new_gradebook.read_bytes())
    with open_record(run.path) as record:
        record.add_assignment(assignment, release)
        for student, more in (
            ("Ada Byron_77", {}),
            ("Zoë Ñandú_78", {"triple": "correct"}),
            ("Bo Li_79", {"triple": "not_judged"}),
        ):
            one = graded(student, **more)
            record.add_graded(one, assignment, release, b"{}")
            run.write_graded(one)
        # A person changed her mind about Zoë.
        grade = record.book.find_grade(
            "check-triple", "demo", "01-demo", "Zoë Ñandú_78"
        )
        grade.manual_score, grade.needs_manual_grade = 1.5, False
        record.book.db.commit()
    return run.path


def test_the_command_takes_points_from_the_gradebook(
    tmp_path, graded_run, assignment, monkeypatch
):
    course = Course(tmp_path, {"01-demo": assignment}, (), "")
    monkeypatch.setattr(Course, "load", lambda _: course)
    sheet, out = tmp_path / "worksheet.csv", tmp_path / "filled.csv"
    sheet.write_text(MOODLE.replace("16.00", "5.00").replace(",No,", ",Yes,"))
    call = ["lms", str(graded_run), str(sheet), "--out", str(out)]
    done = CliRunner().invoke(cli, call)
    assert done.exit_code == 1, done.output
    assert "Bo Li_79, 01-demo: waits for a person's decision." in done.output
    grades = as_moodle_reads(out.read_text(encoding="utf-8-sig"))
    assert {who: grade for who, (grade, _) in grades.items()} == {
        "77": "3",
        "78": "4.5",
        "79": "",
    }
    again = CliRunner().invoke(cli, call)
    assert again.exit_code == 2
    assert "exists; name another file for --out." in again.output


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (("lms", "nowhere", "x.csv", "--out", "y.csv"), "holds no grading run"),
        (("lms", "RUN", "x.csv", "--out", "y.csv"), "x.csv cannot be read"),
        (("lms", "RUN", "x", "--out", "y", "--assignment", "9"), "no assignment '9'"),
    ],
)
def test_wrong_use_is_reported_on_one_line(
    tmp_path, graded_run, course_folder, monkeypatch, call, message
):
    monkeypatch.chdir(course_folder)
    words = [str(graded_run) if word == "RUN" else word for word in call]
    done = CliRunner().invoke(cli, words)
    assert done.exit_code == 2
    assert message in done.output.splitlines()[-1]
