"""Plain facts about a Keras layer or model, through its public interface only."""

import warnings
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Literal

import numpy as np
import numpy.typing as npt

from neurons.checks.facts import Evidence, Fact, LayerFacts, ModelFacts
from neurons.checks.probes.errors import raised
from neurons.checks.probes.facts import (
    MAX_TEXT,
    as_plain_array,
    class_name,
    describe,
    is_keras,
    is_keras_model,
)
from neurons.types import Floats, KerasLayer, Namespace

ROWS = 12
MAX_LAYERS = 200


def rows(
    rng: np.random.Generator, low: npt.ArrayLike, high: npt.ArrayLike, n: int = ROWS
) -> Floats:
    """Rows to call a model with, drawn evenly between two bounds.

    Args:
        rng: the task's generator.
        low: smallest value of each input, shape (inputs,).
        high: largest value of each input, shape (inputs,).
        n: number of rows.

    Returns:
        float64 array, shape (n, inputs).
    """
    low, high = np.asarray(low, dtype=float), np.asarray(high, dtype=float)
    return rng.uniform(low, high, (n, low.size))


def near_and_far(drawn: Floats, factor: float = 20.0) -> Floats:
    """Rows that grow step by step, the last one so many times as large as drawn.

    A ReLU's relatives are like it near 0 or far from it, none of them in both places;
    and in between, a sigmoid that follows is not at its end yet.
    """
    scales = factor ** np.linspace(0, 1, len(drawn))
    scaled: Floats = drawn * scales[:, None]
    return scaled


def look_at_model(
    name: str, draw_rows: Callable[[np.random.Generator], Floats]
) -> Callable[[Namespace, np.random.Generator], Evidence]:
    """A look at the model that a name holds, called with rows drawn afresh.

    Args:
        name: the learner's name.
        draw_rows: gives the rows to call it with, from the task's generator.
    """

    def look(namespace: Namespace, rng: np.random.Generator) -> Evidence:
        return Evidence({}, model=describe_model(namespace.get(name), draw_rows(rng)))

    return look


def describe_model(value: object, inputs: Floats) -> Fact:
    """Return what a Keras layer or model is and what it gives for `inputs`.

    Args:
        value: anything; only Keras layers and models are looked into.
        inputs: float array, the rows that the model is called with.

    Returns:
        `ModelFacts` of a layer or model, else what `describe` says.
    """
    if not is_keras(value):
        return describe(value)
    try:
        return _describe_keras(value, inputs)
    # A class of the learner's may raise wherever it is touched.
    except (Exception, SystemExit) as error:  # noqa: BLE001
        kind: Literal["model", "layer"] = "model" if is_keras_model(value) else "layer"
        name = class_name(value)
        return ModelFacts(kind, name, False, "", (), raised=raised(error))


def _describe_keras(value: KerasLayer, inputs: Floats) -> ModelFacts:
    # Before the call, since the first call builds what was never built.
    facts = ModelFacts(
        kind="model" if is_keras_model(value) else "layer",
        type=class_name(value),
        built=bool(value.built),
        name=str(value.name)[:MAX_TEXT],
        layers=tuple(_layer_facts(leaf) for leaf in leaves(value)),
    )
    if not facts.built:
        return facts
    facts = replace(
        facts,
        parameters=sum(int(np.prod(weight.shape)) for weight in value.weights),
        input_shapes=_input_shapes(value),
    )
    try:
        with warnings.catch_warnings():
            # A warning in a check cell would cost the learner the points.
            warnings.simplefilter("ignore")
            return replace(facts, outputs=describe(value(inputs)))
    # A learner's model may refuse these inputs in any way; it is a finding.
    except (Exception, SystemExit) as error:  # noqa: BLE001
        return replace(facts, raised=raised(error))


def leaves(value: KerasLayer) -> list[KerasLayer]:
    """Return the innermost layers of a layer or model, in order, without inputs."""
    return list(_leaves(value, set()))[:MAX_LAYERS]


def _leaves(value: KerasLayer, seen: set[int]) -> Iterator[KerasLayer]:
    import keras

    if isinstance(value, keras.layers.InputLayer) or id(value) in seen:
        return
    seen.add(id(value))
    inner = _inner_layers(value)
    # A model without layers may still hold weights of its own.
    if not inner and (not is_keras_model(value) or value.weights):
        yield value
    for layer in inner:
        yield from _leaves(layer, seen)


def _inner_layers(value: KerasLayer) -> list[KerasLayer]:
    if is_keras_model(value):
        return list(value.layers)
    if _of_keras(type(value)):
        return []
    # A layer class of the learner's own: what it keeps under names of its own.
    held = [v for k, v in vars(value).items() if not k.startswith("_")]
    found: list[KerasLayer] = []
    for item in held:
        some = item if isinstance(item, (list, tuple)) else [item]
        found += [layer for layer in some if is_keras(layer)]
    return found


def _of_keras(cls: type) -> bool:
    return cls.__module__.split(".")[0] == "keras"


def _layer_facts(layer: KerasLayer) -> LayerFacts:
    import keras

    held = [as_plain_array(weight) for weight in layer.get_weights()]
    known = tuple(weight for weight in held if weight is not None)
    classes = type(layer).__mro__
    facts = LayerFacts(
        class_name=class_name(layer),
        keras_class=next((c.__name__ for c in classes if _of_keras(c)), ""),
        own=not _of_keras(type(layer)),
        name=str(layer.name)[:MAX_TEXT],
        dense=False,
        shapes=tuple(tuple(map(int, weight.shape)) for weight in layer.weights),
        # Left out where they are too many to pass on; the shapes still tell.
        weights=known if len(known) == len(held) else (),
        activation=_activation(layer),
    )
    if not isinstance(layer, keras.layers.Dense):
        return facts
    units, use_bias = int(layer.units), bool(layer.use_bias)
    return replace(facts, dense=True, units=units, use_bias=use_bias)


def _activation(layer: object) -> str:
    """Name of the activation of a layer; empty where it has none."""
    import keras

    layers = keras.layers
    if isinstance(layer, layers.ReLU):
        plain = layer.max_value is None and not (
            layer.negative_slope or layer.threshold
        )
        return "relu" if plain else "a changed relu"
    if isinstance(layer, layers.Softmax):
        return "softmax"
    if isinstance(layer, (layers.LeakyReLU, layers.ELU)):
        return "leaky_relu" if isinstance(layer, layers.LeakyReLU) else "elu"
    if not isinstance(layer, (layers.Dense, layers.Activation)):
        return ""
    chosen = layer.activation
    if is_keras(chosen):
        # An activation layer was given in the place of a function.
        return _activation(chosen)
    return str(getattr(chosen, "__name__", ""))[:MAX_TEXT] or "own function"


def _input_shapes(value: KerasLayer) -> tuple[tuple[int | None, ...], ...]:
    """Return the shape of one row for each input that a model states."""
    # A model class of the learner's own states none, and says so in its own way.
    try:
        tensors = list(getattr(value, "inputs", None) or [])
    except (AttributeError, TypeError, ValueError):
        return ()
    return tuple(
        tuple(None if n is None else int(n) for n in tensor.shape[1:])
        for tensor in tensors
    )
