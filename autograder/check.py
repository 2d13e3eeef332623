"""Check one notebook before it is submitted: what is missing, and does it run?"""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import nbformat

from autograder.beside import Beside, choose, read_all
from autograder.collect import collect
from autograder.errors import CourseError
from autograder.model import Assignment, JobResult, Settings
from autograder.notebook_job import job_for
from autograder.opened import open_file
from autograder.pipeline import grade_notebook
from neurons.checks.markers import grade_id
from neurons.checks.model import Status, Verdict
from neurons.checks.raised import public_name
from neurons.checks.readiness import begin, name_faults

# Words for the tasks that are not finished, in the order of the report.
OPEN = {
    Status.NOT_STARTED: "Not started",
    Status.RAISED: "Stopped with an error",
    Status.TIMEOUT: "Ran too long",
}
MAX_FAULTS = 20


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in one notebook.

    Attributes:
        assignment: slug of the exercise.
        missing: what to do before it is submitted, one sentence each.
        repairs: what the grader would have to repair, one sentence each.
        verdicts: one for each task, in the notebook's order.
        unreadable: whether the file is no notebook; `missing` then says what it is.
        notes: what costs nothing, such as another file name, one sentence each.
    """

    assignment: str
    missing: tuple[str, ...]
    repairs: tuple[str, ...]
    verdicts: tuple[Verdict, ...]
    unreadable: bool = False
    notes: tuple[str, ...] = ()

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

    Raises:
        CourseError: this is no notebook, it belongs to no exercise, or its exercise
            was not released.
    """
    if path.is_dir() or path.suffix.lower() == ".zip":
        raise CourseError(f"{path} is no notebook; name one .ipynb file.")
    submission = collect(path, assignments).submissions[0]
    submitted = path.read_bytes()
    slug = submission.assignment
    assignment = assignments[slug]
    if not assignment.release.is_file():
        raise CourseError(
            f"{assignment.release} does not exist; run `autograder release`."
        )
    release = nbformat.read(assignment.release, as_version=4)
    files, notes = choose(_named_beside(path, submitted))
    submission = replace(submission, notes=(*submission.notes, *notes))
    job = job_for(submission, submitted, read_all(files), assignment, release, settings)
    done = grade_notebook(replace(job, seed=settings.seed))
    repairs = (*job.notes, *done.repairs)
    if done.unreadable:
        lines = tuple(done.unreadable.split("\n"))
        return Checked(slug, lines, repairs, (), unreadable=True)
    missing = [*_open_tasks(done), *_stopped(done)]
    notes = tuple(name_faults(path.name, slug))
    return Checked(slug, tuple(missing), repairs, done.verdicts, notes=notes)


def _named_beside(path: Path, submitted: bytes) -> Iterator[Beside]:
    """Yield the files of a notebook's folder that it names; there may be many others.

    Of a module it names only the first part.
    """
    text = open_file(submitted).text
    with os.scandir(path.parent) as entries:
        for entry in entries:
            module = re.fullmatch(r"(\w+)\.py", entry.name)
            name = rf"\b{module[1]}\b" if module else re.escape(entry.name)
            is_file = entry.is_file(follow_symlinks=False)
            if is_file and entry.name != path.name and re.search(name, text):
                size = entry.stat(follow_symlinks=False).st_size
                yield Beside(entry.name, Path(entry.path), size)


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
        f"{public_name(str(output.get('ename', '')).strip()) or 'an error'}."
        for cell in done.notebook.cells
        if cell.cell_type == "code" and grade_id(cell.metadata) not in tasks
        for output in cell.get("outputs", ())
        if output.get("output_type") == "error"
    ]
    yield from found[:MAX_FAULTS]
