"""The plain records that pass from one stage of grading to the next.

Settings -> collect -> Collected (Submissions) -> Job -> rebuild -> Rebuilt -> execute
-> RunResult -> judge -> Verdict -> JobResult -> Graded -> record -> report -> Reports
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.pace import minutes_to_right
from autograder.roster import NO_ROSTER, Counting
from autograder.sandbox import Limits
from neurons.checks.model import CellOutcome, Verdict

if TYPE_CHECKING:
    # Its library takes seconds to load, and not every program needs it.
    from nbformat import NotebookNode

# Given cells with one of these tags are for the learner alone: no run needs them.
INSTALL_TAG, HAND_IN_TAG = "install", "hand-in"


def is_for_learner(cell: NotebookNode) -> bool:
    """Whether a given cell installs the package or looks before it is submitted."""
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
        release, tasks: path of the notebook that learners open; its tasks in order.
    """

    slug: str
    release: Path
    tasks: tuple[TaskCell, ...]

    @property
    def name(self) -> str:
        """The notebook's name without ending, e.g. `"single-neuron"`."""
        return self.release.stem


@dataclass(frozen=True, slots=True)
class Settings:
    """What one run was asked to do.

    Attributes:
        sandbox, seed: a way that works here, `"bubblewrap"` or `"none"`; of the run.
        limits: what a learner's code may use; the defaults if None.
        course, workers: version of the course; how many notebooks run at once here.
        resume, fresh: go on with the output folder's run, or move it aside first.
        db_url: address of a gradebook; one in the output folder if empty.
        only: slugs of the assignments to grade; all if empty.
        secret: keys the probes in the place of the seed, and is written nowhere.
        counting: the roster, the due dates, and which of several attempts counts.
        feedback: as in `run_records.Run`; as a resumed run has it if empty.
        nbgrader_config: the course's own settings for nbgrader, if any.
        scheduler: address of a Dask scheduler, whose workers do the jobs instead.
        zero_unreadable: whether a file that cannot be read counts 0 points.
    """

    sandbox: str
    seed: int
    limits: Limits | None = None
    course: str = ""
    resume: bool = False
    fresh: bool = False
    db_url: str = ""
    only: tuple[str, ...] = ()
    secret: str = field(default="", repr=False)
    counting: Counting = NO_ROSTER
    feedback: str = ""
    nbgrader_config: Path | None = None
    workers: int = 1
    scheduler: str = ""
    zero_unreadable: bool = False


