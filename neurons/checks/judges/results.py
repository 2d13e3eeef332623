"""Compare what a function gave back with what is expected.

Expected is a number, an array, a text, None, or a tuple of such parts.
"""

import numpy as np
import numpy.typing as npt

from neurons.checks.facts import (
    Array,
    Fact,
    Other,
    SequenceFacts,
    Stub,
    Text,
)
from neurons.checks.judges import messages
from neurons.checks.judges.compare import as_numbers, close, function_tolerance
from neurons.types import Floats

SMALL = 4  # numbers that can stand in a sentence
LONGEST_LINE = 100  # characters
# Python's own, by the names of their classes: they hold no values yet.
ONE_BY_ONE = ("dict_values", "enumerate", "filter", "generator", "map", "zip")


def parts(fact: Fact, count: int) -> tuple[Fact, ...] | None:
    """Return each part of a result, as unpacking would give them.

    Args:
        fact: what `describe` said of the result.
        count: how many parts are wanted.

    Returns:
        One fact per part; None where the result has not so many parts.
    """
    if isinstance(fact, SequenceFacts):
        return fact.items if len(fact.items) == count else None
    if not isinstance(fact, Array):
        return None
    data = fact.data
    if data.ndim == 0 or len(data) != count:
        return None
    return tuple(_part(part) for part in data)


def _part(value: npt.ArrayLike) -> Fact:
    array = np.asarray(value)
    if array.ndim == 0 and array.dtype.kind == "U":
        return Text("str", str(array))
    return Array("ndarray", array)


def same(fact: Fact, expected: object, *, mistaken: bool = False) -> bool:
    """Whether a result is what a reference gives.

    Args:
        fact: what `describe` said of the result.
        expected: what the reference gives.
        mistaken: the reference is a mistaken one, which may give nan or infinity;
            then the same ones count as the same.
    """
    if isinstance(expected, str):
        return isinstance(fact, Text) and fact.text == expected
    if expected is None:
        return isinstance(fact, Stub)
    if isinstance(expected, tuple):
        found = parts(fact, len(expected))
        return found is not None and all(
            same(*pair, mistaken=mistaken) for pair in zip(found, expected)
        )
    numbers = as_numbers(fact)
    if numbers is None or not isinstance(fact, Array):
        return False
    wanted = _floats(expected)
    numbers = _as_wanted(numbers, wanted)
    if mistaken and not np.all(np.isfinite(wanted)):
        return _same_with_gaps(numbers, wanted, function_tolerance(fact))
    return close(numbers, wanted, function_tolerance(fact))


def alike(one: Fact, other: Fact) -> bool:
    """Whether two results are the same, bit by bit."""
    if isinstance(one, Array) and isinstance(other, Array):
        numbers = one.data.dtype.kind == other.data.dtype.kind == "f"
        return np.array_equal(one.data, other.data, equal_nan=numbers)
    if isinstance(one, SequenceFacts) and isinstance(other, SequenceFacts):
        return len(one.items) == len(other.items) and all(
            alike(*pair) for pair in zip(one.items, other.items)
        )
    return one == other


def _floats(expected: object) -> Floats:
    """Return the numbers that a reference gives."""
    return np.asarray(expected, dtype=np.float64)


def _as_wanted(found: Floats, expected: Floats) -> Floats:
    """One element counts where a number is wanted."""
    return found.reshape(()) if expected.ndim == 0 and found.size == 1 else found


def _same_with_gaps(found: Floats, expected: Floats, rtol: float) -> bool:
    finite = np.isfinite(expected)
    return (
        found.shape == expected.shape
        and np.array_equal(found[~finite], expected[~finite], equal_nan=True)
        and close(found[finite], expected[finite], rtol)
    )


