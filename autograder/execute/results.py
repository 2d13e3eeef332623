"""How a cell or a question to a kernel ended, from the kernel's reply or its stop."""

from __future__ import annotations

import ast
import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from autograder.sandbox import Stop, StopReason
from neurons.checks.definitions import PARSING
from neurons.checks.model import CellOutcome, CellStatus, EndReason
from neurons.checks.raised import Raised, public_name
from neurons.checks.records import RecordError, from_tree

LONGEST_TEXT = 300
# How a cell ended that the monitor has stopped.
STOPPED = {
    StopReason.MEMORY: (CellStatus.DIED, EndReason.MEMORY),
    StopReason.FILES: (CellStatus.DIED, EndReason.FILES),
    StopReason.PROCESSOR_TIME: (CellStatus.TIMEOUT, EndReason.PROCESSOR_TIME),
    StopReason.IDLE: (CellStatus.TIMEOUT, EndReason.IDLE),
}


@dataclass(frozen=True, slots=True)
class CellResult:
    """How a cell or a question ended.

    Attributes:
        status: `OK`, `RAISED`, `TIMEOUT` or `DIED`.
        error: class name of the exception, for a question also where it is `OK`.
        text: its message, or why the kernel ended.
        values: the answers to a question, by name.
        lost: whether the kernel is gone.
        reason: why it was ended, for `TIMEOUT` and `DIED`.
    """

    status: CellStatus
    error: str = ""
    text: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    lost: bool = False
    reason: EndReason | None = None


def stopped(stop: Stop, *, lost: bool) -> CellResult:
    """Return the result of a cell that the monitor has stopped.

    Args:
        stop: why.
        lost: whether the kernel is gone.
    """
    status, reason = STOPPED[stop.reason]
    return CellResult(status, text=stop.text, lost=lost, reason=reason)


def cell_result(content: Mapping[str, object]) -> CellResult:
    """Return the result of a cell, from the content of the kernel's reply."""
    if content.get("status") == "ok":
        return CellResult(CellStatus.OK)
    error = _error_name(content) or "Exception"
    text = str(content.get("evalue", "")).strip().split("\n")[0][:LONGEST_TEXT]
    return CellResult(CellStatus.RAISED, error=error, text=text)


def _error_name(content: Mapping[str, object]) -> str:
    return public_name(str(content.get("ename", "")).strip()[:LONGEST_TEXT])


def answers(content: Mapping[str, object], names: set[str]) -> CellResult:
    """Return the values of expressions; those that went wrong are left out."""
    values: dict[str, object] = {}
    error = ""
    given = content.get("user_expressions")
    if isinstance(given, dict):
        for name in names:
            with contextlib.suppress(Exception), PARSING:
                error = _error_name(given[name]) or error
                values[name] = ast.literal_eval(given[name]["data"]["text/plain"])
    return CellResult(CellStatus.OK, error=error, values=values)


def cell_outcome(
    end: CellResult, where: object = None, lines: Sequence[str] = ()
) -> CellOutcome:
    """Return the outcome of a cell.

    Args:
        end: how the cell ended.
        where: what the kernel says of the error; a stranger's word.
        lines: the cell's text.
    """
    outcome = CellOutcome(end.status, text=end.text, reason=end.reason)
    if end.status is CellStatus.RAISED:
        outcome = replace(outcome, error=end.error)
    try:
        facts = from_tree(Raised, where)
    except RecordError:
        return outcome
    line = facts.line if 1 <= facts.line <= len(lines) else 0
    source = lines[line - 1].strip()[:LONGEST_TEXT] if line else ""
    if end.status is CellStatus.RAISED:
        text = facts.text.strip()[:LONGEST_TEXT] or end.text
        outcome = replace(outcome, text=text, context=facts.context)
    elif (
        facts.error != "KeyboardInterrupt"
        or facts.source != source
        or end.reason is EndReason.NOTEBOOK_TIME
    ):
        # Of an earlier cell: this one has caught its own interrupt, or did not run.
        return outcome
    return replace(outcome, line=line, source=source)
