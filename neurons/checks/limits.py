"""What a learner's own place can't do, so that a check there judges nothing.

A page runs Keras on NumPy alone. What it has not got raises `NotInPage` there, in the
learner's cell or while the check calls the answer: a limit of the page, no mistake.
"""

from __future__ import annotations

from neurons.checks.catalogue import find_task
from neurons.checks.facts import Evidence, ModelFacts, Stopped
from neurons.checks.model import CellOutcome, Status, Verdict
from neurons.checks.raised import Raised

ERROR = "NotInPage"
SENTENCE = "is not available in the page: open in Colab."


def beyond(task: str, facts: Evidence | None, outcome: CellOutcome) -> Verdict | None:
    """Return the verdict that a task can't be judged here; None where it can.

    Args:
        task: the task's id.
        facts: what was probed of the answer.
        outcome: how its cell ended.
    """
    found = next((one for one in _errors(facts, outcome) if one.error == ERROR), None)
    if found is None:
        return None
    said = found.text if found.text.endswith(SENTENCE) else f"What it uses {SENTENCE}"
    text = f"{said}\nNext: run the notebook there; the same check judges it."
    return Verdict(task, Status.NOT_JUDGED, 0, find_task(task).points, text)


def _errors(facts: Evidence | None, outcome: CellOutcome) -> list[Raised]:
    calls = (facts and facts.calls) or ()
    named = facts.names.values() if facts else ()
    found = [call.raised for call in calls if isinstance(call, Stopped)]
    found += [one.raised for one in named if isinstance(one, ModelFacts) and one.raised]
    return [outcome.raised, *found]
