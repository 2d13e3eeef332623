"""Fill Canvas's exported gradebook."""

import re
from collections.abc import Iterator, Mapping

from autograder.assignments import assignment_by_name
from autograder.errors import CourseError
from autograder.lms.sheets import Filled, Grades, check_maximum, fill_column
from autograder.model import Assignment
from autograder.people import people_in
from autograder.sheet import Sheet

# A column for one assignment: its title and Canvas's own number.
COLUMN = re.compile(r"(?P<title>.*\S)\s*\((?P<id>\d+)\)\s*")
POSSIBLE = "Points Possible"
HEADS = ("Student", "LastName")


def is_canvas(sheet: Sheet) -> bool:
    """Whether a sheet is Canvas's exported gradebook, in English."""
    return {"ID", "Section"} <= set(sheet.header) and sheet.header[0] in HEADS


def fill_canvas(
    sheet: Sheet, assignments: Mapping[str, Assignment], grades: Grades, column: str
) -> Filled:
    """Fill grades into the columns of the exercises; all else stays."""
    places = dict(_places(sheet, assignments, column))
    if not places:
        known = ", ".join(assignments)
        raise CourseError(
            f"no column of the sheet names one of: {known}; give the column by "
            "--column, and the exercise by --assignment"
        )
    done, people = Filled(), people_in(sheet)
    grades.check_course(sheet.name, people)
    for slug, place in places.items():
        for row in sheet.rows:
            if POSSIBLE in row.cells[0]:
                check_maximum(row.cells[place], assignments[slug], sheet.header[place])
        fill_column(done, people, place, slug, grades)
    done.content = sheet.content()
    return done


def _places(
    sheet: Sheet, assignments: Mapping[str, Assignment], column: str
) -> Iterator[tuple[str, int]]:
    if column:
        if column not in sheet.header:
            raise CourseError(f"the sheet has no column {column!r}")
        if len(assignments) != 1:
            raise CourseError("--column needs one exercise; name it by --assignment")
        yield next(iter(assignments)), sheet.header.index(column)
        return
    for place, title in enumerate(sheet.header):
        found = COLUMN.fullmatch(title)
        slug = assignment_by_name([found["title"]], assignments) if found else None
        if slug:
            yield slug, place
