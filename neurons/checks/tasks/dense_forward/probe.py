"""What to look at for `dense_forward`."""

import numpy as np

from neurons.checks.probes import Probe
from neurons.checks.probes.calls import Case
from neurons.types import Floats

SQUARE = "as many inputs as neurons"
WIDE = "more neurons than inputs"
NARROW = "more inputs than neurons"
ONE_ROW = "a table of one row"


def dense_forward_cases(rng: np.random.Generator) -> list[Case]:
    """Tables through layers that widen, narrow or keep the number of columns."""

    def whole(*shape: int) -> Floats:
        signed = rng.integers(1, 6, shape) * rng.choice([-1, 1], shape)
        return np.asarray(signed, dtype=float)

    def case(n: int, inputs: int, units: int, label: str) -> Case:
        X, W, b = (n, inputs), (inputs, units), (units,)
        return Case(
            tuple(rng.uniform(-5, 5, shape).round(2) for shape in (X, W, b)), label
        )

    return [
        Case((whole(2, 2), np.array([[1.0, 2.0], [3.0, 4.0]]), whole(2)), SQUARE),
        case(4, 2, 3, WIDE),
        case(5, 4, 2, NARROW),
        case(5, 2, 2, SQUARE),
        case(1, 3, 2, ONE_ROW),
        case(4, 3, 1, NARROW),
        case(6, 1, 4, WIDE),
    ]


PROBE = Probe(cases=dense_forward_cases)
