"""One example on its way through a network, layer by layer."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from neurons.draw.graph import DenseLayer, read
from neurons.draw.live import LiveFigure, live
from neurons.draw.style import style
from neurons.types import Floats, KerasLayer

if TYPE_CHECKING:
    from matplotlib.figure import Figure


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
    data = {"layers": [_plain(layer) for layer in layers]}
    ends = {"inputs": list(inputs), "outputs": list(outputs)}
    start = {"x": list(x), "ranges": [list(each) for each in ranges]}
    figure = _picture(layers, values, names)
    return live("forward-pass", {**data, **ends, **start}, figure, text)


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


def _picture(
    layers: Sequence[DenseLayer], values: Sequence[Floats], names: Sequence[str]
) -> Figure:
    import matplotlib.pyplot as plt

    style()
    figure, axes = plt.subplots(figsize=(6.4, 3.2))
    places = [
        [(column, (len(held) - 1) / 2 - row) for row in range(len(held))]
        for column, held in enumerate(values)
    ]
    for layer, (left, right) in zip(layers, pairwise(places), strict=True):
        for i, j in np.argwhere(layer.kernel):
            axes.plot(*zip(left[i], right[j]), color="0.6", linewidth=1)
    box = {"boxstyle": "round", "facecolor": "white", "edgecolor": "0.3"}
    for held, at in zip(values, places, strict=True):
        for value, (x, y) in zip(held, at, strict=True):
            axes.text(x, y, f"{value:g}", ha="center", va="center", bbox=box)
    top = max(len(held) for held in values) / 2
    for x, name in enumerate(names):
        axes.text(x, top + 0.1, name, ha="center")
    axes.set(xlim=(-0.4, len(layers) + 0.4), ylim=(-top, top + 0.4))
    axes.axis("off")
    return figure