@dataclass(frozen=True, slots=True)
class Submission:
    """One notebook that one learner submitted.

    Attributes:
        student, assignment: the learner, and the assignment's slug.
        path, files: the file; name and path of what lies beside it.
        notes: what a reader should know of it, one sentence each.
        timestamp: when it was submitted, by its `timestamp.txt`; empty if unknown.
        attempt: which of several it is, one sentence; empty for the only one.
        attempt_number: its place among those of which the best counts, from 1; else 0.
        feedback_secret: names its page in nbgrader's exchange; empty if unknown.
    """

    student: str
    assignment: str
    path: Path
    notes: tuple[str, ...] = ()
    timestamp: str = ""
    files: tuple[tuple[str, Path], ...] = ()
    attempt: str = ""
    feedback_secret: str = ""
    attempt_number: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that was submitted and cannot be graded, with the reason."""

    where: str
    reason: str
    student: str = ""
    assignment: str = ""


@dataclass(frozen=True, slots=True)
class Collected:
    """What was found in a path that learners' work was submitted in.

    Attributes:
        submissions, problems: one for each learner and assignment; what was not taken.
        learners: who is on the roster, else who has a folder; may be empty.
    """

    submissions: tuple[Submission, ...]
    problems: tuple[Problem, ...]
    learners: frozenset[str]


@dataclass(frozen=True, slots=True)
class Job:
    """All that a worker needs to know of one notebook; plain data.

    Attributes:
        student, assignment: the learner, and the assignment with its tasks.
        release, submitted: its release notebook; the file as it was submitted.
        digest, grader: SHA-256 of the file with what lies beside it; of what judges it.
        seed: seed of this notebook's probes.
        limits, sandbox: as in `Settings`.
        notes, timestamp, attempt, attempt_number, feedback_secret: as in `Submission`.
        zero_unreadable: whether it counts 0 points if it cannot be read.
        files: contents of what lies beside it, by name.
    """

    student: str
    assignment: Assignment
    release: NotebookNode
    submitted: bytes
    digest: str
    seed: int
    limits: Limits | None
    sandbox: str
    notes: tuple[str, ...] = ()
    timestamp: str = ""
    feedback_secret: str = ""
    zero_unreadable: bool = False
    files: Mapping[str, bytes] = field(default_factory=dict)
    attempt: str = ""
    attempt_number: int = 0
    grader: str = ""


@dataclass(slots=True)
class Rebuilt:
    """A submission laid into a fresh copy of the release notebook.

    Attributes:
        notebook: release cells, the learner's solution cells and extra cells.
        repairs: what had to be repaired, one plain sentence each.
        untouched, missing: ids of tasks whose cell is the stub or empty; not found.
        unreadable: what the file is, if it is no notebook of the exercise; else empty.
        elsewhere: by task, the id of the cell that answers it in place of its own.
        damage: what kept cells of the file from being read; empty if nothing did.
    """

    notebook: NotebookNode
    repairs: list[str] = field(default_factory=list)
    untouched: frozenset[str] = frozenset()
    missing: frozenset[str] = frozenset()
    unreadable: str = ""
    elsewhere: dict[str, str] = field(default_factory=dict)
    damage: str = ""


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
        evidence: the folder of facts of each task that could be probed.
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
class JobResult:
    """What became of a job; plain data.

    Attributes:
        verdicts, seconds, repairs, answers: as in `Graded`.
        notebook, unreadable: as it was run; as in `Rebuilt`, and no task was judged.
        evidence, spent: the facts, packed (None if the job failed); where time went.
    """

    verdicts: tuple[Verdict, ...]
    notebook: NotebookNode
    seconds: dict[str, float] = field(default_factory=dict)
    repairs: tuple[str, ...] = ()
    answers: dict[str, str] = field(default_factory=dict)
    evidence: bytes | None = None
    spent: tuple[Timing, ...] = ()
    unreadable: str = ""


@dataclass(frozen=True, slots=True)
class Graded:
    """One graded notebook: what the record and the reports are made of.

    Attributes:
        student, assignment: the learner, and the assignment's slug.
        verdicts: one for each task of the notebook, in the notebook's order.
        seconds, repairs: wall seconds by task's cell and probe; what was repaired.
        seed, digest, grader: as in `Job`.
        answers: the text of each solution cell, for the feedback page.
        late_seconds, penalty: how long after the due date it came; points off for that.
        unreadable: as in `Rebuilt`; the verdicts only say whether it counts 0 or waits.
        attempt, attempt_number: as in `Submission`.
        minutes: minutes that a task took until it was right, where the notebook says.
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
    unreadable: str = ""
    attempt: str = ""
    attempt_number: int = 0
    minutes: Mapping[str, float] = field(default_factory=dict)
    grader: str = ""

    @classmethod
    def of(cls, job: Job, result: JobResult) -> Graded:
        """What a job's result says of its notebook."""
        return cls(
            student=job.student,
            assignment=job.assignment.slug,
            verdicts=result.verdicts,
            seconds=result.seconds,
            repairs=(*job.notes, *result.repairs),
            seed=job.seed,
            answers=result.answers,
            digest=job.digest,
            grader=job.grader,
            unreadable=result.unreadable,
            attempt=job.attempt,
            attempt_number=job.attempt_number,
            minutes=minutes_to_right(job.submitted, result.verdicts),
        )
