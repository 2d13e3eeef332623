"""Causes that account for every list that a `from_keras` made, not for one alone."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

import numpy as np

from neurons.checks.facts import Fact
from neurons.checks.judges import messages
from neurons.checks.judges.results import parts
from neurons.checks.probes.layers import Layer
from neurons.checks.tasks.from_keras.entries import begins_with, near, numbers_in
from neurons.checks.tasks.from_keras.probe import Network
from neurons.types import AnyArray

Items: TypeAlias = tuple[Fact, ...]
Lists: TypeAlias = Sequence[tuple[Items, Network]]

STEP = "one entry per Dense layer: (W, b, name of the activation)."


def _kernels_every(n: int, items: Items, network: Network) -> bool:
    """Whether every n-th thing is the kernel of a layer, in order."""
    kernels = items[::n]
    return len(items) == n * len(network.layers) and all(
        near(numbers_in(kernel), due)
        for kernel, (due, _, _) in zip(kernels, network.layers)
    )


def _flat(items: Items, network: Network) -> bool:
    alone = not network.use_bias and _kernels_every(1, items, network)
    return alone or _kernels_every(2, items, network)


def _first_only(items: Items, network: Network) -> bool:
    return len(items) == 1 and begins_with(items[0], network.layers[0])


def _without_last(items: Items, network: Network) -> bool:
    due = network.layers[:-1]
    return len(items) == len(due) and all(map(begins_with, items, due))


def _without_first(items: Items, network: Network) -> bool:
    due = network.layers[1:]
    return len(items) == len(due) and all(map(begins_with, items, due))


COUNTS: tuple[tuple[Callable[[Items, Network], bool], str, str], ...] = (
    (
        _flat,
        "kernels and biases stand in one flat list, as `get_weights` gives.",
        STEP,
    ),
    (
        lambda items, network: _kernels_every(3, items, network),
        "the three things of a layer were added one by one.",
        "append one tuple per layer: `append((W, b, name))`.",
    ),
    (
        _first_only,
        "the list is returned inside the loop, after the first layer.",
        STEP,
    ),
    (_without_last, "the last layer is left out.", STEP),
    (
        _without_first,
        "the first Dense layer is skipped; `layers` has no input layer here.",
        STEP,
    ),
)


def count_cause(lists: Lists) -> tuple[str, str]:
    """Return why the lists have other lengths than the models, and the next step."""
    fitting = [one for one in COUNTS if all(one[0](*pair) for pair in lists)]
    cause = messages.either(cause for _, cause, _ in fitting)
    return (cause, fitting[0][2]) if cause else ("", STEP)


def kernel_cause(lists: Lists) -> str:
    """Return what stands in the place of all kernels; empty where nothing known."""
    if _each(lists, lambda W, b, due: near(W, due[0].T)):
        return "the kernel was transposed."
    if _each(lists, lambda W, b, due: near(W, due[1])):
        return "kernel and bias have changed places."
    return ""


def values_cause(lists: Lists) -> str:
    """Return why lists of the right shapes hold other numbers than the models."""
    if _each(lists, lambda W, b, due: near(W, due[0].T)):
        return "the kernels were transposed."
    if _each(lists, lambda W, b, due: near(W, due[0]) and not np.any(b)):
        return "the biases were left out or set to 0."
    if _each(lists, lambda W, b, due: near(W, due[0])):
        return "the kernels are right, the biases are not."
    return ""


def _each(lists: Lists, test: Callable[[AnyArray, AnyArray, Layer], bool]) -> bool:
    """Whether kernel and bias of every entry, and the layer, pass a test."""
    for items, network in lists:
        for item, layer in zip(items, network.layers):
            three = parts(item, 3)
            W, b = map(numbers_in, three[:2]) if three else (None, None)
            if W is None or b is None or not test(W, b, layer):
                return False
    return True
