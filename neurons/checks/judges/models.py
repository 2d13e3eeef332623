"""Read the facts of Keras layers and models; Keras itself is not needed here.

A network is what its weights and its outputs say, however its author put it
together: `read_network` gives the Dense layers in the order of the call.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, permutations

import numpy as np

from neurons.checks.evidence import EvidenceError, needed
from neurons.checks.facts import (
    ClassFacts,
    Fact,
    KerasFacts,
    LayerFacts,
    Missing,
    ModelFacts,
)
from neurons.checks.judges import messages
from neurons.checks.judges.finding import Finding, not_started, wrong
from neurons.checks.model import Status
from neurons.types import Floats

TRAINING_ONLY = ("Dropout", "Noise")  # they act while fitting, never in a call
MAX_REORDERED = 5
THEN = ", then "  # between activations that act one after the other


def softmax(z: Floats) -> Floats:
    """Return each row as shares of 1."""
    powers: Floats = np.exp(z - z.max(axis=-1, keepdims=True))
    shares: Floats = powers / powers.sum(axis=-1, keepdims=True)
    return shares


ACTIVATIONS: dict[str, Callable[[Floats], Floats]] = {
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
        kernel: shape (inputs, units); None where it was too large to note.
        bias: shape (units,); zeros for a layer without biases.
    """

    inputs: int
    units: int
    use_bias: bool
    activation: str
    name: str
    kernel: Floats | None = None
    bias: Floats | None = None

    @property
    def arrays(self) -> tuple[Floats, Floats]:
        """Kernel and bias.

        Raises:
            EvidenceError: they were too large to note.
        """
        return needed(self.kernel, "kernel"), needed(self.bias, "bias")


def find_model(
    name: str, fact: Fact, example: str, *, layer_counts: bool = True
) -> ModelFacts | Finding:
    """Return the facts of a layer or model, or the finding that it is none.

    Args:
        name: the learner's name.
        fact: what `describe_model` noted.
        example: code that makes one.
        layer_counts: whether a bare layer will do.

    Raises:
        EvidenceError: it is a layer or model, but was not looked into.
    """
    if isinstance(fact, Missing):
        return not_started(name)
    step = f"make one with `{example}`."
    if isinstance(fact, ClassFacts):
        step = f"a class is only the plan; call it to make one: `{example}`."
    if isinstance(fact, KerasFacts):
        if fact.kind == "model" or layer_counts:
            facts = looked_into(fact)
            return _not_read(name, facts) or facts
        step = f"put the layer into a model: `{example}`."
    wanted = "a Keras layer or model" if layer_counts else "a Keras model"
    return wrong(
        f"`{name}` is {messages.kind(fact)}; it needs to be {wanted}.", step=step
    )


def _not_read(name: str, facts: ModelFacts) -> Finding | None:
    """Return the finding where a model raised before it could be called, else None."""
    error = facts.raised
    if error is None or facts.built:
        return None
    where = f" in line {error.line}: `{error.source}`" if error.line else ""
    return Finding.of(
        Status.RAISED,
        f"`{name}` stopped with {error.error}{where} when it was looked into.",
        f"It said: {error.text}" if error.text else "",
        step="look at what your class changes of Keras's own.",
    )


def looked_into(fact: KerasFacts) -> ModelFacts:
    """Return the facts of a layer or model.

    Raises:
        EvidenceError: it was not looked into.
    """
    if not isinstance(fact, ModelFacts):
        raise EvidenceError("a model was not looked into")
    return fact


def not_built(name: str, facts: ModelFacts) -> Finding | None:
    """Return the finding where a layer or model has no weights yet, else None."""
    if not facts.layers and not facts.built:
        step = "add a `Dense` layer to it."
        return wrong(f"`{name}` has no layer yet.", step=step, mistake="no_layer")
    open_layers = [layer for layer in dense_layers(facts) if not layer.shapes]
    if facts.built and not open_layers:
        return None
    return wrong(
        f"`{name}` has no weights and no shapes yet.",
        cause="its inputs were never stated, and it was never called.",
        step="state `Input` with the shape of one row, or call it once.",
        mistake="not_built",
    )


def refuses(name: str, facts: ModelFacts, inputs: str) -> Finding | None:
    """Return the finding where calling the model raised, else None."""
    error = facts.raised
    if error is None:
        return None
    return Finding.of(
        Status.RAISED,
        f"`{name}` stopped with {error.error} when called with {inputs}.",
        f"It said: {error.text}" if error.text else "",
        step=f"compare `{name}.input_shape` with the shape of these.",
    )


def dense_layers(facts: ModelFacts) -> list[LayerFacts]:
    """Return the Dense layers among a model's innermost layers, in order."""
    return [layer for layer in facts.layers if layer.dense]


def other_layers(facts: ModelFacts) -> list[str]:
    """Return the class names of innermost layers that are not Dense, in order."""
    return [layer.class_name for layer in facts.layers if not layer.dense]


def read_network(facts: ModelFacts) -> list[DenseFacts]:
    """Return the Dense layers of a built model, in the order in which they are called.

    An activation that stands as a layer of its own counts with the Dense before it;
    a layer class of the learner's own counts as Dense if it holds a kernel and a bias.
    """
    found: list[DenseFacts] = []
    for layer in facts.layers:
        if layer.dense or _own_dense(layer):
            found += _dense_facts(layer)
        elif layer.activation and found:
            before, name = found[-1].activation, layer.activation
            once = name == before == "relu"  # a second one changes nothing
            if before not in {"linear", ""} and not once:
                name = f"{before}{THEN}{name}"
            found[-1] = replace(found[-1], activation=name)
    return _in_call_order(found)


def extra_layers(facts: ModelFacts) -> list[str]:
    """Return the class names of layers with more parameters or a part in fitting."""
    return [
        layer.class_name
        for layer in facts.layers
        if not layer.dense
        and not _own_dense(layer)
        and (layer.shapes or _acts_in_training(layer))
    ]


def acting_layers(facts: ModelFacts) -> list[str]:
    """Return the class names of layers that are neither Dense nor an activation."""
    return [
        layer.class_name
        for layer in facts.layers
        if not (layer.dense or _own_dense(layer) or layer.activation)
    ]


def _acts_in_training(layer: LayerFacts) -> bool:
    return any(part in layer.keras_class for part in TRAINING_ONLY)


def _own_dense(layer: LayerFacts) -> bool:
    """Whether a layer of the learner's own class holds kernels and biases."""
    if not layer.own or layer.dense:
        return False
    kernels, biases = layer.shapes[::2], layer.shapes[1::2]
    return (
        bool(layer.shapes)
        and len(kernels) == len(biases)
        and all(
            len(kernel) == 2 and bias == kernel[1:]
            for kernel, bias in zip(kernels, biases)
        )
    )


def _dense_facts(layer: LayerFacts) -> list[DenseFacts]:
    shapes, weights = layer.shapes, layer.weights
    step = 2 if len(shapes) > 1 else 1
    found = []
    for place in range(0, len(shapes), step):
        inputs, units = shapes[place]
        kernel = bias = None
        if weights:
            kernel = weights[place].astype(np.float64)
            bias = np.zeros(units)
        if weights and step == 2:
            bias = weights[place + 1].astype(np.float64)
        found.append(
            DenseFacts(
                inputs,
                units,
                step == 2,
                layer.activation if layer.dense else "",
                layer.name,
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
