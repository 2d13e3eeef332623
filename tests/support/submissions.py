"""Made-up submissions, and what was found in them."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path

from autograder.collect import collect
from autograder.model import Assignment, Problem, TaskCell

NOTEBOOK = "single-neuron.ipynb"
SLUG = "01-single-neuron"
COURSE = {
    SLUG: Assignment(
        SLUG, Path(NOTEBOOK), (TaskCell("neuron", 3), TaskCell("line", 4))
    ),
    "04-relu": Assignment("04-relu", Path("relu.ipynb"), (TaskCell("relu", 2),)),
}


def notebook_text(*tasks: str) -> str:
    """Return the text of a notebook with a cell for each task."""
    cells = [
        {"cell_type": "code", "source": f"# task: {task}\n", "metadata": {}}
        for task in tasks
    ]
    return json.dumps({"cells": cells, "nbformat": 4, "metadata": {}})


def put(path: Path, *tasks: str, when: float | None = None) -> Path:
    """Write a notebook with these tasks, with a date of its own if one is given."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(notebook_text(*tasks))
    if when is not None:
        os.utime(path, (when, when))
    return path


def found(path: Path) -> tuple[list[tuple[str, str]], list[Problem]]:
    """Collect a path: learner and assignment of each submission, and the problems."""
    collected = collect(path, COURSE)
    pairs = [(s.student, s.assignment) for s in collected.submissions]
    return pairs, list(collected.problems)


def reasons(problems: Iterable[Problem]) -> dict[str, str]:
    """Return the reason of each problem by its path."""
    return {problem.where: problem.reason for problem in problems}
