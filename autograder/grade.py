"""The way of a class through the stages, one notebook after the other."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from autograder.batch import AssignmentText, Intake, Run, first_folder, is_answer
from autograder.grader import Batch, Grader, Options, Progress, Stages
from autograder.record import Record
from autograder.report import write_reports
from autograder.report.catalogue import assignment_text
from autograder.store import RunFolder, StoreError
from autograder.types import Assignment, Problem, Submission


class ReleaseMissingError(FileNotFoundError):
    """A notebook that learners open was never made; the message says how."""


def grade_all(
    assignments: Mapping[str, Assignment],
    submissions: Path,
    out: Path,
    options: Options,
    progress: Progress,
    stages: Stages | None = None,
) -> Batch:
    """Grade everything that was handed in.

    Args:
        assignments: the course's assignments by slug.
        submissions: folder, zip or notebook.
        out: folder of the run; verdicts, gradebook and pages go there.
        options: what was asked.
        progress: told of every notebook.
        stages: the stages to use; the real ones if None.

    Raises:
        CollectError: `submissions` is missing, empty or of an unknown kind.
        StoreError: `out` cannot be used as asked.
        RecordError: the gradebook cannot be opened.
        ReleaseMissingError: an exercise was not released.
    """
    stages = stages or Stages()
    if out.resolve().is_relative_to(submissions.resolve()):
        raise StoreError(f"{out} lies inside {submissions}; put --out elsewhere.")
    found, problems = stages.collect(submissions, assignments)
    wanted = {s: a for s, a in assignments.items() if s in (options.only or {s})}
    found = [one for one in found if one.assignment in wanted]
    releases = {slug: _release(assignment) for slug, assignment in wanted.items()}
    texts = tuple(_text(wanted[slug], release) for slug, release in releases.items())
    asked = Run(options.course, options.seed, options.sandbox, texts)
    folder = RunFolder.start(out, asked, resume=options.resume, force=options.force)
    learners = _folders(submissions, found)
    with folder.alone(), Record(folder.path, options.db_url) as record:
        folder.write_intake(_intake(found, learners, problems, options.only))
        grader = Grader(folder, record, wanted, releases, options, stages)
        batch = grader.grade(found, progress)
        batch.problems += problems
        folder.write_intake(_intake(found, learners, batch.problems, options.only))
        folder.write_results()
        write_reports(folder)
    return batch


def _release(assignment: Assignment) -> NotebookNode:
    if not assignment.release.is_file():
        raise ReleaseMissingError(
            f"{assignment.release} does not exist; run `autograder release`."
        )
    return nbformat.read(assignment.release, as_version=4)


def _text(assignment: Assignment, release: NotebookNode) -> AssignmentText:
    digest = sha256(assignment.release.read_bytes()).hexdigest()
    return assignment_text(assignment, release, digest)


def _folders(submissions: Path, found: Iterable[Submission]) -> set[str]:
    """Learners who have a folder, with or without a notebook in it.

    Where every notebook lies in a folder of its learner's name, every such folder
    is a learner; elsewhere folders say nothing of learners.
    """
    if not submissions.is_dir():
        return set()
    folders = {
        unicodedata.normalize("NFC", place.name)
        for place in submissions.iterdir()
        if place.is_dir() and place.name[0] not in "._"
    }
    return folders if {one.student for one in found} <= folders else set()


def _intake(
    found: Iterable[Submission],
    learners: set[str],
    problems: Iterable[Problem],
    only: tuple[str, ...],
) -> Intake:
    handed_in = {(one.student, one.assignment) for one in found}
    problems = tuple(problems)
    refused = {first_folder(problem) for problem in problems if is_answer(problem)}
    students = {student for student, _ in handed_in} | (learners - refused)
    # A class that has not come to an exercise yet does not miss it.
    expected = set(only) or {assignment for _, assignment in handed_in}
    missing = {(s, a) for s in students for a in expected} - handed_in
    return Intake(tuple(sorted(handed_in)), tuple(sorted(missing)), problems)
