"""Submissions of the real exercises: right, wrong and raising ones."""

from __future__ import annotations

import itertools
import sys
from pathlib import Path

import nbformat

from autograder.course import read_source, source_path, task_of

ROOT = Path(__file__).resolve().parents[1]
# The made-up answers are those of the tests.
sys.path.append(str(ROOT / "tests"))

from support.answers import answers  # noqa: E402

# Of twenty notebooks: how many of which exercise. The one of chapter 6 fits a network
# for 150 epochs; most cells of the others are NumPy.
MIX = {"01-single-neuron": 9, "04-relu": 6, "07-numpy-forward": 4, "06-compile-fit": 1}
SIZE = sum(MIX.values())
KINDS = ("right", "wrong", "right", "raises", "right")
# Its wrong answers in the tests only pretend to have fitted.
ALWAYS_RIGHT = {"trained"}


def make(folder: Path, n_notebooks: int) -> list[str]:
    """Write submissions in nbgrader's layout.

    Args:
        folder: folder to make; `LEARNER/SLUG/NAME.ipynb` below it.
        n_notebooks: how many; a multiple of `SIZE`.

    Returns:
        The slugs of the exercises.

    Raises:
        ValueError: `n_notebooks` is no multiple of `SIZE`.
    """
    if n_notebooks % SIZE:
        raise ValueError(f"{n_notebooks} is no multiple of {SIZE}")
    mix = [slug for slug, count in MIX.items() for _ in range(count)]
    kinds = itertools.cycle(KINDS)
    for number in range(n_notebooks):
        slug = mix[number % SIZE]
        kind = "right" if slug == "06-compile-fit" else next(kinds)
        name = slug.split("-", 1)[1]
        file = folder / f"learner-{number:03}" / slug / f"{name}.ipynb"
        file.parent.mkdir(parents=True)
        nbformat.write(notebook(slug, kind, number), file)
    return list(MIX)


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
