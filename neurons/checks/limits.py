"""What a learner's own place can't do, so that a check there judges nothing.

A page runs Keras on NumPy alone. What it has not got raises `NotInPage` there, in the
learner's cell or while the check calls the answer: a limit of the page, no mistake.
So is a name that has no value since a cell ended at such a limit.
"""

from neurons.checks import session
from neurons.checks.catalogue import find_task
from neurons.checks.facts import Evidence, ModelFacts, Stopped
from neurons.checks.model import CellOutcome, Status, Verdict
from neurons.checks.raised import Raised

ERROR = "NotInPage"
SENTENCE = "is not available in the page: open in Colab."


def beyond(task: str, facts: Evidence | None, outcome: CellOutcome) -> Verdict | None:
    """Return the verdict that a task can't be judged here; None where it can."""
    limit = next(filter(None, map(_limit, _errors(facts, outcome))), "")
    if not limit:
        return None
    said = limit if limit.endswith(SENTENCE) else f"What it uses {SENTENCE}"
    text = f"{said}\nNext: run the notebook there; the same check judges it."
    return Verdict(task, Status.NOT_JUDGED, 0, find_task(task).points, text)


def _limit(raised: Raised | None) -> str:
    """Return what the page has not got, if that is what an error comes from."""
    if raised is None:
        return ""
    if raised.error == ERROR:
        return raised.text
    why = getattr(session.shell(), "why_missing", None)
    if why is None or raised.error != "NameError" or raised.context is None:
        return ""
    found: str = why(raised.context.name)
    return found


def _errors(facts: Evidence | None, outcome: CellOutcome) -> list[Raised]:
    calls = (facts and facts.calls) or ()
    named = facts.names.values() if facts else ()
    found = [call.raised for call in calls if isinstance(call, Stopped)]
    found += [one.raised for one in named if isinstance(one, ModelFacts) and one.raised]
    return [outcome.raised, *found]
