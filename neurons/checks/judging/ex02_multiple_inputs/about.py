"""Where exercise 2 is explained."""

from __future__ import annotations

ABOUT = "Chapter 2, Multiple inputs"
