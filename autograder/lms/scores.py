"""The points that count, as the gradebook has them: with what a person changed."""

from __future__ import annotations

from pathlib import Path

from nbgrader.api import Gradebook, MissingEntry

from autograder.files import gradebook_name
from autograder.lms.sheets import LmsError, Scores
from autograder.record.gradebook import absolute, open_gradebook
from autograder.run_folder import RunFolder


def scores(run: RunFolder, db_url: str = "") -> Scores:
    """Points less penalty of every graded notebook of a run.

    Args:
        run: the run.
        db_url: address of its gradebook; the one in its folder if empty.

    Returns:
        Points by slug and learner; None where something waits for a person.

    Raises:
        LmsError: its gradebook lies elsewhere, and nobody says where.
        RecordError: the gradebook cannot be opened.
    """
    file: Path = run.path / "gradebook.db"
    if not db_url and not file.is_file():
        raise LmsError(
            f"the gradebook of {run.path} lies elsewhere; give its address by --db"
        )
    found: dict[str, dict[str, float | None]] = {}
    with open_gradebook(absolute(db_url), None if db_url else file) as book:
        for graded in run.graded():
            name = run.texts[graded.assignment].name
            score = _score(book, name, graded.assignment, graded.student)
            found.setdefault(graded.assignment, {})[graded.student] = score
    return found


def _score(book: Gradebook, name: str, slug: str, student: str) -> float | None:
    try:
        entry = book.find_submission_notebook(name, slug, gradebook_name(student))
    except MissingEntry:
        return None
    if entry.needs_manual_grade:
        return None
    return max(entry.score - (entry.late_submission_penalty or 0.0), 0.0)
