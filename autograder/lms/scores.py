"""The points that count: those of the gradebook, with what a person changed there."""

from nbgrader.api import Gradebook, MissingEntry

from autograder.files import gradebook_name
from autograder.lms.sheets import Scores
from autograder.record import open_gradebook
from autograder.run_folder import RunFolder


def scores_of(run: RunFolder, db_url: str = "") -> Scores:
    """Return points less penalty of every graded notebook of a run.

    Args:
        run: the run.
        db_url: address of its gradebook; the file in its folder if empty.

    Returns:
        Points by slug and learner; None where a person has to decide.

    Raises:
        StoreError: the gradebook is elsewhere.
        RecordError: the gradebook cannot be opened.
    """
    found: dict[str, dict[str, float | None]] = {}
    with open_gradebook(run.gradebook(db_url)) as book:
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
    score = float(entry.score) - float(entry.late_submission_penalty or 0.0)
    return max(score, 0.0)
