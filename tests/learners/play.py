"""Plays made-up learners through an exercise and keeps every message they see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook

from learners.people import Learner, goes, in_order, spoilt
from neurons.checks.catalogue import ASSIGNMENTS, task_names
from support.answers import FOLDER
from support.notebooks import ROOT, release

SEED = "import keras; keras.utils.set_random_seed(7)"
NUMBER = re.compile(r"-?\d+(\.\d+)?")
OWN_NAMES = """
import random
for taken in {names}:
    globals()[taken] = random.Random(taken).choice([3, "later", [1, 2], sum])
"""


@dataclass(frozen=True, slots=True)
class Message:
    """What a learner saw.

    Attributes:
        learner: the learner's number.
        slug: the exercise.
        task: the task; empty for summaries.
        after: what the learner had done.
        text: the message as plain text.
    """

    learner: int
    slug: str
    task: str
    after: str
    text: str


class Desk:
    """A notebook in a kernel of its own, and who sits before it."""

    def __init__(self, learner: Learner, slug: str) -> None:
        self.learner, self.slug = learner, slug
        self.rng = learner.generator(slug)
        self.messages: list[Message] = []
        self.client: NotebookClient | None = None
        cells = nbformat.read(release(slug), as_version=4).cells
        self.cells = [cell for cell in cells if cell.cell_type == "code"]

    @contextmanager
    def kernel(self) -> Iterator[None]:
        """A new kernel."""
        self.client = NotebookClient(
            new_notebook(),
            timeout=600,
            allow_errors=True,
            shutdown_kernel="immediate",
            resources={"metadata": {"path": str(ROOT)}},
        )
        with self.client.setup_kernel():
            self.run(SEED)
            yield

    def run(self, source: str) -> NotebookNode:
        """Run a cell; gives it back with its outputs."""
        cell = new_code_cell(source)
        self.client.nb.cells.append(cell)
        return self.client.execute_cell(cell, len(self.client.nb.cells) - 1)

    def ask(self, call: str, task: str, after: str) -> bool:
        """Run a cell of the course's and keep what it says; True if it is right."""
        said = []
        for output in self.run(call).outputs:
            if output.output_type == "error":
                said.append(f"{output.ename}: {output.evalue}")
                continue
            text = output.get("text") or output.get("data", {}).get("text/plain", "")
            if not NUMBER.fullmatch(text.strip()):
                said.append(text.strip())
        text = "\n".join(filter(None, said))
        if text:
            self.messages.append(
                Message(self.learner.number, self.slug, task, after, text)
            )
        return text.startswith("✔")


def play(learner: Learner, slug: str) -> list[Message]:
    """All that a learner sees on the way through an exercise."""
    desk, tasks = Desk(learner, slug), list(ASSIGNMENTS[slug])
    order = in_order(learner, tasks, desk.rng)
    half = len(order) // 2
    with desk.kernel():
        if learner.habit == "runs every check before writing anything":
            for task in tasks:
                desk.ask(f'check("{task}")', task, "nothing was run yet")
            _prepare(desk, list(tasks))
            for task in tasks:
                desk.ask(f'check("{task}")', task, "nothing was written yet")
        first = order
        if "half way" in learner.habit:
            first = order[:half]
        for task in first:
            _task(desk, task)
        if learner.habit != "restarts the kernel half way and goes on below":
            desk.ask("check.summary()", "", f"{len(first)} of {len(tasks)} tasks")
            return desk.messages
    with desk.kernel():
        for task in first:
            desk.ask(f'check("{task}")', task, "the kernel was restarted")
        desk.run(_imports(desk))
        for task in first:
            desk.ask(f'check("{task}")', task, "a restart, and imports alone were run")
        for task in order[half:]:
            _task(desk, task)
        desk.ask("check.summary()", "", "a restart half way")
    return desk.messages


def _imports(desk: Desk) -> str:
    return next(
        c.source for c in desk.cells if "check" in c.source and "import" in c.source
    )


def _prepare(desk: Desk, tasks: list[str]) -> None:
    """Run the notebook's own cells that stand before these tasks."""
    if desk.learner.habit == "runs no cell but the tasks' own":
        desk.run("from neurons import check")
        return
    for cell in desk.cells:
        task = cell.get("id", "")
        if task == tasks[-1]:
            return
        own = not task.startswith("check-") and task not in ASSIGNMENTS[desk.slug]
        if own and "install" not in cell.metadata.get("tags", ()):
            desk.run(cell.source)


def _task(desk: Desk, task: str) -> None:
    """Try a task as often as the learner's patience lasts."""
    learner = desk.learner
    _prepare(desk, [task])
    if task == "trained":
        desk.run(_helpers())
    for go in goes(learner, task, desk.rng):
        source, after = go.source, f"{go.kind}: {go.name}"
        hurried = learner.habit == "leaves out a colon or a bracket"
        if hurried and desk.rng.random() < 0.3:
            source, after = spoilt(source), f"{after}, with a slip"
        if learner.habit != "loses the first line of each cell":
            source = f"# task: {task}\n{source}"
        for _ in range(2 if learner.habit == "runs every cell twice" else 1):
            desk.run(source)
        if learner.habit == "uses the same names for something else in between":
            after = _in_between(desk, task, after)
        if _checked(desk, task, after):
            return


def _in_between(desk: Desk, task: str, after: str) -> str:
    """Now and then, a cell of the learner's own takes the task's names."""
    if desk.rng.random() >= 0.4:
        return after
    desk.run(OWN_NAMES.format(names=task_names(task)))
    return f"{after}; then its names were used for something else"


def _checked(desk: Desk, task: str, after: str) -> bool:
    """Check as the learner does; True if the answer is right."""
    habit = desk.learner.habit
    call = f'check("{task}")'
    if habit == "hands the answer to the check directly":
        names = ", ".join(task_names(task))
        call = [f'check("{task}", {names})', f'check("{task}s")'][
            int(desk.rng.random() < 0.1)
        ]
        after = f"{after}; `{call}`"
    right = desk.ask(call, task, after)
    if habit == "runs every cell twice":
        desk.ask(call, task, after)
    if habit == "asks for hints whenever something is not right" and not right:
        desk.ask(f'check.hint("{task}")', task, "a hint was asked for")
    return right


def _helpers() -> str:
    """What stands for 150 epochs of fitting, from the task's `given.py`."""
    text = (FOLDER / "trained" / "given.py").read_text(encoding="utf-8")
    return text[text.index("def as_if_fitted") :]
