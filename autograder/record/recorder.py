"""Write verdicts into nbgrader's gradebook and course folder."""

import secrets
import shutil
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

import nbformat
from nbformat import NotebookNode
from nbgrader.api import Grade, MissingEntry, SubmittedAssignment
from nbgrader.utils import compute_checksum, is_grade, is_locked, is_solution
from sqlalchemy.exc import SAWarning, SQLAlchemyError

from autograder.files import (
    NBGRADER_CONFIG,
    SECRET,
    TIMESTAMP,
    gradebook_name,
    write_bytes,
    write_text,
)
from autograder.model import Assignment, Graded
from autograder.record.gradebook import (
    absolute,
    answering,
    open_file,
    open_gradebook,
    settings_text,
)
from autograder.record.late import Late, LatePenalties
from autograder.record.notebook import with_verdicts
from autograder.roster import NO_ROSTER, Counting, submitted_at
from autograder.run_folder import GRADEBOOK, NBGRADER
from neurons.checks.markers import check_id, grade_id
from neurons.checks.model import Status, Verdict


class Record:
    """The gradebook and the nbgrader course folder of one run."""

    def __init__(
        self,
        folder: Path,
        db_url: str = "",
        settings: Path | None = None,
        counting: Counting = NO_ROSTER,
    ) -> None:
        """Open the gradebook; `open_record` says what the arguments are.

        Raises:
            RecordError: the gradebook cannot be opened.
            CourseError: the settings cannot be read.
        """
        db_url = absolute(db_url)
        self._late, self._counting = LatePenalties(settings), counting
        self.course = folder / NBGRADER
        self.course.mkdir(parents=True, exist_ok=True)
        self.book = open_gradebook(db_url) if db_url else open_file(folder / GRADEBOOK)
        write_text(self.course / NBGRADER_CONFIG, settings_text(db_url, settings))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        # If the database is gone by now, that has been reported already.
        with suppress(SQLAlchemyError):
            self.book.close()

    @contextmanager
    def answering(self) -> Iterator[None]:
        """Use the gradebook as long as the block runs.

        Raises:
            RecordError: it does not answer.
        """
        with answering("go on with --resume"):
            yield

    def add_assignment(self, assignment: Assignment, release: NotebookNode) -> None:
        """Put an assignment, its notebook and its cells into the gradebook."""
        slug, name = assignment.slug, assignment.name
        self._set_due(slug)
        self.book.update_or_create_notebook(name, slug)
        for cell in release.cells:
            cell_id = grade_id(cell.metadata)
            if not cell_id:
                continue
            if is_grade(cell):
                self.book.update_or_create_grade_cell(
                    cell_id,
                    name,
                    slug,
                    max_score=float(cell.metadata.nbgrader["points"]),
                    cell_type=cell.cell_type,
                )
            if is_solution(cell):
                self.book.update_or_create_solution_cell(cell_id, name, slug)
            self.book.update_or_create_source_cell(
                cell_id,
                name,
                slug,
                cell_type=cell.cell_type,
                locked=is_locked(cell),
                source=cell.source,
                checksum=cell.metadata.nbgrader.get("checksum"),
            )
        for place in ("source", "release"):
            self._write(self.course / place / slug / f"{name}.ipynb", release)

    def _set_due(self, slug: str) -> None:
        due = {"duedate": when} if (when := self._counting.due.get(slug)) else {}
        self.book.update_or_create_assignment(slug, **due)

    def add_student(self, student: str) -> None:
        """Put a learner into the gradebook."""
        self.book.update_or_create_student(gradebook_name(student))

    def students(self) -> set[str]:
        """Return the names of all learners in the gradebook."""
        return {student.id for student in self.book.students}

    def withdraw(self, student: str, assignment: Assignment) -> None:
        """Withdraw what an earlier grading said, before a notebook is graded.

        A grading that then fails leaves "needs manual grading" and no old score.
        """
        self.executed(student, assignment).unlink(missing_ok=True)
        # nbgrader makes no page anew as long as there is a folder for it.
        pages = self.course / "feedback" / gradebook_name(student) / assignment.slug
        shutil.rmtree(pages, ignore_errors=True)
        try:
            submission = self.book.find_submission_notebook(
                assignment.name, assignment.slug, gradebook_name(student)
            )
        except MissingEntry:
            return
        for grade in submission.grades:
            grade.auto_score = None
            grade.needs_manual_grade = True
        submission.late_submission_penalty = None
        self.book.db.commit()

    def holds(self, graded: Graded, assignment: Assignment) -> bool:
        """Whether the gradebook has exactly the points of a graded notebook."""
        place = (assignment.name, assignment.slug, gradebook_name(graded.student))
        try:
            submission = self.book.find_submission_notebook(*place)
        except MissingEntry:
            return False
        recorded = {grade.name: grade.auto_score for grade in submission.grades}
        return recorded == {
            check_id(v.task): None if v.status is Status.NOT_JUDGED else v.points
            for v in graded.verdicts
        }

    def executed(self, student: str, assignment: Assignment) -> Path:
        """Return the path of the notebook of an earlier grading, as it was run."""
        folder = self.course / "autograded" / gradebook_name(student) / assignment.slug
        return folder / f"{assignment.name}.ipynb"

    def roll_back(self) -> None:
        """Forget what could not be written, so that the next entry can be written."""
        with suppress(SQLAlchemyError):
            self.book.db.rollback()

    def add_graded(
        self,
        graded: Graded,
        assignment: Assignment,
        notebook: NotebookNode,
        submitted: bytes,
        timestamp: str = "",
        feedback_secret: str = "",
    ) -> Late:
        """Put one graded notebook into the gradebook and the course folder.

        Args:
            graded: its verdicts.
            assignment: the assignment it belongs to.
            notebook: the notebook as it was run; its check cells get the verdicts.
            submitted: the file as it was submitted.
            timestamp: when it was submitted; empty if unknown.
            feedback_secret: names its page in nbgrader's exchange; empty if unknown.

        Returns:
            How late it was, and what that costs.
        """
        student = gradebook_name(graded.student)
        slug, name = assignment.slug, assignment.name
        when = submitted_at(timestamp)
        own = self._counting.roster.deadline(graded.student, slug)
        submission = self._add_submission(slug, student, when, own)
        self._complete(name, slug, student)
        notebook = with_verdicts(notebook, {v.task: v for v in graded.verdicts})
        for verdict in graded.verdicts:
            self._grade(verdict, name, slug, student)
        for cell in filter(is_solution, notebook.cells):
            self._comment(cell, name, slug, student)
        folder = self.course / "submitted" / student / slug
        write_bytes(folder / f"{name}.ipynb", submitted)
        if when is not None:
            write_text(folder / TIMESTAMP, f"{when} UTC")
        self._let_release(submission, feedback_secret)
        self._write(self.executed(graded.student, assignment), notebook)
        self.book.db.commit()  # points are there only if all else is written
        return self._late.assign(self.book, student, slug, name)

    def with_lateness(self, graded: Graded, assignment: Assignment) -> Graded:
        """Return a recorded notebook with its lateness by the due date as it is now."""
        student, slug = gradebook_name(graded.student), assignment.slug
        self._set_due(slug)
        own = self._counting.roster.deadline(graded.student, slug)
        try:
            self._extend(self.book.find_submission(slug, student), own)
            self.book.db.commit()
            late = self._late.assign(self.book, student, slug, assignment.name)
        except MissingEntry:
            return graded  # it did not reach the gradebook; --resume puts it there
        return replace(graded, late_seconds=late.seconds, penalty=late.penalty)

    def _let_release(self, submission: SubmittedAssignment, secret: str) -> None:
        """Write the two files without which nbgrader releases no feedback."""
        student, slug = submission.student.id, submission.assignment.name
        folder = self.course / "autograded" / student / slug
        when = submission.timestamp or datetime.now(UTC).replace(tzinfo=None)
        write_text(folder / TIMESTAMP, f"{when} UTC")
        if secret or not (folder / SECRET).is_file():
            # Without the exchange's own, nobody fetches a page by it.
            write_text(folder / SECRET, secret or secrets.token_hex(64))

    def _add_submission(
        self, slug: str, student: str, when: datetime | None, own: datetime | None
    ) -> SubmittedAssignment:
        self._set_due(slug)
        self.book.update_or_create_student(student)
        known = {} if when is None else {"timestamp": when}
        with warnings.catch_warnings():
            # SQLAlchemy warns about the order in which nbgrader adds a submission.
            warnings.simplefilter("ignore", SAWarning)
            entry = self.book.update_or_create_submission(slug, student, **known)
        self._extend(entry, own)
        return entry

    @staticmethod
    def _extend(entry: SubmittedAssignment, own: datetime | None) -> None:
        """Note the extension of a learner who has a deadline of their own."""
        due = entry.assignment.duedate
        if own is not None and due is not None:
            entry.extension = own - due

    def _grade(self, verdict: Verdict, name: str, slug: str, student: str) -> None:
        grade = self.book.find_grade(check_id(verdict.task), name, slug, student)
        judged = verdict.status is not Status.NOT_JUDGED
        grade.auto_score = verdict.points if judged else None
        grade.needs_manual_grade = not judged or grade.manual_score is not None

    def _complete(self, name: str, slug: str, student: str) -> None:
        # A gradebook from before a task was added lacks that task's grade.
        submission = self.book.find_submission_notebook(name, slug, student)
        known = {grade.cell_id for grade in submission.grades}
        for cell in self.book.find_notebook(name, slug).grade_cells:
            if cell.id not in known:
                self.book.db.add(Grade(cell_id=cell.id, notebook=submission))
        self.book.db.commit()

    def _comment(self, cell: NotebookNode, name: str, slug: str, student: str) -> None:
        comment = self.book.find_comment(grade_id(cell.metadata), name, slug, student)
        stub = cell.metadata.nbgrader.get("checksum") == compute_checksum(cell)
        comment.auto_comment = "No response." if stub else None

    @staticmethod
    def _write(path: Path, notebook: NotebookNode) -> None:
        write_text(path, nbformat.writes(notebook) + "\n")
