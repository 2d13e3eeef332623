"""Canvas and Moodle: their zips in, grades back into the sheets that they gave.

The sheets and names of files are as the platforms write them, and what comes back is
read as the platforms read it; docs/lms.md names where that stands.
"""

import csv
import io
import re
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from autograder.cli import cli
from autograder.collect import collect
from autograder.course import Course
from autograder.lms.fill import fill
from autograder.lms.sheets import LmsError, Sheet
from autograder.model import Assignment, TaskCell
from autograder.record.recorder import Record
from autograder.run_folder import RunFolder

RELU, STACK = "04-relu", "05-stacking"
COURSE = {
    RELU: Assignment(RELU, Path("relu.ipynb"), (TaskCell("relu", 16.0),)),
    STACK: Assignment(STACK, Path("stacking.ipynb"), (TaskCell("concrete", 14.0),)),
}
CANVAS = """\
Student,ID,SIS User ID,SIS Login ID,Section,Exercise 4: ReLU (991),Essay (17),\
Exercise 5: Stacking (992),Current Score,Final Score
,,,,,,Manual Posting,,,
    Points Possible,,,,,16.00,10.00,14.00,(read only),(read only)
"Byron, Ada",12345,S1,ada@uni.example,Week A,,8.00,,80.00,40.00
"Ñandú, Zoë",12346,S2,zoe,Week A,3.00,,,,
"Ñandú, Zoë",12347,S3,zoe2,Week B,4.00,,2.50,,
"Student, Test",99,,teststudent,Week A,,,,,
"""
MOODLE = """\
\ufeffIdentifier,"Full name","Email address",Status,Grade,"Maximum Grade",\
"Grade can be changed","Last modified (submission)","Last modified (grade)",\
"Feedback comments"
"Participant 77","Ada Byron",ada@uni.example,"Submitted for grading",,16.00,Yes,\
"Friday, 20 November 2026, 9:01 PM",-,
"Participant 78","Zoë Ñandú",zoe@uni.example,"Submitted for grading",3.00,16.00,Yes,\
"Friday, 20 November 2026, 9:03 PM","Friday, 20 November 2026, 9:05 PM","Well done, Zoë"
"Participant 79","Bo Li",bo@uni.example,"No submission",,16.00,No,-,-,
"""


def only(slug):
    return {slug: COURSE[slug]}


def as_canvas_reads(text):
    """Grades by Canvas's number of the assignment and of the learner."""
    header, *rows = csv.reader(io.StringIO(text))
    assert header[0] == "Student" and header[1] == "ID"
    first = header.index("Section") + 1
    grades = {}
    for row in rows:
        if "Points Possible" in row[0]:
            continue
        if all(re.fullmatch(r"\s*(Muted|Manual Posting.*)?\s*", cell) for cell in row):
            continue
        for title, grade in zip(header[first:], row[first:], strict=True):
            number = re.search(r"\((\d+)\)$", title).group(1)
            grades[number, row[1]] = grade
    return grades


def as_moodle_reads(text):
    """Grade and date by Moodle's number of the participant."""
    rows = csv.DictReader(io.StringIO(text))
    return {
        row["Identifier"][len("Participant ") :]: (
            row["Grade"],
            row["Last modified (grade)"],
        )
        for row in rows
    }


def test_canvas_gets_its_sheet_back_with_grades_in_it():
    graded = {"byronada_12345": 15.5, "ñandúzoë_12346": 0.0}
    done = fill(CANVAS, COURSE, {RELU: graded, STACK: {"byronada_12345": 14.0}})
    assert done.left == []
    assert as_canvas_reads(done.text) == {
        ("991", "12345"): "15.5",
        ("992", "12345"): "14",
        ("991", "12346"): "0",
        ("992", "12346"): "",
        ("991", "12347"): "4.00",
        ("992", "12347"): "2.50",
        ("991", "99"): "",
        ("992", "99"): "",
    }
    header = done.text.split("\r\n")[0]
    assert header.endswith("Section,Exercise 4: ReLU (991),Exercise 5: Stacking (992)")
    assert "\r\n    Points Possible,,,,,16.00,14.00\r\n" in done.text


def test_canvas_knows_a_learner_by_login_and_never_by_a_name_that_two_have():
    graded = {"zoe2": 5.0, "Ñandú, Zoë": 7.0, "nobody": 1.0}
    done = fill(CANVAS, only(RELU), {RELU: graded})
    assert as_canvas_reads(done.text)["991", "12347"] == "5"
    assert as_canvas_reads(done.text)["991", "12346"] == "3.00"
    assert done.left == [
        "nobody: not in the sheet, or more than once.",
        "Ñandú, Zoë: not in the sheet, or more than once.",
    ]


def test_canvas_in_a_country_of_decimal_commas_keeps_its_semicolons():
    sheet = "Student;ID;SIS Login ID;Section;relu (5)\n    Points Possible;;;;16,00\n"
    done = fill(f"{sheet}Ada;1;ada;A;\n", only(RELU), {RELU: {"ada": 2.5}})
    assert done.text.endswith("Ada;1;ada;A;2.5\r\n")


def test_canvas_columns_by_another_title_are_named():
    sheet = CANVAS.replace("Exercise 4: ReLU (991)", "Homework 1 (991)")
    with pytest.raises(LmsError, match="no column of the sheet names one of: 04-relu"):
        fill(sheet, only(RELU), {})
    graded = {RELU: {"x_12345": 9.0}}
    done = fill(sheet, only(RELU), graded, "Homework 1 (991)")
    assert as_canvas_reads(done.text)["991", "12345"] == "9"
    with pytest.raises(LmsError, match="no column 'Homework 2'"):
        fill(sheet, only(RELU), graded, "Homework 2")
    with pytest.raises(LmsError, match="--column needs one exercise"):
        fill(sheet, COURSE, graded, "Homework 1 (991)")


