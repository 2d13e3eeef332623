"""Read the facts of Keras layers and models; Keras itself is not needed here.

A network is what its weights and its outputs say, however its author put it
together: `read_network` gives the Dense layers in the order of the call.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, permutations
from typing import Any

import numpy as np

from neurons.checks.judges import messages
from neurons.checks.judges.finding import Finding, not_started, wrong
from neurons.checks.model import Status

TRAINING_ONLY = ("Dropout", "Noise")  # they act while fitting, never in a call
MAX_REORDERED = 5


def softmax(z: np.ndarray) -> np.ndarray:
    """Each row as shares of 1."""
    powers = np.exp(z - z.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


ACTIVATIONS = {
    "linear": lambda z: z,
    "relu": lambda z: np.maximum(z, 0),
    "sigmoid": lambda z: 0.5 * (1 + np.tanh(0.5 * z)),
    "tanh": np.tanh,
    "softmax": softmax,
}


@dataclass(frozen=True, slots=True)
class DenseFacts:
    """One Dense layer of a learner's network.

    Attributes:
        inputs: numbers that each row brings into it.
        units: its neurons.
        use_bias: whether it has biases.
        activation: name of what is stated, in the layer or in layers after it.
        name: the layer's name.
        kernel: shape (inputs, units); None where it was too large to hand on.
        bias: shape (units,); zeros for a layer without biases.
    """

    inputs: int
    units: int
    use_bias: bool
    activation: str
    name: str
    kernel: np.ndarray | None = None
    bias: np.ndarray | None = None

    @property
    def parameters(self) -> int:
        """Weights and biases together."""
        return (self.inputs + self.use_bias) * self.units


def not_a_model(
    name: str, facts: dict[str, Any], example: str, *, layer_counts: bool = True
) -> Finding | None:
    """The finding where the answer is no Keras layer or model, else None.

    Args:
        name: the learner's name.
        facts: what `describe_model` noted.
        example: code that makes one.
        layer_counts: whether a bare layer will do.
    """
    kind = facts["kind"]
    if kind in {"absent", "stub"}:
        return not_started(name)
    if kind == "model" or (kind == "layer" and layer_counts):
        return None
    step = f"make one with `{example}`."
    if kind == "class":
        step = f"a class is only the plan; call it to make one: `{example}`."
    if kind == "layer":
        step = f"put the layer into a model: `{example}`."
    wanted = "a Keras layer or model" if layer_counts else "a Keras model"
    return wrong(
        messages.lines(
            f"`{name}` is {messages.kind(facts)}; it needs to be {wanted}.",
            messages.then(step),
        )
    )


def not_built(name: str, facts: dict[str, Any]) -> Finding | None:
    """The finding where a layer or model has no weights yet, else None."""
    if not facts["layers"] and not facts["built"]:
        step = messages.then("add a `Dense` layer to it.")
        return wrong(messages.lines(f"`{name}` has no layer yet.", step), "no_layer")
    open_layers = [layer for layer in dense_layers(facts) if not layer["shapes"]]
    if facts["built"] and not open_layers:
        return None
    return wrong(
        messages.lines(
            f"`{name}` has no weights and no shapes yet.",
            messages.likely("it was never told its inputs and never called."),
            messages.then("state `Input` with the shape of one row, or call it once."),
        ),
        "not_built",
    )


def refuses(name: str, facts: dict[str, Any], inputs: str) -> Finding | None:
    """The finding where calling the model raised, else None."""
    if "raised" not in facts:
        return None
    error = facts["raised"]
    return Finding(
        Status.RAISED,
        messages.lines(
            f"`{name}` stopped with {error['error']} when called with {inputs}.",
            f"It said: {error['text']}" if error["text"] else "",
            messages.then("call it yourself with these inputs and read the error."),
        ),
    )


def dense_layers(facts: dict[str, Any]) -> list[dict[str, Any]]:
    """The Dense layers among a model's innermost layers, in order."""
    return [layer for layer in facts["layers"] if layer["dense"]]


def other_layers(facts: dict[str, Any]) -> list[str]:
    """Class names of the innermost layers that are not Dense, in order."""
    return [layer["class"] for layer in facts["layers"] if not layer["dense"]]


def read_network(facts: dict[str, Any]) -> list[DenseFacts]:
    """The Dense layers of a built model, in the order in which they are called.

    An activation that stands as a layer of its own counts with the Dense before it;
    a layer class of the learner's own counts as Dense if it holds a kernel and a bias.
    """
    found: list[DenseFacts] = []
    for layer in facts["layers"]:
        if layer["dense"] or _own_dense(layer):
            found += _dense_facts(layer)
        elif layer["activation"] and found:
            before = found[-1].activation
            name = layer["activation"]
            if before not in {"linear", "", name}:
                name = f"{before}, then {name}"
            found[-1] = replace(found[-1], activation=name)
    return _in_call_order(found)


def extra_layers(facts: dict[str, Any]) -> list[str]:
    """Class names of layers that add parameters or act only while fitting."""
    return [
        layer["class"]
        for layer in facts["layers"]
        if not layer["dense"]
        and not _own_dense(layer)
        and (layer["shapes"] or _acts_in_training(layer))
    ]


def acting_layers(facts: dict[str, Any]) -> list[str]:
    """Class names of layers that are neither Dense nor an activation."""
    return [
        layer["class"]
        for layer in facts["layers"]
        if not (layer["dense"] or _own_dense(layer) or layer["activation"])
    ]


def _acts_in_training(layer: dict[str, Any]) -> bool:
    return any(part in layer["keras_class"] for part in TRAINING_ONLY)


def _own_dense(layer: dict[str, Any]) -> bool:
    """Whether a layer of the learner's own class holds kernels and biases."""
    if not layer["own"] or layer["dense"]:
        return False
    shapes = layer["shapes"]
    kernels, biases = shapes[::2], shapes[1::2]
    return (
        bool(shapes)
        and len(kernels) == len(biases)
        and all(
            len(kernel) == 2 and bias == kernel[1:]
            for kernel, bias in zip(kernels, biases)
        )
    )


def _dense_facts(layer: dict[str, Any]) -> list[DenseFacts]:
    shapes, weights = layer["shapes"], layer["weights"]
    step = 2 if len(shapes) > 1 else 1
    found = []
    for place in range(0, len(shapes), step):
        inputs, units = shapes[place]
        kernel = bias = None
        if weights:
            kernel = np.asarray(weights[place], dtype=np.float64)
            bias = np.zeros(units)
        if weights and step == 2:
            bias = np.asarray(weights[place + 1], dtype=np.float64)
        found.append(
            DenseFacts(
                inputs,
                units,
                step == 2,
                layer["activation"] if layer["dense"] else "",
                layer["name"],
                kernel,
                bias,
            )
        )
    return found


def _in_call_order(layers: list[DenseFacts]) -> list[DenseFacts]:
    """The layers so that each takes what the one before gives, where they can be.

    A model class may name its layers in any order.
    """

    def fits(order: Sequence[DenseFacts]) -> bool:
        return all(one.units == other.inputs for one, other in pairwise(order))

    if fits(layers) or len(layers) > MAX_REORDERED:
        return layers
    return next((list(o) for o in permutations(layers) if fits(o)), layers)
