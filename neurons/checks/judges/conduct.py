"""What a function must do at every call, whatever its results are."""

from collections.abc import Sequence

from neurons.checks.facts import Returned, Stub
from neurons.checks.judges.finding import Finding, wrong
from neurons.checks.judges.results import nothing_back
from neurons.checks.probes.calls import Case


def no_result(name: str, calls: Sequence[Returned]) -> Finding | None:
    """Return the finding that some call gave nothing back."""
    empty = [call for call in calls if isinstance(call.result, Stub)]
    if not empty:
        return None
    printed = any(call.printed for call in empty)
    return wrong(nothing_back(name, "the result", printed), mistake="no_return")


def changes_argument(
    name: str,
    parameters: Sequence[str],
    calls: Sequence[Returned],
    cases: Sequence[Case],
) -> Finding | None:
    """Return the finding that some call changed what it was given."""
    for call, case in zip(calls, cases):
        if call.changed:
            place = call.changed[0]
            parameter = parameters[place]
            new = "list" if isinstance(case.args[place], list) else "array"
            return wrong(
                f"`{name}` changes its argument `{parameter}` while it works.",
                "The code that calls it loses the original values.",
                step=f"make a new {new}; `{parameter}` stays as it is.",
                mistake="changes_argument",
            )
    return None


def reuses_result(name: str, calls: Sequence[Returned]) -> Finding | None:
    """Return the finding that a later call changes what an earlier one returned."""
    reused = next((call for call in calls if call.reused), None)
    if reused is None:
        return None
    what = "list" if reused.result.type == "list" else "array"
    return wrong(
        f"`{name}` returns the same {what} at every call, with other values in it.",
        "So a later call changes what an earlier one has returned.",
        step=f"make a new {what} inside the function.",
        mistake="reuses_result",
    )
