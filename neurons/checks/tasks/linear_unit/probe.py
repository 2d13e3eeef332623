"""What to look at for `linear_unit`."""

import numpy as np

from neurons.checks.probes import Probe
from neurons.checks.probes.calls import Case
from neurons.types import Ints

TABLE = "X is a table"
ROW = "X is one row"
SQUARE = "X has as many rows as columns"


def linear_unit_cases(rng: np.random.Generator) -> list[Case]:
    """Tables and single rows of one, two, three and four inputs."""

    def whole(*shape: int) -> Ints:
        # No two of a row or of the weights are alike, so that mistakes differ.
        drawn = rng.permuted(
            np.broadcast_to(np.arange(2, 10), (*shape[:-1], 8)), axis=-1
        )
        signed: Ints = drawn[..., : shape[-1]] * rng.choice([-1, 1], shape)
        return signed

    def case(shape: tuple[int, ...], label: str) -> Case:
        w = rng.uniform(1, 9, shape[-1]).round(2) * rng.choice([-1, 1], shape[-1])
        b = float(np.round(rng.uniform(10, 90) * rng.choice([-1, 1]), 1))
        return Case((rng.uniform(-9, 9, shape).round(2), w, b), label)

    return [
        Case((whole(2, 3).astype(float), whole(3).astype(float), 10.0), TABLE),
        Case((whole(3).astype(float), whole(3).astype(float), -20.0), ROW),
        case((5, 3), TABLE),
        case((3, 3), SQUARE),
        case((4,), ROW),
        case((1, 2), TABLE),
        case((4, 1), TABLE),
        Case((whole(4, 2), whole(2), 7), TABLE),
    ]


PROBE = Probe(cases=linear_unit_cases)
