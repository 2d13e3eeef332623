"""Sheets that cannot be filled, or are not as they should be."""

import pytest

from autograder.lms.fill import fill
from autograder.lms.sheets import LmsError, Sheet
from support.platforms import CANVAS, MOODLE, RELU, STACK, only

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("sheet", "slug", "message"),
    [
        ("", RELU, "the sheet is empty"),
        ("name,points\nada,3\n", RELU, "neither Canvas's exported gradebook"),
        (MOODLE, STACK, "maximum of 16 points, 05-stacking has 14; set it to 14"),
        (CANVAS.replace("16.00", "10"), RELU, "maximum of 10 points, 04-relu has 16"),
    ],
)
def test_a_sheet_that_cannot_be_filled_says_what_to_do(sheet, slug, message):
    with pytest.raises(LmsError, match=message):
        fill(sheet, only(slug), {})


def test_short_rows_and_empty_lines_are_read():
    sheet = Sheet.read("Student,ID,Section,relu (1)\n\nAda,1\n")
    assert sheet.rows == [["Ada", "1", "", ""]]
