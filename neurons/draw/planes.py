"""The plane of a neuron with two inputs, over the points that it should meet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from neurons.draw.live import LiveFigure, live
from neurons.draw.style import style
from neurons.types import Floats

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def plane(
    X: Floats, y: Floats, w: Sequence[float], b: float, labels: Sequence[str]
) -> Figure:
    """Draw points in three directions, and the plane of a neuron among them.

    Args:
        X: float array, shape (n, 2), the two features.
        y: float array, shape (n,), the targets.
        w: two floats, the weights.
        b: float, the bias.
        labels: what the two features and the target are, with their units.

    Returns:
        Matplotlib figure: each point is joined to the plane by its residual.
    """
    import matplotlib.pyplot as plt

    style()
    figure = plt.figure(figsize=(6.4, 5))
    axes = figure.add_subplot(projection="3d", elev=27, azim=-52)
    first, second = np.meshgrid([0, X[:, 0].max()], [0, X[:, 1].max()])
    sheet = w[0] * first + w[1] * second + b
    axes.plot_surface(first, second, sheet, alpha=0.4, edgecolor="C0")
    for (x0, x1), y_hat, truth in zip(X, X @ np.asarray(w) + b, y, strict=True):
        axes.plot([x0, x0], [x1, x1], [y_hat, truth], "C0", linewidth=0.8)
    axes.plot(X[:, 0], X[:, 1], y, "o", color="C1", markersize=4)
    axes.set(xlabel=labels[0], ylabel=labels[1], zlabel=labels[2])
    return figure


def live_plane(
    X: Floats, y: Floats, names: Sequence[str], labels: Sequence[str]
) -> LiveFigure:
    """Let a reader tilt the plane of a neuron; it starts flat in the second feature.

    Args:
        X: float array, shape (n, 2), the two features.
        y: float array, shape (n,), the targets.
        names: one str per point.
        labels: what the two features and the target are, with their units.

    Returns:
        LiveFigure: shows itself.
    """
    best = np.linalg.lstsq(np.column_stack([X, np.ones(len(y))]), y)[0]
    w, b = np.polyfit(X[:, 0], y, 1).round(1)
    start = {"w0": w, "w1": 0.0, "b": b}
    # Wide enough for the best plane and for planes that miss it by far.
    ranges = {"w0_range": [-5, 10], "w1_range": [-10, 5], "b_range": [40, 160]}
    data = {"x0": X[:, 0], "x1": X[:, 1], "y": y, "names": list(names)}
    data |= {f"{key}_label": label for key, label in zip(("x0", "x1", "y"), labels)}
    data |= {**start, **ranges, "best": dict(zip(start, best.round(4).tolist()))}
    squares = np.sum((y - (w * X[:, 0] + b)) ** 2)
    text = (
        f"{len(y)} points and a neuron's plane in 3-D. With the weights {w} and 0 and "
        f"the bias {b}, the sum of squared errors is {squares:,.0f}."
    )
    return live("plane-tilt", data, plane(X, y, [w, 0.0], b, labels), text)
