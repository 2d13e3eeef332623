"""What to look at for `calibration`."""

import numpy as np

from neurons.checks.probes import Probe
from neurons.checks.probes.calls import Case

EDGE = "a probability lies on an edge"
EMPTY = "a bin is empty"
SURE = "a probability is 1"


def calibration_cases(rng: np.random.Generator) -> list[Case]:
    """Bins that are full and empty; probabilities on an edge, at 0 and at 1."""

    def rows(n: int, n_bins: int, bins: list[int]) -> tuple[object, ...]:
        """Rows of some bins alone, never on an edge, where rounding decides."""
        places = np.concatenate([bins, bins, rng.choice(bins, n - 2 * len(bins))])
        p = ((places + rng.uniform(0.1, 0.9, n)) / n_bins).round(3)
        y = (rng.uniform(size=n) < 0.3 + 0.4 * p).astype(int)
        y[:2], y[-2:] = [0, 1], [1, 0]
        return y, p, n_bins

    return [
        Case((np.array([0, 1, 0, 1, 1]), np.array([0.1, 0.3, 0.4, 0.6, 0.9]), 2)),
        Case(rows(24, 5, [0, 1, 2, 3, 4])),
        Case(rows(17, 3, [0, 1, 2])),
        Case(rows(14, 5, [0, 1, 4]), EMPTY),
        Case(rows(21, 10, [1, 2, 5, 7]), EMPTY),
        Case(
            (
                np.array([0, 1, 0, 1, 1, 0, 0]),
                np.array([0.0, 0.25, 0.25, 0.5, 0.75, 0.6, 0.125]),
                4,
            ),
            EDGE,
        ),
        Case(
            (np.array([1, 0, 1, 1, 0]), np.array([1.0, 0.875, 0.25, 1.0, 0.125]), 2),
            SURE,
        ),
    ]


PROBE = Probe(cases=calibration_cases)
