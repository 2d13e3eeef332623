"""Judge of `two_neurons`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import numpy as np

from neurons.checks.judges.functions import FunctionJudge
from neurons.checks.judges.mistakes import Mistake
from neurons.checks.judges.models import ACTIVATIONS
from neurons.types import Floats

Answer: TypeAlias = tuple[Floats, Floats]  # hidden values, output

# A row per neuron, as the notebook states them.
SUMS, SUMS_OUT = np.array([[1, 1], [-1, 1]]), np.array([2, -1])

relu = ACTIVATIONS["relu"]


def two_neurons(x: Floats) -> Answer:
    """Return both hidden values and the output."""
    hidden = SUMS @ x
    return hidden, SUMS_OUT @ hidden


def _with_hidden(change: Callable[[Floats], Floats]) -> Callable[[Floats], Answer]:
    """Return the first network with changed hidden values."""

    def mistaken(x: Floats) -> Answer:
        hidden = np.asarray(change(x))
        return hidden, SUMS_OUT @ hidden

    return mistaken


JUDGE = FunctionJudge(
    task="two_neurons",
    reference=two_neurons,
    returns=("hidden", "output"),
    part_points=(2, 1),
    success=(
        "Right: a forward pass by hand. The output neuron never sees x; it knows only "
        "what the two hidden neurons hand on."
    ),
    mistakes=(
        Mistake(
            "transposed",
            _with_hidden(lambda x: SUMS.T @ x),
            "rows and columns of the weights have changed places.",
            "[1, 1] are the two weights of the first neuron.",
        ),
        Mistake(
            "relu",
            _with_hidden(lambda x: relu(SUMS @ x)),
            "a ReLU was applied to the hidden values.",
            "these neurons are linear; hand on negative values too.",
        ),
        Mistake(
            "neurons_swapped",
            _with_hidden(lambda x: (SUMS @ x)[::-1]),
            "the two hidden values have changed places.",
            "the neuron with the weights [1, 1] comes first.",
        ),
        Mistake(
            "output_swapped",
            lambda x: (SUMS @ x, SUMS_OUT[::-1] @ SUMS @ x),
            "the two weights of the output have changed places.",
            "2 belongs to the first hidden value, -1 to the second.",
            points=2,
        ),
        Mistake(
            "output_of_inputs",
            lambda x: (SUMS @ x, SUMS_OUT @ x),
            "the output's weights were used on x.",
            "use them on the hidden values.",
            points=2,
        ),
        Mistake(
            "output_sum",
            lambda x: (SUMS @ x, np.sum(SUMS @ x)),
            "the hidden values were added without weights.",
            "multiply each by its weight, 2 and -1, before you add.",
            points=2,
        ),
        Mistake(
            "order",
            lambda x: two_neurons(x)[::-1],
            "the two results have changed places.",
            "return the hidden values first, then the output.",
        ),
        Mistake(
            "products",
            lambda x: (SUMS * x, SUMS_OUT @ (SUMS @ x)),
            "inputs and weights were multiplied but not added up.",
            "a neuron adds its products: `@` or `np.sum`.",
            points=1,
        ),
    ),
    step="each neuron: multiply x by its weights and add up.",
)
