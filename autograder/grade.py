"""The way of a class through the stages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from hashlib import sha256
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from autograder.errors import (
    ExecutorError,
    ReleaseMissingError,
    StoppedError,
    StoreError,
)
from autograder.executors.local import Executor, LocalExecutor
from autograder.exercise_texts import assignment_text
from autograder.files import gradebook_name
from autograder.grader import Grader, Progress, RunSummary
from autograder.model import (
    Assignment,
    AssignmentText,
    Collected,
    Intake,
    Problem,
    Run,
    first_folder,
    is_answer,
)
from autograder.notebook_job import Stages
from autograder.record import Record
from autograder.report import report
from autograder.run_folder import RunFolder
from autograder.seeds import fingerprint
from autograder.settings import Settings


def grade_all(
    assignments: Mapping[str, Assignment],
    submissions: Path,
    out: Path,
    options: Settings,
    progress: Progress,
    stages: Stages | None = None,
) -> RunSummary:
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
        StoppedError: a file could not be written.
        ExecutorError: no cluster can be had.
    """
    stages = stages or Stages()
    if out.resolve().is_relative_to(submissions.resolve()):
        raise StoreError(f"{out} lies inside {submissions}; put --out elsewhere.")
    collected = stages.collect(submissions, assignments, options.only)
    wanted = {s: a for s, a in assignments.items() if s in (options.only or {s})}
    releases = {slug: _release(assignment) for slug, assignment in wanted.items()}
    texts = tuple(_text(wanted[slug], release) for slug, release in releases.items())
    with _crew(options, stages) as crew:
        secret = fingerprint(options.secret)
        asked = Run(options.course, options.seed, crew.sandbox, texts, secret)
        try:
            folder = RunFolder.start(
                out, asked, resume=options.resume, force=options.force
            )
            with folder.alone(), _record(folder, options) as record:
                folder.sweep()
                intake = _Intake(submissions, collected, record, options)
                grader = Grader(folder, record, wanted, releases, options, crew)
                return _through(grader, intake, progress)
        except OSError as error:
            raise StoppedError(
                f"{error.filename or out} could not be written "
                f"({error.strerror or error}); make room, then go on with --resume."
            ) from error


def _crew(options: Settings, stages: Stages) -> Executor:
    if not options.scheduler:
        return LocalExecutor(options.workers, options.sandbox, stages)
    try:
        from autograder.executors.dask import DaskExecutor
    except ImportError as error:
        raise ExecutorError(
            "--scheduler needs the library `distributed`; "
            "install it with `pip install distributed`."
        ) from error
    return DaskExecutor(options.scheduler, options.sandbox)


def _record(folder: RunFolder, options: Settings) -> Record:
    return Record(folder.path, options.db_url, options.nbgrader_config, options.due)


def _through(grader: Grader, intake: _Intake, progress: Progress) -> RunSummary:
    """Grade, and write everything that is made of the verdicts."""
    folder = grader.folder
    folder.write_intake(intake.with_problems([]))
    batch = grader.grade(intake.found, progress)
    folder.write_intake(intake.with_problems(batch.problems))
    batch.problems += intake.problems
    folder.write_results()
    report(folder)
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


class _Intake:
    """What came in: found once, told before the grading and after it."""

    def __init__(
        self,
        submissions: Path,
        collected: Collected,
        record: Record,
        options: Settings,
    ) -> None:
        self.found, self.problems = list(collected.submissions), collected.problems
        self._only = options.only
        self._learners = _learners(submissions, collected, record, options)

    def with_problems(self, problems: Iterable[Problem]) -> Intake:
        """The intake with further problems."""
        problems = (*problems, *self.problems)
        handed_in = {(one.student, one.assignment) for one in self.found}
        answers = [problem for problem in problems if is_answer(problem)]
        refused = {first_folder(problem) for problem in answers}
        refused |= {problem.student for problem in answers}
        students = {one.student for one in self.found} | (self._learners - refused)
        # A class that has not come to an exercise yet does not miss it.
        expected = set(self._only) or {assignment for _, assignment in handed_in}
        missing = {(s, a) for s in students for a in expected} - handed_in
        return Intake(tuple(sorted(handed_in)), tuple(sorted(missing)), problems)


def _learners(
    submissions: Path, collected: Collected, record: Record, options: Settings
) -> Set[str]:
    """Everyone of whom a notebook is expected, as far as that can be known.

    Folders tell it; where they don't, a gradebook that was there before does.
    """
    learners = collected.learners
    if learners or not options.db_url or submissions.suffix.lower() == ".ipynb":
        return learners
    known = {gradebook_name(one.student) for one in collected.submissions}
    return record.students() - known
