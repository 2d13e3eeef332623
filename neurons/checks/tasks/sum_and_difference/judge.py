"""Judge of `sum_and_difference`."""

from collections.abc import Callable, Sequence

import numpy as np

from neurons.checks.judges.mistakes import Mistake
from neurons.checks.judges.networks import NetworkJudge
from neurons.checks.judges.targets import Target
from neurons.checks.tasks.sum_and_difference.probe import HIGH, LOW, pair_rows
from neurons.types import Floats


def layer(
    kernel: Sequence[Sequence[float]], bias: Sequence[float] = (0.0, 0.0)
) -> Callable[[Floats], Floats]:
    """The function of a linear layer."""
    return lambda X: X @ np.array(kernel, dtype=float) + np.array(bias)


JUDGE = NetworkJudge(
    task="sum_and_difference",
    inputs=2,
    units=(2,),
    activations=("linear",),
    draw_rows=pair_rows,
    needs_bias=False,
    success=(
        "Right: two neurons share the same two inputs and do different things with "
        "them. Column j of the kernel belongs to neuron j."
    ),
    input_causes={1: "each neuron was given one input; here both get both."},
    target=Target(
        function=layer([[1, 1], [1, -1]]),
        low=LOW,
        high=HIGH,
        fitted=(
            "Right, as far as fitting can tell. The exact kernel is [[1, 1], [1, -1]] "
            "with biases of 0; the diagram tells it without any fitting."
        ),
        mistakes=(
            Mistake(
                "outputs_swapped",
                layer([[1, 1], [-1, 1]]),
                "the two neurons have changed places.",
                "the first column of the kernel is the upper neuron.",
            ),
            Mistake(
                "other_difference",
                layer([[1, -1], [1, 1]]),
                "the minus sign stands on the other input's line.",
                "follow each line of the diagram from its input to its neuron.",
            ),
            Mistake(
                "both_sums",
                layer([[1, 1], [1, 1]]),
                "a minus sign is missing, so both neurons add.",
                "look at the weights of the lower neuron again.",
            ),
            Mistake(
                "both_minus",
                layer([[1, -1], [1, -1]]),
                "both lines into the lower neuron carry a minus sign.",
                "in the diagram only one of them does.",
            ),
            Mistake(
                "biases_of_one",
                layer([[1, 1], [1, -1]], (1.0, 1.0)),
                "the biases are 1. The diamond shows a 1 that meets the bias.",
                "the bias is the number on the diamond's line.",
            ),
            Mistake(
                "one_to_one",
                layer([[1, 0], [0, 1]]),
                "each neuron passes on one input only.",
                "in the diagram every input goes to both neurons.",
            ),
        ),
        step="read the weights off the diagram's lines, one by one.",
        row_name="the inputs ",
    ),
)
