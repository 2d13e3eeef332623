"""Record: verdicts go into nbgrader's own gradebook and course folder.

After it, `nbgrader export`, `nbgrader generate_feedback` and the formgrader work
on the run as if nbgrader had graded it.
"""

from __future__ import annotations

import os
import sysconfig
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Self

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader.api import Grade, Gradebook, MissingEntry
from nbgrader.utils import compute_checksum, is_grade, is_locked, is_solution
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, SAWarning

from autograder.store import file_name, write_text
from autograder.types import Assignment, Graded
from neurons.checks.verdict import Status, Verdict

COURSE = "nbgrader"

CONFIG = '''"""Settings for nbgrader, written by `autograder grade`."""
from pathlib import Path

c = get_config()  # noqa: F821
c.CourseDirectory.root = str(Path(__file__).resolve().parent)
c.CourseDirectory.db_url = {db_url}
# What a learner's cell printed must not run as a script on the grader's machine.
c.HTMLExporter.sanitize_html = True
'''


class RecordError(RuntimeError):
    """The gradebook cannot be used; the message says what to do."""


class Record:
    """The gradebook and the nbgrader course folder of one run."""

    def __init__(self, folder: Path, db_url: str = "") -> None:
        """Open the gradebook, and make it if there is none.

        Args:
            folder: the run's folder.
            db_url: address of a gradebook; `gradebook.db` in `folder` if empty.

        Raises:
            RecordError: the gradebook cannot be opened.
        """
        db_url = _absolute(db_url)
        self.course = folder / COURSE
        self.course.mkdir(parents=True, exist_ok=True)
        self.book = _open(db_url, None if db_url else folder / "gradebook.db")
        config = CONFIG.format(db_url=_db_setting(db_url))
        write_text(self.course / "nbgrader_config.py", config)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.book.close()

    def add_assignment(self, assignment: Assignment, release: NotebookNode) -> None:
        """Put an assignment, its notebook and its cells into the gradebook."""
        slug, name = assignment.slug, assignment.name
        self.book.update_or_create_assignment(slug)
        self.book.update_or_create_notebook(name, slug)
        for cell in release.cells:
            grade_id = cell.metadata.get("nbgrader", {}).get("grade_id")
            if grade_id is None:
                continue
            if is_grade(cell):
                self.book.update_or_create_grade_cell(
                    grade_id,
                    name,
                    slug,
                    max_score=float(cell.metadata.nbgrader["points"]),
                    cell_type=cell.cell_type,
                )
            if is_solution(cell):
                self.book.update_or_create_solution_cell(grade_id, name, slug)
            self.book.update_or_create_source_cell(
                grade_id,
                name,
                slug,
                cell_type=cell.cell_type,
                locked=is_locked(cell),
                source=cell.source,
                checksum=cell.metadata.nbgrader.get("checksum"),
            )
        for place in ("source", "release"):
            self._write(self.course / place / slug / f"{name}.ipynb", release)

    def add_student(self, student: str) -> None:
        """Put a learner into the gradebook."""
        self.book.update_or_create_student(file_name(student))

    def withdraw(self, student: str, assignment: Assignment) -> None:
        """Take back what an earlier grading said, before a notebook is graded.

        A grading that then fails leaves "needs manual grading" and no old score.
        """
        try:
            submission = self.book.find_submission_notebook(
                assignment.name, assignment.slug, file_name(student)
            )
        except MissingEntry:
            return
        for grade in submission.grades:
            grade.auto_score = None
            grade.needs_manual_grade = True
        self.book.db.commit()

    def add_graded(
        self,
        graded: Graded,
        assignment: Assignment,
        notebook: NotebookNode,
        submitted: bytes,
    ) -> None:
        """Put one graded notebook into the gradebook and the course folder.

        Args:
            graded: its verdicts.
            assignment: the assignment it belongs to.
            notebook: the notebook as it was run; its check cells get the verdicts.
            submitted: the file as it was handed in.
        """
        student = file_name(graded.student)
        slug, name = assignment.slug, assignment.name
        self.book.update_or_create_student(student)
        with warnings.catch_warnings():
            # nbgrader adds a submission's parts in an order that SQLAlchemy dislikes.
            warnings.simplefilter("ignore", SAWarning)
            self.book.update_or_create_submission(slug, student)
        self._complete(name, slug, student)
        notebook = with_verdicts(notebook, {v.task: v for v in graded.verdicts})
        for verdict in graded.verdicts:
            grade = self.book.find_grade(f"check-{verdict.task}", name, slug, student)
            judged = verdict.status is not Status.NOT_JUDGED
            grade.auto_score = verdict.points if judged else None
            grade.needs_manual_grade = not judged or grade.manual_score is not None
        for cell in notebook.cells:
            if is_solution(cell):
                self._comment(cell, name, slug, student)
        self.book.db.commit()
        file = self.course / "submitted" / student / slug / f"{name}.ipynb"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(submitted)
        self._write(
            self.course / "autograded" / student / slug / f"{name}.ipynb", notebook
        )

    def _complete(self, name: str, slug: str, student: str) -> None:
        # A gradebook from before a task was added lacks that task's grade.
        submission = self.book.find_submission_notebook(name, slug, student)
        known = {grade.cell_id for grade in submission.grades}
        for cell in self.book.find_notebook(name, slug).grade_cells:
            if cell.id not in known:
                self.book.db.add(Grade(cell_id=cell.id, notebook=submission))
        self.book.db.commit()

    def _comment(self, cell: NotebookNode, name: str, slug: str, student: str) -> None:
        comment = self.book.find_comment(
            cell.metadata.nbgrader["grade_id"], name, slug, student
        )
        stub = cell.metadata.nbgrader.get("checksum") == compute_checksum(cell)
        comment.auto_comment = "No response." if stub else None

    @staticmethod
    def _write(path: Path, notebook: NotebookNode) -> None:
        write_text(path, nbformat.writes(notebook) + "\n")


