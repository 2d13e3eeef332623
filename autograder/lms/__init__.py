"""The folder of a run comes in, and the sheet that a learning platform exported.

The sheet goes out with grades in it, and a sentence on everyone who was left out. It
never guesses: not a learner by a name that two have, not a grade that waits for a
person, not a maximum that differs.
"""

from collections.abc import Mapping

from autograder.errors import CourseError
from autograder.lms.canvas import fill_canvas, is_canvas
from autograder.lms.moodle import NEEDED, fill_moodle, is_moodle
from autograder.lms.scores import scores_of
from autograder.lms.sheets import Filled, Grades
from autograder.model import Assignment
from autograder.sheet import Sheet

__all__ = ["Grades", "fill", "scores_of"]


def fill(
    sheet: Sheet,
    assignments: Mapping[str, Assignment],
    grades: Grades,
    column: str = "",
) -> Filled:
    """Fill grades into a platform's sheet.

    The platform's own sheet names its learners, columns and maxima, so nothing about
    the platform has to be guessed.

    Args:
        sheet: Canvas's exported gradebook or Moodle's grading worksheet, in English.
        assignments: the assignments to fill in, by slug.
        grades: the grades of a run.
        column: Canvas's column, if its title names no exercise.

    Raises:
        CourseError: it is neither, has no place for the grades, or another maximum.
    """
    if is_moodle(sheet):
        return fill_moodle(sheet, assignments, grades)
    if is_canvas(sheet):
        return fill_canvas(sheet, assignments, grades, column)
    raise CourseError(
        "the sheet is neither Canvas's exported gradebook (Student, ID, ..., Section) "
        f"nor Moodle's grading worksheet ({', '.join(NEEDED)}), in English"
    )
