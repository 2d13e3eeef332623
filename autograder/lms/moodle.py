"""Fill Moodle's grading worksheet."""

from __future__ import annotations

from collections.abc import Mapping

from autograder.lms.sheets import (
    Filled,
    LmsError,
    Scores,
    Sheet,
    check_maximum,
    fill_column,
    rows_by_name,
)
from autograder.model import Assignment

NEEDED = ("Identifier", "Grade", "Last modified (grade)")
# By what else a row may be a learner's, if the name that was graded says so.
NAMES = ("Email address", "Username", "ID number", "Full name")


def is_moodle(sheet: Sheet) -> bool:
    """Whether a sheet is Moodle's grading worksheet, in English."""
    return set(NEEDED) <= set(sheet.header)


def fill_moodle(
    sheet: Sheet, assignments: Mapping[str, Assignment], scores: Scores
) -> Filled:
    """Fill grades in; a locked grade stays as it is."""
    if len(assignments) != 1:
        raise LmsError(
            "a grading worksheet of Moodle is of one exercise; name it by --assignment"
        )
    done, (slug,) = Filled(), assignments
    header = sheet.header
    rows = []
    for row in sheet.rows:
        cells = dict(zip(header, row, strict=True))
        maximum = cells.get("Maximum Grade", cells.get("Maximum grade", ""))
        check_maximum(maximum, assignments[slug], "Maximum grade")
        if cells.get("Grade can be changed", "Yes") == "No":
            done.left.append(f"{row[header.index('Identifier')]}: its grade is locked.")
        else:
            rows.append(row)
    known = rows_by_name(sheet, rows, "Identifier", NAMES)
    fill_column(done, known, header.index("Grade"), slug, scores)
    done.text = sheet.text(list(range(len(header))))
    return done
