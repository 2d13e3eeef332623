"""Explain a finding by the learner's own text, where what was found agrees with it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from neurons.checks.catalogue import task_names
from neurons.checks.facts import (
    Converted,
    Evidence,
    Fact,
    FunctionFacts,
    Missing,
    Other,
    Returned,
    Stopped,
    Stub,
)
from neurons.checks.judges import messages
from neurons.checks.judges.finding import ABSENT, Finding
from neurons.checks.model import CellOutcome, CellStatus, Clue, ClueKind, Status
from neurons.checks.raised import Raised

# What Python raises where a name is not what it seems to be.
CONFUSED = frozenset({"AttributeError", "NameError", "TypeError"})
STEPS = ("Likely cause:", "Next:")
# Which of the clues don't say that there is an answer.
UNBEGUN = frozenset({ClueKind.OUTDATED, ClueKind.UNNAMED})
# How the ids of mistakes begin that a right answer makes, too, in a changed table.
OF_TABLES = ("filled", "other_gaps", "scaled", "standardized")


def explained(
    task: str, finding: Finding, evidence: Evidence | None, outcome: CellOutcome
) -> Finding:
    """Return a finding with the clue that explains it, if there is one."""
    if finding.status in {Status.CORRECT, Status.NOT_JUDGED, Status.TIMEOUT}:
        return finding
    facts = {} if evidence is None else evidence.names
    named = {name: facts[name] for name in task_names(task) if name in facts}
    for clue in outcome.clues:
        if clue.kind is ClueKind.OUTDATED:
            return _with(finding, clue, found=True)
        if clue.kind is ClueKind.EARLIER:
            said = finding.message.replace(f"`{clue.name}` {ABSENT}.", clue.text)
            finding = replace(finding, message=said)
    errors = list(_errors(evidence, outcome))
    for clue in outcome.clues:
        if clue.kind is ClueKind.EARLIER:
            continue
        if clue.kind is ClueKind.UNREAD:
            if finding.status is Status.WRONG and not finding.mistake:
                return _with(finding, clue, found=True)
            continue
        if clue.kind is ClueKind.CHANGED:
            if _may_come_from_a_table(finding, outcome):
                return _with(finding, clue, found=True)
            continue
        if clue.name in named and _fits(clue, named[clue.name], evidence, outcome):
            return _with(finding, clue, found=finding.status is Status.RAISED)
        if any(_caused(clue, error) for error in errors):
            return _with(finding, clue, found=True)
    return finding


def _may_come_from_a_table(finding: Finding, outcome: CellOutcome) -> bool:
    if finding.status is Status.RAISED:
        return outcome.error == "KeyError"
    is_wrong = finding.status in {Status.WRONG, Status.PARTIAL}
    return is_wrong and (not finding.mistake or finding.mistake.startswith(OF_TABLES))


def _errors(evidence: Evidence | None, outcome: CellOutcome) -> Iterator[Raised]:
    if outcome.status is CellStatus.RAISED:
        yield outcome.raised
    for call in (evidence and evidence.calls) or ():
        if isinstance(call, Stopped):
            yield call.raised


def _fits(
    clue: Clue, fact: Fact, evidence: Evidence | None, outcome: CellOutcome
) -> bool:
    """Whether a clue says of one of the task's names what it was found to be."""
    match clue.kind:
        case ClueKind.HIDDEN:
            # The stub of a function may have taken the name.
            return isinstance(fact, Missing) or getattr(fact, "stub", False) is True
        case ClueKind.MISSPELLED | ClueKind.UNNAMED:
            # An untouched cell may stand beside a name that is like the task's.
            is_written = outcome.status is CellStatus.OK
            return is_written and isinstance(fact, Missing)
        case ClueKind.NOTHING:
            is_function = isinstance(fact, FunctionFacts)
            return _is_none(fact) or (is_function and _gives_none(evidence))
        case ClueKind.HISTORY:
            return isinstance(fact, Other) and fact.type == "History"
    return False


def _is_none(fact: Fact) -> bool:
    return isinstance(fact, Stub) and fact.type == "NoneType"


def _gives_none(evidence: Evidence | None) -> bool:
    """Whether each call of the task's function gave None."""
    calls = () if evidence is None else evidence.calls or evidence.conversions or ()
    return bool(calls) and all(
        isinstance(call, (Returned, Converted)) and _is_none(call.result)
        for call in calls
    )


def _caused(clue: Clue, error: Raised) -> bool:
    """Whether a clue explains an error."""
    if error.error not in CONFUSED:
        return False
    if clue.kind is ClueKind.HIDDEN or error.error == "NameError":
        return (
            clue.kind is ClueKind.HIDDEN
            and error.text == f"name '{clue.name}' is not defined"
        )
    if clue.kind is ClueKind.NOTHING and "NoneType" not in error.text:
        return False
    if clue.kind is ClueKind.HISTORY and "History" not in error.text:
        return False
    return bool(re.search(rf"\b{re.escape(clue.name)}\b", error.source))


def _with(finding: Finding, clue: Clue, *, found: bool) -> Finding:
    """Return a finding that ends with a clue.

    Args:
        finding: the finding.
        clue: the clue.
        found: whether the finding's own first line stays, which quotes an error.
    """
    lines = [x for x in finding.message.split("\n") if not x.startswith(STEPS)]
    first = lines[:2] if found else lines[:1] if finding.points else []
    status = finding.status
    # Its cell may hold something that is no answer to this task.
    if status is Status.NOT_STARTED and clue.kind not in UNBEGUN:
        status = Status.WRONG
    message = messages.lines(*first, clue.text, clue.step)
    return replace(finding, status=status, message=message)
