"""The pictures that several chapters show: points, a neuron's line, its training."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from neurons.draw.live import LiveFigure, live
from neurons.draw.style import style
from neurons.types import Floats, Ints

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


def points(x: Floats, y: Floats, x_label: str, y_label: str) -> Axes:
    """Plot one marker per row; those of equal rows stand side by side.

    Args:
        x: float array, shape (n,).
        y: float array, shape (n,).
        x_label: str, what `x` is, with its unit.
        y_label: str, what `y` is, with its unit.

    Returns:
        Matplotlib axes, to draw more into.
    """
    import matplotlib.pyplot as plt
    from matplotlib.transforms import offset_copy

    style()
    figure, axes = plt.subplots()
    before = _n_before(x, y)
    # The first of these lines holds all points, whichever of them it shows.
    for n in range(before.max() + 1):
        aside = 4 * ((n + 1) // 2) * (1 if n % 2 else -1)
        place = offset_copy(axes.transData, figure, x=aside, units="points")
        (dots,) = axes.plot(x, y, "o", color="C0", alpha=0.5, transform=place)
        dots.set_markevery(before == n)
    axes.set(xlabel=x_label, ylabel=y_label)
    axes.locator_params(steps=[1, 2, 5, 10])
    return axes


def line(axes: Axes, w: float, b: float, *, residuals: bool = False) -> None:
    """Add the line of a neuron, y = w x + b, as far as the points reach.

    Args:
        axes: what `points` returned.
        w: float, the weight.
        b: float, the bias.
        residuals: bool, whether a stroke joins each point to the line.
    """
    x, y = _data(axes)
    ends = np.array([min(0.0, np.min(x)), np.max(x)])
    axes.plot(ends, w * ends + b, "--", color="C1")
    if residuals:
        axes.vlines(x, w * x + b, y, color="0.5", linewidth=0.8)


def live_line(
    axes: Axes,
    w: float,
    b: float,
    names: Sequence[str],
    ranges: Sequence[tuple[float, float]],
) -> LiveFigure:
    """Let a reader move the line of a neuron, with its residuals and their squares.

    Args:
        axes: what `points` returned; it becomes the still picture.
        w: float, the weight to start with.
        b: float, the bias to start with.
        names: one str per point.
        ranges: the lowest and the highest weight, then the same of the bias.

    Returns:
        LiveFigure: shows itself.
    """
    x, y = _data(axes)
    data = _points(axes, names) | {"w": w, "b": b}
    data |= dict(zip(("w_range", "b_range"), map(list, ranges)))
    w_fit, b_fit = np.polyfit(x, y, 1)
    data["best"] = {"w": round(w_fit, 4), "b": round(b_fit, 3)}
    line(axes, w, b, residuals=True)
    squares = np.sum((y - (w * x + b)) ** 2)
    text = (
        f"{len(x)} points and a neuron's line. With w = {w} and b = {b}, "
        f"the sum of squared errors is {squares:,.0f}."
    )
    return live("neuron-line", data, figure_of(axes), text)


def live_training(axes: Axes, names: Sequence[str], n_steps: int = 100) -> LiveFigure:
    """Let a reader train one neuron on the points, with the loss by step.

    The steps are taken with the inputs standardized; the weight is given per unit.

    Args:
        axes: what `points` returned; it becomes the still picture.
        names: one str per point.
        n_steps: int, how long to train.

    Returns:
        LiveFigure: shows itself.
    """
    x, y = _data(axes)
    w_fit, b_fit = np.polyfit(x, y, 1)
    points = {"name": "points", "mean": x.mean(), "std": x.std(), "rate": 0.05}
    line(axes, w_fit, b_fit)
    text = (
        f"{len(x)} points and the line that a neuron finds when it is trained: "
        f"the weight {w_fit:.4f} and the bias {b_fit:.3f}."
    )
    caption = (
        "A neuron in training. Above, the points (side by side where equal) and its "
        "line; below, how far off it is (the loss) after each step."
    )
    data: dict[str, object] = {"pace": 80, "steps": n_steps, "caption": caption}
    data |= {"figure": "train", "sets": [_points(axes, names) | points]}
    return live("descent", data, figure_of(axes), text)


def lines(x: Floats, named: Mapping[str, Floats], x_label: str) -> Figure:
    """Draw lines over the same inputs, one below the other.

    Args:
        x: float array, shape (n,), rising.
        named: dict from the title of a panel to its line, a float array, shape (n,).
        x_label: str, what `x` is, with its unit if it has one.

    Returns:
        Matplotlib figure.
    """
    import matplotlib.pyplot as plt

    style()
    size = (6.4, 1.8 * len(named))
    figure, panels = plt.subplots(len(named), figsize=size, sharex=True, squeeze=False)
    for axes, (title, y) in zip(panels.flat, named.items(), strict=True):
        axes.plot(x, y)
        axes.set(title=title, ylabel="output")
    axes.set_xlabel(x_label)
    return figure


def predictions(y: Floats, named: Mapping[str, Floats], label: str) -> Figure:
    """Plot several predictions against the same targets, side by side.

    Args:
        y: float array, shape (n,), the targets.
        named: dict from the title of a panel to its predictions, a float array,
            shape (n,), in the unit of `y`.
        label: str, what `y` is, with its unit.

    Returns:
        Matplotlib figure: on the dashed diagonal a prediction equals its target.
    """
    import matplotlib.pyplot as plt

    style()
    figure, panels = plt.subplots(
        1, len(named), figsize=(6.4, 2.8), sharex=True, sharey=True, squeeze=False
    )
    for axes, (title, y_hat) in zip(panels.flat, named.items(), strict=True):
        axes.plot(y, y_hat, "o", markersize=3, alpha=0.5)
        axes.axline((np.min(y), np.min(y)), slope=1, linestyle="--", color="C1")
        axes.set(title=title, xlabel=label)
    panels[0, 0].set_ylabel("prediction")
    return figure


def _points(axes: Axes, names: Sequence[str]) -> dict[str, object]:
    x, y = _data(axes)
    labels = {"x_label": axes.get_xlabel(), "y_label": axes.get_ylabel()}
    return {"x": x, "y": y, "names": list(names), **labels}


def _n_before(x: Floats, y: Floats) -> Ints:
    """Return for each point how many before it are in the same place."""
    places = list(zip(np.asarray(x).tolist(), np.asarray(y).tolist(), strict=True))
    return np.array([places[:i].count(place) for i, place in enumerate(places)])


def _data(axes: Axes) -> tuple[Floats, Floats]:
    """Return the points that `points` plotted."""
    plotted = axes.lines[0]
    return (
        np.asarray(plotted.get_xdata(), dtype=float),
        np.asarray(plotted.get_ydata(), dtype=float),
    )


def figure_of(axes: Axes) -> Figure:
    """Return the whole figure of axes that `points` made."""
    from matplotlib.figure import Figure

    figure = axes.get_figure()
    if not isinstance(figure, Figure):
        raise ValueError("the axes belong to no figure of their own; use points().")
    return figure
