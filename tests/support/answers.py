"""Learners' answers, right and wrong, read from `tests/tasks` and judged.

`TASK/answers.py` holds many answers, each under a line `# %% KIND: NAME`:

    right       full points
    wrong       no points; NAME is free, the golden file shows the message
    partial     NAME ends in the points, e.g. `# %% partial: bias off, 2`
    trick       an answer that must not earn a point
    untouched   not started
    raises      the cell or the function stops with an error

A line `# says: steep|slope` right below the head is no part of the answer: its message
names the mistake if it holds one of these words, in capitals or not.
"""

from __future__ import annotations

import gc
import linecache
import re
import sys
import warnings
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from neurons.checks import judges
from neurons.checks.clues import clues_for
from neurons.checks.facts import Evidence
from neurons.checks.model import CellOutcome, Status, Verdict
from neurons.checks.probes import probe
from neurons.checks.probes.errors import cell_error
from neurons.checks.stubs import is_untouched

FOLDER = Path(__file__).parents[1] / "tasks"
HEAD = re.compile(r"^# %% (right|wrong|partial|trick|untouched|raises): (.+)$", re.M)
SAYS = re.compile(r"\n# says: (.+)\n")
MISTAKES = ("wrong", "partial", "trick", "raises")
PRELUDE = """
import numpy as np
import pandas as pd
from neurons import datasets
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """One made-up learner's answer to one task."""

    task: str
    kind: str
    name: str
    source: str
    says: tuple[str, ...] = ()

    @property
    def points(self) -> float | None:
        """The points of a partial answer; None for other kinds."""
        if self.kind != "partial":
            return None
        return float(self.name.rsplit(",", 1)[1])

    def is_named_in(self, message: str) -> bool:
        """Whether a message holds one of the words that name the mistake."""
        return any(words.lower() in message.lower() for words in self.says)


def answers(task: str) -> list[Answer]:
    """All answers to a task, in the order of the file."""
    path = FOLDER / task / "answers.py"
    parts = HEAD.split(path.read_text(encoding="utf-8"))
    found = [
        _answer(task, kind, name.strip(), body)
        for kind, name, body in zip(parts[1::3], parts[2::3], parts[3::3])
    ]
    names = [(answer.kind, answer.name) for answer in found]
    assert len(names) == len(set(names)), f"{path}: two answers share a name"
    return found


def _answer(task: str, kind: str, name: str, body: str) -> Answer:
    says: tuple[str, ...] = ()
    if line := SAYS.match(body):
        assert kind in MISTAKES, f"{task}, {kind}: {name}: only a mistake has words"
        body = body[line.end() :]
        says = tuple(words.strip() for words in line[1].split("|"))
        assert all(says), f"{task}, {kind}: {name}: an alternative is empty"
    return Answer(task, kind, name, body.strip("\n") + "\n", says)


def run_answer(source: str, given: dict[str, Any]) -> tuple[dict, CellOutcome]:
    """Run an answer as a notebook's cell: its names, and how it ended."""
    namespace = {**given, "__name__": "__main__"}
    exec(PRELUDE, namespace)
    # A name as IPython gives it, so that line numbers and sources are found.
    file = f"<ipython-input-{abs(hash(source))}>"
    linecache.cache[file] = (len(source), None, source.splitlines(True), file)
    try:
        # A notebook shows warnings and goes on.
        with warnings.catch_warnings(action="ignore"):
            exec(compile(source, file, "exec"), namespace)
    except Exception as error:
        return namespace, CellOutcome.of(cell_error(error))
    state = "untouched" if is_untouched(source) else "ok"
    return namespace, CellOutcome(state)


def verdicts_of(answer: Answer, seeds: Sequence[int] = (0,)) -> list[Verdict]:
    """What the check says of an answer, run once and probed with each seed."""
    facts, outcome = facts_of(answer, seeds)
    return [
        judges.judge_facts(answer.task, found, outcome, seed)
        for found, seed in zip(facts, seeds)
    ]


def facts_of(
    answer: Answer, seeds: Sequence[int]
) -> tuple[list[Evidence], CellOutcome]:
    """What each seed's probe notes of an answer that is run once, and how it ended."""
    same_start()
    namespace, outcome = run_answer(answer.source, given(answer.task))
    # As in a notebook, where the cell's own text explains a name that is None.
    clues = clues_for(answer.task, [answer.source], own=answer.source)
    outcome = replace(outcome, clues=clues)
    return [probe(answer.task, namespace, seed) for seed in seeds], outcome


def given(task: str) -> dict[str, Any]:
    """Names that the notebook defines before a task, from `TASK/given.py`."""
    path = FOLDER / task / "given.py"
    if not path.is_file():
        return {}
    namespace: dict[str, Any] = {}
    exec(PRELUDE + path.read_text(encoding="utf-8"), namespace)
    return namespace


def same_start() -> None:
    """Make random weights and the numbers in layers' names repeat."""
    if "keras" in sys.modules:
        import keras

        if not gc.get_freeze_count():
            # Each clear_session() looks through all objects for garbage; those that
            # the imports left behind take it half a second every time.
            gc.collect()
            gc.freeze()
        keras.utils.clear_session()
        keras.utils.set_random_seed(7)


def expected_statuses(kind: str) -> set[Status]:
    """The statuses that an answer of a kind may get."""
    return {
        "right": {Status.CORRECT},
        "wrong": {Status.WRONG},
        "partial": {Status.PARTIAL},
        "trick": {Status.WRONG, Status.RAISED, Status.NOT_STARTED},
        "untouched": {Status.NOT_STARTED},
        "raises": {Status.RAISED},
    }[kind]
