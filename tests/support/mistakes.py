"""Whether two functions do the same, for the tests of known mistakes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from neurons.checks.judges.mistakes import REFUSALS
from neurons.checks.judges.results import same
from neurons.checks.probes.calls import Case
from neurons.checks.probes.facts import describe


def same_results(
    one: Callable[..., object], other: Callable[..., object], cases: Sequence[Case]
) -> bool:
    """Whether two functions do the same on every case.

    Raising does not count as the same as giving a result; where both raise, they
    agree.
    """
    return all(_agree(_outcome(one, case), _outcome(other, case)) for case in cases)


def _outcome(function: Callable[..., object], case: Case) -> tuple[bool, object]:
    with np.errstate(all="ignore"):
        try:
            return True, function(*case.args)
        except REFUSALS:
            return False, None


def _agree(one: tuple[bool, object], other: tuple[bool, object]) -> bool:
    if not (one[0] and other[0]):
        return one[0] == other[0]
    return same(describe(one[1]), other[1], mistaken=True)
