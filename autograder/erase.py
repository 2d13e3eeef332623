"""Erase a learner from a run: verdicts, pages, notebooks, gradebook."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from nbgrader.api import Gradebook, MissingEntry
from sqlalchemy import text

from autograder.errors import CourseError
from autograder.files import file_name, gradebook_name
from autograder.record import open_gradebook
from autograder.report import report
from autograder.run_folder import ASIDE, MADE, NBGRADER, RunFolder
from autograder.run_records import Intake, first_folder
from autograder.supervisor import orderly

# Folders with a file for each learner, below a folder for each exercise.
FILES = ("verdicts", "evidence", "feedback", "gradescope", "errors", ASIDE)
# nbgrader's folders with a folder for each learner.
TREES = ("submitted", "autograded", "feedback")


def erase(run: RunFolder, student: str, db_url: str = "") -> list[Path]:
    """Erase everything that a run stores of one learner, and write its reports again.

    Args:
        run: the run.
        student: the learner's name in the reports.
        db_url: address of the run's gradebook; the one in its folder if empty.

    Returns:
        The files and folders that were deleted.

    Raises:
        CourseError: the run has no learner of that name.
        RecordError: the gradebook cannot be opened.
        StoreError: the gradebook is elsewhere, or another grader is working in the
            folder.
    """
    address = run.gradebook(db_url)
    with run.alone():
        gone = [*_files(run.path, file_name(student)), *_trees(run.path, student)]
        with open_gradebook(address) as book:
            was_there = _from_gradebook(book, student)
        intake = run.intake()
        without = _without(intake, student)
        if not gone and not was_there and without == intake:
            raise CourseError(f"{run.path} knows nobody called {student!r}")
        # Where even that is ended, no report stands that still shows the learner.
        with orderly():
            for path in (*gone, *(run.path / name for name in MADE)):
                shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
            run.write_intake(without)
            run.write_results()
            report(run)
    return gone


def _files(folder: Path, name: str) -> Iterator[Path]:
    # Verdicts that no longer count have a number, and so has their evidence.
    own = re.compile(rf"{re.escape(name)}(?:\.\d+)?\.(?:json|zip|html|txt)")
    for place in FILES:
        for path in sorted((folder / place).glob("*/*")):
            if own.fullmatch(path.name):
                yield path


def _trees(folder: Path, student: str) -> Iterator[Path]:
    for place in TREES:
        tree = folder / NBGRADER / place / gradebook_name(student)
        if tree.is_dir():
            yield tree


def _from_gradebook(book: Gradebook, student: str) -> bool:
    try:
        book.remove_student(gradebook_name(student))
    except MissingEntry:
        return False
    if book.engine.dialect.name == "sqlite":
        # Deleted rows stay in the file until their space is needed.
        options = {"isolation_level": "AUTOCOMMIT"}
        with book.engine.connect().execution_options(**options) as connection:
            connection.execute(text("VACUUM"))
    return True


def _without(intake: Intake, student: str) -> Intake:
    return replace(
        intake,
        handed_in=tuple(pair for pair in intake.handed_in if pair[0] != student),
        missing=tuple(pair for pair in intake.missing if pair[0] != student),
        people=tuple(one for one in intake.people if one.learner != student),
        problems=tuple(
            problem
            for problem in intake.problems
            if student not in {problem.student, first_folder(problem)}
        ),
    )
