"""Where exercise 4 is explained."""

from __future__ import annotations

ABOUT = "Chapter 4, ReLU and its relatives"
