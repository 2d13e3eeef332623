"""The notebooks of the version before this one, as learners may still have them.

Usage, before the version is raised: python -m support.released

Only code cells are stored, with what the grader reads of them.
"""

from __future__ import annotations

import json
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook

from neurons.checks.catalogue import ASSIGNMENTS, TASKS
from neurons.checks.markers import grade_id
from support.notebooks import release

STORED = Path(__file__).with_suffix(".jsonl")


def store() -> None:
    """Store the exercises as they are now, one on each line."""
    lines = []
    for slug in ASSIGNMENTS:
        notebook = nbformat.read(release(slug), as_version=4)
        cells = [
            [cell.id, grade_id(cell.metadata), cell.source]
            for cell in notebook.cells
            if cell.cell_type == "code"
        ]
        record = {"slug": slug, "metadata": notebook.metadata, "cells": cells}
        lines.append(json.dumps(record, ensure_ascii=False))
    STORED.write_text("\n".join(lines) + "\n", encoding="utf-8")


def released(slug: str) -> NotebookNode:
    """An exercise's notebook of the version before."""
    lines = STORED.read_text(encoding="utf-8").splitlines()
    stored = next(one for one in map(json.loads, lines) if one["slug"] == slug)
    cells = []
    for name, label, source in stored["cells"]:
        metadata = {"nbgrader": {"grade_id": label}} if label else {}
        cells.append(new_code_cell(source, id=name, metadata=metadata))
    notebook: NotebookNode = new_notebook(cells=cells, metadata=stored["metadata"])
    return notebook


def released_tasks() -> list[str]:
    """The graded tasks that the version before had, too."""
    lines = STORED.read_text(encoding="utf-8").splitlines()
    labels = {label for one in map(json.loads, lines) for _, label, _ in one["cells"]}
    return [task for task in TASKS if task in labels]


if __name__ == "__main__":
    store()
