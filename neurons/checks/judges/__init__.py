"""Typed facts come in, which a learner's process may have forged.
A finding goes out, and with the task's points a verdict.
A judge must never load Keras, run a learner's code, or stop at what was forged.

In a grading run neither this folder nor any task's `judge.py` is even readable where
learners' code runs.
"""

import warnings
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Protocol, runtime_checkable

from neurons.checks.catalogue import find_task, package_of, task_names
from neurons.checks.evidence import load_evidence, needed
from neurons.checks.facts import Evidence, Missing, Stub
from neurons.checks.judges import messages
from neurons.checks.judges.errors import explained_error
from neurons.checks.judges.explain import explained
from neurons.checks.judges.finding import ABSENT, Finding
from neurons.checks.judges.outcomes import died, missing, not_looked_at, timeout
from neurons.checks.model import CellOutcome, CellStatus, Status, Verdict
from neurons.checks.probes import find_probe

MOST_LINES = 6
LONGEST_LINE = 400
LACKS_PROBES = "Its evidence lacks the new probes: the check looks at more by now."


class Judge(Protocol):
    """What every task's judge offers."""

    def __call__(self, evidence: Evidence, seed: int) -> Finding:
        """The finding on the facts that were probed with this seed."""


@runtime_checkable
class Resumable(Protocol):
    """A judge of what goes on from where it was interrupted, such as a fit."""

    def interrupted(self, evidence: Evidence) -> str:
        """Lines that say where it was interrupted and how to go on."""


def find_judge(task: str) -> Judge:
    """The judge of a task.

    Raises:
        KeyError: there is no such task.
    """
    found: Judge = import_module(f"{package_of(task)}.judge").JUDGE
    return found


def judge(
    task: str, folder: str | Path | None, outcome: CellOutcome, seed: int
) -> Verdict:
    """The verdict on evidence that a learner's process wrote.

    Args:
        task: the task's id.
        folder: where the evidence lies; None when nothing could be probed.
        outcome: how the run of the task's solution cell ended.
        seed: the seed that the probe was given.
    """
    evidence = None
    if folder is not None:
        try:
            evidence = load_evidence(Path(folder))
        # Nothing a learner's process wrote may stop the judge.
        except Exception:  # noqa: BLE001
            if outcome.status in {CellStatus.OK, CellStatus.RAISED}:
                return _verdict(task, _unreadable())
    return judge_facts(task, evidence, outcome, seed)


def judge_facts(
    task: str, evidence: Evidence | None, outcome: CellOutcome, seed: int
) -> Verdict:
    """The verdict on facts in memory; `judge` says what the arguments are."""
    chosen = find_judge(task)
    finding = _from_outcome(task, evidence, outcome)
    if finding is None:
        try:
            facts = needed(evidence, "facts")
            is_older = (facts.version or 1) != find_probe(task).version
            # What a known mistake warns of says nothing to the learner.
            with warnings.catch_warnings(action="ignore"):
                finding = _lacks_probes() if is_older else chosen(facts, seed)
        # The facts come from a stranger's process: whatever they make the judge
        # stumble over must not stop it.
        except Exception:  # noqa: BLE001
            finding = _unreadable()
        finding = _after_raising(task, finding, outcome, chosen, evidence)
    return _verdict(task, explained(task, finding, evidence, outcome))


def _verdict(task: str, finding: Finding) -> Verdict:
    stated, is_correct = find_task(task), finding.status is Status.CORRECT
    points = stated.points if is_correct and not finding.points else finding.points
    hint = "" if is_correct else stated.chapter
    message = _readable(finding.message)
    return Verdict(task, finding.status, points, stated.points, message, hint)


def _readable(message: str) -> str:
    """A message of few, short lines: parts of it are a stranger's text."""
    lines = [line for line in message.split("\n") if line.strip()]
    return "\n".join(_short(line) for line in lines[:MOST_LINES])


