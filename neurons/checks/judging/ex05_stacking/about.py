"""Where exercise 5 is explained."""

from __future__ import annotations

ABOUT = "Chapter 5, Stacking layers"