def difference(
    fact: Fact, expected: object, name: str, part: str = ""
) -> tuple[str, ...]:
    """Say how a result differs from what is expected, in one or two lines.

    Args:
        fact: what `describe` said of the result, or of one part of it.
        expected: a number, an array or a text.
        name: the function's name.
        part: name of the part, where the result has several.

    Returns:
        Lines for a message; empty where nothing differs.
    """
    if same(fact, expected):
        return ()
    where = f" for `{part}`" if part else ""
    returns = f"`{part}` from `{name}` is" if part else f"`{name}` returns"
    given = f"{returns} {thing(fact)}"
    if isinstance(expected, str):
        if not isinstance(fact, Text):
            return (f"{given}; a name is needed.",)
        return (value_line(name, where, fact.text, expected),)
    found, wanted = as_numbers(fact), _floats(expected)
    if found is None and fact.type in ONE_BY_ONE:
        loose = "It gives its values one by one: collect them with `list(…)`."
        return (f"{given}; numbers are needed.", loose)
    is_boolean = isinstance(fact, Array) and fact.data.dtype.kind == "b"
    if found is None or is_boolean:
        needed = "numbers are" if wanted.ndim else "a number is"
        return (f"{given}; {needed} needed.",)
    found = _as_wanted(found, wanted)
    if found.shape != wanted.shape:
        found_shape, due_shape = map(messages.shape, (found.shape, wanted.shape))
        line = f"{returns} {found_shape}; expected: {due_shape}."
        if fact.type == "matrix" and wanted.ndim < 2:
            return line, "An `np.matrix` always has two axes: use `np.asarray`."
        return (line,)
    if not found.ndim:
        return (value_line(name, where, found, wanted),)
    index = _furthest_off(found, wanted)
    place = f" at place {index[0]}"
    if len(index) == 2:
        place = f" in row {index[0]}, column {index[1]}"
    return (value_line(name, f"{place}{where}", found[index], wanted[index]),)


def only_shape_differs(fact: Fact, expected: object) -> bool:
    """Whether a result holds the expected numbers, in order, in another shape."""
    found = as_numbers(fact)
    if found is None or not isinstance(fact, Array) or isinstance(expected, str):
        return False
    wanted = _floats(expected)
    return found.shape != wanted.shape and close(
        found.reshape(-1), wanted.reshape(-1), function_tolerance(fact)
    )


def thing(fact: Fact) -> str:
    """Say what a result is, as the object of a sentence: `a list of 3 things`."""
    if isinstance(fact, SequenceFacts):
        what = "tuple" if fact.type == "tuple" else "list"
        return f"a {what} of {messages.count(len(fact.items), 'thing')}"
    if isinstance(fact, Other):
        return f"something {messages.kind(fact)}"
    return messages.kind(fact)


def _furthest_off(found: Floats, expected: Floats) -> tuple[int, ...]:
    """Return the place that is furthest off, nan and infinity before all others."""
    with np.errstate(all="ignore"):
        gap = np.nan_to_num(np.abs(found - expected), nan=np.inf, posinf=np.inf)
    return tuple(map(int, np.unravel_index(int(np.argmax(gap)), gap.shape)))


def value_line(name: str, where: str, found: object, expected: object) -> str:
    """Say what was given, where, and what is expected."""
    given, due = messages.unlike(found, expected)
    is_are = "are" if np.asarray(expected).size > 1 else "is"
    return f"`{name}` gives {given}{where}; {due} {is_are} expected."


def nothing_back(name: str, result: str, printed: bool) -> str:
    """The message for a function that gives back None.

    Args:
        name: the function's name.
        result: what it should give back.
        printed: whether it printed something meanwhile.
    """
    shown = "It does print; a print shows a value, but only `return` passes it on."
    return messages.lines(
        f"`{name}` returns nothing (None); it needs to return {result}.",
        shown if printed else "",
        messages.then(f"end every way through it with `return` and {result}."),
    )


def in_short(fact: Fact, expected: object, name: str, where: str) -> str:
    """Say in one line what a small result is and what is expected; else nothing."""
    if isinstance(fact, Text) and isinstance(expected, str):
        return value_line(name, where, fact.text, expected)
    wanted = np.asarray(expected)
    if (
        not isinstance(fact, Array)
        or fact.data.size > SMALL
        or fact.data.shape != wanted.shape
        or fact.data.dtype.kind == "U"
        # Whether something holds is no number, even where one is wanted.
        or fact.data.dtype.kind == "b"
    ):
        return ""
    line = value_line(name, where, fact.data, wanted)
    return line if len(line) <= LONGEST_LINE else ""
