"""Judge of `two_neurons`."""

from collections.abc import Callable
from typing import TypeAlias

import numpy as np

from neurons.checks.judges.functions import FunctionJudge
from neurons.checks.judges.mistakes import Mistake
from neurons.checks.judges.models import ACTIVATIONS
from neurons.types import Floats

Answer: TypeAlias = tuple[Floats, Floats]  # hidden values, output

# A row per neuron, as the notebook states them.
RELUS, RELUS_OUT = np.array([[2, 4], [4, -5]]), np.array([2, 7])  # the next task's
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


def _other_output(change: Callable[[Floats], object]) -> Callable[[Floats], object]:
    """Return the right hidden values, and an output that is made of them otherwise."""
    return lambda x: (SUMS @ x, change(SUMS @ x))


def _one_by_one(x: Floats) -> object:
    hidden, output = two_neurons(x)
    return hidden[0], hidden[1], output


HIDDEN_MISTAKES = (
    Mistake(
        "first_twice",
        _with_hidden(lambda x: np.repeat((SUMS @ x)[0], 2)),
        "the second neuron has the weights of the first neuron, without a minus.",
        "its weights are [-1, 1].",
    ),
    Mistake(
        "sign_of_second",
        _with_hidden(lambda x: (SUMS @ x) * [1, -1]),
        "the minus sign of the second neuron belongs to the other weight.",
        "its weights are [-1, 1]: the first input counts -1.",
    ),
    Mistake(
        "no_signs",
        lambda x: (np.abs(SUMS) @ x, np.abs(SUMS_OUT) @ (np.abs(SUMS) @ x)),
        "the minus signs of the weights are missing.",
        "two weights are -1: one of the second neuron, one of the output.",
    ),
    Mistake(
        "bias",
        lambda x: (SUMS @ x + 1, SUMS_OUT @ (SUMS @ x + 1) + 1),
        "1 is added to every neuron, like a bias.",
        "these neurons have weights alone.",
    ),
    Mistake(
        "sigmoid",
        _with_hidden(lambda x: ACTIVATIONS["sigmoid"](SUMS @ x)),
        "a sigmoid was applied to the hidden values.",
        "these neurons are linear; pass their sums on.",
    ),
    Mistake(
        "tanh",
        _with_hidden(lambda x: np.tanh(SUMS @ x)),
        "a tanh was applied to the hidden values.",
        "these neurons are linear; pass their sums on.",
    ),
    Mistake(
        "absolute",
        _with_hidden(lambda x: np.abs(SUMS @ x)),
        "absolute values were taken of the hidden values.",
        "these neurons are linear; negative sums stay negative.",
    ),
    Mistake(
        "rounded",
        _with_hidden(lambda x: np.round(SUMS @ x)),
        "the hidden values are rounded.",
        "pass them on as they are; round only when you print.",
    ),
    Mistake(
        "other_axis",
        _with_hidden(lambda x: (SUMS * x).sum(axis=0)),
        "the products were added along the wrong axis.",
        "add those of one neuron, a row: `axis=1`, or `@`.",
    ),
    Mistake(
        "from_first_value",
        _with_hidden(lambda x: np.array([x[0] + x[1], -x[0]])),
        "the second neuron takes the first hidden value.",
        "both hidden neurons take x.",
    ),
    Mistake(
        "swapped_alone",
        lambda x: ((SUMS @ x)[::-1], SUMS_OUT @ SUMS @ x),
        "the two hidden values have changed places.",
        "the neuron with the weights [1, 1] comes first.",
        points=1,
    ),
    Mistake(
        "hidden_alone",
        lambda x: tuple(SUMS @ x),
        "the hidden values alone are returned; the output is missing.",
        "weight them with 2 and -1, add, and return that too.",
    ),
    Mistake(
        "other_network",
        lambda x: (RELUS @ x, RELUS_OUT @ (RELUS @ x)),
        "these are the weights of the other network, of the next task.",
        "here they are [1, 1], [-1, 1] and [2, -1].",
    ),
    Mistake(
        "one_by_one",
        _one_by_one,
        "three numbers are returned, one by one.",
        "put the two hidden values into one array: `return hidden, output`.",
    ),
)
OUTPUT_MISTAKES = (
    Mistake(
        "output_sign",
        _other_output(lambda hidden: 2 * hidden[0] + hidden[1]),
        "the minus sign of the output's second weight is missing.",
        "the second hidden value counts -1.",
        points=2,
    ),
    Mistake(
        "output_first",
        _other_output(lambda hidden: 2 * hidden[0]),
        "only the first hidden value reaches the output.",
        "the second one has a weight too: -1.",
        points=2,
    ),
    Mistake(
        "output_relu",
        _other_output(lambda hidden: relu(SUMS_OUT @ hidden)),
        "a ReLU was applied to the output.",
        "the output is linear; it may be negative.",
        points=2,
    ),
    Mistake(
        "relu_between",
        _other_output(lambda hidden: SUMS_OUT @ relu(hidden)),
        "a ReLU was applied on the way to the output.",
        "pass the hidden values on as they are, negative ones too.",
        points=2,
    ),
    Mistake(
        "output_mean",
        _other_output(np.mean),
        "the output is the mean of the hidden values.",
        "multiply each by its weight, 2 and -1, and add.",
        points=2,
    ),
    Mistake(
        "output_plus_one",
        _other_output(lambda hidden: SUMS_OUT @ hidden + 1),
        "1 is added to the output, like a bias.",
        "the output has weights alone.",
        points=2,
    ),
    Mistake(
        "output_products",
        _other_output(lambda hidden: SUMS_OUT * hidden),
        "at the output the products were not added up.",
        "a neuron adds its products: `@` or `np.sum`.",
        points=2,
    ),
)

JUDGE = FunctionJudge(
    task="two_neurons",
    reference=two_neurons,
    returns=("hidden", "output"),
    part_points=(2, 1),
    success=(
        "Right: a forward pass by hand. The output neuron never sees x; it knows only "
        "what the two hidden neurons pass on."
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
            "these neurons are linear; pass on negative values too.",
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
        *HIDDEN_MISTAKES,
        *OUTPUT_MISTAKES,
    ),
    step="each neuron: multiply x by its weights and add up.",
)
