"""A backend of Matplotlib whose figures become SVG among a cell's outputs.

Matplotlib loads it by its name, `module://figures`; how figures look comes from the
file that `MATPLOTLIBRC` names.
"""

from __future__ import annotations

import io

import matplotlib.pyplot as plt
from matplotlib.backend_bases import FigureManagerBase as FigureManager
from matplotlib.backends.backend_svg import FigureCanvasSVG as FigureCanvas
from matplotlib.figure import Figure

from outputs import OUTPUTS

__all__ = ["FigureCanvas", "FigureManager", "show"]


def show(*_: object, **__: object) -> None:
    """Show all open figures and close them: at `plt.show()` and at a cell's end."""
    for number in plt.get_fignums():
        figure = plt.figure(number)
        if figure.axes or figure.texts:
            OUTPUTS.add("svg", svg_of(figure))
    plt.close("all")


def svg_of(figure: Figure) -> str:
    """Return a figure as SVG, from its first tag on."""
    made = io.StringIO()
    figure.savefig(made, format="svg", bbox_inches="tight", metadata={"Date": None})
    text = made.getvalue()
    return text[text.index("<svg") :]
