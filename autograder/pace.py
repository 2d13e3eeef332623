"""How long a task took until it was right, by the times that a notebook's cells have.

Colab notes when a cell ran; JupyterLab does where its setting says so. Nothing of ours
records a time.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime

from neurons.checks.markers import checked_task
from neurons.checks.model import Status, Verdict

LONGEST_MINUTES = 120  # between two checks; more is a break
# In less than this the notebook was run as a whole, and its times say nothing.
WHOLE_MINUTES = 2
# Nobody reads and solves a task in less; several cells were run at once.
SHORTEST_MINUTES = 0.25
# What a file raises that is no notebook.
FAULTS = (
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)


def minutes_to_right(submitted: bytes, verdicts: Iterable[Verdict]) -> dict[str, float]:
    """Minutes from the check before, or the first cell, to each right task's check.

    Args:
        submitted: the notebook as it was submitted; a learner may have changed it.
        verdicts: those on its tasks.

    Returns:
        Minutes by task; without the tasks of which the notebook does not say it.
    """
    ran = sorted(_ran(submitted))
    checks = [(minute, task) for minute, task in ran if task]
    if not checks or checks[-1][0] - ran[0][0] < WHOLE_MINUTES:
        return {}
    right = {one.task for one in verdicts if one.status is Status.CORRECT}
    found, before = {}, ran[0][0]
    for minute, task in checks:
        if task in right and SHORTEST_MINUTES <= minute - before <= LONGEST_MINUTES:
            found[task] = round(minute - before, 2)
        before = minute
    return found


def _ran(submitted: bytes) -> Iterator[tuple[float, str]]:
    """When each cell ran last, in minutes, and the task that it checks, if any."""
    try:
        cells = json.loads(submitted)["cells"]
        for cell in cells:
            if cell["cell_type"] == "code":
                minute = _minute(cell["metadata"])
                if minute is not None:
                    yield minute, checked_task("".join(cell["source"]))
    except FAULTS:
        return  # whatever else is wrong with it, that is said elsewhere


def _minute(metadata: dict[str, dict[str, object]]) -> float | None:
    by_colab = metadata.get("executionInfo", {}).get("timestamp")
    if isinstance(by_colab, int | float):
        return by_colab / 60_000
    by_jupyter = metadata.get("execution", {}).get("iopub.execute_input")
    if isinstance(by_jupyter, str):
        return datetime.fromisoformat(by_jupyter).timestamp() / 60
    return None
