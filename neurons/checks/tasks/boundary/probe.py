"""What to look at for `boundary`."""

import numpy as np

from neurons.checks.probes import Probe
from neurons.checks.probes.calls import Case


def boundary_cases(rng: np.random.Generator) -> list[Case]:
    """Weights and biases of either sign, whole numbers, and a bias of 0."""

    def signed() -> float:
        return round(float(rng.uniform(1.2, 6) * rng.choice([-1, 1])), 3)

    return [
        Case((2.0, -4.5)),
        Case((signed(), signed())),
        Case((-abs(signed()), abs(signed()))),
        Case((abs(signed()), abs(signed()))),
        Case((4, int(rng.choice([-7, -5, 3, 9])))),
        Case((signed(), 0.0)),
        # Between 0 and 1, on either side.
        Case((round(float(rng.uniform(0.1, 0.9)), 3), signed())),
        Case((-round(float(rng.uniform(0.1, 0.9)), 3), signed() / 10)),
    ]


PROBE = Probe(cases=boundary_cases, version=2)
