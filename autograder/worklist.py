"""What a run still has to grade, and what no longer counts of an earlier one."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import nbformat

from autograder.beside import digest_of, read_all
from autograder.errors import StoreError
from autograder.files import file_name, gradebook_name
from autograder.grader_version import grader_version
from autograder.model import (
    Assignment,
    Collected,
    Graded,
    Problem,
    Settings,
    Submission,
)
from autograder.run_folder import RunFolder
from autograder.run_records import Intake
from autograder.totals import reusable, totals

if TYPE_CHECKING:
    from nbformat import NotebookNode

    from autograder.record import Record


@dataclass(frozen=True, slots=True)
class RunInputs:
    """What a run grades.

    Attributes:
        assignments: the assignments to grade, by slug.
        releases: their release notebooks.
        submissions: folder, zip or notebook that was collected from.
        collected: what was found there.
        settings: what the run was asked to do.
    """

    assignments: Mapping[str, Assignment]
    releases: Mapping[str, NotebookNode]
    submissions: Path
    collected: Collected
    settings: Settings


def expected_learners(inputs: RunInputs, gradebook: Record) -> Set[str]:
    """All learners of whom a notebook is expected, as far as that can be known.

    Folders say it; where they don't, a gradebook that was there before does.
    """
    collected = inputs.collected
    one_file = inputs.submissions.suffix.lower() == ".ipynb"
    if collected.learners or not inputs.settings.db_url or one_file:
        return collected.learners
    known = {gradebook_name(one.student) for one in collected.submissions}
    return gradebook.students() - known


def check_roster(folder: RunFolder, intake: Intake) -> None:
    """See that a run that began with a roster goes on with one.

    Raises:
        StoreError: it does not, and its learners would have other names.
    """
    if folder.intake().people and not intake.people:
        raise StoreError(f"{folder.path} was graded with a roster; give --roster, too.")


def is_beaten(graded: Graded, folder: RunFolder) -> bool:
    """Whether another attempt of the learner at the same exercise earned more."""
    other = folder.find(graded.student, graded.assignment)
    if other is None or not graded.attempt_number or not other.attempt_number:
        return False
    now, before = totals(graded.verdicts).points, totals(other.verdicts).points
    # Of equal ones the earlier counts, whichever was graded first.
    return (now, other.attempt_number) <= (before, graded.attempt_number)


def prepare(
    inputs: RunInputs, intake: Intake, folder: RunFolder, gradebook: Record
) -> tuple[list[Submission], list[Problem]]:
    """Make folder and gradebook ready, and withdraw what is graded again or gone.

    Returns:
        What is still to be graded, and what was graded once and is gone.
    """
    found, assignments = inputs.collected.submissions, inputs.assignments
    gone = _gone(inputs, folder)
    _enter(inputs, intake, gone, gradebook)
    waiting = []
    for student, slug in gone:
        _withdraw(student, assignments[slug], folder, gradebook)
    # Which of several attempts is the best is only known when all are graded.
    all_again = inputs.settings.counting.attempt == "best"
    for one in found:
        assignment = assignments[one.assignment]
        stored = _done(one, inputs, folder, gradebook)
        if stored is None or (all_again and one.attempt):
            waiting.append(one)
        elif stored != (now := gradebook.with_lateness(stored, assignment)):
            folder.write_graded(now)  # its due date was changed
    for one in waiting:
        _withdraw(one.student, assignments[one.assignment], folder, gradebook)
    if inputs.settings.resume:
        folder.write_results()
    # None must wait at the end for one that takes long.
    waiting.sort(key=lambda one: not _takes_long(one, inputs))
    reason = "it was graded before and is not handed in any more"
    problems = [Problem(f"{who}/{slug}", reason, who) for who, slug in gone]
    return waiting, problems


def _enter(
    inputs: RunInputs, intake: Intake, gone: list[tuple[str, str]], gradebook: Record
) -> None:
    """Put assignments and learners into the gradebook.

    nbgrader's export gives every learner 0 points in each assignment that it knows, so
    it gets to know those alone that were handed in.
    """
    found = inputs.collected.submissions
    for slug in sorted({one.assignment for one in found} | {slug for _, slug in gone}):
        gradebook.add_assignment(inputs.assignments[slug], inputs.releases[slug])
    missing = {student for student, _ in intake.missing}
    for student in sorted(missing | {one.student for one in found}):
        gradebook.add_student(student)


def _gone(inputs: RunInputs, folder: RunFolder) -> list[tuple[str, str]]:
    """Learner and assignment of what was graded once and is not there any more."""
    found = inputs.collected.submissions
    there = {(file_name(one.student), one.assignment) for one in found}
    gone = []
    for file, slug in sorted(folder.stored_verdicts() - there):
        if slug in inputs.assignments:
            stored = folder.find_file(file, slug)
            gone.append((stored.student if stored else file, slug))
    return gone


def _withdraw(
    student: str, assignment: Assignment, folder: RunFolder, gradebook: Record
) -> None:
    gradebook.withdraw(student, assignment)
    folder.set_aside(student, assignment.slug)


def _done(
    submission: Submission, inputs: RunInputs, folder: RunFolder, gradebook: Record
) -> Graded | None:
    """What a run has judged and recorded of this very file, as it would do it now."""
    stored = folder.find(submission.student, submission.assignment)
    if stored is None or stored.unreadable:
        return None
    try:
        submitted, files = submission.path.read_bytes(), read_all(submission.files)
    except OSError:
        return None
    now = digest_of(submitted, files), grader_version(inputs.settings.limits)
    if (stored.digest, stored.grader) != now or not reusable(stored.verdicts):
        return None
    assignment = inputs.assignments[submission.assignment]
    if gradebook.holds(stored, assignment):
        return stored
    # The gradebook is another one now, or the last run was stopped just here.
    try:
        executed = gradebook.executed(submission.student, assignment)
        notebook = nbformat.read(executed, as_version=4)
    except Exception:  # noqa: BLE001 - whatever it is, grading anew makes it
        return None
    when, secret = submission.timestamp, submission.feedback_secret
    gradebook.add_graded(stored, assignment, notebook, submitted, when, secret)
    return stored


def _takes_long(submission: Submission, inputs: RunInputs) -> bool:
    """Whether a task of it is given more time than others are."""
    limits = inputs.settings.limits
    longer = limits.task_cpu_seconds if limits else {}
    tasks = inputs.assignments[submission.assignment].tasks
    return any(task.id in longer for task in tasks)
