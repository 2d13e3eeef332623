"""Moodle's grading worksheet is given back with grades in it."""

import pytest

from autograder.errors import CourseError
from autograder.lms import Grades, fill
from support.platforms import COURSE, MOODLE, RELU, as_moodle_reads, only, sheet

pytestmark = pytest.mark.unit


def filled(graded):
    done = fill(sheet(MOODLE), only(RELU), Grades({RELU: graded}))
    return done, as_moodle_reads(done.content.decode("utf-8-sig"))


def test_moodle_gets_its_worksheet_back_with_grades_and_dates_as_they_were():
    done, grades = filled({"Ada Byron_77": 12.25, "Zoë Ñandú_78": 16.0, "Bo Li_79": 3})
    assert grades == {
        "77": ("12.25", "-"),
        "78": ("16", "Friday, 20 November 2026, 9:05 PM"),
        "79": ("", "-"),
    }
    expected = MOODLE.replace(",,16.00,Yes", ",12.25,16.00,Yes", 1)
    expected = expected.replace(",3.00,16.00", ",16,16.00")
    assert done.content.decode() == expected
    assert done.left == [
        "Participant 79: its grade is locked.",
        "Bo Li_79: not in the sheet, or more than once.",
    ]


def test_moodle_knows_a_learner_by_address_too():
    assert filled({"Ada@uni.example": 1.0})[1]["77"][0] == "1"


def test_what_waits_for_a_person_is_left_and_reported():
    done, grades = filled({"Ada Byron_77": None})
    assert grades["77"][0] == ""
    sentence = "Ada Byron_77, 04-relu: waits for a person's decision."
    assert sentence in done.left


def test_a_worksheet_of_moodle_is_of_one_exercise():
    with pytest.raises(CourseError, match="name it by --assignment"):
        fill(sheet(MOODLE), COURSE, Grades({}))
