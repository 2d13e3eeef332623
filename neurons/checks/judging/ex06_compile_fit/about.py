"""Where exercise 6 is explained."""

from __future__ import annotations

COST = "Chapter 6a, Cost and descent"
DIABETES = "Chapter 6b, Diabetes"
