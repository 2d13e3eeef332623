"""Arrays as grids of boxes: their axes, and what broadcasting makes of a minus sign."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from neurons.draw.style import style
from neurons.types import Floats

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


def axes_of(X: Floats, rows: Sequence[str], columns: Sequence[str]) -> Figure:
    """Draw a table of numbers with its two axes.

    Args:
        X: float array, shape (n, d).
        rows: one str per row.
        columns: one str per column, with its unit.

    Returns:
        Matplotlib figure: an arrow runs down the rows, another across the columns.
    """
    n_rows, n_columns = X.shape
    figure, axes = _empty_figure(3.4)
    _grid(axes, X)
    for row, name in enumerate(rows):
        axes.text(-0.15, -row - 0.5, name, ha="right", va="center")
    for column, name in enumerate(columns):
        axes.text(column + 0.5, 0.12, name, ha="center", fontsize=9)
    arrow = {"arrowstyle": "->", "color": "C1", "linewidth": 2}
    below, beside = -n_rows - 0.3, n_columns + 0.4
    axes.annotate("", (beside, -n_rows), (beside, 0), arrowprops=arrow)
    axes.text(beside + 0.1, -n_rows / 2, "axis 0: down the rows", va="center")
    axes.annotate("", (n_columns, below), (0, below), arrowprops=arrow)
    axes.text(n_columns / 2, below - 0.45, "axis 1: across the columns", ha="center")
    axes.set(xlim=(-2.4, n_columns + 2.6), ylim=(below - 0.6, 0.5))
    return figure


def stretched_difference(column: Floats, row: Floats, unit: str) -> Figure:
    """Draw a column minus an array of one axis, as NumPy stretches both.

    Args:
        column: float array, shape (n, 1).
        row: float array, shape (n,), in the unit of `column`.
        unit: str, the unit of both.

    Returns:
        Matplotlib figure: the differences that were meant are shaded.
    """
    from matplotlib.patches import Rectangle

    n = len(row)
    figure, axes = _empty_figure(2.3)
    _grid(axes, column)
    _grid(axes, row.reshape(1, -1), left=2, top=(n - 1) / 2, color="C1")
    right = n + 3
    _grid(axes, column - row, left=right, color="0.5")
    for i in range(n):
        axes.add_patch(Rectangle((right + i, -i), 1, -1, alpha=0.25))
    for x, sign in ((1.5, "−"), (n + 2.5, "=")):
        axes.text(x, -n / 2, sign, ha="center", va="center", fontsize=20)
    shapes = f"({n}, 1)", f"({n},)", f"({n}, {n})"
    for x, shape in zip((0.5, 2 + n / 2, right + n / 2), shapes, strict=True):
        axes.text(x, 0.2, shape, ha="center")
    axes.text(0, -n - 0.4, f"all in {unit}; shaded: what was meant", va="center")
    axes.set(xlim=(-0.2, right + n + 0.2), ylim=(-n - 0.7, 0.7))
    return figure


def _empty_figure(height: float) -> tuple[Figure, Axes]:
    import matplotlib.pyplot as plt

    style()
    figure, axes = plt.subplots(figsize=(6.4, height))
    axes.set_axis_off()
    return figure, axes


def _grid(
    axes: Axes, table: Floats, left: float = 0, top: float = 0, color: str = "C0"
) -> None:
    """Draw an array as boxes with its numbers in them."""
    from matplotlib.patches import Rectangle

    for (row, column), value in np.ndenumerate(table):
        x, y = left + column, -(top + row)
        axes.add_patch(Rectangle((x, y), 1, -1, fill=False, edgecolor=color))
        number = f"{value:g}".replace("-", "−")
        axes.text(x + 0.5, y - 0.5, number, ha="center", va="center")
