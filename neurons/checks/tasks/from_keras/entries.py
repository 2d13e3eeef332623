"""What is off in one entry of the list that `from_keras` makes."""

import numpy as np

from neurons.checks.evidence import needed
from neurons.checks.facts import Array, Fact, FunctionFacts, KerasFacts, Text
from neurons.checks.judges import messages
from neurons.checks.judges.compare import (
    FUNCTION_FLOAT16,
    FUNCTION_FLOAT32,
    as_numbers,
    close,
)
from neurons.checks.judges.models import ACTIVATIONS
from neurons.checks.judges.results import parts
from neurons.checks.probes.layers import Layer
from neurons.types import AnyArray, Floats

ALLOWED = ", ".join(f'"{name}"' for name in ACTIVATIONS)


def numbers_in(fact: Fact) -> AnyArray | None:
    """Return the numbers in a fact, as long as they were noted; None without any."""
    if isinstance(fact, Array) and as_numbers(fact) is not None:
        return fact.data
    return None


def near(found: AnyArray | None, due: Floats) -> bool:
    """Whether numbers are there, and are the ones that are due."""
    if found is None:
        return False
    is_half = found.dtype == np.float16
    return close(found, due, FUNCTION_FLOAT16 if is_half else FUNCTION_FLOAT32)


def begins_with(item: Fact, layer: Layer) -> bool:
    """Whether an entry begins with the kernel of a layer."""
    three = parts(item, 3)
    return three is not None and near(numbers_in(three[0]), layer[0])


def arrays_of(item: Fact) -> tuple[AnyArray, AnyArray]:
    """Return kernel and bias of an entry in which nothing is off.

    Raises:
        EvidenceError: it holds no kernel or no bias.
    """
    kernel, bias, _ = needed(parts(item, 3), "entry")
    return needed(numbers_in(kernel), "kernel"), needed(numbers_in(bias), "bias")


def entry_problem(item: Fact, layer: Layer, cause: str) -> tuple[str, ...]:
    """Return what is off: a finding, a cause and a step; empty if nothing is.

    Args:
        item: the entry.
        layer: the layer that it is for.
        cause: what stands in the place of all kernels, if that is known.
    """
    three = parts(item, 3)
    if isinstance(item, KerasFacts):
        return (
            "An entry is a Keras layer itself",
            messages.then("take out of it: (W, b, name of the activation)."),
        )
    if three is None:
        return (
            "An entry is not made of three things",
            messages.then("make each one a tuple: (W, b, name of the activation)."),
        )
    kernel, bias, name = three
    W, _, due = layer
    if not isinstance(name, Text):
        what = messages.kind(name)
        if isinstance(name, FunctionFacts):
            what = "the function itself"
        return (
            f"The third thing of an entry is {what}; a name is needed",
            messages.then("`layer.activation.__name__` is the name as text."),
        )
    if problem := _kernel_problem(kernel, W, cause):
        return problem
    if as_numbers(bias) is None:
        return (
            f"b is {messages.kind(bias)}; numbers are needed",
            messages.then("a layer without a bias gets zeros, one per unit."),
        )
    if name.text != due:
        return (
            f'The activation is called "{name.text}"; it is "{due}"',
            messages.then(f"the names are {ALLOWED}."),
        )
    return ()


def _kernel_problem(kernel: Fact, due: Floats, cause: str) -> tuple[str, ...]:
    found = numbers_in(kernel)
    if found is None:
        return (
            f"W is {messages.kind(kernel)}; an array of numbers is needed",
            messages.then("`layer.get_weights()` gives arrays."),
        )
    if found.shape == due.shape:
        return ()
    return (
        f"W is {messages.shape(found.shape)}; it needs {messages.shape(due.shape)}",
        messages.likely(cause),
        messages.then("take the kernel as Keras holds it: inputs by units."),
    )
