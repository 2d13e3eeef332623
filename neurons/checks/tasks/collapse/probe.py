"""What to look at for `collapse`."""

import numpy as np

from neurons.checks.probes import Probe
from neurons.checks.probes.calls import Case


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


PROBE = Probe(cases=collapse_cases)
