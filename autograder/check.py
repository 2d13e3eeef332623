"""Check one notebook before it is submitted: what is missing, and does it run?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import nbformat

from autograder.collect import collect
from autograder.errors import CourseError
from autograder.model import Assignment, Job, JobResult, Settings
from autograder.pipeline import grade_notebook
from neurons.checks.markers import grade_id
from neurons.checks.model import Status, Verdict
from neurons.checks.readiness import begin, name_faults

# Words for the tasks that are not finished, in the order of the report.
OPEN = {
    Status.NOT_STARTED: "Not started",
    Status.RAISED: "Stopped with an error",
    Status.TIMEOUT: "Ran too long",
}
MAX_FAULTS = 20


class CheckError(CourseError):
    """The notebook cannot be checked."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in one notebook.

    Attributes:
        assignment: slug of the exercise.
        missing: what to do before it is submitted, one sentence each.
        repairs: what the grader would have to repair, one sentence each.
        verdicts: one for each task, in the notebook's order.
    """

    assignment: str
    missing: tuple[str, ...]
    repairs: tuple[str, ...]
    verdicts: tuple[Verdict, ...]

    @property
    def judged(self) -> bool:
        """Whether every task could be judged."""
        return all(verdict.status is not Status.NOT_JUDGED for verdict in self.verdicts)


def check_notebook(
    path: Path,
    assignments: Mapping[str, Assignment],
    settings: Settings,
) -> Checked:
    """Run a notebook from the top, as a grading would, and say what is missing.

    Args:
        path: the notebook.
        assignments: the course's assignments by slug.
        settings: sandbox, seed and limits of the run.

    Raises:
        CourseError: this is no notebook, it belongs to no exercise, or its exercise
            was not released.
    """
    if path.is_dir() or path.suffix.lower() == ".zip":
        raise CheckError(f"{path} is no notebook; name one .ipynb file.")
    submission = collect(path, assignments).submissions[0]
    submitted = path.read_bytes()
    slug = submission.assignment
    assignment = assignments[slug]
    if not assignment.release.is_file():
        raise CheckError(
            f"{assignment.release} does not exist; run `autograder release`."
        )
    done = grade_notebook(_job(submission.student, assignment, submitted, settings))
    missing = [*name_faults(path.name, slug), *_open_tasks(done), *_stopped(done)]
    return Checked(slug, tuple(missing), done.repairs, done.verdicts)


def _job(
    student: str, assignment: Assignment, submitted: bytes, settings: Settings
) -> Job:
    return Job(
        student=student,
        assignment=assignment,
        release=nbformat.read(assignment.release, as_version=4),
        submitted=submitted,
        digest=sha256(submitted).hexdigest(),
        seed=settings.seed,
        limits=settings.limits,
        sandbox=settings.sandbox,
    )


def _open_tasks(done: JobResult) -> Iterator[str]:
    for status, words in OPEN.items():
        tasks = [f"`{v.task}`" for v in done.verdicts if v.status is status]
        if tasks:
            yield f"{words}: {', '.join(tasks)}."


def _stopped(done: JobResult) -> Iterator[str]:
    """Name the other cells that stop when the notebook is run from the top."""
    tasks = {verdict.task for verdict in done.verdicts}
    found = [
        f"Run from the top, the cell that begins with {begin(cell.source)} stops with "
        f"{str(output.get('ename', '')).strip() or 'an error'}."
        for cell in done.notebook.cells
        if cell.cell_type == "code" and grade_id(cell.metadata) not in tasks
        for output in cell.get("outputs", ())
        if output.get("output_type") == "error"
    ]
    yield from found[:MAX_FAULTS]
