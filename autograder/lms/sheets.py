"""Put grades into a platform's sheet of a class, in the row of the right person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from autograder.errors import CourseError
from autograder.model import Assignment
from autograder.people import Person, find_called, find_person
from autograder.sheet import Row
from autograder.wording import number

Scores = Mapping[str, Mapping[str, float | None]]
Rows = Sequence[tuple[Row, Person]]


@dataclass(slots=True)
class Filled:
    """A sheet with grades.

    Attributes:
        content: the bytes of its file.
        filled: learner and slug of each grade in it.
        left: what was not filled in, one sentence each.
    """

    content: bytes = b""
    filled: list[tuple[str, str]] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Grades:
    """The grades of a run, and whose they are.

    Attributes:
        scores: points by slug and learner; None where a person has to decide.
        people: who is on the run's roster; nobody if it has none.
    """

    scores: Scores
    people: tuple[Person, ...] = ()

    def row_of(self, learner: str, rows: Rows) -> Row | None:
        """A learner's row; None if it is not there, or not clear."""
        them = [person for _, person in rows]
        known = next((p for p in self.people if p.learner == learner), None)
        found, is_sure = find_called(them, learner)
        if known is not None:
            found = find_person(them, known)
            is_sure = len(found) == 1
        return rows[them.index(found[0])][0] if is_sure else None

    def check_course(self, name: str, rows: Rows) -> None:
        """See that a sheet is of this class.

        Raises:
            CourseError: roster and sheet share less than half of the people of the
                shorter one, or no learner is in it.
        """
        if self.people:
            here = sum(bool(find_person(self.people, who)) for _, who in rows)
            # A roster may be of one section, and so may a sheet.
            if 2 * here < min(len(rows), len(self.people)):
                raise CourseError(
                    f"{here} of {len(rows)} people in {name} are on the roster; it "
                    "seems to be of another course: export this one's"
                )
        learners = {who for scores in self.scores.values() for who in scores}
        if learners and not any(self.row_of(who, rows) for who in learners):
            raise CourseError(
                f"{name} has none of the {len(learners)} graded learners; it seems to "
                "be of another course: export this one's"
            )


def fill_column(
    done: Filled, rows: Rows, place: int, slug: str, grades: Grades
) -> None:
    """Put an assignment's points into one column.

    Args:
        done: gets the grades and what could not be filled in.
        rows: the rows that may be filled, with whose they are.
        place: index of the column.
        slug: the assignment.
        grades: the grades.
    """
    for student, score in sorted(grades.scores.get(slug, {}).items()):
        row = grades.row_of(student, rows)
        if row is None:
            done.left.append(f"{student}: not in the sheet, or more than once.")
        elif score is None:
            done.left.append(f"{student}, {slug}: waits for a person's decision.")
        else:
            row.cells[place] = number(score)
            done.filled.append((student, slug))


def check_maximum(cell: str, assignment: Assignment, where: str) -> None:
    """Compare the platform's maximum with the assignment's points.

    Args:
        cell: the maximum, as the sheet says it.
        assignment: the assignment.
        where: what to call the cell in a message.

    Raises:
        CourseError: they differ.
    """
    points = sum(task.points for task in assignment.tasks)
    try:
        maximum = float(cell.strip().replace(",", "."))
    except ValueError:
        return  # such as "(read only)", or nothing
    if abs(maximum - points) > 0.005:
        raise CourseError(
            f"{where} has a maximum of {number(maximum)} points, {assignment.slug} "
            f"has {number(points)}; set it to {number(points)} on the platform and "
            "export the sheet again"
        )