def _short(line: str) -> str:
    # Control characters drive terminals, and can turn the order of letters around.
    line = "".join(_safe(letter) for letter in line)
    return line if len(line) <= LONGEST_LINE else f"{line[: LONGEST_LINE - 1]}…"


def _safe(letter: str) -> str:
    if letter.isprintable():
        return letter
    return " " if letter.isspace() else "�"


def _from_outcome(
    task: str, evidence: Evidence | None, outcome: CellOutcome
) -> Finding | None:
    """The finding where the cell's end already decides."""
    names = task_names(task)
    if outcome.status is CellStatus.TIMEOUT:
        return timeout(names, outcome)
    if outcome.status is CellStatus.DIED:
        return died(outcome)
    if outcome.status is CellStatus.NOT_RUN or (
        evidence is None and outcome.status in {CellStatus.OK, CellStatus.RAISED}
    ):
        return not_looked_at()
    if evidence is None or _all_open(evidence, names):
        if _has_raised(outcome):
            return _raised(task, outcome)
        facts = [evidence and evidence.names.get(name) for name in names]
        is_none = all(isinstance(f, Stub) and f.type == "NoneType" for f in facts)
        return missing(names, outcome, is_none=is_none)
    return None


def _all_open(evidence: Evidence, names: tuple[str, ...]) -> bool:
    return all(isinstance(evidence.names.get(name), Missing) for name in names)


def _after_raising(
    task: str,
    finding: Finding,
    outcome: CellOutcome,
    chosen: Judge,
    evidence: Evidence | None,
) -> Finding:
    """Say that a cell raised; of several names, what is there still counts.

    The same holds for a cell that answers several tasks.
    """
    if not _has_raised(outcome):
        return finding
    counts = finding.status is Status.CORRECT or finding.points > 0
    counts = counts and (outcome.shared or len(task_names(task)) > 1)
    if (
        outcome.error == "KeyboardInterrupt"
        and finding.status is not Status.CORRECT
        and isinstance(chosen, Resumable)
        and evidence is not None
    ):
        raised = finding if counts else _raised(task, outcome)
        first = raised.message.split("\n")[0]
        return replace(raised, message=f"{first}\n{chosen.interrupted(evidence)}")
    if counts:
        return _with_error(task, finding, outcome)
    return _raised(task, outcome)


def _with_error(task: str, finding: Finding, outcome: CellOutcome) -> Finding:
    """A finding that counts; where a part is not there, the error says why."""
    lines = finding.message.split("\n")
    if finding.status is Status.CORRECT or not any(ABSENT in x for x in lines):
        return finding
    stopped = _raised(task, outcome).message.split("\n")[0]
    others = [line for line in lines if not line.startswith("Next: ")]
    step = messages.then("fix that line, run the cell again, then this check.")
    return replace(finding, message=messages.lines(*others[:2], stopped, step))


def _has_raised(outcome: CellOutcome) -> bool:
    """Whether a cell stopped with an error other than the stub's own."""
    is_error = outcome.status is CellStatus.RAISED
    return is_error and outcome.error != "NotImplementedError"


def _raised(task: str, outcome: CellOutcome) -> Finding:
    where = f" in line {outcome.line}: `{outcome.source}`" if outcome.line else ""
    ended = f"stopped with {outcome.error}"
    if outcome.error == "KeyboardInterrupt":
        ended = "was interrupted"
    message = explained_error(
        task,
        outcome.raised,
        f"Your cell {ended}{where}.",
        again="run the cell again, then this check.",
    )
    return Finding(Status.RAISED, message)


def _lacks_probes() -> Finding:
    return Finding.of(Status.NOT_JUDGED, LACKS_PROBES, step="run the notebook again.")


def _unreadable() -> Finding:
    return Finding.of(
        Status.NOT_JUDGED,
        "What your notebook left behind could not be read, so this task is not judged.",
        step="restart the kernel, run all cells, and submit it again.",
    )
