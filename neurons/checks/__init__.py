"""A task's name comes in, and the names of the notebook that it is checked in.
A verdict goes out: points, what was found, and what to do next.
It must never give a right answer away.

`check("neuron")` in a notebook looks and judges in one go. A grading run looks with
`probes` where the learner's code runs, and judges with `judges` somewhere else.
`check.hint("neuron")` shows the task's next hint, `check.summary()` the points so far,
`check.ready("01-single-neuron")` what is missing before a notebook is handed in.
"""

from __future__ import annotations

import inspect
import os

from neurons.checks import session
from neurons.checks.catalogue import ASSIGNMENTS, NAMES, no_such_task, task_names
from neurons.checks.help import hint, show_twins, summary
from neurons.checks.model import Status, Verdict
from neurons.checks.readiness import ready
from neurons.types import Namespace

__all__ = ["ASSIGNMENTS", "Points", "Status", "Verdict", "check", "task_names"]


class Points(float):
    """Points of a check, as the number that nbgrader reads from a cell's output."""

    verdict: Verdict

    def __new__(cls, verdict: Verdict) -> Points:
        """Make the points of a verdict."""
        points = super().__new__(cls, verdict.points)
        points.verdict = verdict
        return points

    def _repr_html_(self) -> str:
        from neurons.checks.show import points

        return f"<small>{points(self.verdict)}</small>"


def check(task: str, *answers: object) -> Points | None:
    """Check your answer to a task and show what was found.

    Args:
        task: the task's id, e.g. `"neuron"`.
        answers: what you made, in the order of the task's names; left out, the
            names are read from the notebook.

    Returns:
        The points; None while a grading run only takes notes.
    """
    if task not in NAMES:
        print(no_such_task(task))
        return None
    if os.environ.get("NEURONS_CHECK") == "deferred":
        print("judged after the run")
        return None
    names = task_names(task)
    if len(answers) > len(names):
        print(f"{task!r} takes {', '.join(names)}: {len(names)}, not {len(answers)}.")
        return None
    namespace = dict(zip(names, answers)) if answers else _notebook_names()
    points = Points(_verdict(task, namespace, from_cell=not answers))
    session.remember(points.verdict)
    _show(points.verdict)
    return points


# Learners write `check.hint(...)`; a function's own attributes have no types.
for helper in (hint, summary, ready):
    setattr(check, helper.__name__, helper)


def _verdict(task: str, namespace: Namespace, *, from_cell: bool) -> Verdict:
    from neurons.checks import judges
    from neurons.checks.interrupts import TimeLimit, interrupted
    from neurons.checks.model import CellOutcome
    from neurons.checks.probes import SELF_CHECK_SEED, probe

    outcome = session.outcome_of(task) if from_cell else CellOutcome()
    limit, facts = TimeLimit(), None
    try:
        with limit:
            facts = probe(task, namespace, SELF_CHECK_SEED)
    except KeyboardInterrupt as error:
        outcome = interrupted(error, limit)
    return judges.judge_facts(task, facts, outcome, SELF_CHECK_SEED)


def _notebook_names() -> Namespace:
    shell = session.shell()
    if shell is not None:
        return shell.user_ns
    # Plain Python: the names of the module that called check().
    frame = inspect.currentframe()
    caller = frame and frame.f_back and frame.f_back.f_back
    return caller.f_globals if caller else {}


def _show(verdict: Verdict) -> None:
    from neurons.checks.show import as_html, as_text

    show_twins({"text/html": as_html(verdict), "text/plain": as_text(verdict)})


def watch_notebook() -> None:
    """Note from now on how each cell of the running notebook ends, if there is one."""
    shell = session.shell()
    if shell is not None:
        session.watch(shell)


watch_notebook()
