"""What becomes of each notebook: it is handed to a worker, taken back, recorded."""

from __future__ import annotations

import time
import traceback
from collections.abc import Iterator, Mapping
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Protocol

import nbformat
from nbformat import NotebookNode
from nbgrader.api import InvalidEntry
from sqlalchemy.exc import SQLAlchemyError

from autograder.errors import RecordError
from autograder.executors.local import Executor, each
from autograder.files import file_name, write_text
from autograder.model import Assignment, Graded, Problem, Submission, Timing
from autograder.notebook_job import Job, JobResult
from autograder.record import Record
from autograder.run_folder import RunFolder
from autograder.seeds import notebook_seed
from autograder.settings import Settings
from neurons.checks.model import Status, Verdict

OURS = (
    "This task could not be judged: the grading itself failed here.\n"
    "It is no fault of your answer, and it does not count as wrong.\n"
    "Your instructor will find the reason in the class report and grade again."
)


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


@dataclass(slots=True)
class Grader:
    """One run on its way: everything that each notebook needs."""

    folder: RunFolder
    record: Record
    assignments: Mapping[str, Assignment]
    releases: Mapping[str, NotebookNode]
    options: Settings
    crew: Executor

    def grade(self, found: list[Submission], progress: Progress) -> RunSummary:
        """Have every notebook graded; Ctrl-C ends it with what is there.

        The workers only judge. What they find is written down here, by one writer.
        """
        batch = RunSummary(self.folder)
        try:
            waiting = self._prepare(found, batch)
            # None must wait at the end for one that takes long.
            waiting.sort(key=lambda one: not self._takes_long(one))
            progress.begin(len(waiting))
            for (submission, job), ended in each(
                self.crew, self._jobs(waiting, progress)
            ):
                progress.done(self._take(submission, job, ended, batch))
        except KeyboardInterrupt:
            batch.interrupted = True
        finally:
            self.crew.stop()
        # The same order, whichever worker was first.
        batch.problems.sort(key=lambda problem: problem.where)
        return batch

    def _prepare(self, found: list[Submission], batch: RunSummary) -> list[Submission]:
        """Make everything ready; gives what is to be graded.

        From here on nothing says any more what an earlier grading said of it.
        """
        try:
            for slug, release in self.releases.items():
                self.record.add_assignment(self.assignments[slug], release)
            for student in sorted(self._students(found)):
                self.record.add_student(student)
            self._drop_what_is_gone(found, batch)
            waiting = [one for one in found if not self._is_done(one)]
            for one in waiting:
                self._withdraw(one.student, one.assignment)
            if self.options.resume:
                self.folder.write_results()
        except (SQLAlchemyError, InvalidEntry) as error:
            raise RecordError(
                f"the gradebook does not answer ({type(error).__name__}); "
                "mend it, then go on with --resume."
            ) from error
        return waiting

    def _takes_long(self, submission: Submission) -> bool:
        """Whether a task of it is given more time than others are."""
        limits = self.options.limits
        tasks = self.assignments[submission.assignment].tasks
        return bool(limits) and any(task.id in limits.task_seconds for task in tasks)

    def _drop_what_is_gone(self, found: list[Submission], batch: RunSummary) -> None:
        there = {(file_name(one.student), one.assignment) for one in found}
        for file, slug in sorted(self.folder.kept() - there):
            if slug not in self.assignments:
                continue
            kept = self.folder.find_file(file, slug)
            student = kept.student if kept else file
            self._withdraw(student, slug)
            reason = "it was graded before and is not handed in any more"
            batch.problems.append(Problem(f"{student}/{slug}", reason, student))

    def _withdraw(self, student: str, slug: str) -> None:
        self.record.withdraw(student, self.assignments[slug])
        self.folder.set_aside(student, slug)

    def _students(self, found: list[Submission]) -> set[str]:
        missing = {student for student, _ in self.folder.intake().missing}
        return missing | {one.student for one in found}

    def _is_done(self, submission: Submission) -> bool:
        """Whether a resumed run has judged and recorded this very file in whole."""
        kept = self.folder.find(submission.student, submission.assignment)
        if kept is None or not submission.path.is_file():
            return False
        submitted = submission.path.read_bytes()
        if kept.digest != sha256(submitted).hexdigest() or any(
            v.status is Status.NOT_JUDGED for v in kept.verdicts
        ):
            return False
        assignment = self.assignments[submission.assignment]
        if self.record.holds(kept, assignment):
            return True
        # The gradebook is another one now, or the last run was stopped just here.
        try:
            executed = self.record.executed(submission.student, assignment)
            notebook = nbformat.read(executed, as_version=4)
        except Exception:  # noqa: BLE001 - whatever it is, grading anew makes it
            return False
        timestamp = submission.timestamp
        self.record.add_graded(kept, assignment, notebook, submitted, timestamp)
        return True

    def _jobs(
        self, waiting: list[Submission], progress: Progress
    ) -> Iterator[tuple[tuple[Submission, Job], Job | Exception]]:
        """A job for each notebook, or why its file cannot be read."""
        for one in waiting:
            progress.step(one.student, one.assignment)
            try:
                submitted, fault = one.path.read_bytes(), None
            except OSError as error:
                submitted, fault = b"", error
            job = self._job(one, submitted)
            yield (one, job), fault or job

    def _job(self, submission: Submission, submitted: bytes) -> Job:
        student, slug = submission.student, submission.assignment
        return Job(
            student=student,
            assignment=self.assignments[slug],
            release=self.releases[slug],
            submitted=submitted,
            digest=sha256(submitted).hexdigest(),
            seed=notebook_seed(self.options.secret or self.options.seed, student, slug),
            limits=self.options.limits,
            sandbox=self.options.sandbox,
        )

    def _take(
        self,
        submission: Submission,
        job: Job,
        ended: Future[JobResult],
        batch: RunSummary,
    ) -> Graded:
        """Write down what became of a job."""
        graded, notebook = _unjudged(submission, job), job.release
        done = None
        try:
            done = ended.result()
            graded = replace(
                graded,
                verdicts=done.verdicts,
                seconds=done.seconds,
                repairs=(*submission.notes, *done.repairs),
                answers=done.answers,
            )
            notebook = done.notebook
        except Exception as error:  # noqa: BLE001 - one notebook must not stop a class
            batch.problems.append(self._failure(submission, error))
        began = time.monotonic()
        graded = self._record(graded, job, notebook, submission, batch)
        if done is not None:
            self.folder.write_evidence(graded.student, graded.assignment, done.evidence)
        self.folder.write_graded(graded)
        spent = (
            *(done.spent if done else ()),
            Timing("record", time.monotonic() - began),
        )
        batch.spent[graded.student, graded.assignment] = spent
        return graded

    def _record(
        self,
        graded: Graded,
        job: Job,
        notebook: NotebookNode,
        submission: Submission,
        batch: RunSummary,
    ) -> Graded:
        """Put it into the gradebook; gives it with what lateness costs."""
        try:
            late = self.record.add_graded(
                graded, job.assignment, notebook, job.submitted, submission.timestamp
            )
        except Exception as error:  # noqa: BLE001 - nor must one entry
            self.record.roll_back()
            batch.failed = True
            batch.problems.append(self._failure(submission, error, "recording"))
            return graded
        return replace(graded, late_seconds=late.seconds, penalty=late.penalty)

    def _failure(
        self, submission: Submission, error: Exception, stage: str = "grading"
    ) -> Problem:
        """Keep the traceback of an error of ours, and say where it lies."""
        student, slug = submission.student, submission.assignment
        file = self.folder.path / "errors" / slug / f"{file_name(student)}.txt"
        # On a full disk there is no room for the reason either.
        with suppress(OSError):
            write_text(file, "".join(traceback.format_exception(error)))
        return Problem(
            where=f"{student}/{slug}",
            reason=f"{stage} failed with {type(error).__name__}; see "
            f"{file.relative_to(self.folder.path)}, then use --resume.",
            student=student,
            assignment=slug,
        )


def _unjudged(submission: Submission, job: Job) -> Graded:
    """What stands as long as nothing better is known."""
    verdicts = tuple(
        Verdict(task.id, Status.NOT_JUDGED, 0.0, task.points, OURS)
        for task in job.assignment.tasks
    )
    return Graded(
        submission.student,
        submission.assignment,
        verdicts,
        seconds={},
        repairs=submission.notes,
        seed=job.seed,
        digest=job.digest,
    )
