"""Canvas's exported gradebook is given back with grades in it."""

import pytest

from autograder.errors import CourseError
from autograder.lms import Grades, fill
from support.platforms import CANVAS, COURSE, RELU, STACK, as_canvas_reads, only, sheet

pytestmark = pytest.mark.unit


def test_canvas_gets_its_sheet_back_with_grades_in_it():
    graded = {"byronada_12345": 15.5, "ñandúzoë_12346": 0.0}
    scores = {RELU: graded, STACK: {"byronada_12345": 14.0}}
    done = fill(sheet(CANVAS), COURSE, Grades(scores))
    assert done.left == []
    grades = as_canvas_reads(done.content.decode())
    assert {key: grade for key, grade in grades.items() if key[0] != "17"} == {
        ("991", "12345"): "15.5",
        ("992", "12345"): "14",
        ("991", "12346"): "0",
        ("992", "12346"): "",
        ("991", "12347"): "4.00",
        ("992", "12347"): "2.50",
        ("991", "99"): "",
        ("992", "99"): "",
    }


def test_all_but_the_column_of_the_exercise_stays_letter_by_letter():
    text = CANVAS.replace("\n", "\r\n").replace("Week A", '"Week ""A"""')
    for encoded in (text.encode(), f"\ufeff{text}".encode(), text.encode("utf-16")):
        read = sheet("x\n").read(encoded, "canvas.csv")
        done = fill(read, only(RELU), Grades({RELU: {"byronada_12345": 7.5}}))
        back = done.content.decode("utf-16" if encoded[:2] == b"\xff\xfe" else "utf-8")
        row = '"Byron, Ada",12345,S1,ada@uni.example,"Week ""A""",'
        before = encoded.decode("utf-16" if encoded[:2] == b"\xff\xfe" else "utf-8")
        assert back == before.replace(f"{row},8.00", f"{row}7.5,8.00")
        assert done.content[:3] == encoded[:3]


def test_canvas_knows_a_learner_by_login_and_never_by_a_name_that_two_have():
    graded = {"zoe2": 5.0, "Ñandú, Zoë": 7.0, "nobody": 1.0}
    done = fill(sheet(CANVAS), only(RELU), Grades({RELU: graded}))
    grades = as_canvas_reads(done.content.decode())
    assert grades["991", "12347"] == "5"
    assert grades["991", "12346"] == "3.00"
    assert done.left == [
        "nobody: not in the sheet, or more than once.",
        "Ñandú, Zoë: not in the sheet, or more than once.",
    ]


def test_canvas_in_a_country_of_decimal_commas_keeps_its_semicolons():
    text = "Student;ID;SIS Login ID;Section;relu (5)\n    Points Possible;;;;16,00\n"
    graded = Grades({RELU: {"ada": 2.5}})
    done = fill(sheet(f"{text}Ada;1;ada;A;\n"), only(RELU), graded)
    assert done.content.decode() == f"{text}Ada;1;ada;A;2.5\n"


def test_canvas_columns_by_another_title_are_named():
    text = CANVAS.replace("Exercise 4: ReLU (991)", "Homework 1 (991)")
    with pytest.raises(
        CourseError, match="no column of the sheet names one of: 04-relu"
    ):
        fill(sheet(text), only(RELU), Grades({}))
    graded = Grades({RELU: {"x_12345": 9.0}})
    done = fill(sheet(text), only(RELU), graded, "Homework 1 (991)")
    assert as_canvas_reads(done.content.decode())["991", "12345"] == "9"
    with pytest.raises(CourseError, match="no column 'Homework 2'"):
        fill(sheet(text), only(RELU), graded, "Homework 2")
    with pytest.raises(CourseError, match="--column needs one exercise"):
        fill(sheet(text), COURSE, graded, "Homework 1 (991)")
