"""A made-up class with its roster, extensions, submissions and two platforms' sheets.

Nobody in it is real. It follows from its size and a seed.
"""

from __future__ import annotations

import csv
import io
import json
import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sample_class.make_sample_class import (
    FORGOT_THE_BIAS,
    HALF,
    NAME,
    PLAIN,
    SLUG,
    SWAPPED,
    answered,
)

TASKS = ("neuron", "estimate", "line", "surprise", "house")
POINTS = dict(zip(TASKS, (3, 1, 4, 2, 2)))
# `house` stays untouched, so that no notebook has to build a model. A letter for each
# task's status, and how many of the tasks' points it has.
KINDS = {
    "right": (PLAIN, "ccccn"),
    "forgot": (FORGOT_THE_BIAS, "wwwwn"),
    "swapped": (SWAPPED, "wwwwn"),
    "half": (HALF, "ccpcn"),
    "untouched": ({}, "nnnnn"),
}
SHARES = {"c": 1.0, "p": 0.5}
FIRST = ("Ada", "Zoë", "Nguyễn", "Ольга", "明", "Bo", "José", "Amina", "Søren", "Łucja")
LAST = (
    "Byron",
    "Ñandú",
    "Thị Hà",
    "Іванова",
    "李",
    "Li",
    "García",
    "Haddad",
    "Ørn",
    "Ż",
)
HOUR = timedelta(hours=1)


@dataclass(slots=True)
class Learner:
    """One person of the class, and what is expected of the grading.

    Attributes:
        name, id, email, section: as the roster has them.
        folder: how the folder of the submission is called; empty if there is none.
        kind: one of `KINDS`, `"damaged"`, or empty for nothing.
        hours: hours after the deadline at which it was submitted; negative in time.
        extended: hours of the person's extension.
        attempts: further attempts, by kind and hours.
        minutes: minutes for each task, which the notebook notes as Colab does.
        also: the column of that name.
    """

    name: str
    id: str
    email: str
    section: str
    folder: str = ""
    kind: str = ""
    hours: float = -5.0
    extended: float = 0.0
    attempts: list[tuple[str, float]] = field(default_factory=list)
    minutes: tuple[float, ...] = ()
    also: str = ""
    learner: str = ""

    @property
    def is_graded(self) -> bool:
        """Whether the notebook can be read."""
        return self.kind in KINDS

    @property
    def letters(self) -> str:
        """A letter for each task's status."""
        return KINDS[self.kind][1]

    @property
    def points(self) -> float:
        """Points of the whole notebook."""
        parts = zip(TASKS, self.letters)
        return sum(SHARES.get(letter, 0) * POINTS[task] for task, letter in parts)

    @property
    def late_hours(self) -> float:
        """Hours after the person's own deadline."""
        return max(self.hours - self.extended, 0.0) if self.is_graded else 0.0


