"""Mistakes that any function invites, made from its right reference.

Each is named only if it gives what the learner's function gave at every call; where
two of different kinds do, both are named, and where more do, none.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from typing import TypeAlias

import numpy as np

from neurons.checks.facts import Returned
from neurons.checks.judges import messages
from neurons.checks.judges.mistakes import Mistake, Reference, explains
from neurons.checks.judges.result_mistakes import (
    changed,
    constant,
    itself,
    on_the_way,
    on_top,
)
from neurons.checks.probes.calls import Case

Args: TypeAlias = tuple[object, ...]
Change: TypeAlias = Callable[[Args], Args]


def generic_mistake(
    parameters: Sequence[str],
    reference: Reference,
    calls: Sequence[Returned],
    cases: Sequence[Case],
) -> Mistake | None:
    """Return the mistake of this family that explains all calls; None without one.

    Args:
        parameters: the names of the function's parameters.
        reference: the right function.
        calls: what the learner's function gave.
        cases: the calls; the first one holds the published example.
    """
    fitting = generic_mistakes(parameters, reference, calls, cases)
    cause = messages.either(one.cause for one in fitting)
    return replace(fitting[0], cause=cause) if cause else None


def generic_mistakes(
    parameters: Sequence[str],
    reference: Reference,
    calls: Sequence[Returned],
    cases: Sequence[Case],
) -> list[Mistake]:
    """Return a mistake of each kind that explains all calls."""
    right = reference(*cases[0].args)
    n_parts = len(right) if isinstance(right, tuple) else 1
    families = (
        _orders(parameters, reference),
        _fixed(parameters, reference, cases[0]),
        *(_left_out(*one, reference) for one in enumerate(parameters)),
        _sizes(reference, cases[0].args),
        on_top(reference, n_parts, calls),
    )
    found = [
        next((one for one in family if explains(one.result, calls, cases)), None)
        for family in families
    ]
    found.append(next(itself(parameters, reference, n_parts, calls, cases), None))
    found.append(on_the_way(reference, calls, cases))
    fitting = [one for one in found if one is not None]
    if not fitting and not isinstance(right, str):
        # One name of few comes about in many ways.
        fitting = list(constant(reference, calls))
    return fitting


def _made(reference: Reference, change: Change) -> Reference:
    """The reference, called with other arguments than it was given."""

    def mistaken(*args: object) -> object:
        try:
            return reference(*change(args))
        # What cannot be computed with such arguments raises in its own way.
        except Exception as error:
            raise ValueError("cannot be computed") from error

    return mistaken


def _reordered(order: Sequence[int]) -> Change:
    return lambda args: tuple(args[place] for place in order)


def _with_example(fixed: Sequence[int], example: Args) -> Change:
    return lambda args: tuple(
        example[place] if place in fixed else arg for place, arg in enumerate(args)
    )


def _filled(place: int, value: float) -> Change:
    def change(args: Args) -> Args:
        filled = np.full(np.asarray(args[place]).shape, value)[()]
        return (*args[:place], filled, *args[place + 1 :])

    return change


def _orders(parameters: Sequence[str], reference: Reference) -> Iterator[Mistake]:
    """Two arguments in each other's place, or all in reverse order."""
    count = len(parameters)
    orders = []
    for one, other in combinations(range(count), 2):
        order = list(range(count))
        order[one], order[other] = other, one
        orders.append((order, f"`{parameters[one]}` and `{parameters[other]}`"))
    if count > 3:  # in reverse, three are two that have changed places
        orders.append((list(range(count))[::-1], "the arguments"))
    for order, which in orders:
        yield Mistake(
            "arguments_swapped",
            _made(reference, _reordered(order)),
            f"{which} have changed places.",
            f"they are passed in this order: {_listed(parameters)}.",
        )


def _listed(names: Sequence[str]) -> str:
    *most, last = [f"`{name}`" for name in names]
    return f"{', '.join(most)} and {last}" if most else last


def _fixed(
    parameters: Sequence[str], reference: Reference, example: Case
) -> Iterator[Mistake]:
    """The example's values in the place of one, several or all arguments."""
    count = len(parameters)
    for size in range(1, count + 1):
        for fixed in combinations(range(count), size):
            names = _listed([parameters[place] for place in fixed])
            verb = "is" if size == 1 else "are"
            cause = (
                f"the example's {names} {verb} typed in; what is passed has no effect."
            )
            if size == count:
                cause = (
                    "the example's result is typed in; what is passed has no effect."
                )
            elif isinstance(reference(*example.args), str) and size > 1:
                # One name of few comes about in many ways.
                continue
            yield Mistake(
                "example_typed_in",
                _made(reference, _with_example(fixed, example.args)),
                cause,
                f"compute with {names} as passed.",
            )


def _left_out(place: int, name: str, reference: Reference) -> Iterator[Mistake]:
    """An argument that is used as if it were all zeros or all ones."""
    for value in (0.0, 1.0):
        yield Mistake(
            "argument_left_out",
            _made(reference, _filled(place, value)),
            f"`{name}` has no effect: the result is as if it were {value:g}.",
            f"find the place in your code where `{name}` belongs.",
        )


def _shape(arg: object) -> tuple[int, ...]:
    try:
        return np.asarray(arg).shape
    # A list of unlike things has no shape; nothing is done with its size.
    except ValueError:
        return ()


def _sizes(reference: Reference, example: Args) -> Iterator[Mistake]:
    """The example's sizes: no more than so much is looked at, or divided by so many."""
    shapes = [_shape(arg) for arg in example]

    def only_so_much(args: Args) -> Args:
        cut = []
        for arg, due in zip(args, shapes, strict=True):
            array = np.asarray(arg)
            if array.ndim != len(due):
                raise ValueError("other axes than in the example")
            cut.append(array[tuple(slice(length) for length in due)])
        return tuple(cut)

    results = [_made(reference, only_so_much)]
    for place, shape in enumerate(shapes):
        results += [
            _rescaled(reference, example, place, axis) for axis in range(len(shape))
        ]
    for result in results:
        yield Mistake(
            "example_size",
            result,
            "it is written for the example's size alone.",
            "take the sizes from what is passed, such as `len(…)` or `.shape`.",
        )


def _rescaled(reference: Reference, example: Args, place: int, axis: int) -> Reference:
    """A sum that is divided by the example's size, not by the argument's own."""

    def mistaken(*args: object) -> object:
        size, due = _shape(args[place]), _shape(example[place])
        if len(size) != len(due):
            raise ValueError("other axes than in the example")
        return changed(reference, lambda part: part * size[axis] / due[axis])(*args)

    return mistaken
