"""The folder of a run comes in, and the sheet that a learning platform exported.

The sheet goes out with grades in it, and a sentence on everyone who was left out. It
never guesses: not a learner by a name that two have, not a grade that waits for a
person, not a maximum that differs.
"""

from __future__ import annotations

from collections.abc import Mapping

from autograder.lms.fill import fill
from autograder.lms.scores import scores_of
from autograder.lms.sheets import Filled, Grades
from autograder.model import Assignment
from autograder.run_folder import RunFolder
from autograder.sheet import Sheet

__all__ = ["fill_sheet"]


def fill_sheet(
    run: RunFolder,
    sheet: Sheet,
    assignments: Mapping[str, Assignment],
    *,
    column: str = "",
    db_url: str = "",
) -> Filled:
    """Fill the grades of a run into a platform's sheet.

    The platform's own sheet names its learners, columns and maxima, so nothing about
    the platform has to be guessed.

    Args:
        run: the run.
        sheet: Canvas's exported gradebook or Moodle's grading worksheet, in English.
        assignments: the assignments to fill in, by slug.
        column: Canvas's column, if its title names no exercise.
        db_url: address of the run's gradebook; the file in its folder if empty.

    Raises:
        CourseError: the sheet is neither, has no place for the grades or another
            maximum, or the gradebook cannot be opened.
    """
    grades = Grades(scores_of(run, db_url), run.intake().people)
    return fill(sheet, assignments, grades, column)
