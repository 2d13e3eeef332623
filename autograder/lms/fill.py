"""Recognize the platform of a sheet and fill grades in."""

from __future__ import annotations

from collections.abc import Mapping

from autograder.lms.canvas import fill_canvas, is_canvas
from autograder.lms.moodle import NEEDED, fill_moodle, is_moodle
from autograder.lms.sheets import Filled, LmsError, Scores, Sheet
from autograder.model import Assignment


def fill(
    text: str,
    assignments: Mapping[str, Assignment],
    scores: Scores,
    column: str = "",
) -> Filled:
    """Fill grades into a platform's sheet.

    Args:
        text: Canvas's exported gradebook or Moodle's grading worksheet, in English.
        assignments: the assignments to fill in, by slug.
        scores: points by slug and learner; None where a person has to decide.
        column: Canvas's column, if its title names no exercise.

    Raises:
        LmsError: it is neither, has no place for the grades, or another maximum.
    """
    sheet = Sheet.read(text)
    if is_moodle(sheet):
        return fill_moodle(sheet, assignments, scores)
    if is_canvas(sheet):
        return fill_canvas(sheet, assignments, scores, column)
    raise LmsError(
        "the sheet is neither Canvas's exported gradebook (Student, ID, ..., Section) "
        f"nor Moodle's grading worksheet ({', '.join(NEEDED)}), in English"
    )
