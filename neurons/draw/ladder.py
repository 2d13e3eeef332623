"""The errors of several models, one below the other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from neurons.draw.style import style
from neurons.types import Floats

if TYPE_CHECKING:
    from matplotlib.figure import Figure


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
        axes.text(np.max(errors), row, f"   {np.mean(errors):.1f}", va="center")
    axes.set_yticks(range(len(rungs)), list(rungs))
    most = max(np.max(errors) for errors in rungs.values())
    axes.set(xlabel=label, xlim=(0, 1.15 * most), ylim=(len(rungs) - 0.4, -0.6))
    return figure
