"""What a Keras model is made of, as plain data that the drawing needs."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from neurons.types import KerasLayer

# Layers that leave a prediction as it is.
_PASS_THROUGH = {"InputLayer", "Dropout"}
_ACTIVATION_LAYERS = {"ReLU": "relu", "Softmax": "softmax"}


@dataclass(frozen=True)
class DenseLayer:
    """One dense layer.

    Args:
        name: str, the name its author gave it, or "" for one Keras made up.
        kernel: tuple of rows of floats, shape (inputs, units).
        bias: tuple of floats, shape (units,), or None for a layer without bias.
        activation: str, Keras's name of the activation function.
    """

    name: str
    kernel: tuple[tuple[float, ...], ...]
    bias: tuple[float, ...] | None
    activation: str

    @property
    def n_inputs(self) -> int:
        """Number of inputs."""
        return len(self.kernel)

    @property
    def n_units(self) -> int:
        """Number of units."""
        return len(self.kernel[0])

    @property
    def n_parameters(self) -> int:
        """Number of weights and biases."""
        return self.n_inputs * self.n_units + len(self.bias or ())


def read(model: object) -> tuple[DenseLayer, ...]:
    """Read a stack of dense layers.

    Args:
        model: a built Keras Dense layer, or a Sequential or functional model
            whose layers are Dense in one chain (models may be nested).

    Returns:
        tuple of DenseLayer, from the input to the output; at least one.

    Raises:
        TypeError: `model` is no Keras layer or model.
        ValueError: the model is not one chain of built Dense layers.
    """
    import keras

    if not isinstance(model, keras.Layer):
        raise TypeError(
            f"draw.network needs a Keras layer or model; it got {type(model).__name__}."
        )
    found: list[DenseLayer] = []
    for layer in _flatten(model):
        _append(found, layer)
    if not found:
        raise ValueError("The model has no Dense layer; add one with model.add(...).")
    for before, after in pairwise(found):
        if before.n_units != after.n_inputs:
            raise ValueError(
                f"A layer of {before.n_units} units is followed by one with "
                f"{after.n_inputs} inputs; draw.network draws one chain of layers."
            )
    return tuple(found)


def _flatten(model: KerasLayer) -> list[KerasLayer]:
    import keras

    if not isinstance(model, keras.Model):
        return [model]
    if not isinstance(model, keras.Sequential):
        _demand_chain(model)
    return [part for layer in model.layers for part in _flatten(layer)]


def _demand_chain(model: KerasLayer) -> None:
    entries = model.get_config().get("layers")
    if not isinstance(entries, list):
        raise ValueError(
            "draw.network cannot see the order of the layers in a model class of "
            "your own; draw a Sequential or functional model."
        )
    for before, entry in zip([None, *entries], entries, strict=False):
        sources = list(_sources(entry["inbound_nodes"]))
        if sources != ([before["name"]] if before else []):
            raise ValueError(
                f"Layer {entry['name']!r} does not simply follow the layer before "
                "it; draw.network draws one chain of layers without branches."
            )


def _sources(node: object) -> Iterator[object]:
    # Keras writes each tensor that a layer is called on as a nested record.
    if isinstance(node, dict):
        if "keras_history" in node:
            yield node["keras_history"][0]
        for value in node.values():
            yield from _sources(value)
    elif isinstance(node, (list, tuple)):
        for value in node:
            yield from _sources(value)


def _append(found: list[DenseLayer], layer: KerasLayer) -> None:
    import keras

    kind = type(layer).__name__
    if isinstance(layer, keras.layers.Dense):
        found.append(_dense(layer))
    elif kind == "Activation" or kind in _ACTIVATION_LAYERS:
        name = _ACTIVATION_LAYERS.get(kind) or _activation(layer)
        if not found or found[-1].activation != "linear":
            raise ValueError(
                f"The activation layer {layer.name!r} does not follow a linear "
                "Dense layer, so draw.network cannot draw it."
            )
        last = found.pop()
        found.append(DenseLayer(last.name, last.kernel, last.bias, name))
    elif kind not in _PASS_THROUGH:
        raise ValueError(
            f"draw.network draws Dense layers; layer {layer.name!r} is a {kind}."
        )


def _dense(layer: KerasLayer) -> DenseLayer:
    weights = layer.get_weights()
    if not weights:
        raise ValueError(
            f"Layer {layer.name!r} has no weights yet, so its number of inputs is "
            "unknown; put keras.Input((n,)) first or call the layer once."
        )
    kernel = weights[0]
    if kernel.ndim != 2 or len(weights) > 2:
        raise ValueError(
            f"Layer {layer.name!r} keeps its weights in another form (quantized or "
            "LoRA); draw.network needs a plain kernel and bias."
        )
    return DenseLayer(
        name="" if _made_up(layer.name) else layer.name,
        kernel=tuple(tuple(float(value) for value in row) for row in kernel),
        bias=tuple(float(v) for v in weights[1]) if len(weights) == 2 else None,
        activation=_activation(layer),
    )


def _made_up(name: str) -> bool:
    # Keras counts its own names up in a session; they would change the drawing.
    head, _, tail = name.partition("_")
    return head == "dense" and (not tail or tail.isdigit())


def _activation(layer: KerasLayer) -> str:
    setting = layer.get_config()["activation"]
    if isinstance(setting, dict):
        setting = setting.get("config", setting.get("class_name"))
    return setting if isinstance(setting, str) else "custom"
