"""The picture of a network with derivatives on its lines, which travel back."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from neurons.draw.graph import read
from neurons.draw.network import Drawing
from neurons.draw.numbers import shown
from neurons.draw.svg import render
from neurons.draw.words import layer_title


def slopes(
    model: object,
    gradient: Sequence[tuple[npt.ArrayLike, npt.ArrayLike]],
    inputs: Sequence[str] = (),
    outputs: Sequence[str] = (),
) -> Drawing:
    """Draw a model as `network` does, with a derivative for each weight and bias.

    Args:
        model: a built Keras model that `network` can draw, of at most 12 parameters.
        gradient: for each layer the derivatives of its kernel, shape (inputs, units),
            and of its bias, shape (units,).
        inputs: str labels with units, one per input.
        outputs: str labels with units, one per unit of the last layer.

    Returns:
        Drawing: arrows point back, from the prediction to the inputs.
    """
    layers, lines = [], ["From the last layer back to the first:"]
    for layer, (kernel, bias) in zip(read(model), gradient, strict=True):
        rows = tuple(map(tuple, np.asarray(kernel, dtype=float).tolist()))
        ends = tuple(np.asarray(bias, dtype=float).tolist())
        layers.append(replace(layer, kernel=rows, bias=ends))
    for number in range(len(layers), 0, -1):
        layer = layers[number - 1]
        weights = ", ".join(shown(value) for row in layer.kernel for value in row)
        biases = ", ".join(map(shown, layer.bias or ()))
        title = layer_title(layer, number, last=number == len(layers))
        lines.append(f"{title}: weights {weights}; biases {biases}.")
    text = "\n".join(lines)
    return Drawing(render(layers, inputs, outputs, text, back=True), text)
