"""One notebook's way through the stages, and what becomes of a failure."""

from __future__ import annotations

import tempfile
import traceback
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, Protocol

import nbformat
from nbformat import NotebookNode
from nbgrader.api import InvalidEntry
from sqlalchemy.exc import SQLAlchemyError

from autograder import collect, judge, rebuild, run
from autograder.files import file_name, write_text
from autograder.record import Record
from autograder.record_open import RecordError
from autograder.seeds import notebook_seed
from autograder.store import RunFolder
from autograder.types import Assignment, Graded, Problem, Rebuilt, Submission
from neurons.checks.verdict import Status, Verdict

LONGEST_ANSWER = 4000  # characters of an answer that a feedback page shows

OURS = (
    "This task could not be judged: the grading itself failed here.\n"
    "It is no fault of your answer, and it does not count as wrong.\n"
    "Your instructor will find the reason in the class report and grade again."
)


@dataclass(frozen=True, slots=True)
class Stages:
    """The four stages, as functions; a test may put others in their place."""

    collect: Callable[..., tuple[list[Submission], list[Problem]]] = collect.collect
    rebuild: Callable[..., Rebuilt] = rebuild.rebuild
    run: Callable[..., Any] = run.run
    judge: Callable[..., list[Verdict]] = judge.judge


@dataclass(frozen=True, slots=True)
class Options:
    """What a person asked of one run.

    Attributes:
        sandbox: a way that works here, `"bubblewrap"` or `"none"`.
        seed: seed of the run.
        limits: time, memory and output that a learner's code may use.
        course: version of the course.
        resume: go on with the run that the output folder holds.
        force: move that run aside and start anew.
        db_url: address of a gradebook; one in the output folder if empty.
        only: slugs of the assignments to grade; all if empty.
        secret: keys the probes in the place of the seed, and is written nowhere.
        due: due dates by slug, in UTC without a zone.
        settings: the course's own settings for nbgrader, if it has any.
    """

    sandbox: str
    seed: int
    limits: Any = None
    course: str = ""
    resume: bool = False
    force: bool = False
    db_url: str = ""
    only: tuple[str, ...] = ()
    secret: str = field(default="", repr=False)
    due: Mapping[str, datetime] = field(default_factory=dict)
    settings: Path | None = None


class Progress(Protocol):
    """Where a run says how far it is."""

    def begin(self, total: int) -> None:
        """So many notebooks are to be graded."""

    def step(self, student: str, assignment: str) -> None:
        """This notebook is next."""

    def done(self, graded: Graded) -> None:
        """This notebook is graded."""


@dataclass(slots=True)
class Batch:
    """What a run left.

    Attributes:
        folder: its folder.
        interrupted: whether it was stopped before its end.
        failed: whether something could not be put into the gradebook.
        problems: what could not be taken, judged or recorded.
    """

    folder: RunFolder
    interrupted: bool = False
    failed: bool = False
    problems: list[Problem] = field(default_factory=list)


@dataclass(slots=True)
class Grader:
    """One run on its way: everything that each notebook needs."""

    folder: RunFolder
    record: Record
    assignments: Mapping[str, Assignment]
    releases: Mapping[str, NotebookNode]
    options: Options
    stages: Stages

    def grade(self, found: list[Submission], progress: Progress) -> Batch:
        """Grade one notebook after the other; Ctrl-C ends it with what is there."""
        batch = Batch(self.folder)
        try:
            waiting = self._prepare(found, batch)
            progress.begin(len(waiting))
            for submission in waiting:
                progress.step(submission.student, submission.assignment)
                progress.done(self._one(submission, batch))
        except KeyboardInterrupt:
            batch.interrupted = True
        return batch

    def _prepare(self, found: list[Submission], batch: Batch) -> list[Submission]:
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

    def _drop_what_is_gone(self, found: list[Submission], batch: Batch) -> None:
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

    def _one(self, submission: Submission, batch: Batch) -> Graded:
        assignment = self.assignments[submission.assignment]
        notebook, submitted = self.releases[assignment.slug], b""
        try:
            submitted = submission.path.read_bytes()
            graded, notebook = self._judged(submission, assignment, submitted)
        except Exception as error:  # noqa: BLE001 - one notebook must not stop a class
            batch.problems.append(self._failure(submission, error))
            graded = self._unjudged(submission, assignment, submitted)
        try:
            late = self.record.add_graded(
                graded, assignment, notebook, submitted, submission.timestamp
            )
            graded = replace(graded, late_seconds=late.seconds, penalty=late.penalty)
        except Exception as error:  # noqa: BLE001 - nor must one entry
            self.record.roll_back()
            batch.failed = True
            batch.problems.append(self._failure(submission, error, "recording"))
        self.folder.write_graded(graded)
        return graded

    def _judged(
        self, submission: Submission, assignment: Assignment, submitted: bytes
    ) -> tuple[Graded, NotebookNode]:
        graded = self._unjudged(submission, assignment, submitted)
        release = nbformat.from_dict(self.releases[assignment.slug])
        rebuilt = self.stages.rebuild(release, submitted)
        with tempfile.TemporaryDirectory(prefix="autograder-") as workdir:
            result = self.stages.run(
                rebuilt,
                assignment,
                seed=graded.seed,
                limits=self.options.limits,
                sandbox=self.options.sandbox,
                workdir=Path(workdir),
            )
            verdicts = self.stages.judge(result, assignment, graded.seed)
        _complete(verdicts, assignment)
        graded = replace(
            graded,
            verdicts=tuple(verdicts),
            seconds=dict(result.seconds),
            repairs=(*submission.notes, *rebuilt.repairs),
            answers=_answers(rebuilt.notebook, assignment),
        )
        return graded, result.notebook or rebuilt.notebook

    def _unjudged(
        self, submission: Submission, assignment: Assignment, submitted: bytes
    ) -> Graded:
        verdicts = tuple(
            Verdict(task.id, Status.NOT_JUDGED, 0.0, task.points, OURS)
            for task in assignment.tasks
        )
        return Graded(
            submission.student,
            assignment.slug,
            verdicts,
            seconds={},
            repairs=submission.notes,
            seed=notebook_seed(
                self.options.secret or self.options.seed,
                submission.student,
                assignment.slug,
            ),
            digest=sha256(submitted).hexdigest(),
        )

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


def _complete(verdicts: list[Verdict], assignment: Assignment) -> None:
    judged, asked = [v.task for v in verdicts], [task.id for task in assignment.tasks]
    if judged != asked:
        raise ValueError(f"verdicts for {judged} where {asked} were asked")


def _answers(notebook: NotebookNode, assignment: Assignment) -> dict[str, str]:
    tasks = {task.id for task in assignment.tasks}
    answers = {}
    for cell in notebook.cells:
        task = cell.metadata.get("nbgrader", {}).get("grade_id")
        if task in tasks:
            cut = "\n…" if len(cell.source) > LONGEST_ANSWER else ""
            answers[task] = cell.source[:LONGEST_ANSWER] + cut
    return answers
