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
    strangers = f"{MOODLE.splitlines()[0]}\nParticipant 5,Cy Ng,c@x,,,5.00,Yes,-,-,\n"
    sheet.write_text(strangers, encoding="utf-8")
    other = CliRunner().invoke(cli, [*call[:-1], str(tmp_path / "other.csv")])
    assert (other.exit_code, (tmp_path / "other.csv").exists()) == (2, False)
    assert "it seems to be of another course" in other.output.splitlines()[-1]


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


@pytest.mark.parametrize(
    ("roster", "extensions", "message"),
    [
        ("name,id\nZoë,1\n".encode("cp1252"), None, "not in UTF-8"),
        (b"name,id\nAda,1\nBo,1\n", None, "has the id '1' in 2 rows"),
        (b"name,id\nAda,1\nBo\n", None, "line 3 has 1 cells and the header 2"),
        (
            b"name,id\nAda,1\n",
            b"learner,assignment,until\nZed,04-relu,2026-11-08T23:59Z\n",
            "'Zed' is not on the roster",
        ),
        (None, b"learner,assignment,until\n", "--extensions needs --roster"),
    ],
)
def test_a_bad_roster_ends_the_grading_before_anything_is_written(
    tmp_path, course_folder, monkeypatch, roster, extensions, message
):
    monkeypatch.chdir(course_folder)
    out, call = tmp_path / "out", ["grade", str(tmp_path), "--sandbox", "none"]
    for option, content in (("roster", roster), ("extensions", extensions)):
        if content is not None:
            file = tmp_path / f"{option}.csv"
            file.write_bytes(content)
            call += [f"--{option}", str(file)]
    done = CliRunner().invoke(cli, [*call, "--out", str(out)])
    assert (done.exit_code, out.exists()) == (2, False)
    (line,) = done.output.splitlines()[-1:]
    assert message in line
