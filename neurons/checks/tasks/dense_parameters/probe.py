"""What to look at for `dense_parameters`."""

import numpy as np

from neurons.checks.probes import Probe
from neurons.checks.probes.calls import Case


def dense_parameters_cases(rng: np.random.Generator) -> list[Case]:
    """Layers of one and of many neurons, with as many or more inputs."""
    drawn = rng.permutation(np.arange(2, 40))[:4].tolist()
    return [
        Case((5, 3)),
        Case((3, 1)),
        Case((1, 1)),
        Case((1, int(rng.integers(2, 9)))),
        Case((drawn[0], drawn[0])),
        Case((drawn[1], drawn[2])),
        Case((int(rng.integers(50, 900)), int(rng.integers(50, 900)))),
    ]


PROBE = Probe(cases=dense_parameters_cases)
