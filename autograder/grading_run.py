"""One run over a class: what it writes to, what it still has to do, what failed.

The stages themselves are called in `pipeline`; here stands what surrounds them.
"""

from __future__ import annotations

import time
import traceback
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import nbformat

from autograder.beside import read_all
from autograder.errors import CourseError, StoppedError, StoreError
from autograder.executors import Executor, Work, completed, open_executor
from autograder.exercise_texts import assignment_text
from autograder.files import file_name, write_text
from autograder.model import (
    Assignment,
    Collected,
    Graded,
    Job,
    JobResult,
    Problem,
    Settings,
    Submission,
    Timing,
)
from autograder.notebook_job import job_for, unjudged
from autograder.record import open_gradebook, open_record
from autograder.run_folder import RunFolder
from autograder.run_records import AssignmentText, Intake, Run
from autograder.seeds import fingerprint
from autograder.stage import StageError
from autograder.supervisor import orderly
from autograder.worklist import RunInputs, check_roster, expected_learners, prepare

if TYPE_CHECKING:
    from nbformat import NotebookNode

    from autograder.record import Record


class Progress(Protocol):
    """Where a run says how far it is."""

    def begin(self, total: int) -> None:
        """So many notebooks are to be graded."""

    def step(self, student: str, assignment: str) -> None:
        """This notebook is next."""

    def done(self, graded: Graded) -> None:
        """This notebook is graded."""


@dataclass(slots=True)
class RunSummary:
    """What a run left.

    Attributes:
        folder: its folder.
        interrupted: whether it was stopped before its end.
        failed: whether something could not be put into the gradebook.
        problems: what could not be taken, judged or recorded.
        spent: where the time went, for each notebook by learner and assignment.
    """

    folder: RunFolder
    interrupted: bool = False
    failed: bool = False
    problems: list[Problem] = field(default_factory=list)
    spent: dict[tuple[str, str], tuple[Timing, ...]] = field(default_factory=dict)


@contextmanager
def open_run(
    assignments: Mapping[str, Assignment],
    collected: Collected,
    submissions: Path,
    out: Path,
    settings: Settings,
) -> Iterator[GradingRun]:
    """Open all that a run writes to, and its workers, for as long as the block runs.

    Raises:
        CourseError: an exercise was not released, or no cluster can be had.
        StoreError: `out` cannot be used with these settings.
        RecordError: the gradebook cannot be opened.
        StoppedError: a file could not be written, here or in the block.
    """
    wanted = {s: a for s, a in assignments.items() if s in (settings.only or {s})}
    releases = {slug: _release(assignment) for slug, assignment in wanted.items()}
    texts = tuple(_text(wanted[slug], release) for slug, release in releases.items())
    if settings.db_url:
        with open_gradebook(settings.db_url):
            pass  # one that cannot be used is refused before anything is written
    inputs = RunInputs(wanted, releases, submissions, collected, settings)
    with open_executor(settings) as executor:
        known = settings.course, settings.seed, executor.sandbox, texts
        run = Run(*known, fingerprint(settings.secret), settings.feedback)
        try:
            how = {"resume": settings.resume, "fresh": settings.fresh}
            folder = RunFolder.start(out, run, **how)
            with folder.alone(), _record(folder, settings) as gradebook:
                folder.sweep()
                yield GradingRun(folder, gradebook, executor, inputs)
        except OSError as error:
            what = f"{error.filename or out} could not be written"
            why = f"({error.strerror or error}); make room, then go on with --resume."
            raise StoppedError(f"{what} {why}") from error


def _record(folder: RunFolder, settings: Settings) -> Record:
    known = settings.db_url, settings.nbgrader_config, settings.counting
    return open_record(folder.path, *known)


def refuse_inside(out: Path, submissions: Path) -> None:
    """See that a run does not write among what it collects.

    Raises:
        StoreError: it would.
    """
    if out.resolve().is_relative_to(submissions.resolve()):
        raise StoreError(f"{out} lies inside {submissions}; put --out elsewhere.")


def _release(assignment: Assignment) -> NotebookNode:
    if not assignment.release.is_file():
        raise CourseError(
            f"{assignment.release} does not exist; run `autograder release`."
        )
    release: NotebookNode = nbformat.read(assignment.release, as_version=4)
    return release


def _text(assignment: Assignment, release: NotebookNode) -> AssignmentText:
    digest = sha256(assignment.release.read_bytes()).hexdigest()
    return assignment_text(assignment, release, digest)


