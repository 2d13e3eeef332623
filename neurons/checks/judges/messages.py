"""How messages are worded: the one place that turns values and facts into words."""

from collections.abc import Iterable
from typing import SupportsFloat

import numpy as np

from neurons.checks.facts import (
    Absent,
    Array,
    ClassFacts,
    Fact,
    FunctionFacts,
    KerasFacts,
    Other,
    SequenceFacts,
    Stub,
    Text,
)

DIGITS = 6  # significant ones, where they are enough to see a difference
MOST_DIGITS = 17  # more, and a float has none to show


def number(value: SupportsFloat, digits: int = DIGITS) -> str:
    """A number with at most so many significant digits: `102.5`, `-3`, `0.33333`."""
    if isinstance(value, (bool, np.bool_)):
        return str(bool(value))
    # Adding 0 turns -0.0 into 0.
    return f"{float(value) + 0.0:.{digits}g}"


def unlike(found: object, expected: object) -> tuple[str, str]:
    """Two unlike values with as many digits as make their difference visible."""
    for digits in range(DIGITS, MOST_DIGITS):
        pair = value(found, digits), value(expected, digits)
        if pair[0] != pair[1]:
            return pair
    return value(found, MOST_DIGITS), value(expected, MOST_DIGITS)


def shape(lengths: tuple[int, ...]) -> str:
    """A shape spelled out: `a column of 3 rows, shape (3, 1)`."""
    if not lengths:
        return "one number"
    what = f"an array with {len(lengths)} axes"
    if len(lengths) == 1:
        what = f"{count(lengths[0], 'number')} in a row"
    elif len(lengths) == 2:
        rows, columns = count(lengths[0], "row"), count(lengths[1], "column")
        what = f"a table of {rows} and {columns}"
        if lengths[1] == 1:
            what = f"a column of {rows}"
        elif lengths[0] == 1:
            what = f"a table of one row and {columns}"
    return f"{what}, shape {tuple(int(length) for length in lengths)}"


def count(n: int, thing: str) -> str:
    """`1 row`, `2 rows`."""
    return f"{n} {thing}{'' if n == 1 else 's'}"


def value(data: object, digits: int = DIGITS) -> str:
    """An argument or a result in few characters."""
    if isinstance(data, str):
        return repr(str(data))
    if isinstance(data, (bool, int, float, np.number)):
        return number(data, digits)
    if isinstance(data, (list, tuple)):
        inner = ", ".join(value(item, digits) for item in data[:4])
        return f"[{inner}{', …' if len(data) > 4 else ''}]"
    array = np.asarray(data)
    if array.ndim == 0:
        return value(array.item(), digits)
    if array.size <= 8 and array.ndim <= 2:
        return value(array.tolist(), digits)
    return f"an array of {_size(array.shape)}"


def kind(fact: Fact) -> str:
    """Say what a value is: `a Keras layer`, `an array of 3 numbers`, `a number`."""
    match fact:
        case Absent():
            return "not defined"
        case Stub():
            return "still empty"
        case Text():
            return "a text"
        case FunctionFacts():
            return "a function"
        case ClassFacts():
            return "a class"
        case KerasFacts(kind=keras_kind):
            return f"a Keras {keras_kind}"
        case SequenceFacts():
            return "a list of several things"
        case Other(type=name, count=None):
            return f"of the type `{name}`"
        case Other(count=n):
            return f"far too large (at least {n:,} values)"
        case Array():
            return _array(fact)


def _array(fact: Array) -> str:
    data = fact.data
    if data.ndim == 0:
        return f"a truth value ({data})" if data.dtype.kind == "b" else "a number"
    what = {"list": "a list", "tuple": "a tuple"}.get(fact.type, "an array")
    if data.dtype.kind == "U":
        return f"{what} of texts"
    if data.dtype.kind == "b":
        return f"{what} of truth values"
    shape = f", shape {data.shape}" if data.ndim < 3 else ""
    return f"{what} of {_size(data.shape)}{shape}"


def _size(lengths: tuple[int, ...]) -> str:
    if len(lengths) == 1:
        return count(lengths[0], "number")
    if len(lengths) == 2:
        return f"{count(lengths[0], 'row')} and {count(lengths[1], 'column')}"
    return f"shape {lengths}"


def call(parameters: tuple[str, ...], args: tuple[object, ...]) -> str:
    """The call that was made: `x = 5, w = 2.5, b = 90`."""
    pairs = zip(parameters, args)
    return ", ".join(f"{parameter} = {value(arg)}" for parameter, arg in pairs)


def lines(*parts: str) -> str:
    """A message of the parts that say something, one line each, four at most."""
    return "\n".join(part for part in parts if part)


def likely(cause: str) -> str:
    """The line that names a likely cause."""
    return f"Likely cause: {cause}" if cause else ""


def either(causes: Iterable[str]) -> str:
    """Of the causes that fit: the only one, or both of two; of more, none."""
    first, *others = dict.fromkeys(causes) or ("",)
    if len(others) > 1:
        return ""
    return f"{first[:-1]}; or {others[0]}" if others else first


def then(step: str) -> str:
    """The line that says the next step."""
    return f"Next: {step}" if step else ""


def count_list(numbers: list[int], thing: str) -> str:
    """`64 and 10 neurons`; `1 neuron`."""
    *most, last = [str(number) for number in numbers]
    before = f"{', '.join(most)} and " if most else ""
    return f"{before}{last} {thing}{'' if numbers == [1] else 's'}"


def required(number: int) -> str:
    """`1 is asked for`, `3 are asked for`."""
    return f"{number} {'is' if number == 1 else 'are'} asked for"
