"""Submissions of the real exercises: right, wrong and raising ones."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import nbformat

from autograder.course import read_source, source_path, task_of

ROOT = Path(__file__).resolve().parents[1]
# The made-up answers are those of the tests.
sys.path.append(str(ROOT / "tests"))

from support.answers import answers  # noqa: E402

SIZE = 20
KINDS = ("right", "wrong", "right", "raises", "right")
# Its wrong answers in the tests only pretend to have fitted.
ALWAYS_RIGHT = {"trained"}


def make(
    folder: Path,
    slug: str,
    n_notebooks: int = SIZE,
    kinds: Sequence[str] = KINDS,
) -> Path:
    """Write submissions to one exercise in nbgrader's layout.

    Args:
        folder: folder to make; `LEARNER/SLUG/NAME.ipynb` below it.
        slug: the exercise.
        n_notebooks: how many; a smaller class is the beginning of a larger one.
        kinds: of what kind they are, in turn.

    Returns:
        The folder.
    """
    name = slug.split("-", 1)[1]
    for number in range(n_notebooks):
        file = folder / f"learner-{number:04}" / slug / f"{name}.ipynb"
        file.parent.mkdir(parents=True)
        nbformat.write(notebook(slug, kinds[number % len(kinds)], number), file)
    return folder


def notebook(slug: str, kind: str, number: int) -> nbformat.NotebookNode:
    """Return one learner's notebook.

    Args:
        slug: the exercise.
        kind: `right` has the course's own answers; in `wrong` every answer is wrong;
            in `raises` one of them stops with an error.
        number: which of the wrong answers, or which task.
    """
    source = {task_of(c): c.source for c in read_source(source_path(ROOT, slug)).cells}
    source.pop("", None)
    tasks = [task for task in source if task not in ALWAYS_RIGHT]
    chosen = tasks if kind == "wrong" else [tasks[number % len(tasks)]]
    for task in chosen if kind != "right" else ():
        own = [a.source for a in answers(task) if a.kind == kind]
        if own:
            source[task] = f"# task: {task}\n{own[number % len(own)]}"
    path = ROOT / "exercises" / slug / f"{slug.split('-', 1)[1]}.ipynb"
    made: nbformat.NotebookNode = nbformat.read(path, as_version=4)
    for cell in made.cells:
        task = task_of(cell)
        if task in source:
            cell.source = source[task]
    return made