class GradingRun:
    """A run that is open for writing.

    Attributes:
        folder: its folder.
        gradebook: its gradebook, and the folder for nbgrader's own commands.
        executor: its workers.
        inputs: what it grades.
        summary: what there is to say of it so far.
    """

    def __init__(
        self,
        folder: RunFolder,
        gradebook: Record,
        executor: Executor,
        inputs: RunInputs,
    ) -> None:
        self.folder, self.gradebook, self.executor = folder, gradebook, executor
        self.inputs, self.summary = inputs, RunSummary(folder)
        self._learners, self._reused = expected_learners(inputs, gradebook), 0

    def prepare(self) -> list[Submission]:
        """Make folder and gradebook ready; gives what is still to be graded.

        From here on nothing says any more what an earlier grading said of it.

        Raises:
            RecordError: the gradebook does not answer.
        """
        check_roster(self.folder, intake := self._intake())
        self.folder.write_intake(intake)
        with self.gradebook.answering():
            waiting, gone = prepare(self.inputs, intake, self.folder, self.gradebook)
        self._reused = len(self.inputs.collected.submissions) - len(waiting)
        self.summary.problems += gone
        return waiting

    def results(
        self, work: Work, waiting: Sequence[Submission], progress: Progress
    ) -> Iterator[tuple[Job, JobResult]]:
        """Have submissions graded; gives each job with its result when it is done.

        A job that fails gives a result in which no task is judged; its traceback lies
        in the run's folder.

        Raises:
            StageError: a stage returned another record than its own.
        """
        progress.begin(len(waiting))
        for job, ended in completed(self.executor, work, self._jobs(waiting, progress)):
            result = self._result(job, ended)
            began = time.monotonic()
            yield job, result
            recorded = Timing("record", time.monotonic() - began)
            place = job.student, job.assignment.slug
            self.summary.spent[place] = (*result.spent, recorded)

    @contextmanager
    def until_interrupted(self) -> Iterator[None]:
        """End the block, and the workers, at Ctrl-C; what is there stays."""
        try:
            with orderly():
                yield
        except KeyboardInterrupt:
            self.summary.interrupted = True
        finally:
            self.executor.stop()

    @contextmanager
    def failure_noted(self, job: Job, stage: str) -> Iterator[None]:
        """Let no error in the block stop the class: it becomes a problem of the run."""
        try:
            yield
        except StageError:
            raise
        except Exception as error:  # noqa: BLE001 - one entry must not stop a class
            self.gradebook.roll_back()
            self.summary.failed = True
            self._note(job, error, stage)

    def store(self, graded: Graded, result: JobResult) -> None:
        """Write a graded notebook, with its evidence, into the run's folder."""
        if (facts := result.evidence) is not None:
            self.folder.write_evidence(graded.student, graded.assignment, facts)
        self.folder.write_graded(graded)

    def finish(self) -> None:
        """Write what is made of all verdicts and problems together."""
        # The same order, whichever worker was first.
        problems = sorted(self.summary.problems, key=lambda problem: problem.where)
        self.folder.write_intake(self._intake(problems))
        self.summary.problems = [*problems, *self.inputs.collected.problems]
        self.folder.write_results()

    def _intake(self, problems: Iterable[Problem] = ()) -> Intake:
        collected, settings = self.inputs.collected, self.inputs.settings
        came = {(one.student, one.assignment) for one in collected.submissions}
        problems = (*problems, *collected.problems)
        intake = Intake.of(came, self._learners, settings.only, problems)
        people = settings.counting.roster.people
        return replace(intake, people=people, reused=self._reused)

    def _jobs(
        self, waiting: Sequence[Submission], progress: Progress
    ) -> Iterator[tuple[Job, Job | Exception]]:
        """A job for each submission, or why its file cannot be read."""
        for one in waiting:
            progress.step(one.student, one.assignment)
            assignment = self.inputs.assignments[one.assignment]
            release = self.inputs.releases[one.assignment]
            submitted, files, fault = b"", {}, None
            try:
                submitted, files = one.path.read_bytes(), read_all(one.files)
            except OSError as error:
                fault = error
            settings = self.inputs.settings
            job = job_for(one, submitted, files, assignment, release, settings)
            yield job, fault or job

    def _result(self, job: Job, ended: Future[JobResult]) -> JobResult:
        try:
            return ended.result()
        except StageError:
            raise
        except Exception as error:  # noqa: BLE001 - one notebook must not stop a class
            self._note(job, error, "grading")
            return unjudged(job)

    def _note(self, job: Job, error: Exception, stage: str) -> None:
        """Keep the traceback of an error of ours, and say where it lies."""
        student, slug = job.student, job.assignment.slug
        file = self.folder.path / "errors" / slug / f"{file_name(student)}.txt"
        # On a full disk there is no room for the reason either.
        with suppress(OSError):
            write_text(file, "".join(traceback.format_exception(error)))
        place = file.relative_to(self.folder.path)
        failed = f"{stage} failed with {type(error).__name__}"
        reason = f"{failed}; see {place}, then use --resume."
        problem = Problem(f"{student}/{slug}", reason, student, slug)
        self.summary.problems.append(problem)
