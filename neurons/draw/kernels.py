"""The kernel of a layer as lines whose rows and columns a reader lights up."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from neurons.draw.live import LiveFigure, live
from neurons.draw.style import style
from neurons.types import Floats


def live_kernel(
    kernel: Floats,
    bias: Floats,
    x: Floats,
    inputs: Sequence[str],
    outputs: Sequence[str],
) -> LiveFigure:
    """Let a reader choose a row or a column of a kernel and move the inputs.

    Args:
        kernel: float array, shape (inputs, units).
        bias: float array, shape (units,).
        x: float array, shape (inputs,), the inputs to start with.
        inputs: one str per input, with its unit.
        outputs: one str per unit of the layer, with its unit.

    Returns:
        LiveFigure: shows itself; the still picture has row 1 drawn thick.
    """
    import matplotlib.pyplot as plt

    style()
    figure, axes = plt.subplots(figsize=(6.4, 3.4))
    for i, j in np.ndindex(kernel.shape):
        color, width = ("C1", 4) if i == 1 else ("0.6", 1.5)
        axes.plot([0, 1], [-i, -j - 0.5], color=color, linewidth=width)
        height = -i + 0.3 * (i - j - 0.5) + 0.08
        axes.text(0.3, height, f"{kernel[i, j]:g}", ha="center")
    for i, name in enumerate(inputs):
        axes.text(-0.04, -i, name, ha="right", va="center")
    for j, name in enumerate(outputs):
        axes.text(1.04, -j - 0.5, name, va="center")
    axes.set(xlim=(-0.5, 1.7), ylim=(0.6 - len(inputs), 0.4))
    axes.axis("off")
    numbers = " and ".join(f"{value:g}" for value in x @ kernel + bias)
    row = " and ".join(f"{weight:g}" for weight in kernel[1])
    text = (
        f"Row 1 of the kernel, drawn thick: the weights {row} leave {inputs[1]}, one "
        f"to each unit. The outputs are {numbers}."
    )
    data = {"kernel": kernel, "bias": bias, "x": x, "x_range": [0, 15]}
    data |= {"inputs": list(inputs), "outputs": list(outputs)}
    return live("kernel", data, figure, text)
