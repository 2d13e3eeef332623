"""Mistakes in what becomes of a right result before it is returned."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

import numpy as np

from neurons.checks.facts import Absent, Array, Fact, Returned, SequenceFacts
from neurons.checks.judges import messages
from neurons.checks.judges.mistakes import Mistake, Reference, explains
from neurons.checks.judges.results import alike, parts, same
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


def on_top(
    reference: Reference, n_parts: int, calls: Sequence[Returned]
) -> Iterator[Mistake]:
    """Something applied to the right result, or to one part of it."""
    results = [call.result for call in calls]
    if any(isinstance(fact, Array) and fact.data.dtype.kind == "b" for fact in results):
        # Whether something holds is another thing than a number cut to 0 or 1.
        return
    for mistake, change, cause, step in ON_TOP:
        for part in (None, *range(n_parts if n_parts > 1 else 0)):
            yield Mistake(mistake, changed(reference, change, part), cause, step)


def changed(
    reference: Reference, change: Callable[..., object], only: int | None = None
) -> Reference:
    """The reference with something applied to each part of its result, or to one."""

    def mistaken(*args: object) -> object:
        right = reference(*args)
        if isinstance(right, tuple):
            return tuple(
                change(part) if only in {None, place} else part
                for place, part in enumerate(right)
            )
        return change(right)

    return mistaken


def constant(reference: Reference, calls: Sequence[Returned]) -> Iterator[Mistake]:
    """The same result at every call but the example's, whatever is passed."""
    _, first, *others, _ = [call.result for call in calls]
    # A model, a truth value or nan at every call says nothing of how it came about.
    if others and _is_plain(first) and all(alike(first, other) for other in others):
        yield Mistake(
            "constant",
            reference,
            "whatever is passed, the same result comes back, as if it were typed in.",
            "compute the result from what is passed.",
        )


def _is_plain(fact: Fact) -> bool:
    if isinstance(fact, SequenceFacts):
        return all(map(_is_plain, fact.items))
    if not isinstance(fact, Array) or fact.data.dtype.kind not in "iuf":
        return False
    return bool(np.all(np.isfinite(fact.data)))


def itself(
    parameters: Sequence[str],
    reference: Reference,
    n_parts: int,
    calls: Sequence[Returned],
    cases: Sequence[Case],
) -> Iterator[Mistake]:
    """An argument that comes back as it was, as the result or its first wrong part."""
    for part in range(n_parts):
        results = [_part_of(call.result, part, n_parts) for call in calls]
        found = [replace(call, result=fact) for call, fact in zip(calls, results)]
        right = partial(_part_due, reference, part)
        if explains(right, found, cases):
            continue
        for place, name in enumerate(parameters):
            result = partial(_passed, place)
            if explains(result, found, cases):
                cause = f"the input `{name}` comes back as it was passed."
                yield Mistake("argument_itself", result, cause, "compute with it.")
        return


def _part_due(reference: Reference, part: int, *args: object) -> object:
    right = reference(*args)
    return right[part] if isinstance(right, tuple) else right


def _part_of(result: Fact, part: int, n_parts: int) -> Fact:
    found = (result,) if n_parts == 1 else parts(result, n_parts)
    return found[part] if found else Absent()


def _passed(place: int, *args: object) -> object:
    """One of the arguments; ValueError where it does not hold numbers alone."""
    return np.asarray(args[place], dtype=np.float64)


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
