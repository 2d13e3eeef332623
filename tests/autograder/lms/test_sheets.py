"""Sheets that cannot be filled, or are not of this class."""

import pytest

from autograder.errors import CourseError
from autograder.lms import Grades, fill
from autograder.people import Person
from support.platforms import (
    CANVAS,
    MOODLE,
    RELU,
    STACK,
    as_canvas_reads,
    as_moodle_reads,
    only,
    sheet,
)

pytestmark = pytest.mark.unit
ADA = Person("Ada King", id="S1", email="ada@uni.example", learner="Ada King")


@pytest.mark.parametrize(
    ("text", "slug", "message"),
    [
        ("", RELU, "sheet.csv is empty"),
        ("name,points\nada,3\n", RELU, "neither Canvas's exported gradebook"),
        (MOODLE, STACK, "maximum of 16 points, 05-stacking has 14; set it to 14"),
        (CANVAS.replace("16.00", "10"), RELU, "maximum of 10 points, 04-relu has 16"),
        (f"{CANVAS}Li,1,S,li,A,1\n", RELU, "line 8 has 6 cells and the header 10"),
    ],
)
def test_a_sheet_that_cannot_be_filled_says_what_to_do(text, slug, message):
    with pytest.raises(CourseError, match=message):
        fill(sheet(text), only(slug), Grades({}))


def test_a_sheet_of_another_course_is_refused():
    strangers = {RELU: {"li_55": 3.0, "mo_56": 4.0}}
    with pytest.raises(
        CourseError, match="none of the 2 graded learners; it seems to be"
    ):
        fill(sheet(CANVAS), only(RELU), Grades(strangers))
    graded = {RELU: {"Ada King": 3.0}}
    others = (ADA, Person("Li", id="S8"), Person("Mo", id="S9"))
    with pytest.raises(
        CourseError, match=r"^1 of 3 people in sheet\.csv are on the ros"
    ):
        fill(sheet(CANVAS), only(RELU), Grades(graded, others))
    # The roster of one section goes with the sheet of the whole course.
    assert fill(sheet(CANVAS), only(RELU), Grades(graded, (ADA,))).left == []


def test_a_person_whose_name_changed_is_found_by_the_first_id_that_both_sheets_have():
    zoes = [Person("Zoë", id=one, learner=one) for one in ("S2", "S3")]
    grades = Grades({RELU: {"Ada King": 3.0, "S3": 1.0}}, (ADA, *zoes))
    canvas = fill(sheet(CANVAS), only(RELU), grades)
    assert canvas.left == []
    found = as_canvas_reads(canvas.content.decode())
    assert (found["991", "12345"], found["991", "12347"]) == ("3", "1")
    bo = Person("Bo Li", learner="Bo Li")
    moodle = fill(
        sheet(MOODLE), only(RELU), Grades({RELU: {"Ada King": 3.0}}, (ADA, bo))
    )
    assert as_moodle_reads(moodle.content.decode("utf-8-sig"))["77"][0] == "3"
