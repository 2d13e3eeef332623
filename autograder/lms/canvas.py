"""Fill Canvas's exported gradebook."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from autograder.assignments import assignment_by_name
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

# A column for one assignment: its title and Canvas's own number.
COLUMN = re.compile(r"(?P<title>.*\S)\s*\((?P<id>\d+)\)\s*")
POSSIBLE = "Points Possible"
HEADS = ("Student", "LastName")
# By what else a row may be a learner's, if the name that was graded says so.
NAMES = ("SIS Login ID", "SIS User ID", "Student", "Integration ID")


def is_canvas(sheet: Sheet) -> bool:
    """Whether a sheet is Canvas's exported gradebook, in English."""
    return {"ID", "Section"} <= set(sheet.header) and sheet.header[0] in HEADS


def fill_canvas(
    sheet: Sheet, assignments: Mapping[str, Assignment], scores: Scores, column: str
) -> Filled:
    """Fill grades in, and leave out the columns of other assignments and totals."""
    places = dict(_places(sheet, assignments, column))
    if not places:
        known = ", ".join(assignments)
        raise LmsError(
            f"no column of the sheet names one of: {known}; give the column by "
            "--column, and the exercise by --assignment"
        )
    done, students = Filled(), sheet.header.index("Section") + 1
    possible = [row for row in sheet.rows if POSSIBLE in row[0]]
    people = [row for row in sheet.rows if row not in possible]
    for slug, place in places.items():
        for row in possible:
            check_maximum(row[place], assignments[slug], sheet.header[place])
        rows = rows_by_name(sheet, people, "ID", NAMES)
        fill_column(done, rows, place, slug, scores)
    # Other columns need not be uploaded, and those of totals must not be.
    done.text = sheet.text([*range(students), *sorted(places.values())])
    return done


def _places(
    sheet: Sheet, assignments: Mapping[str, Assignment], column: str
) -> Iterator[tuple[str, int]]:
    if column:
        if column not in sheet.header:
            raise LmsError(f"the sheet has no column {column!r}")
        if len(assignments) != 1:
            raise LmsError("--column needs one exercise; name it by --assignment")
        yield next(iter(assignments)), sheet.header.index(column)
        return
    for place, title in enumerate(sheet.header):
        found = COLUMN.fullmatch(title)
        slug = assignment_by_name([found["title"]], assignments) if found else None
        if slug:
            yield slug, place
