"""Notebooks of learners who attack, made from exercise 1's own release."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell

from autograder.model import Assignment, TaskCell

ROOT = Path(__file__).resolve().parents[2]
SLUG = "01-single-neuron"
NAME = "single-neuron.ipynb"
POINTS = {"neuron": 3.0, "estimate": 1.0, "line": 4.0, "surprise": 2.0}
IMPORTS = "import numpy as np\nimport pandas as pd\nfrom neurons import datasets, check"
RIGHT = {
    "neuron": "def neuron(x, w, b):\n    return w * np.asarray(x) + b",
    "estimate": "calories_5g = neuron(5, 2.5, 90)",
    "line": "known = cereal.dropna(subset=['sugars'])\n"
    "w_fit, b_fit = np.polyfit(known['sugars'], known['calories'], 1)",
    "surprise": "def most_surprising(names, sugars, calories, w, b):\n"
    "    return names[np.nanargmax(calories - (w * sugars + b))]",
}
WRONG = {
    "neuron": "def neuron(x, w, b):\n    return w * np.asarray(x, dtype=float) - 7",
    "estimate": "calories_5g = 1.0",
    "line": "w_fit, b_fit = 1.0, 2.0",
    "surprise": "def most_surprising(*_):\n    return 'nobody'",
}
# What an attack prints when it has been tried: else a test could pass by accident.
TRIED = "attack tried:"


@dataclass(frozen=True, slots=True)
class Attack:
    """One attack in the cell of one task.

    Attributes:
        name: what it tries, in words.
        code: the trick; it runs after the answer.
        answer: the answer that it should get points for; the task's wrong one if empty.
        statuses: what the verdict may be.
        tried: whether the cell lives long enough to say that it was tried.
    """

    name: str
    code: str
    answer: str = ""
    statuses: frozenset[str] = frozenset({"wrong"})
    tried: bool = True

    def source(self, task: str) -> str:
        """The cell's text."""
        mark = f"print({TRIED!r}, {self.name!r})"
        return "\n".join([self.answer or WRONG[task], self.code.strip(), mark])


@dataclass(frozen=True, slots=True)
class Attacker:
    """A learner whose every task is an attack, with further cells before them."""

    student: str
    attacks: Mapping[str, Attack]
    first: Sequence[str] = field(default=())


def cut_release(folder: Path) -> Assignment:
    """Exercise 1 without Keras and the task that needs it, so that kernels are quick.

    Args:
        folder: where its notebook is written.
    """
    notebook = nbformat.read(ROOT / "exercises" / SLUG / NAME, as_version=4)
    cells = [c for c in notebook.cells if c.id not in {"house", "check-house"}]
    (imports,) = [c for c in cells if "import keras" in c.source]
    imports.source = IMPORTS
    notebook.cells = cells
    path = folder / SLUG / NAME
    path.parent.mkdir(parents=True)
    nbformat.write(notebook, path)
    tasks = tuple(TaskCell(task, points) for task, points in POINTS.items())
    return Assignment(SLUG, path, tasks)


def answered(
    assignment: Assignment,
    answers: Mapping[str, str],
    first: Sequence[str] = (),
    texts: Sequence[str] = (),
) -> NotebookNode:
    """The release with answers, and further cells right before the first task."""
    notebook = nbformat.read(assignment.release, as_version=4)
    for cell in notebook.cells:
        if cell.id in answers:
            cell.source = f"# task: {cell.id}\n{answers[cell.id]}"
    place = next(i for i, c in enumerate(notebook.cells) if c.id == "neuron")
    notebook.cells[place:place] = [
        *(new_markdown_cell(text) for text in texts),
        *(new_code_cell(source) for source in first),
    ]
    return notebook


def hand_in(folder: Path, student: str, notebook: NotebookNode) -> Path:
    """Write a notebook where nbgrader's layout has it."""
    path = folder / student / SLUG / NAME
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, path)
    return path
