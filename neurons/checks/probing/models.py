"""Plain facts about a Keras layer or model, through its public interface only."""

from __future__ import annotations

from typing import Any

import numpy as np

from neurons.checks.probing.calls import raised
from neurons.checks.probing.facts import MAX_TEXT, describe, keras_kind_of


def describe_model(value: Any, inputs: np.ndarray) -> dict[str, Any]:
    """What a Keras layer or model is and what it gives for `inputs`.

    Args:
        value: anything; only Keras layers and models are looked into.
        inputs: float array, the rows that the model is called with.

    Returns:
        The facts of `describe`, and for layers and models `built`, `layers` (one
        dict per innermost layer), `parameters`, and `outputs` or `raised`.
    """
    facts = describe(value)
    if facts["kind"] not in {"model", "layer"}:
        return facts
    # Before the call, since the first call builds what was never built.
    facts["built"] = bool(value.built)
    facts["name"] = str(value.name)[:MAX_TEXT]
    if not facts["built"]:
        return facts | {"layers": [_layer_facts(leaf) for leaf in leaves(value)]}
    facts["layers"] = [_layer_facts(leaf) for leaf in leaves(value)]
    facts["parameters"] = sum(int(np.prod(w.shape)) for w in value.weights)
    try:
        facts["outputs"] = describe(value(inputs))
    # A learner's model may refuse these inputs in any way; it is a finding.
    except Exception as error:  # noqa: BLE001
        facts["raised"] = raised(error)
    return facts


def leaves(value: Any) -> list[Any]:
    """The innermost layers of a layer or model, in order, inputs left out."""
    import keras

    if isinstance(value, keras.layers.InputLayer):
        return []
    if keras_kind_of(value) == "model" and value.layers:
        return [leaf for layer in value.layers for leaf in leaves(layer)]
    return [value]


def _layer_facts(layer: Any) -> dict[str, Any]:
    import keras

    facts = {
        "class": type(layer).__name__[:MAX_TEXT],
        "name": str(layer.name)[:MAX_TEXT],
        "dense": isinstance(layer, keras.layers.Dense),
        "weights": [np.array(weight) for weight in layer.get_weights()],
    }
    if facts["dense"]:
        facts["units"] = int(layer.units)
        facts["activation"] = _activation_name(layer)
        facts["use_bias"] = bool(layer.use_bias)
    return facts


def _activation_name(layer: Any) -> str:
    name = layer.get_config().get("activation")
    if isinstance(name, str):
        return name
    return str(getattr(layer.activation, "__name__", "own function"))[:MAX_TEXT]
