"""The plain records that pass from one stage of grading to the next.

collect -> Submission -> rebuild -> Rebuilt -> run -> RunResult -> judge -> Graded
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from nbformat import NotebookNode

from neurons.checks.model import CellOutcome, Verdict

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
class Spent:
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
    spent: list[Spent] = field(default_factory=list)


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
