"""Call a learner's function and note what came of it."""

import contextlib
import copy
import io
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import CoroutineType
from typing import Any

import numpy as np

from neurons.checks.facts import (
    Array,
    CallFacts,
    Fact,
    Returned,
    SequenceFacts,
    Stopped,
)
from neurons.checks.probes.errors import raised
from neurons.checks.probes.facts import as_plain_array, describe


@dataclass(frozen=True, slots=True)
class Case:
    """One call to make.

    Attributes:
        args: the arguments, plain data or arrays.
        label: what is special about it, in words a message can use.
    """

    # Each task's own functions know the types of the arguments that it draws.
    args: tuple[Any, ...]
    label: str = ""


def call(function: object, *args: object) -> object:
    """Call anything; what cannot be called raises as it does in Python."""
    if not callable(function):
        raise TypeError(f"{type(function).__name__!r} object is not callable")
    result: object = function(*args)
    if type(result) is CoroutineType:  # `isinstance` would ask the object
        result.close()  # or Python warns that nobody awaits it
    return result


def call_function(
    function: object,
    cases: Sequence[Case],
    look: Callable[[object, Case], Fact] | None = None,
) -> tuple[CallFacts, ...]:
    """Call a function on every case in order, then on the first one again.

    The second look at the first case shows whether an answer depends on earlier
    calls.

    Args:
        function: the learner's function.
        cases: the calls to make.
        look: gives the facts of a result, from the result and its case; `describe`
            when None.

    Returns:
        One record per call.
    """
    look, earlier = look or _describe_result, _Earlier()
    return tuple(_call(function, case, look, earlier) for case in [*cases, *cases[:1]])


class _Earlier:
    """Arrays and lists that calls gave back, and what they held when they did."""

    def __init__(self) -> None:
        self.held: dict[int, tuple[object, Fact]] = {}

    def is_reused(self, result: object, fact: Fact) -> bool:
        """Whether an earlier result is this very object, which holds other values now.

        Its caller has lost what the earlier call gave.
        """
        reused = False
        items = fact.items if isinstance(fact, SequenceFacts) else ()
        if type(result) is tuple and len(items) == len(result):
            parts = [self.is_reused(*pair) for pair in zip(result, items)]
            return any(parts)
        if isinstance(fact, Array) and type(result) in (list, np.ndarray):
            _, before = self.held.get(id(result), (None, fact))
            if isinstance(before, Array) and before is not fact:
                reused = _differs(before.data, fact.data)
            # The object itself too, so that its id is given to no other one.
            self.held[id(result)] = result, fact
        return reused


def _describe_result(result: object, case: Case) -> Fact:
    return describe(result)


def _call(
    function: object,
    case: Case,
    look: Callable[[object, Case], Fact],
    earlier: _Earlier,
) -> CallFacts:
    args, given = case.args, copy.deepcopy(case.args)
    printed = io.StringIO()
    try:
        with contextlib.redirect_stdout(printed), warnings.catch_warnings():
            # A warning, such as NumPy's at an overflow, is no finding by itself.
            warnings.simplefilter("ignore")
            result = call(function, *given)
            fact = look(result, case)
    # A learner's function may raise anything; all of it is a finding.
    except (Exception, SystemExit) as error:  # noqa: BLE001
        return Stopped(raised(error), bool(printed.getvalue()))
    changed = [i for i, pair in enumerate(zip(args, given)) if _differs(*pair)]
    reused = earlier.is_reused(result, fact)
    return Returned(
        fact, tuple(changed), bool(printed.getvalue().strip()), reused or None
    )


def _differs(before: object, after: object) -> bool:
    if isinstance(before, np.ndarray):
        found = as_plain_array(after)
        if found is None or found.shape != before.shape:
            return True
        same = before == found
        if before.dtype.kind == "f" and found.dtype.kind == "f":
            same = same | (np.isnan(before) & np.isnan(found))
        return not bool(np.all(same))
    if isinstance(before, (list, tuple)) and isinstance(after, (list, tuple)):
        if type(after) is not type(before) or len(after) != len(before):
            return True
        return any(_differs(*pair) for pair in zip(before, after))
    return not (type(after) is type(before) and before == after)
