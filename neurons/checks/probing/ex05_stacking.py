"""What to look at in exercise 5."""

from __future__ import annotations

from typing import Any

import numpy as np

from neurons.checks.probing import Probe
from neurons.checks.probing.calls import Case
from neurons.checks.probing.models import describe_model, look_at_model, rows

# The largest figure of each feature in the concrete table, kg per cubic metre; the
# last one is the age in days.
CONCRETE_MOST = (540.0, 359.4, 200.1, 247.0, 32.2, 1145.0, 992.6, 365.0)
NO_HIDDEN = "`hidden` is empty"


def small_stack_rows(rng: np.random.Generator) -> np.ndarray:
    """Rows of two numbers on both sides of 0."""
    return rows(rng, [-4, -4], [4, 4])


def concrete_rows(rng: np.random.Generator) -> np.ndarray:
    """Rows as large as the concrete mixes of the table, shape (n, 8)."""
    return rows(rng, np.zeros(8), CONCRETE_MOST)


def mlp_cases(rng: np.random.Generator) -> list[Case]:
    """Networks to build: two hidden layers, none, one unit, several layers."""

    def hidden(layers: int) -> list[int]:
        # All unlike, so that layers in another order can be told.
        return rng.permutation(np.arange(2, 8))[:layers].tolist()

    return [
        Case((2, [4, 3], 1)),
        Case((3, [], int(rng.integers(2, 4))), NO_HIDDEN),
        Case((int(rng.integers(3, 6)), [1], 2), "one hidden unit"),
        Case((int(rng.integers(4, 7)), hidden(4), int(rng.integers(2, 5)))),
        Case((1, hidden(2), 1)),
    ]


def mlp_rows(inputs: int) -> np.ndarray:
    """Rows to call a built network with, shape (n, inputs)."""
    return rows(np.random.default_rng(inputs), [-3] * inputs, [3] * inputs)


def describe_mlp(result: Any, case: Case) -> dict[str, Any]:
    """The facts of a model that the learner's function built."""
    return describe_model(result, mlp_rows(case.args[0]))


PROBES = {
    "small_stack": Probe(look=look_at_model("small_stack", small_stack_rows)),
    "features_target": Probe(),
    "layer_parameters": Probe(),
    "concrete": Probe(look=look_at_model("concrete", concrete_rows)),
    "build_mlp": Probe(cases=mlp_cases, result=describe_mlp),
}
