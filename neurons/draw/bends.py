"""Activation functions, and the broken lines that sums of ReLUs draw."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from neurons.draw.live import LiveFigure, live
from neurons.draw.plots import figure_of, points
from neurons.draw.style import style
from neurons.types import Floats

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_N_UNITS = range(2, 7)


def _fit(x: Floats, y: Floats, bends: Floats) -> tuple[Floats, float]:
    """Fit the weights of ReLUs that start at these places, and a bias."""
    table = np.column_stack([_hinges(x, bends), np.ones(len(x))])
    *slopes, bias = np.linalg.lstsq(table, y)[0]
    return np.array(slopes), float(bias)


def _hinges(x: Floats, bends: Floats) -> Floats:
    hinges: Floats = np.maximum(np.subtract.outer(x, bends), 0.0)
    return hinges


def _best(x: Floats, y: Floats, n_units: int) -> dict[str, object]:
    """The bends at points of the table whose broken line misses least."""

    def error(bends: Floats) -> float:
        slopes, bias = _fit(x, y, bends)
        return float(np.abs(y - _hinges(x, bends) @ slopes - bias).mean())

    choices = [np.array([x[0], *more]) for more in combinations(x[1:-1], n_units - 1)]
    bends = min(choices, key=error)
    slopes, bias = _fit(x, y, bends)
    return {"bends": bends, "slopes": slopes.round(5), "bias": round(bias, 3)}


def live_bends(x: Floats, y: Floats, x_label: str, y_label: str) -> LiveFigure:
    """Let a reader bend a sum of 2 to 6 ReLU units over a few points.

    Args:
        x: float array, shape (n,), rising.
        y: float array, shape (n,).
        x_label: str, what `x` is, with its unit.
        y_label: str, what `y` is, with its unit.

    Returns:
        LiveFigure: shows itself; the still picture has the best lines of 2 and 3.
    """
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    sets = {n: _best(x, y, n) for n in _N_UNITS}
    data: dict[str, object] = {"x": x, "y": y, "n": 3, "sets": sets}
    data |= {"x_label": x_label, "y_label": y_label}
    data |= {"x_range": [0, 1.04 * x[-1]], "bend_range": [0, x[-1]]}
    data["slope_range"] = [-8, 8]
    axes = points(x, y, x_label, y_label)
    places = np.linspace(0, x[-1], 271)
    for n, dashes in ((2, ":"), (3, "-")):
        bends = np.asarray(sets[n]["bends"])
        slopes, bias = _fit(x, y, bends)
        axes.plot(places, _hinges(places, bends) @ slopes + bias, dashes)
    text = (
        f"{len(x)} points. A sum of 2 ReLU units, dotted, draws a line with one "
        "corner after its start; a sum of 3, solid, has one corner more and passes "
        "closer to the points."
    )
    return live("relu-sum", data, figure_of(axes), text)


def live_activation(w: float, b: float, x: float) -> LiveFigure:
    """Let a reader move a unit's weight, bias and input, and choose its activation.

    Args:
        w: float, the weight to start with.
        b: float, the bias to start with.
        x: float, the input to start with.

    Returns:
        LiveFigure: shows itself; the still picture is a ReLU.
    """
    import matplotlib.pyplot as plt

    style()
    inputs = np.linspace(-3, 6, 181)
    figure, axes = plt.subplots()
    axes.plot(inputs, np.maximum(w * inputs + b, 0))
    axes.plot(x, max(w * x + b, 0), "o", markersize=9)
    axes.set(xlabel="input x", ylabel="output", ylim=(-1.5, 4))
    text = (
        f"ReLU of {w:g} · x + {b:g}: flat up to {-b / w:g}, then rising by {w:g} for "
        f"each 1 of x. At x = {x:g} the sum is {w * x + b:g}, and so is the output."
    )
    data = {"w": w, "b": b, "x": x, "start": "ReLU"}
    ranges = {"w_range": [-4, 4], "b_range": [-6, 6], "x_range": [-3, 6]}
    return live("activation", data | ranges, figure, text)


def activations() -> Figure:
    """Draw linear, ReLU, tanh and sigmoid with their slopes, and one softmax.

    Returns:
        Matplotlib figure: solid lines are outputs, dotted lines slopes.
    """
    import keras
    import matplotlib.pyplot as plt

    style()
    z = np.linspace(-6, 6, 601)
    figure, panels = plt.subplots(2, 3, figsize=(6.4, 4.4))
    for axes, kind in zip(panels.flat, ("linear", "relu", "tanh", "sigmoid")):
        output = np.array(keras.activations.get(kind)(z))
        axes.plot(z, output, z, np.gradient(output, z), ":")
        title = "ReLU" if kind == "relu" else kind
        axes.set(title=title, ylim=(-1.3, 2.2), xlabel="sum z")
    sums = np.array([[2.0, 1.0, 0.1]])
    shares = np.array(keras.activations.softmax(sums))[0]
    panels[1, 1].bar(["2", "1", "0.1"], shares, width=0.5)
    panels[1, 1].set(title="softmax", yticks=[0, 0.5, 1], xlabel="sums z")
    panels[1, 2].remove()
    return figure