def with_verdicts(
    notebook: NotebookNode, verdicts: Mapping[str, Verdict]
) -> NotebookNode:
    """A copy of a notebook whose check cells show their verdicts.

    nbgrader reads the same points back from these outputs.
    """
    notebook = nbformat.from_dict(notebook)
    for cell in notebook.cells:
        if cell.cell_type != "code" or not is_grade(cell):
            continue
        task = cell.metadata.nbgrader["grade_id"].removeprefix("check-")
        if task in verdicts:
            cell.outputs = list(_outputs(verdicts[task]))
            cell.execution_count = None
    return notebook


def _outputs(verdict: Verdict) -> Iterator[NotebookNode]:
    # nbgrader gives full points to a check cell that shows no number and no error,
    # and takes the first result that looks like a number for the points.
    text = f"{verdict.message}\n{verdict.hint}".strip() + "\n"
    yield new_output("stream", name="stdout", text=text)
    if verdict.status is Status.NOT_JUDGED:
        yield new_output("error", ename="NotJudged", evalue=verdict.task, traceback=[])
    else:
        points = str(float(verdict.points))
        yield new_output("execute_result", data={"text/plain": points})


def _absolute(db_url: str) -> str:
    """The address of a gradebook, the same from whatever folder it is used."""
    if not db_url:
        return ""
    try:
        url = make_url(db_url)
    except ArgumentError as error:
        raise RecordError(
            "--db takes an address such as sqlite:////home/me/grades.db."
        ) from error
    if url.get_backend_name() == "sqlite" and url.database:
        url = url.set(database=str(Path(url.database).resolve()))
    return url.render_as_string(hide_password=False)


def _db_setting(db_url: str) -> str:
    """The gradebook's address as nbgrader's settings file states it."""
    if not db_url:
        return 'f"sqlite:///{Path(__file__).resolve().parents[1]}/gradebook.db"'
    if make_url(db_url).password:
        # A password stays out of files.
        return '__import__("os").environ["NBGRADER_DB_URL"]'
    return repr(db_url)


def _open(db_url: str, file: Path | None) -> Gradebook:
    new = file is not None and not file.exists()
    url = db_url or f"sqlite:///{file.resolve()}"
    try:
        with _scripts_on_path():
            return Gradebook(url)
    except Exception as error:
        # nbgrader leaves a half-made file that would hide the reason next time.
        if new:
            file.unlink(missing_ok=True)
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise RecordError(
            f"the gradebook cannot be opened ({reason}); check --db, or leave it out."
        ) from error


@contextmanager
def _scripts_on_path() -> Iterator[None]:
    # nbgrader looks for the command `alembic` on PATH, also outside an activated
    # virtual environment.
    before = os.environ.get("PATH", "")
    os.environ["PATH"] = os.pathsep.join([sysconfig.get_path("scripts"), before])
    try:
        yield
    finally:
        os.environ["PATH"] = before
