"""A built Keras model comes in, or a task's name, or a Matplotlib figure with numbers.
A drawing goes out, as SVG and in words, or a figure that a reader can move.
It must never change the model, and never draw other bytes for the same model.
"""

from neurons.draw.arrays import axes_of, stretched_difference
from neurons.draw.backward import slopes
from neurons.draw.bends import activations, live_activation, live_bends
from neurons.draw.descents import descents, live_descent, tangent
from neurons.draw.diagrams import diagram
from neurons.draw.kernels import live_kernel
from neurons.draw.live import LiveFigure, live
from neurons.draw.network import Drawing, network
from neurons.draw.passes import live_backward, live_forward
from neurons.draw.planes import live_plane, plane
from neurons.draw.plots import (
    line,
    lines,
    live_line,
    live_training,
    points,
    predictions,
)
from neurons.draw.scores import confusion, ladder, learning_curves
from neurons.draw.style import style

__all__ = [
    "Drawing",
    "LiveFigure",
    "activations",
    "axes_of",
    "confusion",
    "descents",
    "diagram",
    "ladder",
    "learning_curves",
    "line",
    "lines",
    "live",
    "live_activation",
    "live_backward",
    "live_bends",
    "live_descent",
    "live_forward",
    "live_kernel",
    "live_line",
    "live_plane",
    "live_training",
    "network",
    "plane",
    "points",
    "predictions",
    "slopes",
    "stretched_difference",
    "style",
    "tangent",
]
