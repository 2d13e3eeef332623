"""Recognize the platform of a sheet and fill grades in."""

from __future__ import annotations

from collections.abc import Mapping

from autograder.lms.canvas import fill_canvas, is_canvas
from autograder.lms.moodle import NEEDED, fill_moodle, is_moodle
from autograder.lms.sheets import Filled, Grades, LmsError
from autograder.model import Assignment
from autograder.sheet import Sheet


def fill(
    sheet: Sheet,
    assignments: Mapping[str, Assignment],
    grades: Grades,
    column: str = "",
) -> Filled:
    """Fill grades into a platform's sheet.

    Args:
        sheet: Canvas's exported gradebook or Moodle's grading worksheet, in English.
        assignments: the assignments to fill in, by slug.
        grades: the grades of the run.
        column: Canvas's column, if its title names no exercise.

    Raises:
        LmsError: it is neither, has no place for the grades, or another maximum.
    """
    if is_moodle(sheet):
        return fill_moodle(sheet, assignments, grades)
    if is_canvas(sheet):
        return fill_canvas(sheet, assignments, grades, column)
    raise LmsError(
        "the sheet is neither Canvas's exported gradebook (Student, ID, ..., Section) "
        f"nor Moodle's grading worksheet ({', '.join(NEEDED)}), in English"
    )
