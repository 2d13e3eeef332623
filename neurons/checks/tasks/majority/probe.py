"""What to look at for `majority`."""

import numpy as np

from neurons.checks.probes import Probe
from neurons.checks.probes.calls import Case
from neurons.types import Ints

ONES = "ones are commoner"
ALIKE = "all rows are of one class"
TIE = "as many zeros as ones"


def majority_cases(rng: np.random.Generator) -> list[Case]:
    """Rows of zeros and ones: either commoner, a tie, one class alone."""

    def labels(zeros: int, ones: int) -> Ints:
        return rng.permutation(np.repeat([0, 1], [zeros, ones]))

    few = int(rng.integers(3, 9))
    # The rarer class stands first, and once last: what the first row or the last row
    # holds is then not the commoner class.
    ones = np.concatenate([[0], labels(few, 3 * few + 3), [1]])
    zeros = np.concatenate([[1], labels(int(rng.integers(40, 60)), 31), [1]])
    return [
        Case((np.array([0, 1, 0, 0]),), "zeros are commoner"),
        Case((ones,), ONES),
        Case((zeros,), "zeros are commoner"),
        Case((labels(few, few),), TIE),
        Case((labels(0, few),), ALIKE),
        Case((labels(few + 1, 0),), ALIKE),
        # The first and the last row say nothing of the others.
        Case((np.repeat([1, 0, 1], [1, few + 2, 1]),), "zeros are commoner"),
        Case((np.repeat([0, 1, 0], [2, few + 4, 1]),), ONES),
    ]


PROBE = Probe(cases=majority_cases, version=2)
