"""What to look at for `relu_network`."""

import numpy as np

from neurons.checks.probes import Probe
from neurons.checks.probes.calls import Case


def relu_network_cases(rng: np.random.Generator) -> list[Case]:
    """Examples of two inputs: both neurons on, either one off, both off."""
    a, b = rng.uniform(1, 9, 2).round(2)
    return [
        Case((np.array([3, 4]),)),
        Case((np.array([5, 1]),)),
        Case((np.array([a, a / 2]),)),
        Case((np.array([a, 2 * a]),)),
        Case((np.array([-a, -2 * a]),)),
        Case((np.array([b, -2 * b]),)),
        # Hidden values between -1 and 1, where another threshold would show.
        Case((np.array([0.1, 0.05]) * rng.uniform(0.5, 1),)),
        Case((np.array([-0.1, -0.02]) * rng.uniform(0.5, 1),)),
    ]


PROBE = Probe(cases=relu_network_cases, version=2)
