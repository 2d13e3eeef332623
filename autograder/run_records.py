"""What the folder of a run says: what it was asked to do, and what came in.

Each record is one JSON file.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, fields
from typing import TypeVar

from autograder.model import Graded, Problem
from autograder.people import Person
from autograder.totals import waits
from neurons.checks.model import Verdict
from neurons.checks.records import from_tree, to_tree

SCHEMA = 1
T = TypeVar("T")


class SchemaError(ValueError):
    """A file of another version of the grader; its argument is the file's schema."""


@dataclass(frozen=True, slots=True)
class TaskText:
    """A task as a reader sees it.

    What it asked, where the book explains it, and what to ask in the next lesson.
    """

    id: str
    points: float
    title: str
    question: str = field(default="", metadata={"key": "asked"})
    link: str = ""
    section: str = ""
    lesson: str = ""


@dataclass(frozen=True, slots=True)
class AssignmentText:
    """An assignment as a reader sees it, with the digest of its release."""

    slug: str
    name: str
    title: str
    digest: str
    tasks: tuple[TaskText, ...]
    link: str = ""

    @property
    def max_points(self) -> float:
        """Points of the whole notebook."""
        return sum(task.points for task in self.tasks)


@dataclass(frozen=True, slots=True)
class Run:
    """What a run was asked to do.

    Attributes:
        course: version of the course.
        seed: the run's seed; each notebook's own is derived from it.
        sandbox: how learners' code was kept in, `"bubblewrap"` or `"none"`.
        assignments: the course's assignments as they were then.
        secret: fingerprint of the secret that keyed the probes; empty if the seed did.
        feedback: what learners may see: `"now"` everything, `"points"` alone, `"later"`
            nothing yet.
    """

    course: str
    seed: int
    sandbox: str
    assignments: tuple[AssignmentText, ...]
    secret: str = ""
    feedback: str = ""


@dataclass(frozen=True, slots=True)
class Intake:
    """What came in: who, what was missing, what could not be taken, the roster.

    Attributes:
        reused: how many were not graded again, since neither they nor the grader
            had changed.
    """

    handed_in: tuple[tuple[str, str], ...] = ()
    missing: tuple[tuple[str, str], ...] = ()
    problems: tuple[Problem, ...] = ()
    people: tuple[Person, ...] = ()
    reused: int = 0

    @property
    def unmatched(self) -> tuple[str, ...]:
        """Who submitted something and is not on the roster, if there is one."""
        known = {person.learner for person in self.people}
        came = {student for student, _ in self.handed_in}
        return tuple(sorted(came - known)) if known else ()

    @classmethod
    def of(
        cls,
        handed_in: Collection[tuple[str, str]],
        learners: Collection[str],
        only: Collection[str],
        problems: Iterable[Problem],
    ) -> Intake:
        """The intake of a class.

        Args:
            handed_in: learner and assignment of each submission.
            learners: the learners of whom a notebook is expected.
            only: slugs of the assignments that are graded; all if empty.
            problems: what could not be taken, judged or recorded.
        """
        problems, handed_in = tuple(problems), set(handed_in)
        answers = [problem for problem in problems if is_answer(problem)]
        refused = {first_folder(problem) for problem in answers}
        refused |= {problem.student for problem in answers}
        students = {student for student, _ in handed_in} | (set(learners) - refused)
        # A class that has not come to an exercise yet does not miss it.
        expected = set(only) or {assignment for _, assignment in handed_in}
        missing = {(s, a) for s in students for a in expected} - handed_in
        return cls(tuple(sorted(handed_in)), tuple(sorted(missing)), problems)

    def lost(self, graded: Collection[str]) -> tuple[Problem, ...]:
        """Answers that were refused, of learners of whom nothing was graded."""
        return tuple(
            problem
            for problem in self.problems
            if is_answer(problem)
            and problem.student not in graded
            and first_folder(problem) not in graded
        )


def is_answer(problem: Problem) -> bool:
    """Whether what was refused may be an answer, not some file beside it."""
    return bool(problem.assignment) or problem.where.endswith((".ipynb", ".zip"))


def first_folder(problem: Problem) -> str:
    """The folder, or the file, in which something that was refused lies."""
    return problem.where.split("/")[0]


def record_text(record: Run | Intake | Graded) -> str:
    """The text of a record's file."""
    held = {one.name: getattr(record, one.name) for one in fields(record)}
    return _text(to_tree({"schema": SCHEMA, **held}))


def read_record(kind: type[T], text: str) -> T:
    """The record that `record_text` wrote.

    Raises:
        SchemaError: it is of another schema.
        ValueError: it is no such record.
    """
    data = json.loads(text)
    schema = data.pop("schema", None) if isinstance(data, dict) else None
    if schema != SCHEMA:
        raise SchemaError(schema)
    return from_tree(kind, data, "the record")


def results_text(graded: Iterable[Graded]) -> str:
    """The text of `results.json`: one row for each task of each notebook that was read.

    A file that is no notebook has no verdicts; it is listed with what it is.
    """
    rows, unreadable = [], []
    for one in graded:
        if one.unreadable:
            unreadable.append(_unreadable_row(one))
        else:
            rows += [_row(one, verdict) for verdict in one.verdicts]
    return _text({"schema": SCHEMA, "results": rows, "unreadable": unreadable})


def _row(one: Graded, verdict: Verdict) -> dict[str, object]:
    return {
        "student": one.student,
        "assignment": one.assignment,
        "task": verdict.task,
        "status": str(verdict.status),
        "points": verdict.points,
        "max_points": verdict.max_points,
        "message": verdict.message,
        "seconds": round(one.seconds.get(verdict.task, 0.0), 3),
    }


def _unreadable_row(one: Graded) -> dict[str, object]:
    return {
        "student": one.student,
        "assignment": one.assignment,
        "reason": "unreadable",
        "points": None if waits(one) else 0.0,
        "max_points": sum(verdict.max_points for verdict in one.verdicts),
        "message": one.unreadable,
    }


def _text(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
