"""Notes, in a running notebook, what each cell defined and how it ended.

Without it a check could not tell an answer that stopped from one never begun, nor the
learner's present answer from what an earlier run of its cell has left behind.
"""

from __future__ import annotations

import builtins
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from neurons.checks import native_output
from neurons.checks.catalogue import NAMES
from neurons.checks.clues import OF_TASKS, clues_for
from neurons.checks.definitions import defined_names, parsed, stored_names
from neurons.checks.markers import asks, checked_task, looks, marked_task, meant_task
from neurons.checks.model import CellOutcome, CellStatus, Verdict
from neurons.checks.probes.errors import cell_error
from neurons.checks.stubs import is_untouched
from neurons.types import Info, Result, Shell

SEEDED = CellOutcome()
ENDED = frozenset(CellStatus) - {CellStatus.UNTOUCHED}


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a cell.

    Attributes:
        cell_id: the cell's id; empty where the notebook's editor does not say it.
        task: the task whose own cell it is; empty for any other cell.
        text: the cell's text.
        outcome: how it ended.
        ended: when it ended, in seconds as the file system counts them.
    """

    cell_id: str
    task: str
    text: str
    outcome: CellOutcome = SEEDED
    ended: float = 0.0

    def is_same_cell(self, other: Run) -> bool:
        """Whether another run was one of this cell, as far as that is known."""
        if self.cell_id and other.cell_id:
            return self.cell_id == other.cell_id
        return bool(self.task) and self.task == other.task


NOTHING = Run("", "", "")


@dataclass(slots=True)
class Seen:
    """What is known of the cells that ran in this notebook.

    Attributes:
        runs: the last run of each task's own cell.
        elsewhere: how a cell ended that defines names of a task without being its own.
        origins: the run that last bound each name of a task.
        stale: names whose cell ran again since, and did not bind them.
        present: the text of each cell as it last ran, by what the cell is known by.
        verdicts: the last verdict on each task, if its answer did not change since.
        judged: the runs that it was about.
        stopped: the text of each cell that ended with an error.
        aside: names that the cell that runs now must not cost the learner.
        before: what the names of tasks held before it.
        running: the cell that runs now.
    """

    runs: dict[str, Run] = field(default_factory=dict)
    elsewhere: dict[str, CellOutcome] = field(default_factory=dict)
    origins: dict[str, Run] = field(default_factory=dict)
    stale: set[str] = field(default_factory=set)
    present: dict[str, str] = field(default_factory=dict)
    verdicts: dict[str, Verdict] = field(default_factory=dict)
    judged: dict[str, list[Run]] = field(default_factory=dict)
    stopped: list[str] = field(default_factory=list)
    aside: dict[str, object] = field(default_factory=dict)
    before: dict[str, object] = field(default_factory=dict)
    running: Run = NOTHING


seen = Seen()


def shell() -> Shell | None:
    """Return the running shell; None in plain Python."""
    # A page offers the same as a builtin; a grader has there what pandas asks for.
    found = getattr(sys.modules.get("IPython", builtins), "get_ipython", None)
    running: Shell | None = found() if callable(found) else None
    return running if hasattr(running, "events") else None


def names() -> dict[str, object]:
    """Return the notebook's own names; none in plain Python."""
    running = shell()
    return {} if running is None else running.user_ns


def cells_run() -> list[str]:
    """The text of every cell since the kernel was started, this one last."""
    ipython = shell()
    if ipython is None:
        return []
    # The history begins with an empty entry, so that cells count from 1.
    return [str(cell) for cell in ipython.history_manager.input_hist_raw[1:]]


def stale_names(task: str) -> set[str]:
    """Names of a task that hold what an earlier run of their cell has left."""
    return seen.stale & set(NAMES.get(task, ())) & names().keys()


def outcome_of(task: str) -> CellOutcome:
    """How the task's cell last ended; `ok` where nothing is known.

    With it comes what the cells that ran say about the task's names.
    """
    run = seen.runs.get(task)
    found, own = (None, "") if run is None else (run.outcome, run.text)
    if found is None or found.status is CellStatus.UNTOUCHED:
        found = seen.elsewhere.get(task, found)
    ends = {name: origin.outcome.status for name, origin in seen.origins.items()}
    clues = clues_for(
        task,
        list(seen.present.values()),
        own=own,
        older={n for n in seen.stale & names().keys() if ends[n] in ENDED},
        ran=[text for text in cells_run() if text == own or text not in seen.stopped],
    )
    return replace(found or CellOutcome(), clues=clues)


def watch(shell: Shell) -> None:
    """Take note of every cell that `shell`, an IPython shell, runs from now on."""
    if getattr(shell, "_neurons_watched", False):
        return
    shell._neurons_watched = True
    shell.events.register("pre_run_cell", _set_aside)
    shell.events.register("post_run_cell", _note)
    seen.before = {n: shell.user_ns[n] for n in OF_TASKS & shell.user_ns.keys()}
    # What ran before; the last is the cell that loads this package.
    for cell in cells_run()[:-1]:
        run = Run("", marked_task(cell), cell, ended=time.time())
        seen.present[run.task or cell] = cell
        seen.origins.update(dict.fromkeys(stored_names(cell) & OF_TASKS, run))


def remember(verdict: Verdict, runs: Sequence[Run] = ()) -> None:
    """Note the verdict on a task as the last one, and the runs that it is about."""
    _drop_verdict(verdict.task)
    seen.verdicts[verdict.task] = verdict
    seen.judged[verdict.task] = [*runs]


