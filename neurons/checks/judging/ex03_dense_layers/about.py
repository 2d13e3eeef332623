"""Where exercise 3 is explained."""

from __future__ import annotations

ABOUT = "Chapter 3, Dense layers"
