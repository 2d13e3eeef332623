"""What to look at for `relu`."""

import numpy as np

from neurons.checks.probes import Probe
from neurons.checks.probes.calls import Case
from neurons.types import Floats

NUMBER = "z is a number"
ARRAY = "z is an array"
TABLE = "z is a table"


def relu_cases(rng: np.random.Generator) -> list[Case]:
    """Numbers and arrays, each with values on both sides of 0."""

    def mixed(*shape: int) -> Floats:
        values = rng.uniform(1.5, 9, shape).round(2)
        # Both signs in every array, and not all in a pattern.
        values.flat[:: int(rng.integers(2, 4))] *= -1
        return values

    return [
        Case((np.array([-2.0, 0.0, 3.0]),), ARRAY),
        Case((round(float(rng.uniform(0.2, 0.8)), 3),), NUMBER),
        Case((-round(float(rng.uniform(1.5, 9)), 2),), NUMBER),
        Case((0,), NUMBER),
        Case((mixed(7),), ARRAY),
        Case((rng.permutation(np.arange(-4, 5)),), ARRAY),
        Case((mixed(3, 2),), TABLE),
        Case((mixed(2, 2, 3),), "z has three axes"),
        # Beyond every cap that a relative of ReLU has, and near its bend.
        Case((float(rng.integers(70, 900)),), NUMBER),
        Case((rng.permutation([-95.0, -7.5, -0.5, 0.25, 6.5, 40.0]),), ARRAY),
        Case((rng.permutation([-0.8, -0.3, -0.05, 0.04, 0.2, 0.7]),), ARRAY),
    ]


PROBE = Probe(cases=relu_cases, version=2)
