"""Fill Moodle's grading worksheet."""

from collections.abc import Mapping

from autograder.errors import CourseError
from autograder.lms.sheets import Filled, Grades, check_maximum, fill_column
from autograder.model import Assignment
from autograder.people import people_in
from autograder.sheet import Sheet

NEEDED = ("Identifier", "Grade", "Last modified (grade)")


def is_moodle(sheet: Sheet) -> bool:
    """Whether a sheet is Moodle's grading worksheet, in English."""
    return set(NEEDED) <= set(sheet.header)


def fill_moodle(
    sheet: Sheet, assignments: Mapping[str, Assignment], grades: Grades
) -> Filled:
    """Fill grades in; a locked grade stays as it is."""
    if len(assignments) != 1:
        raise CourseError(
            "a grading worksheet of Moodle is of one exercise; name it by --assignment"
        )
    done, (slug,) = Filled(), assignments
    people = people_in(sheet)
    grades.check_course(sheet.name, people)
    open_rows = []
    for row, person in people:
        cells = dict(zip(sheet.header, row.cells, strict=True))
        maximum = cells.get("Maximum Grade", cells.get("Maximum grade", ""))
        check_maximum(maximum, assignments[slug], "Maximum grade")
        if cells.get("Grade can be changed", "Yes") == "No":
            done.left.append(f"Participant {person.participant}: its grade is locked.")
        else:
            open_rows.append((row, person))
    fill_column(done, open_rows, sheet.header.index("Grade"), slug, grades)
    done.content = sheet.content()
    return done
