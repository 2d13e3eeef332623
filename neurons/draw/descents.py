"""The loss as a landscape: a curve with its tangent, and walks down a map."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from neurons import datasets
from neurons.draw.live import LiveFigure, live
from neurons.draw.style import style
from neurons.types import Floats

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_LEVELS = (0.001, 0.01, 0.05, 0.15, 0.35, 0.7, 1.2, 2.0)  # of the loss at the start
_N_ARROWS = 8  # steps of a walk that are drawn; later ones hide one another
Range = tuple[float, float]


def tangent(
    loss: Callable[[float], float],
    place: float,
    slope: float,
    ends: Range,
    labels: Sequence[str],
) -> Axes:
    """Plot a loss over one parameter, and the line that touches it in one place.

    Args:
        loss: function of the parameter, returns the loss.
        place: float, where the line touches, in the parameter's unit.
        slope: float, the derivative there.
        ends: the lowest and the highest value of the parameter.
        labels: what the parameter and the loss are, with their units.

    Returns:
        Matplotlib axes, to draw more into.
    """
    import matplotlib.pyplot as plt

    style()
    _, axes = plt.subplots()
    values = np.linspace(*ends, 161)
    heights = np.array([loss(value) for value in values])
    axes.plot(values, heights)
    axes.plot(values, loss(place) + slope * (values - place), "--")
    axes.plot(place, loss(place), "o", color="k", markersize=9)
    margin = 0.06 * np.ptp(heights)
    axes.set_ylim(heights.min() - margin, heights.max() + margin)
    axes.set(xlabel=labels[0], ylabel=labels[1])
    return axes


def descents(
    x: Floats, y: Floats, paths: Mapping[float, Floats], labels: Sequence[str]
) -> None:
    """Draw walks over the weight and the bias of a neuron with one input, side by side.

    Args:
        x: float array, shape (n,), the inputs.
        y: float array, shape (n,), the targets.
        paths: learning rate to float array, shape (n_steps + 1, 2): weight and bias
            after each step. The first 8 steps are drawn as arrows.
        labels: what weight and bias are, with their units.
    """
    import matplotlib.pyplot as plt

    style()
    figure, panels = plt.subplots(1, len(paths), figsize=(6.4, 2.0), sharey=True)
    shown = np.concatenate([path[: _N_ARROWS + 1] for path in paths.values()])
    low, high = shown.min(axis=0), shown.max(axis=0)
    margin = 0.1 * (high - low)
    ranges = list(zip(low - margin, high + margin))
    for axes, (rate, path) in zip(np.atleast_1d(panels), paths.items()):
        _map(axes, x, y, ranges)
        _arrows(axes, path[: _N_ARROWS + 1])
        axes.set_title(f"learning rate {rate:g}", fontsize=10)
        # As many pixels up as across, else no step crosses a ring at a right angle.
        axes.set_aspect("equal")
    figure.supxlabel(labels[0], fontsize=11)
    figure.supylabel(labels[1], fontsize=11)


def live_descent(
    x: Floats, y: Floats, path: Floats, rate: float, labels: Sequence[str], name: str
) -> LiveFigure:
    """Let a reader walk down the loss of a neuron with one input, in three views.

    The cereals, sugar and calories, are there as second points.

    Args:
        x: float array, shape (n,), the inputs.
        y: float array, shape (n,), the targets.
        path: float array, shape (n_steps + 1, 2), weight and bias after each step of
            the still picture; the reader starts where it starts.
        rate: float, the learning rate of `path` and to start with.
        labels: what `x` and `y` are, with their units.
        name: str, what the points are, such as "two houses".

    Returns:
        LiveFigure: shows itself.
    """
    import matplotlib.pyplot as plt

    style()
    figure, axes = plt.subplots()
    best = np.polyfit(x, y, 1).round(6)
    far = np.abs(path - best).max(axis=0)
    ranges = [(middle - 1.6 * d, middle + 1.4 * d) for middle, d in zip(best, far)]
    _map(axes, x, y, ranges)
    _arrows(axes, path)
    axes.set(xlabel="weight w", ylabel="bias b", aspect="equal")
    first = {"name": name, "x": x, "y": y, "start": path[0], "rate": rate}
    first |= {"x_label": labels[0], "y_label": labels[1]}
    places = [f"({w:.0f}, {b:.0f})" for w, b in path]
    text = (
        f"Lines of equal loss lie around the best point, w = {best[0]:g} and "
        f"b = {best[1]:g}. With the learning rate {rate:g} the first of "
        f"{len(path) - 1} steps leads from {places[0]} to {places[1]}. The others "
        f"get shorter, to {places[-1]}."
    )
    caption = (
        "One walk in three views: the points with the line and their squared "
        "residuals; the loss over weight and bias, with the steps as arrows (drag "
        f"the ring to start elsewhere); the loss after each step. For the {name}, both "
        "axes of the map have one scale: each step leaves a ring at a right angle."
    )
    data = {"figure": "descent", "sets": [first, _cereals()], "pace": 700}
    data |= {"caption": caption}
    return live("descent", data, figure, text)


def _cereals() -> dict[str, object]:
    """Sugar and calories of the cereals whose sugar is known."""
    known = datasets.complete_rows(datasets.cereal(), ["sugars", "calories"])
    points = {"x": known["sugars"].to_numpy(), "y": known["calories"].to_numpy()}
    labels = {"x_label": "sugars (g)", "y_label": "energy (kcal)"}
    return (
        {"name": f"{len(known)} cereals", "names": known["name"].tolist()}
        | points
        | labels
    )


def _levels(y: Floats) -> Floats:
    levels: Floats = np.mean(np.square(y)) * np.array(_LEVELS)
    return levels


def _map(axes: Axes, x: Floats, y: Floats, ranges: Sequence[Range]) -> None:
    """Draw lines of equal loss over weight and bias, and a star at the best place."""
    grid_w, grid_b = np.meshgrid(*(np.linspace(*ends, 121) for ends in ranges))
    squares = [(grid_w * size + grid_b - price) ** 2 for size, price in zip(x, y)]
    loss = np.mean(squares, axis=0)
    axes.contour(grid_w, grid_b, loss, _levels(y), colors="0.6", linewidths=0.8)
    axes.plot(*np.polyfit(x, y, 1), "*", color="k", markersize=9)
    axes.set(xlim=ranges[0], ylim=ranges[1])


def _arrows(axes: Axes, path: Floats) -> None:
    """Draw the steps; those that turn back are bent, so that none hides another."""
    steps = np.diff(path, axis=0)
    turns_back = np.sum(steps[1:] * steps[:-1], axis=1) < 0
    bend = 0.3 if turns_back.any() else 0.0
    look = {"arrowstyle": "->", "color": "C0", "shrinkA": 0, "shrinkB": 0}
    look |= {"mutation_scale": 8, "connectionstyle": f"arc3,rad={bend}"}
    for start, end in pairwise(path):
        axes.annotate("", end, start, arrowprops=look)
    axes.plot(path[:, 0], path[:, 1], ".", color="C0")
