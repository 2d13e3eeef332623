"""What to look at for `early_stopping`."""

import numpy as np

from neurons.checks.probes import Probe
from neurons.checks.probes.calls import Case
from neurons.types import Floats

RUNS_OUT = "training ends before patience does"
TIE = "an epoch only equals the best one"
LATER = "a lower loss comes after the stop"
SLOW = "losses rise and fall before they improve"


def early_stopping_cases(rng: np.random.Generator) -> list[Case]:
    """Curves that stop early, late and never, with ties and with a minimum too late."""

    def curve(*moves: int) -> Floats:
        """A curve with these ups and downs, each of its own size."""
        sizes = rng.permutation(len(moves)) / 100 + 0.05
        return (3 + np.cumsum(np.array(moves) * sizes)).round(2)

    return [
        Case((np.array([0.9, 0.7, 0.6, 0.8, 0.65, 0.5]), 2), LATER),
        Case((np.array([0.9, 0.7, 0.8, 0.6, 0.62, 0.61, 0.55, 0.7]), 3), SLOW),
        Case((np.array([5.0, 4.0, 4.5, 4.2, 3.0, 3.5, 3.2, 3.4, 3.1]), 3), SLOW),
        Case((np.array([2.0, 1.0, 1.0, 1.5, 1.2, 0.5]), 2), TIE),
        Case((np.array([2.0, 1.5, 1.5, 1.4, 1.6, 1.5]), 3), TIE),
        Case((curve(-2, -2, 1, -2, 1), 4), RUNS_OUT),
        Case((curve(-1, -1, -1, -1), 2), RUNS_OUT),
        Case((curve(-1, -1, 1, 1, -4, 1, 1, 1, 1, -6), 3)),
        Case((curve(-1, 1, -3, 1, -3, 1, 1, 1), 2)),
        Case((np.array([0.5, 0.6, 0.7, 0.3]), 1), LATER),
        Case((np.array([0.5, 0.4, 0.6, 0.5, 0.45, 0.42, 0.2]), 4), LATER),
    ]


PROBE = Probe(cases=early_stopping_cases)
