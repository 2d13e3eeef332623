"""Canvas's exported gradebook is given back with grades in it."""

import pytest

from autograder.lms.fill import fill
from autograder.lms.sheets import LmsError
from support.platforms import CANVAS, COURSE, RELU, STACK, as_canvas_reads, only

pytestmark = pytest.mark.unit


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
