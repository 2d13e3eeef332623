"""Where exercise 7 is explained."""

from __future__ import annotations

ABOUT = "Chapter 7, Forward passes from scratch"
