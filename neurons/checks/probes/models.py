"""Plain facts about a Keras layer or model, through its public interface only."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from neurons.checks.probes.calls import raised
from neurons.checks.probes.facts import (
    MAX_TEXT,
    as_plain_array,
    describe,
    keras_kind_of,
)

ROWS = 12
MAX_LAYERS = 200


def rows(rng: np.random.Generator, low: Any, high: Any, n: int = ROWS) -> np.ndarray:
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


def look_at_model(
    name: str, draw_rows: Callable[[np.random.Generator], np.ndarray]
) -> Callable[[dict[str, Any], np.random.Generator], dict[str, Any]]:
    """A look at the model that a name holds, called with rows drawn afresh.

    Args:
        name: the learner's name.
        draw_rows: gives the rows to call it with, from the task's generator.
    """

    def look(namespace: dict[str, Any], rng: np.random.Generator) -> dict[str, Any]:
        return {"model": describe_model(namespace.get(name), draw_rows(rng))}

    return look


def describe_model(value: Any, inputs: np.ndarray) -> dict[str, Any]:
    """What a Keras layer or model is and what it gives for `inputs`.

    Args:
        value: anything; only Keras layers and models are looked into.
        inputs: float array, the rows that the model is called with.

    Returns:
        The facts of `describe`, and for layers and models `built`, `layers` (one
        dict per innermost layer), `parameters`, `input_shapes` (one per input, where
        the model states them) and `outputs` or `raised`.
    """
    facts = describe(value)
    if facts["kind"] not in {"model", "layer"}:
        return facts
    # Before the call, since the first call builds what was never built.
    facts["built"] = bool(value.built)
    facts["name"] = str(value.name)[:MAX_TEXT]
    facts["layers"] = [_layer_facts(leaf) for leaf in leaves(value)]
    if not facts["built"]:
        return facts
    facts["parameters"] = sum(int(np.prod(w.shape)) for w in value.weights)
    facts["input_shapes"] = _input_shapes(value)
    try:
        with warnings.catch_warnings():
            # A warning in a check cell would cost the learner the points.
            warnings.simplefilter("ignore")
            facts["outputs"] = describe(value(inputs))
    # A learner's model may refuse these inputs in any way; it is a finding.
    except Exception as error:  # noqa: BLE001
        facts["raised"] = raised(error)
    return facts


def leaves(value: Any) -> list[Any]:
    """The innermost layers of a layer or model, in order, inputs left out."""
    return list(_leaves(value, set()))[:MAX_LAYERS]


def _leaves(value: Any, seen: set[int]) -> Iterator[Any]:
    import keras

    if isinstance(value, keras.layers.InputLayer) or id(value) in seen:
        return
    seen.add(id(value))
    inner = _inner_layers(value)
    # A model without layers may still hold weights of its own.
    if not inner and (keras_kind_of(value) == "layer" or value.weights):
        yield value
    for layer in inner:
        yield from _leaves(layer, seen)


def _inner_layers(value: Any) -> list[Any]:
    if keras_kind_of(value) == "model":
        return list(value.layers)
    if _of_keras(type(value)):
        return []
    # A layer class of the learner's own: what it keeps under names of its own.
    held = [v for k, v in vars(value).items() if not k.startswith("_")]
    found = []
    for item in held:
        some = item if isinstance(item, (list, tuple)) else [item]
        found += [layer for layer in some if keras_kind_of(layer)]
    return found


def _of_keras(cls: type) -> bool:
    return cls.__module__.split(".")[0] == "keras"


def _layer_facts(layer: Any) -> dict[str, Any]:
    import keras

    held = [as_plain_array(weight) for weight in layer.get_weights()]
    facts = {
        "class": type(layer).__name__[:MAX_TEXT],
        # What a class of the learner's own is a kind of.
        "keras_class": next(
            (c.__name__ for c in type(layer).__mro__ if _of_keras(c)), ""
        ),
        "own": not _of_keras(type(layer)),
        "name": str(layer.name)[:MAX_TEXT],
        "dense": isinstance(layer, keras.layers.Dense),
        "shapes": [[int(n) for n in weight.shape] for weight in layer.weights],
        # Left out where they are too many to hand on; the shapes still tell.
        "weights": [] if any(array is None for array in held) else held,
        "activation": _activation(layer),
    }
    if facts["dense"]:
        facts["units"] = int(layer.units)
        facts["use_bias"] = bool(layer.use_bias)
    return facts


def _activation(layer: Any) -> str:
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
    if keras_kind_of(chosen):
        # An activation layer was handed over in the place of a function.
        return _activation(chosen)
    return str(getattr(chosen, "__name__", ""))[:MAX_TEXT] or "own function"


def _input_shapes(value: Any) -> list[list[int | None]]:
    """Shape of one row for each input that a model states, else an empty list."""
    # A model class of the learner's own states none, and says so in its own way.
    try:
        tensors = list(value.inputs or [])
    except (AttributeError, TypeError, ValueError):
        return []
    return [[None if n is None else int(n) for n in t.shape[1:]] for t in tensors]
