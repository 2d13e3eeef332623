"""What to look at in exercise 3."""

from __future__ import annotations

import numpy as np

from neurons.checks.probing import Probe
from neurons.checks.probing.calls import Case
from neurons.checks.probing.models import look_at_model, rows

SQUARE = "as many inputs as neurons"
WIDE = "more neurons than inputs"
NARROW = "more inputs than neurons"
ONE_ROW = "a table of one row"
# The numbers that go into `sum_and_difference`, as the task states them.
LOW, HIGH = (-10.0, -10.0), (10.0, 10.0)


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


def pair_rows(rng: np.random.Generator) -> np.ndarray:
    """Pairs of whole numbers between -10 and 10, the first pair of unlike size."""
    drawn = np.round(rows(rng, LOW, HIGH))
    return np.vstack([[7.0, 3.0], drawn])


def dense_forward_cases(rng: np.random.Generator) -> list[Case]:
    """Tables through layers that widen, narrow or keep the number of columns."""

    def whole(*shape: int) -> np.ndarray:
        return (rng.integers(1, 6, shape) * rng.choice([-1, 1], shape)).astype(float)

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


def classifier_rows(rng: np.random.Generator) -> np.ndarray:
    """Rows of twenty numbers of either sign."""
    return rows(rng, [-3.0] * 20, [3.0] * 20)


def kilobytes_cases(rng: np.random.Generator) -> list[Case]:
    """Numbers of parameters that fill whole KB, and some that don't."""

    def between(low: int, high: int) -> int:
        # A good part of a KB is left over, so that cutting it off shows.
        return int(rng.integers(low, high)) * 256 + int(rng.integers(150, 230))

    return [
        Case((1024,)),
        Case((256,)),
        Case((between(1, 10),)),
        Case((between(400, 40_000),)),
        Case((between(1, 10) - 110,)),
    ]


PROBES = {
    "dense_parameters": Probe(cases=dense_parameters_cases),
    "sum_and_difference": Probe(look=look_at_model("sum_and_difference", pair_rows)),
    "dense_forward": Probe(cases=dense_forward_cases),
    "classifier": Probe(look=look_at_model("classifier", classifier_rows)),
    "kilobytes": Probe(cases=kilobytes_cases),
}
