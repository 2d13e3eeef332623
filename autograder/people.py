"""People as rosters and sheets name them, and how one of them is found again.

A person is found by what only one person has; whether that is so is part of the answer.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from autograder.errors import CourseError
from autograder.sheet import Row, Sheet

# What a learner's name ends with if the platform's zip named the file or folder.
PLATFORM_ID = re.compile(r"_(\d+)$")
# Columns by what they say of a person: Canvas's, Moodle's, those of a plain table.
COLUMNS = {
    "name": ("student", "full name", "name"),
    "first": ("first name", "given name", "firstname"),
    "last": ("last name", "surname", "family name", "lastname"),
    "number": ("canvas id",),
    "participant": ("identifier",),
    "id": ("sis user id", "id number", "student id", "id"),
    "login": ("sis login id", "username", "login"),
    "email": ("email address", "email"),
    "section": ("section", "sections", "group", "groups"),
    "also": ("also",),
}
# What tells people apart, the surest first.
IDS = ("number", "id", "login", "email", "participant")
TEST_STUDENT = "Student, Test"  # Canvas's own, in every course
# Rows of Canvas's gradebook that are nobody's.
NO_ONE = ("points possible", "manual posting")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on a roster, or in a platform's sheet.

    Attributes:
        name: the name, as it is written there.
        number: Canvas's own number.
        participant: Moodle's number, another one in each of its assignments.
        id: the school's, with its zeros.
        login: the name to log in with.
        email: the address.
        section: section or group.
        also: further names that submissions have, with `;` between them.
        learner: what the reports call this person; nobody else is called so.
        until: the person's own deadline by assignment, in UTC, as ISO 8601 has it.
    """

    name: str = ""
    number: str = ""
    participant: str = ""
    id: str = ""
    login: str = ""
    email: str = ""
    section: str = ""
    also: str = ""
    learner: str = ""
    until: Mapping[str, str] = field(default_factory=dict)

    @property
    def known_by(self) -> str:
        """What tells this person from others, for a message."""
        return next((found for kind in IDS if (found := getattr(self, kind))), "")


def people_in(sheet: Sheet) -> list[tuple[Row, Person]]:
    """The people of a platform's sheet or of a roster, each with the row.

    Raises:
        CourseError: no column says who is who.
    """
    header = [name.strip().lower() for name in sheet.header]
    places = {
        kind: header.index(found)
        for kind, names in COLUMNS.items()
        if (found := next((name for name in names if name in header), ""))
    }
    if header[0] in {"student", "lastname"} and "id" in header:
        places["number"] = header.index("id")  # Canvas's own; the school's is SIS
        if "sis user id" not in header:
            places.pop("id")
    if not {*IDS, "name", "last"} & set(places):
        raise CourseError(
            f"{sheet.name} has no column that says who is who, such as name, id or "
            f"email; its columns are {', '.join(sheet.header)}"
        )
    people = []
    for row in sheet.rows:
        cells = {kind: row.cells[place].strip() for kind, place in places.items()}
        said = defaultdict(str, cells)
        name = said["name"] or f"{said['first']} {said['last']}".strip()
        participant = said["participant"].split(" ")[-1]  # 77 in `Participant 77`
        own, group = (said["id"], said["login"], said["email"]), said["section"]
        person = Person(name, said["number"], participant, *own, group, said["also"])
        if not _is_no_one(row, person):
            people.append((row, person))
    return people


def _is_no_one(row: Row, person: Person) -> bool:
    text = " ".join(row.cells).strip().lower()
    is_of_canvas = any(words in text for words in NO_ONE)
    if person.number and name_forms(person.name) & name_forms(TEST_STUDENT):
        return True
    return not person.known_by and (is_of_canvas or not person.name)


def find_called(
    people: Sequence[Person], called: str
) -> tuple[tuple[Person, ...], bool]:
    """Find the person whose submission has a name.

    Args:
        people: whom to look among.
        called: a name of a folder or file, or what a person typed.

    Returns:
        Who it may be, and whether that is sure; nobody if nobody is called so.
    """
    wanted, found = plain(called), PLATFORM_ID.search(called)
    number = found[1] if found else ""
    if stated := [p for p in people if wanted in map(plain, p.also.split(";"))]:
        return tuple(stated), len(stated) == 1
    by_id = [
        person
        for person in people
        if wanted and wanted in map(plain, (person.learner, *_ids(person)))
    ] or [p for p in people if number and number == _number(p)]
    forms = name_forms(PLATFORM_ID.sub("", called))
    named = [person for person in people if forms & name_forms(person.name)]
    if by_id:
        both = [person for person in by_id if person in named]
        may = by_id if both or not named else [*by_id, *named]
        return tuple(may), len(may) == 1
    if number:
        # Canvas gives each person one number: with another it is somebody else.
        named = [person for person in named if not person.number]
    if named:
        return tuple(named), len(named) == 1
    # A spreadsheet may have dropped an id's zeros.
    digits = (number or wanted).lstrip("0")
    near = [p for p in people if digits.isdigit() and p.id.lstrip("0") == digits]
    return tuple(near), False


def find_person(people: Iterable[Person], person: Person) -> tuple[Person, ...]:
    """Find somebody again in another table; several if it is not clear who it is.

    The first id that both have decides, so that a changed name does no harm.
    """
    return tuple(one for one in people if _is_same(one, person))


def _is_same(one: Person, other: Person) -> bool:
    for kind in IDS:
        here, there = plain(getattr(one, kind)), plain(getattr(other, kind))
        if here and there and kind != "participant":
            return here == there
    return bool(name_forms(one.name) & name_forms(other.name))


def _number(person: Person) -> str:
    return person.number or person.participant or person.id


def _ids(person: Person) -> tuple[str, ...]:
    return tuple(getattr(person, kind) for kind in IDS)


def name_forms(name: str) -> frozenset[str]:
    """A name as it may be written: either part first, with any signs between them."""
    text = unicodedata.normalize("NFKC", name).casefold()
    letters = (c if unicodedata.category(c)[0] in "LMN" else " " for c in text)
    words = "".join(letters).split()
    turns = range(len(words))
    return frozenset("".join(words[i:] + words[:i]) for i in turns)


def plain(name: str) -> str:
    """A name as it is compared; a Mac writes accents as letters of their own."""
    return unicodedata.normalize("NFC", name).strip().casefold()