def made_up(size: int, seed: int = 7) -> list[Learner]:
    """A class of 6 or more people, in which everything happens that can."""
    rng = random.Random(seed)
    people = []
    for n in range(size):
        first, last = FIRST[n % 10], LAST[n * 7 // 10 % 10]
        section = "ABC"[n % 3]
        one = Learner(f"{first} {last}", f"00{n + 101}", f"u{n}@uni.example", section)
        one.kind = rng.choice(["right", "right", "forgot", "swapped", "half"])
        one.folder = rng.choice([one.id, one.email, one.name.replace(" ", "-")])
        one.minutes = tuple(rng.choice([1, 3, 7, 30]) for _ in TASKS) if n % 2 else ()
        people.append(one)
    in_time, late, extended, missing, damaged, other = people[:6]
    in_time.kind, in_time.folder = "right", f"{in_time.name}_{in_time.id}"
    late.kind, late.hours = "forgot", 30.0
    extended.kind, extended.hours, extended.extended = "half", 30.0, 48.0
    missing.kind = missing.folder = ""
    damaged.kind = "damaged"
    other.kind, other.also, other.folder = "forgot", "ilovecats", "ilovecats"
    for n, one in enumerate(people[6:], start=6):
        if n % 13 == 0:
            one.kind = one.folder = ""
        elif n % 17 == 0:
            one.kind = "damaged"
        elif n % 11 == 0:
            one.hours = 2.0 + n
        elif n % 7 == 0:
            one.hours, one.extended = 20.0, 24.0
        elif n % 9 == 0:  # the second attempt is too late and does not count
            one.attempts = [("untouched", 3.0)]
        elif n % 10 == 0:
            one.kind = "untouched"
    if size > 41:
        people[40].name = people[41].name
    _name_apart(people)
    return people


def _name_apart(people: list[Learner]) -> None:
    names = [one.name for one in people]
    for one in people:
        twice = names.count(one.name) > 1
        one.learner = f"{one.name} ({one.id})" if twice else one.name
        if twice and one.folder and not one.also:
            one.folder = one.id


def write_class(people: Iterable[Learner], folder: Path, due: datetime) -> None:
    """Write roster, extensions, submissions and sheets, called as the page says.

    Args:
        people: the class.
        folder: the course's folder.
        due: the deadline.
    """
    people = list(people)
    table(
        folder / "roster.csv",
        ["name", "id", "email", "section", "also"],
        ([p.name, p.id, p.email, p.section, p.also] for p in people),
    )
    table(
        folder / "extensions.csv",
        ["learner", "assignment", "until"],
        (
            [p.id, SLUG, (due + p.extended * HOUR).isoformat()]
            for p in people
            if p.extended
        ),
    )
    for one in people:
        if one.folder:
            _submit(one, folder / "submissions" / one.folder, due)
    visitor = Learner("A Visitor", "", "", "", kind="untouched")
    _submit(visitor, folder / "submissions" / "a-visitor", due)
    _sheets(people, folder)


def table(file: Path, header: list[str], rows: Iterable[list[str]]) -> None:
    """Write a CSV file."""
    out = io.StringIO()
    csv.writer(out).writerows([header, *rows])
    file.write_bytes(out.getvalue().encode())


def _submit(one: Learner, place: Path, due: datetime) -> None:
    attempts = [(one.kind, one.hours), *one.attempts]
    for number, (kind, hours) in enumerate(attempts, start=1):
        folder = place / (f"attempt {number}" if len(attempts) > 1 else SLUG)
        folder.mkdir(parents=True)
        file = folder / NAME
        if kind == "damaged":
            file.write_text("<html>Log in to go on.</html>", encoding="utf-8")
        else:
            file.write_text(notebook(kind, one.minutes), encoding="utf-8")
        when = (due + hours * HOUR).astimezone(UTC).replace(tzinfo=None)
        (folder / "timestamp.txt").write_text(f"{when} UTC\n", encoding="utf-8")


def notebook(kind: str, minutes: tuple[float, ...] = ()) -> str:
    """A notebook of a kind, with the times at which Colab ran its cells, if any."""
    made = answered({**KINDS[kind][0], "house": None})
    clock = 1_790_000_000_000.0  # ms
    lengths = dict(zip((f"check-{task}" for task in TASKS), minutes))
    for cell in made.cells:
        if cell.cell_type == "code" and minutes:
            clock += 60_000 * lengths.get(cell.id, 0)
            cell.metadata["executionInfo"] = {"timestamp": clock}
    return json.dumps(made)


def _sheets(people: list[Learner], folder: Path) -> None:
    # Who is also called something else has another name on the platforms by now.
    names = [f"{p.name}-King" if p.also else p.name for p in people]
    title = "Exercise 1: The single neuron (991)"
    table(
        folder / "canvas-export.csv",
        [
            *("Student", "ID", "SIS User ID", "SIS Login ID", "Section"),
            *(title, "Essay (17)"),
        ],
        [
            ["    Points Possible", "", "", "", "", "12.00", "10.00"],
            *(
                [
                    ", ".join(names[n].split(" ", 1)[::-1]),
                    *(f"9{n}", p.id, p.email, p.section, "", "7.00"),
                ]
                for n, p in enumerate(people)
            ),
            ["Student, Test", "9999", "", "test", "A", "", ""],
        ],
    )
    table(
        folder / "worksheet.csv",
        [
            *("Identifier", "Full name", "Email address", "Status", "Grade"),
            *("Maximum Grade", "Grade can be changed", "Last modified (submission)"),
            *("Last modified (grade)", "Feedback comments"),
        ],
        (
            [
                *(f"Participant {n + 500}", names[n], p.email, "", "", "12.00"),
                *("Yes", "-", "-", ""),
            ]
            for n, p in enumerate(people)
        ),
    )
