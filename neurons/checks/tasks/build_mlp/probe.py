"""What to look at for `build_mlp`."""

import numpy as np

from neurons.checks.facts import Fact
from neurons.checks.probes import Probe
from neurons.checks.probes.calls import Case
from neurons.checks.probes.models import describe_model, near_and_far, rows
from neurons.types import Floats

NO_HIDDEN = "`hidden` is empty"


def mlp_cases(rng: np.random.Generator) -> list[Case]:
    """Networks to build: two hidden layers, none, one unit, several layers."""

    def hidden(layers: int) -> list[int]:
        # All unlike, so that another order of layers shows.
        return [int(units) for units in rng.permutation(np.arange(2, 8))[:layers]]

    return [
        Case((2, [4, 3], 1)),
        Case((3, [], int(rng.integers(2, 4))), NO_HIDDEN),
        Case((int(rng.integers(3, 6)), [1], 2), "one hidden unit"),
        Case((int(rng.integers(4, 7)), hidden(4), int(rng.integers(2, 5)))),
        Case((1, hidden(2), 1)),
    ]


def mlp_rows(inputs: int) -> Floats:
    """Rows to call a built network with, shape (n, inputs)."""
    drawn = rows(np.random.default_rng(inputs), [-3] * inputs, [3] * inputs)
    return near_and_far(drawn)


def describe_mlp(result: object, case: Case) -> Fact:
    """The facts of a model that the learner's function built."""
    return describe_model(result, mlp_rows(case.args[0]))


PROBE = Probe(cases=mlp_cases, result=describe_mlp, version=2)
