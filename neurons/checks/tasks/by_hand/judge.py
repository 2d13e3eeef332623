"""Judge of `by_hand`."""

from collections.abc import Callable

import numpy as np

from neurons.checks.judges.mistakes import Mistake
from neurons.checks.judges.networks import NetworkJudge
from neurons.checks.judges.planes import fit, read_table
from neurons.checks.judges.targets import Target
from neurons.checks.tasks.by_hand.probe import HIGH, LOW, cereal_rows
from neurons.types import Floats

WEIGHTS, BIAS = (2.5, -4.0, 5.0), 80.0


def plane(*numbers: float) -> Callable[[Floats], Floats]:
    """The function of a neuron with these weights and, last, this bias."""
    *weights, bias = numbers
    return lambda X: X @ np.array([weights]).T + bias


def fitted_plane(X: Floats) -> Floats:
    """What the least-squares plane over the cereals gives."""
    return plane(*fit(*read_table()))(X)


ORDER = (
    "the weights stand in another order than the inputs.",
    "first row of the kernel: sugars, then fiber, then protein.",
)

JUDGE = NetworkJudge(
    task="by_hand",
    inputs=3,
    units=(1,),
    activations=("linear",),
    draw_rows=cereal_rows,
    success=(
        "Right. A gram of fiber takes 4 kcal off this estimate; in the real table, "
        "too, cereals with more fiber tend to have fewer calories."
    ),
    target=Target(
        function=plane(*WEIGHTS, BIAS),
        low=LOW,
        high=HIGH,
        fitted=(
            "Right, as far as fitting can tell. The exact weights are 2.5, -4 and 5, "
            "the bias is 80: `set_weights` puts them in without any fitting."
        ),
        mistakes=(
            Mistake(
                "no_bias",
                plane(*WEIGHTS, 0),
                "the bias is still 0.",
                "the second array for `set_weights` is the bias.",
            ),
            Mistake(
                "plus_fiber",
                plane(2.5, 4, 5, BIAS),
                "the minus sign of the fiber's weight is missing.",
                "fiber pulls the estimate down.",
            ),
            Mistake("file_order", plane(5, -4, 2.5, BIAS), *ORDER),
            Mistake("other_order", plane(-4, 2.5, 5, BIAS), *ORDER),
            Mistake("last_swapped", plane(2.5, 5, -4, BIAS), *ORDER),
            Mistake(
                "bias_first",
                plane(BIAS, 2.5, -4, 5),
                "the bias stands among the weights.",
                "the kernel holds three weights, the second array the bias.",
            ),
            Mistake(
                "old_bias",
                plane(*WEIGHTS, 90),
                "90 is the bias of the neuron with one input.",
                "this neuron starts at 80 kcal.",
            ),
            Mistake(
                "minus_bias",
                plane(*WEIGHTS, -BIAS),
                "the bias has a minus sign.",
                "an estimate for 0 g of everything is 80 kcal, not less than 0.",
            ),
            Mistake(
                "least_squares",
                fitted_plane,
                "these are the weights that fit the table best.",
                "this task wants the round weights that its text gives.",
            ),
        ),
        step="compare kernel and bias with the task, one number at a time.",
        row_name="the cereal ",
    ),
)
