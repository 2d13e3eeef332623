"""Notes, in a running notebook, how each task's cell ended.

Without it a check could not tell an answer that stopped from one never begun.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

from neurons.checks import native_output
from neurons.checks.catalogue import NAMES, task_names
from neurons.checks.clues import clues_for
from neurons.checks.definitions import defined_names
from neurons.checks.markers import checked_task, marked_task
from neurons.checks.model import CellOutcome, CellStatus, Verdict
from neurons.checks.probes.errors import cell_error
from neurons.checks.stubs import is_untouched

_outcomes: dict[str, CellOutcome] = {}
# How a cell ended that defines names of a task without being the task's own.
_elsewhere: dict[str, CellOutcome] = {}
_verdicts: dict[str, Verdict] = {}
_stopped: list[str] = []
_aside: dict[str, object] = {}


class History(Protocol):
    """The part of IPython's history that is read."""

    input_hist_raw: Sequence[str]


class Events(Protocol):
    """The part of IPython's events that is used."""

    def register(self, event: str, function: Callable[..., None]) -> object:
        """Call a function at an event."""


class Shell(Protocol):
    """The parts of an IPython shell that are used."""

    user_ns: dict[str, object]
    history_manager: History
    events: Events
    _neurons_watched: bool


class Info(Protocol):
    """What IPython was given to run."""

    raw_cell: str | None


class Result(Protocol):
    """What IPython says of a cell that ran."""

    info: Info
    error_before_exec: BaseException | None
    error_in_exec: BaseException | None


def shell() -> Shell | None:
    """Return the running IPython shell; None in plain Python."""
    ipython = sys.modules.get("IPython")
    if ipython is None:
        return None
    running: Shell | None = ipython.get_ipython()
    return running


def remember(verdict: Verdict) -> None:
    """Keep the last verdict on each task."""
    _verdicts[verdict.task] = verdict


def verdicts() -> dict[str, Verdict]:
    """The last verdict on each task that was checked, by task."""
    return dict(_verdicts)


def tasks_seen() -> set[str]:
    """Tasks whose cells ran in this notebook."""
    return set(_outcomes)


def cells_run() -> list[str]:
    """The text of every cell since the kernel was started, this one last."""
    ipython = shell()
    if ipython is None:
        return []
    # The history begins with an empty entry, so that cells count from 1.
    return [str(cell) for cell in ipython.history_manager.input_hist_raw[1:]]


def cells_stopped() -> list[str]:
    """The text of each cell that ended with an error since the package was loaded."""
    return list(_stopped)


def outcome_of(task: str) -> CellOutcome:
    """How the task's cell last ended; `ok` where nothing is known.

    With it comes what the cells that ran say about the task's names.
    """
    clues = clues_for(task_names(task), cells_run())
    found = _outcomes.get(task)
    if found is None or found.status is CellStatus.UNTOUCHED:
        found = _elsewhere.get(task, found)
    return replace(found or CellOutcome(), clues=clues)


def watch(shell: Shell) -> None:
    """Take note of every cell that `shell`, an IPython shell, runs from now on."""
    if getattr(shell, "_neurons_watched", False):
        return
    shell._neurons_watched = True
    shell.events.register("pre_run_cell", _set_aside)
    shell.events.register("post_run_cell", _note)


def _set_aside(info: Info) -> None:
    """Note names that the next cell must not cost the learner.

    An untouched stub redefines no function that another cell defines, and a check cell
    has the course's own `check`, whatever the learner calls so.
    """
    _aside.clear()
    running = shell()
    if hasattr(running, "kernel"):
        native_output.hold(info.raw_cell or "")
    cell, names = info.raw_cell or "", {} if running is None else running.user_ns
    task = marked_task(cell)
    if task in NAMES and is_untouched(cell):
        others = [c for c in cells_run() if marked_task(c) != task]
        elsewhere = {name for other in others for name in defined_names(other)}
        _aside.update(
            {n: names[n] for n in NAMES[task] if n in names.keys() & elsewhere}
        )
    own = sys.modules["neurons.checks"].check
    if checked_task(cell) in NAMES and names.get("check", own) is not own:
        _aside["check"], names["check"] = names["check"], own


def _note(result: Result) -> None:
    native_output.release()
    running = shell()
    if running is not None:
        running.user_ns.update(_aside)
    cell = getattr(result.info, "raw_cell", "") or ""
    error = result.error_before_exec or result.error_in_exec
    if error is not None:
        _stopped.append(cell)
    task = marked_task(cell)
    outcome = _outcome(cell, error)
    if task:
        _outcomes[task] = outcome
    if outcome.status is not CellStatus.UNTOUCHED:
        own = set(NAMES.get(task, ()))
        defined = defined_names(cell) - own
        shared = replace(outcome, shared=True)
        others = [t for t, names in NAMES.items() if defined & set(names) - own]
        _elsewhere.update(dict.fromkeys(others, shared))


def _outcome(cell: str, error: BaseException | None) -> CellOutcome:
    """How a cell ended, of whatever task."""
    if error is None:
        is_open = is_untouched(cell)
        return CellOutcome(CellStatus.UNTOUCHED if is_open else CellStatus.OK)
    return CellOutcome.of(cell_error(error))
