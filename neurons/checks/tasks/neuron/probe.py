"""What to look at for `neuron`."""

import numpy as np

from neurons.checks.probes import Probe
from neurons.checks.probes.calls import Case


def neuron_cases(rng: np.random.Generator) -> list[Case]:
    """Numbers, a list and arrays of one, two and three dimensions for x."""

    def weights() -> tuple[float, float]:
        return tuple(rng.uniform(1, 9, 2).round(3) * rng.choice([-1, 1], 2))

    return [
        Case((5.0, 2.5, 90.0), "x is a number"),
        Case((float(rng.uniform(-9, 9)), *map(float, weights())), "x is a number"),
        Case((rng.uniform(-9, 9, 7), *map(float, weights())), "x is an array"),
        Case((list(range(1, 5)), 3, 10), "x is a list"),
        Case(
            (rng.uniform(-9, 9, 3).round(3).tolist(), *map(float, weights())),
            "x is a list",
        ),
        Case((rng.uniform(-9, 9, (3, 2)), *map(float, weights())), "x is a table"),
        Case(
            (rng.uniform(-9, 9, (2, 3, 2)), *map(float, weights())), "x has three axes"
        ),
    ]


PROBE = Probe(cases=neuron_cases)
