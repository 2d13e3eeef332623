"""Fill grades into the sheet that a learning platform gave: Canvas or Moodle.

The platform's own sheet names its learners, columns and maxima, so it is asked for and
given back with grades in it; nothing about the platform has to be guessed.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from autograder.collect.identify import assignment_by_name
from autograder.errors import CourseError
from autograder.model import Assignment
from autograder.report.formatting import number

# What a learner's name ends in where the platform's zip named the file or folder.
PLATFORM_ID = re.compile(r"_(\d+)$")
# A column of Canvas for one of its assignments: its title and Canvas's own number.
CANVAS_COLUMN = re.compile(r"(?P<title>.*\S)\s*\((?P<id>\d+)\)\s*")
POSSIBLE = "Points Possible"
# By what else a row may be a learner's, if the name that was graded says so.
CANVAS_HEADS = ("Student", "LastName")
CANVAS_NAMES = ("SIS Login ID", "SIS User ID", "Student", "Integration ID")
MOODLE_NAMES = ("Email address", "Username", "ID number", "Full name")
MOODLE_NEEDS = ("Identifier", "Grade", "Last modified (grade)")

Scores = Mapping[str, Mapping[str, float | None]]


class LmsError(CourseError):
    """The sheet cannot be filled; the message says what to do."""


@dataclass(slots=True)
class Filled:
    """A sheet with grades.

    Attributes:
        text: the sheet as the text of its file.
        filled: learner and slug of each grade in it.
        left: what was left as it is, one sentence each.
    """

    text: str = ""
    filled: list[tuple[str, str]] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A platform's sheet: its header, its rows, and what stands between its cells."""

    header: list[str]
    rows: list[list[str]]
    delimiter: str

    @classmethod
    def read(cls, text: str) -> Sheet:
        """Read the text of a CSV file.

        Raises:
            LmsError: it is none.
        """
        text = text.removeprefix("\ufeff")
        first = text.split("\n", 1)[0]
        delimiter = ";" if first.count(";") > first.count(",") else ","
        try:
            rows = list(csv.reader(io.StringIO(text), delimiter=delimiter))
        except csv.Error as error:
            raise LmsError(f"the sheet is no CSV file ({error})") from error
        rows = [row for row in rows if any(cell.strip() for cell in row)]
        if not rows:
            raise LmsError("the sheet is empty; export it from the platform again")
        header, *rest = rows
        width = len(header)
        return cls(header, [[*row, *[""] * width][:width] for row in rest], delimiter)

    def text(self, columns: list[int]) -> str:
        """Some of its columns as the text of a CSV file."""
        out = io.StringIO()
        writer = csv.writer(out, delimiter=self.delimiter, lineterminator="\r\n")
        for row in (self.header, *self.rows):
            writer.writerow([row[column] for column in columns])
        return out.getvalue()


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
    if set(MOODLE_NEEDS) <= set(sheet.header):
        return _moodle(sheet, assignments, scores)
    if {"ID", "Section"} <= set(sheet.header) and sheet.header[0] in CANVAS_HEADS:
        return _canvas(sheet, assignments, scores, column)
    raise LmsError(
        "the sheet is neither Canvas's exported gradebook (Student, ID, ..., Section) "
        f"nor Moodle's grading worksheet ({', '.join(MOODLE_NEEDS)}), in English"
    )


def _canvas(
    sheet: Sheet, assignments: Mapping[str, Assignment], scores: Scores, column: str
) -> Filled:
    places = dict(_canvas_places(sheet, assignments, column))
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
            _same_maximum(row[place], assignments[slug], sheet.header[place])
        rows = _by_name(sheet, people, "ID", CANVAS_NAMES)
        _fill_column(done, rows, place, slug, scores)
    # Columns that stay as they are need not be uploaded, and those of totals must not.
    done.text = sheet.text([*range(students), *sorted(places.values())])
    return done


def _canvas_places(
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
        found = CANVAS_COLUMN.fullmatch(title)
        slug = assignment_by_name([found["title"]], assignments) if found else None
        if slug:
            yield slug, place


def _moodle(
    sheet: Sheet, assignments: Mapping[str, Assignment], scores: Scores
) -> Filled:
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
        _same_maximum(maximum, assignments[slug], "Maximum grade")
        if cells.get("Grade can be changed", "Yes") == "No":
            done.left.append(f"{row[header.index('Identifier')]}: its grade is locked.")
        else:
            rows.append(row)
    known = _by_name(sheet, rows, "Identifier", MOODLE_NAMES)
    _fill_column(done, known, header.index("Grade"), slug, scores)
    done.text = sheet.text(list(range(len(header))))
    return done


def _by_name(
    sheet: Sheet, rows: list[list[str]], number_column: str, others: tuple[str, ...]
) -> dict[str, list[str]]:
    """Rows by each name that is one row's alone; `#77` is the platform's number."""
    found: dict[str, list[list[str]]] = {}
    for row in rows:
        cells = dict(zip(sheet.header, row, strict=True))
        digits = re.search(r"\d+$", cells[number_column].strip())
        names = {cells.get(other, "").strip().lower() for other in others}
        names |= {f"#{digits.group()}"} if digits else set()
        for name in names - {""}:
            found.setdefault(name, []).append(row)
    return {name: same[0] for name, same in found.items() if len(same) == 1}


def _fill_column(
    done: Filled, rows: Mapping[str, list[str]], place: int, slug: str, scores: Scores
) -> None:
    for student, score in sorted(scores.get(slug, {}).items()):
        told = PLATFORM_ID.search(student)
        row = rows.get(f"#{told.group(1)}") if told else None
        row = row if row is not None else rows.get(student.strip().lower())
        if row is None:
            done.left.append(f"{student}: not in the sheet, or more than once.")
        elif score is None:
            done.left.append(f"{student}, {slug}: waits for a person's decision.")
        else:
            row[place] = number(score)
            done.filled.append((student, slug))


def _same_maximum(told: str, assignment: Assignment, where: str) -> None:
    points = sum(task.points for task in assignment.tasks)
    try:
        maximum = float(told.strip().replace(",", "."))
    except ValueError:
        return  # such as "(read only)", or nothing
    if abs(maximum - points) > 0.005:
        raise LmsError(
            f"{where} has a maximum of {number(maximum)} points, {assignment.slug} "
            f"has {number(points)}; set it to {number(points)} on the platform and "
            "export the sheet again"
        )
