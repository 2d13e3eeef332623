"""How a training went, and what models get wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from neurons.draw.style import style
from neurons.types import Floats, Ints

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_NAMES = (("right: no", "false alarm"), ("missed", "found"))


def learning_curves(history: Mapping[str, Sequence[float]], loss: str) -> Axes:
    """Plot the training loss and the validation loss of each epoch.

    A dotted line marks the epoch with the least validation loss.

    Args:
        history: what `fit` keeps: lists of float, named "loss" and "val_loss".
        loss: str, what the loss is called, with its unit.

    Returns:
        Matplotlib axes, to draw more into.
    """
    import matplotlib.pyplot as plt

    style()
    _, axes = plt.subplots()
    curves = (("loss", "training ", "-"), ("val_loss", "validation ", "--"))
    for name, word, kind in curves:
        losses = history[name]
        epochs = np.arange(1, len(losses) + 1)
        axes.plot(epochs, losses, kind)
        above = "bottom" if name == "val_loss" else "top"
        axes.text(epochs[-1], losses[-1], word, ha="right", va=above)
    best = int(np.argmin(history["val_loss"])) + 1
    axes.axvline(best, color="0.4", linestyle=":")
    axes.set(xlabel="epoch", ylabel=loss)
    return axes


def confusion(matrix: Ints) -> Axes:
    """Draw a confusion matrix of yes and no as four boxes with counts.

    Args:
        matrix: int array, shape (2, 2): a row for what was so and a column for what
            the model said, no before yes.

    Returns:
        Matplotlib axes, to draw more into.
    """
    import matplotlib.pyplot as plt

    style()
    _, axes = plt.subplots(figsize=(4.6, 3.6))
    for row, names in enumerate(_NAMES):
        for column, name in enumerate(names):
            weight = "bold" if row == column else "normal"
            text = f"{name}\n{matrix[row][column]}"
            box = axes.text(column + 0.5, row + 0.5, text, ha="center", va="center")
            box.set_fontweight(weight)
    axes.set(xlim=(0, 2), ylim=(2, 0), xlabel="the model said", ylabel="it was")
    axes.set_xticks([0.5, 1.5], ["no", "yes"])
    axes.set_yticks([0.5, 1.5], ["no", "yes"])
    axes.grid(visible=False)
    axes.axhline(1, color="0.4", linewidth=1)
    axes.axvline(1, color="0.4", linewidth=1)
    return axes


def ladder(rungs: Mapping[str, Floats], label: str) -> Figure:
    """Draw one row of dots per model, with the mean written beside it.

    Args:
        rungs: dict from the name of a model to its errors, a float array, shape (n,).
        label: str, what the errors are, with their unit.

    Returns:
        Matplotlib figure.
    """
    import matplotlib.pyplot as plt

    style()
    figure, axes = plt.subplots(figsize=(6.4, 0.6 + 0.6 * len(rungs)))
    for row, errors in enumerate(rungs.values()):
        axes.plot(errors, np.full(len(errors), row), "o", alpha=0.7)
        mean = f"{np.mean(errors):.1f}"
        beside, unit = (8, 0), "offset points"
        axes.annotate(mean, (np.max(errors), row), beside, "data", unit, va="center")
    axes.set_yticks(range(len(rungs)), list(rungs))
    most = max(np.max(errors) for errors in rungs.values())
    axes.set(xlabel=label, xlim=(0, 1.15 * most), ylim=(len(rungs) - 0.4, -0.6))
    return figure
