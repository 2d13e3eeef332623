"""Moodle's grading worksheet is given back with grades in it."""

import pytest

from autograder.lms.fill import fill
from autograder.lms.sheets import LmsError
from support.platforms import COURSE, MOODLE, RELU, as_moodle_reads, only

pytestmark = pytest.mark.unit


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


def test_what_waits_for_a_person_is_left_and_reported():
    done = fill(MOODLE, only(RELU), {RELU: {"Ada Byron_77": None}})
    assert as_moodle_reads(done.text)["77"][0] == ""
    sentence = "Ada Byron_77, 04-relu: waits for a person's decision."
    assert sentence in done.left


def test_a_worksheet_of_moodle_is_of_one_exercise():
    with pytest.raises(LmsError, match="name it by --assignment"):
        fill(MOODLE, COURSE, {})
