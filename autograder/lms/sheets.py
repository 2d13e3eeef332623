"""A platform's sheet of grades: read it, find a learner's row, put grades in."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from autograder.errors import CourseError
from autograder.model import Assignment
from autograder.wording import number

# What a learner's name ends with if the platform's zip named the file or folder.
PLATFORM_ID = re.compile(r"_(\d+)$")

Scores = Mapping[str, Mapping[str, float | None]]


class LmsError(CourseError):
    """The sheet cannot be filled."""


@dataclass(slots=True)
class Filled:
    """A sheet with grades.

    Attributes:
        text: the sheet as the text of its file.
        filled: learner and slug of each grade in it.
        left: what was not filled in, one sentence each.
    """

    text: str = ""
    filled: list[tuple[str, str]] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A platform's sheet: its header, its rows and its delimiter."""

    header: list[str]
    rows: list[list[str]]
    delimiter: str

    @classmethod
    def read(cls, text: str) -> Sheet:
        """Read the text of a CSV file.

        Raises:
            LmsError: it is not a CSV file.
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
        """Return some of the columns as the text of a CSV file."""
        out = io.StringIO()
        writer = csv.writer(out, delimiter=self.delimiter, lineterminator="\r\n")
        for row in (self.header, *self.rows):
            writer.writerow([row[column] for column in columns])
        return out.getvalue()


def rows_by_name(
    sheet: Sheet, rows: list[list[str]], number_column: str, others: tuple[str, ...]
) -> dict[str, list[str]]:
    """Return rows by each name that only one row has; `#77` is the platform's number.

    Args:
        sheet: the sheet.
        rows: the rows to look at.
        number_column: column with the platform's number of the learner.
        others: columns with the learner's other names.
    """
    found: dict[str, list[list[str]]] = {}
    for row in rows:
        cells = dict(zip(sheet.header, row, strict=True))
        digits = re.search(r"\d+$", cells[number_column].strip())
        names = {_plain(cells.get(other, "")) for other in others}
        names |= {f"#{digits.group()}"} if digits else set()
        for name in names - {""}:
            found.setdefault(name, []).append(row)
    return {name: same[0] for name, same in found.items() if len(same) == 1}


def _plain(name: str) -> str:
    """Return a name as it is compared; a Mac writes accents as letters of their own."""
    return unicodedata.normalize("NFC", name).strip().lower()


def fill_column(
    done: Filled, rows: Mapping[str, list[str]], place: int, slug: str, scores: Scores
) -> None:
    """Put an assignment's points into one column.

    Args:
        done: gets the grades and what could not be filled in.
        rows: the rows by their learners' names.
        place: index of the column.
        slug: the assignment.
        scores: points by slug and learner; None where a person has to decide.
    """
    for student, score in sorted(scores.get(slug, {}).items()):
        found = PLATFORM_ID.search(student)
        row = rows.get(f"#{found.group(1)}") if found else None
        row = row if row is not None else rows.get(_plain(student))
        if row is None:
            done.left.append(f"{student}: not in the sheet, or more than once.")
        elif score is None:
            done.left.append(f"{student}, {slug}: waits for a person's decision.")
        else:
            row[place] = number(score)
            done.filled.append((student, slug))


def check_maximum(cell: str, assignment: Assignment, where: str) -> None:
    """Compare the platform's maximum with the assignment's points.

    Args:
        cell: the maximum, as the sheet says it.
        assignment: the assignment.
        where: what to call the cell in a message.

    Raises:
        LmsError: they differ.
    """
    points = sum(task.points for task in assignment.tasks)
    try:
        maximum = float(cell.strip().replace(",", "."))
    except ValueError:
        return  # such as "(read only)", or nothing
    if abs(maximum - points) > 0.005:
        raise LmsError(
            f"{where} has a maximum of {number(maximum)} points, {assignment.slug} "
            f"has {number(points)}; set it to {number(points)} on the platform and "
            "export the sheet again"
        )
