"""What to look at for `gradient_step`."""

import numpy as np

from neurons.checks.probes import Probe
from neurons.checks.probes.calls import Case
from neurons.types import Floats

ONE_ROW = "a single row"
WHOLE = "whole numbers"
FITS = "the line fits exactly"


def gradient_cases(rng: np.random.Generator) -> list[Case]:
    """Lines and points: the two houses, few and many rows, an exact fit."""

    def number(low: float, high: float) -> float:
        return round(float(rng.uniform(low, high) * rng.choice([-1, 1])), 3)

    def points(n: int) -> tuple[Floats, Floats]:
        return rng.uniform(-3, 3, n).round(3), rng.uniform(-9, 9, n).round(3)

    x, _ = points(6)
    w, b = number(1, 4), number(1, 4)
    houses = np.array([1.0, 2.0]), np.array([300.0, 500.0])
    whole = rng.permutation(np.arange(-4, 9))[:5], rng.integers(-20, 20, 5)
    return [
        Case((0.0, 0.0, *houses, 0.1), "the two houses"),
        Case((number(1, 4), number(1, 4), *points(3), 0.05)),
        Case((number(1, 4), number(1, 4), *points(1), 0.1), ONE_ROW),
        Case((3, -2, *whole, 0.01), WHOLE),
        Case((number(1, 4), number(1, 4), *points(40), 0.3), "40 rows"),
        Case((w, b, x, w * x + b, 0.2), FITS),
    ]


PROBE = Probe(cases=gradient_cases)
