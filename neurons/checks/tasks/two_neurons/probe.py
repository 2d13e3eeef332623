"""What to look at for `two_neurons`."""

import numpy as np

from neurons.checks.probes import Probe
from neurons.checks.probes.calls import Case


def two_neurons_cases(rng: np.random.Generator) -> list[Case]:
    """Examples of two inputs: the chapter's, and ones with a negative neuron."""
    drawn = rng.uniform(-9, 9, (3, 2)).round(2)
    return [
        Case((np.array([2, 3]),)),
        Case((np.array([3, 4]),)),
        Case((np.array([7.5, 2.5]),)),
        *(Case((x,)) for x in drawn),
    ]


PROBE = Probe(cases=two_neurons_cases)
