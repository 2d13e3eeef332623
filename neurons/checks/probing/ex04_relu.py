"""What to look at in exercise 4."""

from __future__ import annotations

import numpy as np

from neurons.checks.probing import Probe
from neurons.checks.probing.calls import Case
from neurons.checks.probing.models import look_at_model, rows

NUMBER = "z is a number"
ARRAY = "z is an array"
TABLE = "z is a table"
ROW = "z is one row"
ROWS = "z has several rows"
LARGE_ROW = "one row of values near 1000"
LARGE_ROWS = "rows of values near 1000 and -1000"


def relu_cases(rng: np.random.Generator) -> list[Case]:
    """Numbers and arrays, each with values on both sides of 0."""

    def mixed(*shape: int) -> np.ndarray:
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
    ]


def collapse_cases(rng: np.random.Generator) -> list[Case]:
    """Two layers each: as many units as inputs, fewer, more, and a single one."""
    cases = [
        Case(
            (
                np.array([[1.0, 2.0], [3.0, 4.0]]),
                np.array([1.0, 1.0]),
                np.array([[2.0], [1.0]]),
                np.array([5.0]),
            ),
            "2 inputs, then 2 units, then 1",
        )
    ]
    for inputs, hidden, outputs in (
        (2, 2, 2),
        (3, 3, 3),
        (3, 2, 3),
        (2, 4, 3),
        (4, 3, 1),
        (1, 5, 2),
    ):
        shapes = (inputs, hidden), (hidden,), (hidden, outputs), (outputs,)
        args = tuple(rng.uniform(-3, 3, shape).round(2) for shape in shapes)
        units = f"then {hidden} unit{'s' if hidden > 1 else ''}, then {outputs}"
        plural = "s" if inputs > 1 else ""
        cases.append(Case(args, f"{inputs} input{plural}, {units}"))
    return cases


def softmax_cases(rng: np.random.Generator) -> list[Case]:
    """One row and several, square and not, and values that overflow an `exp`."""
    return [
        Case((np.array([1.0, 2.0, 3.0]),), ROW),
        Case((rng.uniform(-4, 4, 5).round(1),), ROW),
        Case((rng.uniform(-4, 4, (2, 4)).round(1),), ROWS),
        Case((rng.uniform(-4, 4, (3, 3)).round(1),), ROWS),
        Case((rng.uniform(-4, 4, (4, 2)).round(1),), ROWS),
        Case((rng.integers(-3, 4, (1, 3)).astype(float),), ROWS),
        Case((np.array([1000.0, 999.0, 998.0]),), LARGE_ROW),
        Case((np.array([-1000.0, -1001.0, -1003.0]),), LARGE_ROW),
        Case((np.array([[1000.0, 1001.0], [-1000.0, -1002.0]]),), LARGE_ROWS),
    ]


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
    ]


def relu_neuron_rows(rng: np.random.Generator) -> np.ndarray:
    """Inputs on both sides of 0, shape (n, 1)."""
    return rows(rng, [-5], [5])


def logistic_rows(rng: np.random.Generator) -> np.ndarray:
    """Inputs over the stretch that the task states, shape (n, 1)."""
    return rows(rng, [0], [5]).round(2)


PROBES = {
    "relu": Probe(cases=relu_cases),
    "relu_neuron": Probe(look=look_at_model("relu_neuron", relu_neuron_rows)),
    "collapse": Probe(cases=collapse_cases),
    "logistic": Probe(look=look_at_model("logistic", logistic_rows)),
    "softmax": Probe(cases=softmax_cases),
    "boundary": Probe(cases=boundary_cases),
}
