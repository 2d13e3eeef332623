"""Known mistakes of functions, and whether one explains what a function does."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from neurons.checks.facts import CallFacts, Returned
from neurons.checks.judges import messages
from neurons.checks.judges.results import same
from neurons.checks.probes.calls import Case

# Each task's own reference knows the types of its arguments.
Reference: TypeAlias = Callable[..., object]

# What a mistaken reference may raise where the mistake cannot be made.
REFUSALS = (TypeError, ValueError, IndexError, ArithmeticError)


@dataclass(frozen=True, slots=True)
class Mistake:
    """A known mistake: a small wrong reference and the words for it.

    Attributes:
        id: short name, unique in its task.
        result: gives what the mistaken function would return; where it raises, the
            mistaken function would raise too.
        cause: the likely cause, a sentence.
        step: what to do next, a sentence.
        points: points that the mistake leaves; with some, the answer is partly right.
    """

    id: str
    result: Reference
    cause: str
    step: str = ""
    points: float = 0.0

    @property
    def advice(self) -> list[str]:
        """The lines that name the cause and the next step."""
        return [messages.likely(self.cause), messages.then(self.step)]


def explains(
    mistaken: Callable[..., object], calls: Iterable[CallFacts], cases: Sequence[Case]
) -> bool:
    """Whether a mistaken function does on every case what the learner's did.

    Where the mistaken function cannot work, the learner's must have raised too;
    a mistake that works nowhere explains nothing.
    """
    worked = False
    for call, case in zip(calls, cases, strict=True):
        try:
            with np.errstate(all="ignore"):
                expected = mistaken(*case.args)
        except REFUSALS:
            if isinstance(call, Returned):
                return False
            continue
        if not isinstance(call, Returned) or not same(
            call.result, expected, mistaken=True
        ):
            return False
        worked = True
    return worked
