"""Findings where the end of a cell decides: not run, out of time, Python ended."""

from neurons.checks.judges import messages
from neurons.checks.judges.finding import Finding
from neurons.checks.model import CellOutcome, CellStatus, EndReason, Status


def missing(names: tuple[str, ...], outcome: CellOutcome, *, is_none: bool) -> Finding:
    """No name of the task is there, or each is None."""
    named = ", ".join(f"`{name}`" for name in names)
    it, verb = ("it", "is") if len(names) == 1 else ("they", "are")
    text = f"{named} {verb} not there yet."
    step = ""
    if outcome.status is CellStatus.OK and is_none:
        text = f"{named} {verb} still empty (None)."
        step = "look at the line that sets it: what it stores there is None."
    elif outcome.status is CellStatus.OK:
        # The cell never ran here, or it defines other names.
        text = f"{named} {verb} not defined."
        step = f"if {it} {verb} written already, run the cell and compare the spelling."
    elif outcome.status is CellStatus.MISSING and outcome.text:
        text = f"The cell of {named} could not be read: {outcome.text}."
        step = "open your notebook, save it, run this check, then submit it again."
    message = messages.lines(text, messages.then(step))
    return Finding(Status.NOT_STARTED, message)


def timeout(names: tuple[str, ...], outcome: CellOutcome) -> Finding:
    """Return the finding on an answer whose time was over."""
    if outcome.reason is EndReason.INTERRUPTED and not outcome.line:
        # None of the learner's own lines was running.
        text = "The check was interrupted before it was done."
        step = messages.then("run the check again and let it finish.")
        return Finding(Status.NOT_JUDGED, messages.lines(text, step))
    if outcome.reason is EndReason.NOTEBOOK_TIME:
        cause = "a cell further up took nearly all of that time."
        step = "run all cells from the top and watch which one is slow."
    elif outcome.reason is EndReason.IDLE:
        cause = "the code waits: `input()`, `sleep`, or for what never comes."
        step = "take out the line that waits, put a value in its place, run it again."
    else:
        cause = "a loop that never ends, or far more work than needed."
        step = "run the cell alone and watch which line does not finish."
    when = _when_and_why(outcome) or "; it ran longer than it may"
    lines = [f"Your code was stopped{when}.", messages.likely(cause)]
    if outcome.line:
        who = f"`{names[0]}`" if outcome.during_check else "Your cell"
        running = f"{who} was still running in line {outcome.line}"
        lines = [
            f"{running}.",
            f"That line is `{outcome.source}`." if outcome.source else "",
            f"It was stopped{when}.",
        ]
        if outcome.reason is not EndReason.IDLE:
            lines[0] = f"{running}: is there a loop that never ends?"
            step = "look at what must happen for the loop around that line to end."
    return Finding.of(Status.TIMEOUT, *lines, step=step)


def died(outcome: CellOutcome) -> Finding:
    """Return the finding on an answer that ended Python."""
    if outcome.reason is EndReason.MEMORY:
        cause = "an array far larger than the task needs, or a list that keeps growing."
    elif outcome.reason is EndReason.FILES:
        cause = "a file that keeps growing."
    else:
        cause = "the code called `exit`, or a library crashed."
    when = _when_and_why(outcome) or " while this cell ran"
    return Finding.of(
        Status.RAISED,
        f"Python itself stopped{when}.",
        cause=cause,
        step="restart the kernel and run the cell alone.",
    )


def _when_and_why(outcome: CellOutcome) -> str:
    """When the cell ended, and of what."""
    by_check = outcome.during_check
    when = "while the check called your code" if by_check else "while this cell ran"
    return f" {when}: {outcome.text}" if outcome.text else ""


def not_looked_at() -> Finding:
    """Return the finding where our own grading did not get as far as the answer."""
    return Finding.of(
        Status.NOT_JUDGED,
        "This task could not be judged; that is our failure, not yours.",
        "No points are counted for or against you.",
        step="tell your instructor; the run can be repeated.",
    )