def test_moodle_gets_its_worksheet_back_with_grades_and_dates_as_they_were():
    graded = {"Ada Byron_77": 12.25, "Zoë Ñandú_78": 16.0, "Bo Li_79": 3.0}
    done = fill(MOODLE, only(RELU), {RELU: graded})
    assert as_moodle_reads(done.text) == {
        "77": ("12.25", "-"),
        "78": ("16", "Friday, 20 November 2026, 9:05 PM"),
        "79": ("", "-"),
    }
    assert "Well done, Zoë" in done.text
    assert done.left == [
        "Participant 79: its grade is locked.",
        "Bo Li_79: not in the sheet, or more than once.",
    ]


def test_moodle_knows_a_learner_by_address_too():
    done = fill(MOODLE, only(RELU), {RELU: {"Ada@uni.example": 1.0}})
    assert as_moodle_reads(done.text)["77"][0] == "1"


def test_what_waits_for_a_person_is_left_and_told():
    done = fill(MOODLE, only(RELU), {RELU: {"Ada Byron_77": None}})
    assert as_moodle_reads(done.text)["77"][0] == ""
    told = "Ada Byron_77, 04-relu: waits for a person's decision."
    assert told in done.left


@pytest.mark.parametrize(
    ("sheet", "slug", "told"),
    [
        ("", RELU, "the sheet is empty"),
        ("name,points\nada,3\n", RELU, "neither Canvas's exported gradebook"),
        (MOODLE, STACK, "maximum of 16 points, 05-stacking has 14; set it to 14"),
        (CANVAS.replace("16.00", "10"), RELU, "maximum of 10 points, 04-relu has 16"),
    ],
)
def test_a_sheet_that_cannot_be_filled_says_what_to_do(sheet, slug, told):
    with pytest.raises(LmsError, match=told):
        fill(sheet, only(slug), {})


def test_a_worksheet_of_moodle_is_of_one_exercise():
    with pytest.raises(LmsError, match="name it by --assignment"):
        fill(MOODLE, COURSE, {})


def test_short_rows_and_empty_lines_are_read():
    sheet = Sheet.read("Student,ID,Section,relu (1)\n\nAda,1\n")
    assert sheet.rows == [["Ada", "1", "", ""]]


CANVAS_ZIP = {
    "byronada_12345_67890_relu.ipynb": "byronada_12345",
    "ñandúzoë_LATE_12346_67891_relu-2.ipynb": "ñandúzoë_12346",
    "libo_12347_67892_Untitled (1).ipynb": "libo_12347",
}
MOODLE_ZIP = {
    "Ada Byron_77_assignsubmission_file/relu.ipynb": "Ada Byron_77",
    "Zoë Ñandú_78_assignsubmission_file_/my answers.ipynb": "Zoë Ñandú_78",
    "Bo Li_79_assignsubmission_file_/.ipynb_checkpoints/relu.ipynb": None,
}
MOODLE_FLAT_ZIP = {
    "Ada Byron_77_assignsubmission_file_relu.ipynb": "Ada Byron_77",
    "Mary-Ann O'Hara_78_assignsubmission_file_hw 4.ipynb": "Mary-Ann O'Hara_78",
    "Team 1-Bo Li_79_assignsubmission_file_relu.ipynb": "Team 1-Bo Li_79",
}


@pytest.mark.parametrize("files", [CANVAS_ZIP, MOODLE_ZIP, MOODLE_FLAT_ZIP])
def test_the_platforms_zips_tell_whose_each_notebook_is(tmp_path, files):
    archive = tmp_path / "submissions.zip"
    with zipfile.ZipFile(archive, "w") as bundle:
        for name in files:
            cell = '{"cell_type": "code", "source": "# task: relu\\n", "metadata": {}}'
            bundle.writestr(name, f'{{"cells": [{cell}], "nbformat": 4}}')
    found = collect(archive, COURSE).submissions
    names = {name for name in files.values() if name}
    assert {(one.student, one.assignment) for one in found} == {
        (name, RELU) for name in names
    }


@pytest.fixture
def graded_run(tmp_path, a_run, assignment, release, graded, new_gradebook):
    """A graded class of three whose names came from Moodle's zip."""
    run = RunFolder.start(tmp_path / "graded", a_run)
    (run.path / "gradebook.db").write_bytes(new_gradebook.read_bytes())
    with Record(run.path) as record:
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
    grades = as_moodle_reads(out.read_text(encoding="utf-8"))
    assert {who: grade for who, (grade, _) in grades.items()} == {
        "77": "3",
        "78": "4.5",
        "79": "",
    }
    again = CliRunner().invoke(cli, call)
    assert again.exit_code == 2
    assert "exists; name another file for --out." in again.output


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (("lms", "nowhere", "x.csv", "--out", "y.csv"), "holds no grading run"),
        (("lms", "RUN", "x.csv", "--out", "y.csv"), "x.csv cannot be read"),
        (("lms", "RUN", "x", "--out", "y", "--assignment", "9"), "no assignment '9'"),
    ],
)
def test_wrong_use_is_told_on_one_line(
    tmp_path, graded_run, course_folder, monkeypatch, call, told
):
    monkeypatch.chdir(course_folder)
    asked = [str(graded_run) if word == "RUN" else word for word in call]
    done = CliRunner().invoke(cli, asked)
    assert done.exit_code == 2
    assert told in done.output.splitlines()[-1]
