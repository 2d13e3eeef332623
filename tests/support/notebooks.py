"""Whole notebooks of made-up learners, made from what learners open."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import jupytext
import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from autograder.sandbox.provisioner import NAME
from neurons.checks.catalogue import ASSIGNMENTS
from neurons.checks.markers import marked_task
from neurons.checks.model import Status
from neurons.checks.show import LOOKS
from neurons.checks.stubs import is_untouched
from support.answers import FOLDER, Answer, answers

ROOT = Path(__file__).resolve().parents[2]
KINDS = ("right", "wrong", "partial", "untouched", "raises")
HEADLINE = re.compile(r"^(\S+) (\w+): .+ \(([\d.]+) of ([\d.]+) points?\)$", re.M)
MARKS = re.compile(r"^ *### (BEGIN|END) SOLUTION\n?", re.M)
STATUS_OF = {sign: status for status, (sign, _, _) in LOOKS.items()}
STATUS_OF["?"] = Status.NOT_JUDGED

Said = dict[str, tuple[str, float]]  # status and points of each task


def release(slug: str) -> Path:
    """The notebook of an exercise that learners open."""
    return ROOT / "exercises" / slug / f"{slug.split('-', 1)[1]}.ipynb"


def chosen(slug: str, kind: str) -> dict[str, Answer]:
    """The first answer of a kind to each task; a right one where there is none."""
    found = {}
    for task in ASSIGNMENTS[slug]:
        every = answers(task)
        some = [answer for answer in every if answer.kind == kind]
        found[task] = some[0] if some else next(a for a in every if a.kind == "right")
    return found


def solutions(slug: str) -> dict[str, str]:
    """The right answers to an exercise's tasks, as its solution has them."""
    file = ROOT / "solutions" / slug / f"{release(slug).stem}.md"
    cells = [cell.source for cell in jupytext.read(file, fmt="md:myst").cells]
    tasks = {marked_task(cell): MARKS.sub("", cell) for cell in cells}
    return {task: tasks[task] for task in ASSIGNMENTS[slug]}


# An exercise with an answer of each kind, and a task that is left as it was.
SLUG = "01-single-neuron"
SOURCES = {
    task: chosen(SLUG, kind)[task].source
    for task, kind in (
        *(("neuron", "right"), ("estimate", "wrong")),
        *(("line", "partial"), ("surprise", "raises")),
    )
}


def answered(slug: str, sources: Mapping[str, str]) -> NotebookNode:
    """The notebook that learners open, with sources in the cells of some tasks.

    What `given.py` defines for a task stands in a cell of the learner's
    own before it.
    """
    notebook = nbformat.read(release(slug), as_version=4)
    cells = []
    for cell in notebook.cells:
        task = cell.get("id", "")
        if task in sources:
            given = FOLDER / task / "given.py"
            # Beside an untouched cell, the grader would take it for the answer.
            if given.is_file() and not is_untouched(sources[task]):
                cells.append(new_code_cell(given.read_text(encoding="utf-8")))
            cell.source = f"# task: {task}\n{sources[task]}"
        cells.append(cell)
    notebook.cells = cells
    return notebook


def said(notebook: NotebookNode) -> Said:
    """What each check cell of an executed notebook shows."""
    found = {}
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            text = output.get("data", {}).get("text/plain", "")
            for sign, task, points, _ in HEADLINE.findall(text):
                found[task] = (str(STATUS_OF[sign]), float(points))
    return found


@contextmanager
def warm_kernels(folder: Path) -> Iterator[None]:
    """Kernels called `python3` are forked, so that each takes a second, not seven.

    `tests/autograder/sandbox/test_zygote.py` holds them to new ones.
    """
    command = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    spec = {"argv": command, "display_name": "Python 3", "language": "python"}
    config = {"kind": "none", "trusted": True}
    spec["metadata"] = {
        "kernel_provisioner": {"provisioner_name": NAME, "config": config}
    }
    file = folder / "kernels" / "python3" / "kernel.json"
    file.parent.mkdir(parents=True)
    file.write_text(json.dumps(spec), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JUPYTER_PATH", str(folder))
        patch.setenv("PYDEVD_DISABLE_FILE_VALIDATION", "1")
        yield
