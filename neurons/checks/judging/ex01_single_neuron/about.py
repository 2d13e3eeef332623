"""Where exercise 1 is explained."""

from __future__ import annotations

ABOUT = "Chapter 1, The single neuron"
