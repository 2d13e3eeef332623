"""Numbers on their way through a network, and slopes on their way back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

import numpy as np
import numpy.typing as npt

from neurons.draw.backward import slopes
from neurons.draw.graph import DenseLayer, read
from neurons.draw.layout import shows_weights
from neurons.draw.live import LiveFigure, wrapped
from neurons.draw.svg import placed, render
from neurons.types import Floats, KerasLayer


def live_forward(
    model: KerasLayer,
    x: Sequence[float],
    ranges: Sequence[Sequence[float]],
    inputs: Sequence[str],
    outputs: Sequence[str],
) -> LiveFigure:
    """Let a reader choose an example and follow it through the layers of a network.

    Args:
        model: a built Keras model, one chain of a few small Dense layers.
        x: one float per input, the example to start with.
        ranges: the lowest and the highest value of each input.
        inputs: one str per input, with its unit.
        outputs: one str per output, with its unit.

    Returns:
        LiveFigure: shows itself; the still picture is the example `x`.
    """
    layers = read(model)
    values = _values(layers, x)
    names = ["inputs", *(f"hidden {n}" for n in range(1, len(layers))), "output"]
    said = [
        f"{name.capitalize()}: {', '.join(f'{v:g}' for v in column)}."
        for name, column in zip(names, values, strict=True)
    ]
    text = f"One example goes through the network, layer by layer. {' '.join(said)}"
    picture = render(layers, inputs, outputs, text, values=[v.tolist() for v in values])
    data = data_of(layers, x, ranges, inputs, outputs)
    return wrapped("passes", {"figure": "forward", **data}, picture, text)


def live_backward(
    model: KerasLayer,
    example: tuple[Sequence[float], Sequence[float]],
    rate: float,
    gradient: Sequence[tuple[npt.ArrayLike, npt.ArrayLike]],
    ranges: Sequence[Sequence[float]],
    inputs: Sequence[str],
    outputs: Sequence[str],
) -> LiveFigure:
    """Let a reader follow one example forward, its slopes back, and the step.

    Args:
        model: a built Keras model that `slopes` can draw.
        example: the inputs and the true outputs; the loss is the mean squared error.
        rate: float, the learning rate of the step.
        gradient: for each layer the derivatives of its kernel and bias, for the
            still picture.
        ranges: the lowest and the highest value of each input.
        inputs: one str per input, with its unit.
        outputs: one str per output, with its unit.

    Returns:
        LiveFigure: shows itself; the still picture is what `slopes` draws.
    """
    x, y = example
    still = slopes(model, gradient, inputs, outputs)
    truth = {"figure": "backward", "y": list(y), "rate": rate}
    data = data_of(read(model), x, ranges, inputs, outputs)
    return wrapped("passes", {**truth, **data}, still.svg, still.text)


def data_of(
    layers: Sequence[DenseLayer],
    x: Sequence[float],
    ranges: Sequence[Sequence[float]],
    inputs: Sequence[str],
    outputs: Sequence[str],
) -> dict[str, object]:
    """Say what the script needs: the drawing, where its parts are, and the numbers.

    Raises:
        ValueError: a layer has more units than the drawing keeps apart.
    """
    layout = placed(layers, inputs)
    if layout.bands:
        raise ValueError("A live figure needs layers of at most 4 units.")
    places = {id(node): number for number, node in enumerate(layout.nodes)}
    lines = [
        {"start": places[id(line.start)], "end": places[id(line.end)],
         "x": line.x, "y": line.y}
        for line in layout.lines
    ]  # fmt: skip
    return {
        "layers": [_plain(layer) for layer in layers],
        "svg": render(layers, inputs, outputs, "network", labels=False),
        "labeled": shows_weights(layers),
        "nodes": [asdict(node) for node in layout.nodes],
        "lines": lines,
        "inputs": list(inputs),
        "outputs": list(outputs),
        "x": list(x),
        "ranges": [list(each) for each in ranges],
    }


def _values(layers: Sequence[DenseLayer], x: Sequence[float]) -> list[Floats]:
    """Return what each column of nodes holds: the inputs, then each layer."""
    import keras

    values = [np.array([x], dtype=float)]
    for layer in layers:
        sums = values[-1] @ np.array(layer.kernel) + _bias(layer)
        activation = keras.activations.get(layer.activation)
        values.append(np.array(activation(sums), dtype=float))
    return [column[0].round(4) for column in values]


def _bias(layer: DenseLayer) -> tuple[float, ...]:
    return layer.bias or (0.0,) * layer.n_units


def _plain(layer: DenseLayer) -> dict[str, object]:
    plain = {"kernel": layer.kernel, "bias": _bias(layer)}
    return {**plain, "activation": layer.activation}
