"""The plain records of a whole run: what was asked and what came in."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass
from typing import Any

from autograder.types import Problem

SCHEMA = 1


@dataclass(frozen=True, slots=True)
class TaskText:
    """A task as a reader sees it: what it asked, and where the book explains it."""

    id: str
    points: float
    title: str
    asked: str = ""
    link: str = ""
    section: str = ""


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
    """What was asked of a run.

    Attributes:
        course: version of the course.
        seed: the run's seed; each notebook's own is derived from it.
        sandbox: how learners' code was kept in, `"bubblewrap"` or `"none"`.
        assignments: the course's assignments as they were then.
        secret: fingerprint of the secret that keyed the probes; empty if the seed did.
    """

    course: str
    seed: int
    sandbox: str
    assignments: tuple[AssignmentText, ...]
    secret: str = ""

    def to_dict(self) -> dict[str, Any]:
        """The run as plain data."""
        return {"schema": SCHEMA, **asdict(self)}

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Run:
        """The run that `to_dict` wrote."""
        assignments = tuple(
            AssignmentText(
                **{**entry, "tasks": tuple(TaskText(**t) for t in entry["tasks"])}
            )
            for entry in data["assignments"]
        )
        return cls(
            data["course"], data["seed"], data["sandbox"], assignments, data["secret"]
        )


@dataclass(frozen=True, slots=True)
class Intake:
    """What came in: who, what was missing, what could not be taken."""

    handed_in: tuple[tuple[str, str], ...] = ()
    missing: tuple[tuple[str, str], ...] = ()
    problems: tuple[Problem, ...] = ()

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Intake:
        """The intake that was written as plain data."""
        return cls(
            tuple(tuple(pair) for pair in data["handed_in"]),
            tuple(tuple(pair) for pair in data["missing"]),
            tuple(Problem(**problem) for problem in data["problems"]),
        )

    def lost(self, graded: Collection[str]) -> tuple[Problem, ...]:
        """Answers that were refused, of learners of whom nothing was graded.

        Args:
            graded: the learners of whom something was graded.
        """
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
