"""Who belongs to a class, until when each may submit, and which submission counts.

Where it is not clear who is who, it is asked for, never guessed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from autograder.errors import CourseError
from autograder.people import IDS, Person, find_called, people_in, plain
from autograder.sheet import Sheet

ATTEMPTS = ("deadline", "last", "best")


@dataclass(frozen=True, slots=True)
class Roster:
    """A class.

    Attributes:
        file: name of the file, for messages.
        people: who is on it; nobody if there is none.
    """

    file: str = ""
    people: tuple[Person, ...] = ()

    @classmethod
    def read(cls, content: bytes, file: str) -> Roster:
        """Read Canvas's gradebook, one of Moodle's tables or a plain table.

        Raises:
            CourseError: it cannot be read for sure, or does not tell people apart.
        """
        sheet = Sheet.read(content, file)
        people = [person for _, person in people_in(sheet)]
        if not people:
            raise CourseError(f"{file} has nobody on it; export it again")
        for kind in IDS:
            _refuse_twice(file, kind, [getattr(person, kind) for person in people])
        names, named = Counter(plain(person.name) for person in people), []
        for person in people:
            called = person.name or person.known_by
            if person.name and names[plain(person.name)] > 1:
                if not person.known_by:
                    raise CourseError(
                        f"{file} has two people called {person.name} and nothing that "
                        "tells them apart; add a column `id`"
                    )
                called = f"{person.name} ({person.known_by})"
            named.append(replace(person, learner=called))
        return cls(file, tuple(named))

    def learner(self, called: str) -> str:
        """What the reports call the person of a name, if it is clear who that is."""
        people, is_sure = find_called(self.people, called)
        return people[0].learner if is_sure else called

    def learners(self, called: Collection[str]) -> dict[str, str]:
        """What the reports call the people of whom submissions have these names.

        A name that nobody on the roster has stays as it is.

        Raises:
            CourseError: it is not clear whose a name is.
        """
        found, unclear = {}, []
        for name in sorted(called):
            people, is_sure = find_called(self.people, name)
            found[name] = people[0].learner if is_sure else name
            if people and not is_sure:
                unclear.append((name, people))
        if unclear:
            name, people = unclear[0]
            may = " or ".join(f"{p.name} ({p.known_by})" for p in people[:4])
            others = [other for other, _ in unclear[1:]]
            more = f" The same goes for {', '.join(others[:8])}." if others else ""
            raise CourseError(
                f"`{name}` may be {may}: write `{name}` into a column `also` of "
                f"{self.file}, in the row of the right person.{more}"
            )
        return found

    def extended(
        self, content: bytes, file: str, assignments: Collection[str]
    ) -> Roster:
        """The roster with the extensions of another table.

        Args:
            content: a table with the columns `learner`, `assignment` and `until`.
            file: its name, for messages.
            assignments: slugs of the course's assignments.

        Raises:
            CourseError: the table cannot be read, or names nobody on the roster.
        """
        sheet = Sheet.read(content, file)
        header = [name.strip().lower() for name in sheet.header]
        if not {"learner", "assignment", "until"} <= set(header):
            raise CourseError(
                f"{file} needs the columns learner, assignment and until; it has "
                f"{', '.join(sheet.header)}"
            )
        until: dict[str, dict[str, str]] = {}
        for row in sheet.rows:
            cells = dict(zip(header, map(str.strip, row.cells), strict=True))
            where = f"{file}, line {row.line}"
            people, is_sure = find_called(self.people, cells["learner"])
            if not people or not is_sure:
                why = "may be several people" if people else "is not"
                raise CourseError(
                    f"{where}: {cells['learner']!r} {why} on the roster {self.file}; "
                    "write the person's id there"
                )
            if (slug := cells["assignment"]) not in assignments:
                known = ", ".join(assignments)
                raise CourseError(f"{where}: no assignment {slug!r}; there are {known}")
            own = until.setdefault(people[0].learner, {})
            when = _time(cells["until"], where)
            if own.setdefault(slug, when) != when:
                raise CourseError(f"{where}: a second extension for {slug}; keep one")
        people_now = (replace(p, until=until.get(p.learner, {})) for p in self.people)
        return replace(self, people=tuple(people_now))

    def deadline(self, learner: str, slug: str) -> datetime | None:
        """A person's own deadline, in UTC without a zone; None if there is no own."""
        for person in self.people:
            if person.learner == learner and slug in person.until:
                return datetime.fromisoformat(person.until[slug]).replace(tzinfo=None)
        return None


@dataclass(frozen=True, slots=True)
class Counting:
    """Who is on the roster, and which of several submissions counts.

    Attributes:
        roster: the class.
        attempt: one of `ATTEMPTS`: the last before the deadline, the last, the best.
        due: due dates by slug, in UTC without a zone.
    """

    roster: Roster = field(default_factory=Roster)
    attempt: str = ATTEMPTS[0]
    due: Mapping[str, datetime] = field(default_factory=dict)

    def deadline(self, learner: str, slug: str) -> datetime | None:
        """A learner's own deadline, else the class's, in UTC; None if there is none."""
        return self.roster.deadline(learner, slug) or self.due.get(slug)


NO_ROSTER = Counting()


def submitted_at(timestamp: str) -> datetime | None:
    """Return the time in a `timestamp.txt`, in UTC; None if there is none.

    Args:
        timestamp: its text; a time without a zone is UTC, as in nbgrader.
    """
    from nbgrader.utils import parse_utc  # takes seconds

    try:
        return parse_utc(timestamp) if timestamp else None
    except (ValueError, OverflowError, TypeError):
        return None


def _refuse_twice(file: str, kind: str, values: Sequence[str]) -> None:
    counts = Counter(map(plain, values))
    for text in filter(None, values):
        if (n_rows := counts[plain(text)]) > 1:
            raise CourseError(
                f"{file} has the {kind} {text!r} in {n_rows} rows; give each person "
                "one row and an id of their own"
            )


def _time(text: str, where: str) -> str:
    """A time with its offset, in UTC."""
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        when = None
    if when is None or when.tzinfo is None:
        raise CourseError(
            f"{where}: until is {text!r}; write date, time and offset from UTC, such "
            "as 2026-11-08T23:59:00+01:00"
        )
    return when.astimezone(UTC).isoformat()
