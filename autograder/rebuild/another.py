"""Notebooks that belong to another course, or to nothing at all."""

import re

from nbformat import NotebookNode

from autograder.model import is_for_learner
from autograder.rebuild.reader import Reading
from autograder.rebuild.unreadable import NEXT
from neurons.checks.markers import grade_id

HEADING = re.compile(r"^#{1,3} +(.+)$", re.MULTILINE)
LONGEST_HEADING = 80
OWN_CODE = 40  # letters of a given cell that no other notebook has by chance


def is_another(reading: Reading, release: NotebookNode) -> bool:
    """Whether a notebook has nothing of an exercise: no label, no text, no metadata.

    The cell that installs the package says nothing: every chapter of the book has it.
    """
    texts = [cell.source.strip() for cell in reading.cells]
    if reading.is_released or not any(texts):
        return False
    given = {
        cell.source.strip()
        for cell in release.cells
        if cell.cell_type == "markdown"
        or (len(cell.source) >= OWN_CODE and not is_for_learner(cell))
    }
    labels = {grade_id(cell.metadata) for cell in release.cells} - {""}
    return not any(
        cell.grade_id in labels or text in given
        for cell, text in zip(reading.cells, texts, strict=True)
    )


def another_notebook(reading: Reading) -> str:
    """Return that a notebook is another course's, and what to do, line by line."""
    texts = (cell.source for cell in reading.cells if cell.kind == "markdown")
    found = HEADING.search("\n".join(texts))
    title = found.group(1).strip()[:LONGEST_HEADING].replace("`", "") if found else ""
    what = f"This notebook, “{title}”," if title else "This notebook"
    return (
        f"{what} holds no cell of the exercise: it is a chapter's, another course's "
        "or your own.\n"
        f"{NEXT}"
    )