def _drop_verdict(task: str) -> None:
    seen.verdicts.pop(task, None)
    seen.judged.pop(task, None)


def forget(task: str, stub: str) -> None:
    """Note that a task's cell holds its stub again."""
    _drop_verdict(task)
    outcome = CellOutcome(CellStatus.UNTOUCHED)
    seen.runs[task] = Run(seen.running.cell_id, task, stub, outcome, time.time())
    seen.stale |= {name for name, one in seen.origins.items() if one.task == task}


def _set_aside(info: Info) -> None:
    """Note names that the next cell must not cost the learner.

    An untouched stub redefines no name that another cell defines, and a check cell
    has the course's own `check`, whatever the learner calls so.
    """
    if _is_hidden(info):
        return
    cell, held = info.raw_cell or "", names()
    if hasattr(shell(), "kernel"):
        native_output.hold(cell)
    seen.aside.clear()
    seen.before = {name: held[name] for name in OF_TASKS & held.keys()}
    seen.running = run = _run(info, SEEDED)
    if is_untouched(cell):
        for name in seen.before.keys() & set(NAMES.get(run.task, ())):
            origin = seen.origins.get(name)
            if origin is None or not (
                origin.task == run.task or run.is_same_cell(origin)
            ):
                seen.aside[name] = held[name]
    own = sys.modules["neurons.checks"].check
    is_ours = checked_task(cell) in NAMES or asks(cell)
    if is_ours and held.get("check") is not own:
        if "check" in held:
            seen.aside["check"] = held["check"]
        held["check"] = own  # `%reset` has taken it away


def _is_hidden(info: Info) -> bool:
    """Whether an editor runs code of its own, which is in no cell."""
    return hasattr(shell(), "kernel") and not info.store_history


def _note(result: Result) -> None:
    if _is_hidden(result.info):
        return
    native_output.release()
    names().update(seen.aside)
    error = result.error_before_exec or result.error_in_exec
    run = _run(result.info, _outcome(result.info.raw_cell or "", error))
    if error is not None:
        seen.stopped.append(run.text)
    known_by = run.cell_id or run.task or run.text
    seen.present.pop(known_by, None)
    seen.present[known_by] = run.text
    bound = _bound(run)
    _drop_outdated(run, bound)
    seen.origins.update(dict.fromkeys(bound, run))
    left = {
        n for n, was in seen.origins.items() if was is not run and run.is_same_cell(was)
    }
    seen.stale = (seen.stale | left) - bound
    own = bound & set(NAMES.get(run.task, ()))
    for task in [t for t in seen.elsewhere if (left | own) & set(NAMES[t])]:
        del seen.elsewhere[task]
    seen.before = {}
    if run.task:
        seen.runs[run.task] = run
    _note_elsewhere(run)
    seen.running = NOTHING


def _bound(run: Run) -> set[str]:
    """Return the names of tasks that a cell has bound."""
    held = names()
    bound = {n for n in OF_TASKS & held.keys() if held[n] is not seen.before.get(n)}
    if run.outcome.status is CellStatus.RAISED:
        # What stands above the line that raised was done.
        bound |= stored_names(run.text, above=run.outcome.line)
    else:
        running, texts = shell(), [run.text]
        if running is not None:
            # IPython takes off prompts and indentation, and lines such as `w?`.
            texts.append(running.transform_cell(run.text))
        for text in filter(parsed, texts):
            bound |= defined_names(text) | stored_names(text)
        # By `exec`, a magic or a file: the same text does the same again.
        bound |= {n for n, was in seen.origins.items() if was.text == run.text}
    return bound & (OF_TASKS & held.keys()) - seen.aside.keys()


def _drop_outdated(run: Run, bound: set[str]) -> None:
    """Drop the verdicts on answers that a cell has changed.

    A name that another cell overwrites does not change the answer's own cell.
    """
    for task, judged in list(seen.judged.items()):
        own = seen.runs.get(task)
        is_own = run.task == task and (own is None or own.text != run.text)
        if is_own or any(
            _replaces(run, was, bound & set(NAMES[task])) for was in judged
        ):
            _drop_verdict(task)


def _replaces(run: Run, was: Run, bound: set[str]) -> bool:
    """Whether a run puts another text in the place of an earlier one."""
    is_known = was.cell_id or was.task
    same = run.is_same_cell(was) if is_known else bool(bound)
    return same and run.text != was.text


def _note_elsewhere(run: Run) -> None:
    if run.outcome.status is CellStatus.UNTOUCHED:
        return
    own = set(NAMES.get(run.task, ()))
    defined = defined_names(run.text) - own
    shared = replace(run.outcome, shared=True)
    others = [task for task, names in NAMES.items() if defined & set(names) - own]
    seen.elsewhere.update(dict.fromkeys(others, shared))


def _run(info: Info, outcome: CellOutcome) -> Run:
    cell, cell_id = info.raw_cell or "", getattr(info, "cell_id", None) or ""
    named = (name for name in (marked_task(cell), cell_id) if name in NAMES)
    known = (t for t, run in seen.runs.items() if cell_id and run.cell_id == cell_id)
    task = next(named, "") or meant_task(cell, NAMES) or next(known, "")
    return Run(cell_id, task, cell, outcome, time.time())


def _outcome(cell: str, error: BaseException | None) -> CellOutcome:
    """How a cell ended, of whatever task."""
    if error is None:
        is_open = is_untouched(cell) or looks(cell)
        return CellOutcome(CellStatus.UNTOUCHED if is_open else CellStatus.OK)
    return CellOutcome.of(cell_error(error))
