"""What a network does: whether its weights and some activations give its outputs."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from neurons.checks.facts import ModelFacts
from neurons.checks.judges.compare import as_numbers, model_tolerance
from neurons.checks.judges.models import (
    ACTIVATIONS,
    THEN,
    DenseFacts,
    acting_layers,
)
from neurons.types import Floats


def forward(
    layers: Sequence[DenseFacts], activations: Sequence[str], rows: Floats
) -> tuple[Floats, Floats]:
    """Return what Dense layers give, and the size of what was added up on the way.

    Returns:
        The outputs, shape (n, units), and for each row, shape (n, 1), the largest sum
        of absolute terms in any layer: rounding errors are in proportion to it, not to
        the outputs.
    """
    values = np.asarray(rows, dtype=np.float64)
    largest = np.zeros((len(values), 1))
    for layer, activation in zip(layers, activations):
        kernel, bias = layer.arrays
        sums = np.abs(values) @ np.abs(kernel) + np.abs(bias)
        largest = np.maximum(largest, sums.max(axis=1, keepdims=True, initial=0.0))
        values = values @ kernel + bias
        for name in activation.split(THEN):
            values = ACTIVATIONS[name](values)
    return values, largest


def explains(
    facts: ModelFacts,
    layers: Sequence[DenseFacts],
    activations: Sequence[str],
    rows: Floats,
) -> bool:
    """Whether these weights with these activations give the noted outputs.

    Args:
        facts: what `describe_model` noted.
        layers: `read_network` of the facts; each takes what the one before gives.
        activations: a name for each layer.
        rows: what the model was called with, shape (n, inputs).

    Returns:
        False also where an activation is none of the course's, or weights are
        missing.
    """
    found = as_numbers(facts.outputs)
    known = all(_is_known(name) for name in activations)
    whole = all(layer.kernel is not None for layer in layers)
    chained = all(one.units == other.inputs for one, other in pairwise(layers))
    if found is None or not (known and whole and chained and layers):
        return False
    if layers[0].inputs != rows.shape[1]:
        return False
    with np.errstate(all="ignore"):
        expected, largest = forward(layers, activations, rows)
        if expected.shape != found.shape:
            return False
        sizes = np.abs(expected).max(axis=1, keepdims=True, initial=1e-12)
        allowed = model_tolerance(facts.outputs) * np.maximum(largest, sizes)
        # nan is close to nothing.
        return bool(np.all(np.abs(found - expected) <= allowed))


def acting(
    facts: ModelFacts,
    layers: Sequence[DenseFacts],
    due: Sequence[str],
    rows: Floats,
) -> tuple[str, ...] | None:
    """Return other activations than those due that account for a network's outputs.

    Args:
        facts: what `describe_model` noted.
        layers: `read_network` of the facts.
        due: the activations that are required, a name for each layer.
        rows: what the model was called with, shape (n, inputs).

    Returns:
        A name for each layer; None where nothing that is tried gives the outputs.
    """
    stated = tuple(layer.activation for layer in layers)
    if stated != tuple(due) and explains(facts, layers, stated, rows):
        return stated
    near = dict.fromkeys(_near(tuple(due)))
    fitting = [one for one in near if explains(facts, layers, one, rows)]
    if len(fitting) == 1 and fitting[0] != tuple(due):
        return fitting[0]
    # An activation outside the course cannot be computed here; it is stated.
    foreign = not all(map(_is_known, stated)) and "" not in stated
    return stated if foreign and not acting_layers(facts) else None


def acting_on_inputs(
    facts: ModelFacts,
    layers: Sequence[DenseFacts],
    due: Sequence[str],
    rows: Floats,
) -> str:
    """Return the activation that, on the inputs, accounts for the outputs; else ""."""
    stated = tuple(layer.activation for layer in layers)
    fitting = [
        name
        for name, activation in ACTIVATIONS.items()
        if any(
            explains(facts, layers, names, activation(rows))
            for names in (stated, tuple(due))
        )
    ]
    return fitting[0] if len(fitting) == 1 else ""


def _is_known(activation: str) -> bool:
    return all(name in ACTIVATIONS for name in activation.split(THEN))


def _near(due: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """One activation everywhere, then one activation changed."""
    for name in ACTIVATIONS:
        yield (name,) * len(due)
    for place in range(len(due)):
        for name in ACTIVATIONS:
            yield (*due[:place], name, *due[place + 1 :])
