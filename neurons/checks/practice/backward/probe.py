"""What to look at for `backward`."""

import numpy as np

from neurons.checks.probes import Probe
from neurons.checks.probes.calls import Case
from neurons.types import Floats, Shape

CHAIN = "one row, one input, one hidden unit"
SHUT = "a hidden unit is shut for every row"
ROWS = "several rows"


def backward_cases(rng: np.random.Generator) -> list[Case]:
    """Networks of several sizes; hidden units that are open, shut, or now and then."""

    def network(n: int, n_inputs: int, n_hidden: int) -> tuple[Floats, ...]:
        layers = [(n_inputs, n_hidden), (n_hidden,), (n_hidden, 1), (1,)]
        shapes: list[Shape] = [(n, n_inputs), (n, 1), *layers]
        return tuple(rng.uniform(-2, 2, shape).round(2) for shape in shapes)

    shut = network(4, 2, 3)
    shut[3][0] = -20.0
    chain = ([[5.0]], [[20.0]], [[2.0]], [1.0], [[3.0]], [-4.0])
    return [
        Case(tuple(map(np.array, chain)), CHAIN),
        Case(network(5, 3, 4), ROWS),
        Case(network(3, 2, 5), ROWS),
        Case(network(6, 3, 3), ROWS),
        Case(shut, SHUT),
        Case(network(1, 4, 2), "one row"),
    ]


PROBE = Probe(cases=backward_cases)
