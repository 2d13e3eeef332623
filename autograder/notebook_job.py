"""One notebook as a job: made of a submission, and closed with a result."""

import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Self

import nbformat
from nbformat import NotebookNode

from autograder.beside import digest_of
from autograder.evidence_archive import pack
from autograder.grader_version import grader_version
from autograder.model import (
    Assignment,
    Job,
    JobResult,
    Rebuilt,
    RunResult,
    Settings,
    Submission,
    Timing,
)
from autograder.seeds import notebook_seed
from neurons.checks.markers import grade_id
from neurons.checks.model import Status, Verdict

LONGEST_ANSWER = 4000  # characters of an answer that a feedback page shows
OURS = (
    "This task could not be judged: the grading itself failed here.\n"
    "It is no fault of your answer, and it does not count as wrong.\n"
    "Your instructor will find the reason in the class report and grade again."
)


def job_for(
    submission: Submission,
    submitted: bytes,
    files: Mapping[str, bytes],
    assignment: Assignment,
    release: NotebookNode,
    settings: Settings,
) -> Job:
    """The job of grading one submission.

    Args:
        submission: the submission.
        submitted: the bytes of its file.
        files: the contents of the files beside it, by name.
        assignment: the assignment that it answers.
        release: that assignment's release notebook.
        settings: seed, limits and sandbox of the run.
    """
    key = settings.secret or settings.seed
    return Job(
        student=submission.student,
        assignment=assignment,
        release=release,
        submitted=submitted,
        digest=digest_of(submitted, files),
        seed=notebook_seed(key, submission.student, assignment.slug),
        limits=settings.limits,
        sandbox=settings.sandbox,
        notes=submission.notes,
        timestamp=submission.timestamp,
        feedback_secret=submission.feedback_secret,
        zero_unreadable=settings.zero_unreadable,
        files=files,
        attempt=submission.attempt,
        attempt_number=submission.attempt_number,
        grader=grader_version(settings.limits),
    )


def unjudged(job: Job) -> JobResult:
    """The result of a job that failed: no task is judged."""
    verdicts = tuple(
        Verdict(task.id, Status.NOT_JUDGED, 0.0, task.points, OURS)
        for task in job.assignment.tasks
    )
    return JobResult(verdicts, job.release)


def unreadable(job: Job, rebuilt: Rebuilt) -> JobResult:
    """The result of a job whose file is no notebook of the exercise.

    Its tasks are not judged, unless the instructor has decided that it counts 0 points.
    """
    status = Status.WRONG if job.zero_unreadable else Status.NOT_JUDGED
    verdicts = tuple(
        Verdict(task.id, status, 0.0, task.points, rebuilt.unreadable)
        for task in job.assignment.tasks
    )
    return JobResult(
        verdicts,
        rebuilt.notebook,
        repairs=tuple(rebuilt.repairs),
        unreadable=rebuilt.unreadable,
    )


class JobLog:
    """A job while it is done: its temporary folder, and where its time goes."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._spent: list[Timing] = []

    def __enter__(self) -> Self:
        self._temporary = tempfile.TemporaryDirectory(prefix="autograder-")
        return self

    def __exit__(self, *_: object) -> None:
        self._temporary.cleanup()

    @property
    def folder(self) -> Path:
        """A folder for the evidence, which goes with the job."""
        return Path(self._temporary.name)

    @property
    def release(self) -> NotebookNode:
        """A copy of the release, also where the job came as plain data."""
        copied: NotebookNode = nbformat.from_dict(self._job.release)
        return copied

    @contextmanager
    def timed(self, step: str) -> Iterator[None]:
        """Note how long the block takes."""
        began = time.monotonic()
        yield
        self._spent.append(Timing(step, time.monotonic() - began))

    def result(
        self, rebuilt: Rebuilt, executed: RunResult, verdicts: Sequence[Verdict]
    ) -> JobResult:
        """The job's result.

        Raises:
            ValueError: the verdicts are not those of the assignment's tasks.
        """
        tasks = [task.id for task in self._job.assignment.tasks]
        judged = [verdict.task for verdict in verdicts]
        if judged != tasks:
            raise ValueError(f"verdicts for {judged} where {tasks} were needed")
        return JobResult(
            verdicts=tuple(verdicts),
            notebook=executed.notebook or rebuilt.notebook,
            seconds=dict(executed.seconds),
            repairs=tuple(rebuilt.repairs),
            answers=_answers(rebuilt.notebook, tasks),
            evidence=pack(executed, self._job.digest),
            spent=(*self._spent[:1], *executed.spent, *self._spent[1:]),
        )


def _answers(notebook: NotebookNode, tasks: Sequence[str]) -> dict[str, str]:
    answers = {}
    for cell in notebook.cells:
        task = grade_id(cell.metadata)
        if task in tasks:
            cut = "\n…" if len(cell.source) > LONGEST_ANSWER else ""
            answers[task] = cell.source[:LONGEST_ANSWER] + cut
    return answers
