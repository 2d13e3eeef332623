"""A task's name comes in, and the names of the notebook that it is checked in.
A verdict goes out: points, what was found, and what to do next.
It must never give a right answer away.

`check("neuron")` in a notebook looks and judges in one go. A grading run looks with
`probes` where the learner's code runs, and judges with `judges` somewhere else.
`check.hint("neuron")` shows the task's next hint, `check.summary()` the points so far,
`check.ready("01-single-neuron")` what is missing before a notebook is handed in;
`check.reset("neuron")` brings back the task's stub.
"""

from __future__ import annotations

import inspect
import os
from collections.abc import Sequence
from dataclasses import replace

from neurons.checks import present, session
from neurons.checks.catalogue import ASSIGNMENTS, find_task, no_such_task, task_names
from neurons.checks.exercise_notebook import read_again
from neurons.checks.help import (
    Helper,
    hint,
    reset,
    show_twins,
    so_far,
    summary,
    task_meant,
    word_of,
)
from neurons.checks.model import CellOutcome, CellStatus, ClueKind, Status, Verdict
from neurons.checks.readiness import ready
from neurons.types import Namespace

__all__ = ["ASSIGNMENTS", "Points", "Status", "Verdict", "check", "task_names"]

# Set where nbgrader runs a notebook, which reads the points from a cell's output.
GRADER = "NBGRADER_EXECUTION"


class Points(float):
    """Points of a check, as the number that nbgrader reads from a cell's output."""

    verdict: Verdict

    def __new__(cls, verdict: Verdict) -> Points:
        """Make the points of a verdict."""
        points = super().__new__(cls, verdict.points)
        points.verdict = verdict
        return points

    def _ipython_display_(self) -> None:
        if GRADER in os.environ:
            # Not shown here, so that IPython writes the number that nbgrader reads.
            raise NotImplementedError

    def __repr__(self) -> str:
        from neurons.checks.show import points

        return super().__repr__() if GRADER in os.environ else points(self.verdict)

    def _repr_html_(self) -> str:
        from neurons.checks.show import points

        return f"<small>{points(self.verdict)}</small>"


def check(task: object = None, *answers: object) -> Points | None:
    """Check your answer to a task and show what was found.

    Args:
        task: the task's id, e.g. `"neuron"`.
        answers: what you made, in the order of the task's names; left out, the
            names are read from the notebook.

    Returns:
        The points, which a notebook shows in the box alone; None of a task for
        practice, and while a grading run only takes notes.
    """
    if os.environ.get("NEURONS_CHECK") == "deferred":
        print("judged after the run")
        return None
    names = _notebook_names()
    found = task_meant(task, names)
    if not found:
        print(no_such_task(task, present.tasks_here()))
        return None
    wanted = task_names(found)
    if len(answers) > len(wanted):
        print(
            f"{found!r} takes {', '.join(wanted)}: {len(wanted)}, not {len(answers)}."
        )
        return None
    if answers:
        facts = dict(zip(wanted, answers))
        return _shown(_judged(found, facts, CellOutcome()))
    return _shown_of_cell(found, names)


# Learners write `check.hint(...)`; a function's own attributes have no types.
for helper in (hint, summary, ready, reset):
    setattr(check, helper.__name__, Helper(helper))


def _shown_of_cell(task: str, names: Namespace) -> Points | None:
    """Show the verdict on what the notebook holds, if that is the present answer."""
    outcome = session.outcome_of(task)
    reason = "" if GRADER in os.environ else present.not_run(task)
    if reason:
        most = find_task(task).points
        verdict = Verdict(task, Status.NOT_STARTED, 0, most, reason)
        return _shown(verdict, "Not run")
    stale = session.stale_names(task)
    current = {name: held for name, held in names.items() if name not in stale}
    verdict = _judged(task, current, outcome)
    if verdict.status is not Status.NOT_STARTED:
        checked = present.judged_lines(task)
        foot = [f"Checked: {checked}."] if checked else []
        if session.shell() is None:
            foot = present.other_names(task, current)
        elif verdict.status is Status.CORRECT:
            # What is right now may not be in a run from the top.
            foot += [c.text for c in outcome.clues if c.kind is ClueKind.OUTDATED][:1]
        return _shown(verdict, foot=foot)
    if outcome.status is CellStatus.UNTOUCHED:
        return _shown(verdict, brief=True)
    return _shown(verdict, word_of(verdict))


def _judged(task: str, names: Namespace, outcome: CellOutcome) -> Verdict:
    from neurons.checks import judges, limits
    from neurons.checks.interrupts import TimeLimit, interrupted
    from neurons.checks.probes import SELF_CHECK_SEED, probe

    limit, facts = TimeLimit(), None
    try:
        with limit:
            facts = probe(task, names, SELF_CHECK_SEED)
    except KeyboardInterrupt as error:
        outcome = interrupted(error, limit)
    found = limits.beyond(task, facts, outcome)
    return found or judges.judge_facts(task, facts, outcome, SELF_CHECK_SEED)


def _shown(
    verdict: Verdict, word: str = "", *, foot: Sequence[str] = (), brief: bool = False
) -> Points | None:
    """Remember a verdict and show it.

    Args:
        verdict: the verdict.
        word: what to say of it; that of its status when left out.
        foot: what to add below.
        brief: whether one line is enough.
    """
    from neurons.checks.show import as_html, as_text

    before = session.seen.judged.get(verdict.task, [])
    runs = present.judged_runs(verdict.task) if foot else before
    session.remember(verdict, runs)
    seen = replace(verdict, message="", hint="") if brief else verdict
    lines, begun = [*foot], verdict.status is not Status.NOT_STARTED
    if begun and verdict.max_points and session.shell() is not None:
        lines.append(so_far(verdict.task))
    place = read_again(verdict.task)
    address = "" if place is None else place.address
    rich = as_html(seen, word, lines, address)
    show_twins({"text/html": rich, "text/plain": as_text(seen, word, lines)})
    return Points(verdict) if verdict.max_points else None


def _notebook_names() -> Namespace:
    shell = session.shell()
    if shell is not None:
        return shell.user_ns
    # Plain Python: the names of the module that called check().
    frame = inspect.currentframe()
    caller = frame and frame.f_back and frame.f_back.f_back
    return caller.f_globals if caller else {}


def watch_notebook() -> None:
    """Note from now on how each cell of the running notebook ends, if there is one."""
    shell = session.shell()
    if shell is not None:
        session.watch(shell)


watch_notebook()
