"""Compare what a function gave back with what is expected.

Expected is a number, an array, a text, None, or a tuple of such parts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np

from neurons.checks.judges import messages
from neurons.checks.judges.compare import as_numbers, close, function_tolerance
from neurons.checks.probes.calls import Case
from neurons.checks.probes.facts import describe

# What a mistaken reference may raise where the mistake cannot be made.
REFUSALS = (TypeError, ValueError, IndexError, ArithmeticError)


def parts(facts: dict[str, Any], count: int) -> list[dict[str, Any]] | None:
    """The facts of each part of a result, as unpacking would give them.

    Args:
        facts: what `describe` said of the result.
        count: how many parts are wanted.

    Returns:
        One dict of facts per part; None where the result has not so many parts.
    """
    if facts.get("kind") == "sequence":
        return facts["items"] if len(facts["items"]) == count else None
    if facts.get("kind") != "array":
        return None
    data = facts["data"]
    if data.ndim == 0 or len(data) != count:
        return None
    return [_part(part) for part in data]


def _part(value: Any) -> dict[str, Any]:
    value = np.asarray(value)
    if value.ndim == 0 and value.dtype.kind == "U":
        return {"kind": "text", "type": "str", "text": str(value)}
    return {"kind": "array", "type": "ndarray", "data": value}


def same(facts: dict[str, Any], expected: Any, *, mistaken: bool = False) -> bool:
    """Whether a result is what a reference gives.

    Args:
        facts: what `describe` said of the result.
        expected: what the reference gives.
        mistaken: the reference is a mistaken one, which may give nan or infinity;
            then the same ones count as the same.
    """
    if isinstance(expected, str):
        return facts["kind"] == "text" and facts["text"] == expected
    if expected is None:
        return facts["kind"] == "stub"
    if isinstance(expected, tuple):
        found = parts(facts, len(expected))
        return found is not None and all(
            same(*pair, mistaken=mistaken) for pair in zip(found, expected)
        )
    numbers = as_numbers(facts)
    if numbers is None:
        return False
    expected = np.asarray(expected, dtype=np.float64)
    numbers = _as_wanted(numbers, expected)
    if mistaken and not np.all(np.isfinite(expected)):
        return _same_with_gaps(numbers, expected, function_tolerance(facts))
    return close(numbers, expected, function_tolerance(facts))


def _as_wanted(found: np.ndarray, expected: np.ndarray) -> np.ndarray:
    """One element counts where a number is wanted."""
    return found.reshape(()) if expected.ndim == 0 and found.size == 1 else found


def _same_with_gaps(found: np.ndarray, expected: np.ndarray, rtol: float) -> bool:
    finite = np.isfinite(expected)
    return (
        found.shape == expected.shape
        and np.array_equal(found[~finite], expected[~finite], equal_nan=True)
        and close(found[finite], expected[finite], rtol)
    )


def difference(
    facts: dict[str, Any], expected: Any, name: str, part: str = ""
) -> tuple[str, ...]:
    """How a result differs from what is expected, in one or two lines.

    Args:
        facts: what `describe` said of the result, or of one part of it.
        expected: a number, an array or a text.
        name: the function's name.
        part: name of the part, where the result has several.

    Returns:
        Lines for a message; empty where nothing differs.
    """
    if same(facts, expected):
        return ()
    given = f"`{part}` from `{name}` is" if part else f"`{name}` gives back"
    given += f" {thing(facts)}"
    if isinstance(expected, str):
        if facts["kind"] != "text":
            return (f"{given}; a name is needed.",)
        return (_value_line(facts["text"], expected, name, part),)
    found = as_numbers(facts)
    if found is None:
        return (f"{given}; numbers are needed.",)
    expected = np.asarray(expected, dtype=np.float64)
    found = _as_wanted(found, expected)
    if found.shape != expected.shape:
        has = f"`{part}` from `{name}` has" if part else f"`{name}` gives"
        return (
            f"{has} shape {messages.shape(found.shape)}.",
            f"It needs {messages.shape(expected.shape)}.",
        )
    return (_value_line(found, expected, name, part),)


def thing(facts: dict[str, Any]) -> str:
    """What a result is, as the object of a sentence: `a text`, `3 things`."""
    if facts["kind"] == "sequence":
        return messages.count(len(facts["items"]), "thing")
    if facts["kind"] == "other":
        return f"something {messages.kind(facts)}"
    return messages.kind(facts)


def _value_line(found: Any, expected: Any, name: str, part: str) -> str:
    where = f" for `{part}`" if part else ""
    if isinstance(found, np.ndarray) and found.ndim:
        # The place that is furthest off, nan and infinity before all others.
        with np.errstate(all="ignore"):
            gap = np.nan_to_num(np.abs(found - expected), nan=np.inf, posinf=np.inf)
        index = np.unravel_index(int(np.argmax(gap)), gap.shape)
        place = index[0] if len(index) == 1 else tuple(map(int, index))
        where = f" at place {place}" + (f" of `{part}`" if part else "")
        found, expected = found[index], expected[index]
    return (
        f"`{name}` gives {messages.value(found)}{where}; "
        f"{messages.value(expected)} is expected."
    )


def nothing_back(name: str, result: str, printed: bool) -> str:
    """The message for a function that gives back None.

    Args:
        name: the function's name.
        result: what it should give back.
        printed: whether it printed something meanwhile.
    """
    shown = "It does print; a print shows a value but hands nothing back."
    return messages.lines(
        f"`{name}` gives back nothing (None).",
        shown if printed else "",
        messages.then(f"end every way through it with `return` and {result}."),
    )


def small_enough(facts: dict[str, Any], expected: Any) -> bool:
    """Whether a result and what is expected can stand whole in a sentence."""
    if facts["kind"] == "text":
        return np.shape(expected) == ()
    if "data" not in facts:
        return False
    found = facts["data"]
    return np.size(found) <= 4 and np.shape(found) == np.shape(expected)


def shown(facts: dict[str, Any]) -> str:
    """A small result in a sentence."""
    return messages.value(facts["text"] if facts["kind"] == "text" else facts["data"])


def explains(
    mistaken: Callable[..., Any], calls: Iterable[dict], cases: Sequence[Case]
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
            if "raised" not in call:
                return False
            continue
        if "raised" in call or not same(call["result"], expected, mistaken=True):
            return False
        worked = True
    return worked


def same_results(
    one: Callable[..., Any], other: Callable[..., Any], cases: Sequence[Case]
) -> bool:
    """Whether two functions do the same on every case.

    Raising does not count as the same as giving a result; where both raise, they
    agree.
    """
    return all(_agree(_outcome(one, case), _outcome(other, case)) for case in cases)


def _outcome(function: Callable[..., Any], case: Case) -> tuple[bool, Any]:
    with np.errstate(all="ignore"):
        try:
            return True, function(*case.args)
        except REFUSALS:
            return False, None


def _agree(one: tuple[bool, Any], other: tuple[bool, Any]) -> bool:
    if not (one[0] and other[0]):
        return one[0] == other[0]
    return same(describe(one[1]), other[1], mistaken=True)
