"""The plain records that pass from one stage of grading to the next.

collect -> Submission -> rebuild -> Rebuilt -> run -> RunResult -> judge -> Graded
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from neurons.checks.model import CellOutcome, Verdict

# The file in which nbgrader's commands look for a course's own settings.
NBGRADER_CONFIG = "nbgrader_config.py"
# Given cells with one of these tags are for the learner alone: no run needs them.
INSTALL_TAG, HAND_IN_TAG = "install", "hand-in"


def is_for_learner(cell: NotebookNode) -> bool:
    """Whether a given cell installs the package or looks before handing in."""
    return bool({INSTALL_TAG, HAND_IN_TAG} & set(cell.metadata.get("tags", [])))


@dataclass(frozen=True, slots=True)
class TaskCell:
    """A task as its release notebook states it."""

    id: str
    points: float


@dataclass(frozen=True, slots=True)
class Assignment:
    """One graded notebook of the course.

    Attributes:
        slug: folder name, e.g. `"01-single-neuron"`.
        release: path of the notebook that learners open.
        tasks: its tasks, in the notebook's order.
    """

    slug: str
    release: Path
    tasks: tuple[TaskCell, ...]

    @property
    def name(self) -> str:
        """The notebook's name without ending, e.g. `"single-neuron"`."""
        return self.release.stem


@dataclass(frozen=True, slots=True)
class Submission:
    """One notebook that one learner handed in.

    Attributes:
        student: the learner, as folder or file names tell.
        assignment: slug of the assignment.
        path: the file.
        notes: what a reader should know of it, one sentence each.
        timestamp: when it was handed in, as `timestamp.txt` says; empty if nothing
            says so.
    """

    student: str
    assignment: str
    path: Path
    notes: tuple[str, ...] = ()
    timestamp: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that was handed in and cannot be graded, with the reason."""

    where: str
    reason: str
    student: str = ""
    assignment: str = ""


@dataclass(slots=True)
class Rebuilt:
    """A submission laid into a fresh copy of the release notebook.

    Attributes:
        notebook: release cells, the learner's solution cells and extra cells.
        repairs: what had to be mended, one plain sentence each.
        untouched: ids of the tasks whose cell is the stub or says nothing.
        missing: ids of the tasks whose cell was not found.
    """

    notebook: NotebookNode
    repairs: list[str] = field(default_factory=list)
    untouched: frozenset[str] = frozenset()
    missing: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Timing:
    """Wall time in seconds that one step took, and which cell or task it was."""

    step: str
    seconds: float
    what: str = ""


@dataclass(slots=True)
class RunResult:
    """What running a rebuilt notebook left behind.

    Attributes:
        outcomes: how each task's solution cell ended.
        evidence: the folder of facts probed for each task that could be probed.
        seconds: wall time in seconds of each task's solution cell and probe.
        notebook: the notebook with the outputs of the learner's cells.
        notes: what a learner should know of a task's run, one sentence each.
        failure: why nothing could be run; empty when the run took place.
        spent: where the time went, step by step.
    """

    outcomes: dict[str, CellOutcome] = field(default_factory=dict)
    evidence: dict[str, Path] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    notebook: NotebookNode | None = None
    notes: dict[str, str] = field(default_factory=dict)
    failure: str = ""
    spent: list[Timing] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Graded:
    """One graded notebook: what the record and the reports are made of.

    Attributes:
        student: the learner, as the submissions name them.
        assignment: slug of the assignment.
        verdicts: one for each task of the notebook, in the notebook's order.
        seconds: wall time in seconds of each task.
        repairs: what had to be mended, one plain sentence each.
        seed: seed of this notebook's probes.
        answers: the text of each solution cell, for the feedback page.
        digest: SHA-256 of the notebook as it was handed in.
        late_seconds: how long after the due date it was handed in.
        penalty: points that nbgrader's plugin takes off for that.
    """

    student: str
    assignment: str
    verdicts: tuple[Verdict, ...]
    seconds: dict[str, float]
    repairs: tuple[str, ...] = ()
    seed: int = 0
    answers: dict[str, str] = field(default_factory=dict)
    digest: str = ""
    late_seconds: float = 0.0
    penalty: float = 0.0


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


@dataclass(frozen=True, slots=True)
class Collected:
    """What was found in a path that learners' work was submitted in.

    Attributes:
        submissions: one for each learner and assignment, in the order of names.
        problems: everything that was not taken, in the order of names.
        learners: who has a folder, with or without a notebook in it; empty where
            folders say nothing about learners.
    """

    submissions: tuple[Submission, ...]
    problems: tuple[Problem, ...]
    learners: frozenset[str]


@dataclass(frozen=True, slots=True)
class Reports:
    """Paths of the reports of a run.

    Attributes:
        overview: the class page.
        table: the table of grades.
        feedback: a page for each graded notebook.
    """

    overview: Path
    table: Path
    feedback: tuple[Path, ...]
