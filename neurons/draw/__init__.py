"""Drawings of networks from the real Keras model, and the course's figure style."""

from neurons.draw.diagrams import diagram
from neurons.draw.live import LiveFigure, live
from neurons.draw.network import Drawing, network
from neurons.draw.style import style

__all__ = ["Drawing", "LiveFigure", "diagram", "live", "network", "style"]
