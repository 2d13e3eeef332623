"""Mistakes in what becomes of a right result before it is returned."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

import numpy as np

from neurons.checks.facts import Array, Fact, Returned, SequenceFacts
from neurons.checks.judges import messages
from neurons.checks.judges.mistakes import Mistake, Reference
from neurons.checks.judges.results import parts, same
from neurons.checks.probes.calls import Case

ON_TOP: tuple[tuple[str, Callable[..., object], str, str], ...] = (
    (
        "negated",
        np.negative,
        "every result has the opposite sign.",
        "work one example out by hand, and look where the sign turns.",
    ),
    (
        "absolute_on_top",
        np.abs,
        "negative results lose their sign, as after an absolute value.",
        "leave the absolute value out: a result may be negative.",
    ),
    (
        "relu_on_top",
        lambda part: np.maximum(part, 0),
        "negative results become 0, as after a ReLU.",
        "return negative results as they are.",
    ),
    (
        "sign_on_top",
        np.sign,
        "only the sign of the result comes back, as -1, 0 or 1.",
        "return the result itself.",
    ),
    (
        "cut",
        np.trunc,
        "what comes after the decimal point is cut off.",
        "leave out what makes whole numbers, such as `int` or `//`.",
    ),
    (
        "cut_down",
        np.floor,
        "the result is rounded down to whole numbers.",
        "leave out what makes whole numbers, such as `//` or `np.floor`.",
    ),
    (
        "rounded_up",
        np.ceil,
        "the result is rounded up to whole numbers.",
        "return it as it is; round only when you print.",
    ),
    *(
        (
            f"rounded_{decimals}",
            partial(np.round, decimals=decimals),
            "the result is rounded to "
            + (messages.count(decimals, "decimal") if decimals else "whole numbers")
            + ".",
            "return it as it is; round only when you print.",
        )
        for decimals in range(6)
    ),
)


def on_top(reference: Reference, calls: Sequence[Returned]) -> Iterator[Mistake]:
    """Something applied to the right result."""
    results = [call.result for call in calls]
    if any(isinstance(fact, Array) and fact.data.dtype.kind == "b" for fact in results):
        # Whether something holds is another thing than a number cut to 0 or 1.
        return
    for mistake, change, cause, step in ON_TOP:
        yield Mistake(mistake, changed(reference, change), cause, step)


def changed(reference: Reference, change: Callable[..., object]) -> Reference:
    """The reference with something applied to each part of its result."""

    def mistaken(*args: object) -> object:
        right = reference(*args)
        if isinstance(right, tuple):
            return tuple(change(part) for part in right)
        return change(right)

    return mistaken


def on_the_way(
    reference: Reference, calls: Sequence[Returned], cases: Sequence[Case]
) -> Mistake | None:
    """The right result as the first or the last of several things."""
    pairs = [(_items(call.result), reference(*c.args)) for call, c in zip(calls, cases)]
    wanted = [due if isinstance(due, tuple) else (due,) for _, due in pairs]
    found = [items for items, _ in pairs]
    count = len(wanted[0])
    if not any(len(items) > count for items in found):
        return None
    places = {"last": slice(-count, None), "first": slice(count)}
    for place, part in places.items():
        if all(_alike(items[part], due) for items, due in zip(found, wanted)):
            one = f"the {place} one is" if count == 1 else f"the {place} {count} are"
            before = place == "last"
            what = "values from on the way are" if before else "more than the result is"
            return Mistake(
                "on_the_way",
                reference,
                f"{what} returned{' too' if before else ''}; {one} right.",
                "return the result alone.",
            )
    return None


def _alike(found: Sequence[Fact], expected: Sequence[object]) -> bool:
    """Whether these are the things that are expected, as many of them."""
    return len(found) == len(expected) and all(map(same, found, expected))


def _items(fact: Fact) -> tuple[Fact, ...]:
    """The things in a list or along the first axis of an array."""
    if isinstance(fact, SequenceFacts):
        return fact.items
    if isinstance(fact, Array) and fact.data.ndim:
        return parts(fact, len(fact.data)) or ()
    return ()
