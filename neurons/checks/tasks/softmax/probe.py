"""What to look at for `softmax`."""

import numpy as np

from neurons.checks.probes import Probe
from neurons.checks.probes.calls import Case

ROW = "z is one row"
ROWS = "z has several rows"
LARGE_ROW = "one row of values near 1000"
LARGE_ROWS = "rows of values near 1000 and -1000"


def softmax_cases(rng: np.random.Generator) -> list[Case]:
    """One row and several, square and not, and values that overflow an `exp`."""
    return [
        Case((np.array([1.0, 2.0, 3.0]),), ROW),
        Case((rng.uniform(-4, 4, 5).round(1),), ROW),
        Case((rng.uniform(-4, 4, (2, 4)).round(1),), ROWS),
        Case((rng.uniform(-4, 4, (3, 3)).round(1),), ROWS),
        Case((rng.uniform(-4, 4, (4, 2)).round(1),), ROWS),
        Case((rng.integers(-3, 4, (1, 3)).astype(float),), ROWS),
        Case((np.array([1000.0, 999.0, 998.0]),), LARGE_ROW),
        Case((np.array([-1000.0, -1001.0, -1003.0]),), LARGE_ROW),
        Case((np.array([[1000.0, 1001.0], [-1000.0, -1002.0]]),), LARGE_ROWS),
        # From end to end: less the smallest value, the largest would overflow.
        Case((rng.permutation([-360.0, 358.0, 360.0]),), LARGE_ROW),
    ]


PROBE = Probe(cases=softmax_cases, version=2)
