"""Fifty made-up learners: how able they are, and what habits they have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from support.answers import Answer, answers

N_LEARNERS = 50
KINDS_OF_ERROR = ("wrong", "partial", "raises", "untouched", "trick")
SHARES = (0.5, 0.2, 0.15, 0.05, 0.1)

# What somebody does besides answering one task after the other.
HABITS = (
    "works from top to bottom",
    "works from bottom to top",
    "does the tasks in an order of their own",
    "runs every check before writing anything",
    "runs every cell twice",
    "restarts the kernel half way and goes on below",
    "stops half way and asks for a summary",
    "runs no cell but the tasks' own",
    "asks for hints whenever something is not right",
    "uses the same names for something else in between",
    "leaves out a colon or a bracket",
    "loses the first line of each cell",
    "hands the answer to the check directly",
)


@dataclass(frozen=True, slots=True)
class Learner:
    """One made-up learner.

    Attributes:
        number: 1 to 50.
        habit: one of `HABITS`.
        skill: chance that an answer is right at the first go, 0 to 1.
        patience: chance of another go when it is not, 0 to 1.
    """

    number: int
    habit: str
    skill: float
    patience: float

    def generator(self, slug: str) -> np.random.Generator:
        """The source of what this learner does in one exercise."""
        return np.random.default_rng([self.number, *slug.encode()])


def everyone() -> list[Learner]:
    """All learners, by number."""
    rng = np.random.default_rng(2026)
    return [
        Learner(
            number,
            HABITS[number % len(HABITS)],
            float(rng.uniform(0.1, 0.8)),
            float(rng.uniform(0.3, 0.9)),
        )
        for number in range(1, N_LEARNERS + 1)
    ]


def goes(learner: Learner, task: str, rng: np.random.Generator) -> list[Answer]:
    """The answers that a learner tries for a task, one after the other."""
    every = answers(task)
    tried = []
    for _ in range(4):
        kind = "right"
        if rng.random() >= learner.skill:
            kind = str(rng.choice(KINDS_OF_ERROR, p=SHARES))
        some = [answer for answer in every if answer.kind == kind]
        # Not every task can be half right.
        some = some or [answer for answer in every if answer.kind == "wrong"]
        tried.append(some[rng.integers(len(some))])
        if tried[-1].kind == "right" or rng.random() >= learner.patience:
            break
    return tried


def in_order(
    learner: Learner, tasks: Sequence[str], rng: np.random.Generator
) -> list[str]:
    """The order in which a learner comes to the tasks."""
    if learner.habit == "works from bottom to top":
        return list(tasks)[::-1]
    if learner.habit == "does the tasks in an order of their own":
        return [str(task) for task in rng.permutation(list(tasks))]
    return list(tasks)


def spoilt(source: str) -> str:
    """A source that is no Python any more, as it leaves a hurried hand."""
    slip = ":\n" if ":\n" in source else ")"
    return source.replace(slip, slip[1:], 1)
