"""Judges of `two_neurons` and `relu_network`: two neurons and one output."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from neurons.checks.judging.ex07_numpy_forward.about import ABOUT
from neurons.checks.judging.functions import FunctionJudge, Mistake
from neurons.checks.judging.models import ACTIVATIONS

# A row per neuron, as the notebook states them.
SUMS, SUMS_OUT = np.array([[1, 1], [-1, 1]]), np.array([2, -1])
RELUS, RELUS_OUT = np.array([[2, 4], [4, -5]]), np.array([2, 7])

relu = ACTIVATIONS["relu"]


def two_neurons(x: Any) -> tuple[np.ndarray, float]:
    """Both hidden values and the output."""
    hidden = SUMS @ x
    return hidden, SUMS_OUT @ hidden


def relu_network(x: Any) -> float:
    """The output of two ReLU neurons."""
    return RELUS_OUT @ relu(RELUS @ x)


def _with_hidden(change: Callable[[Any], Any]) -> Callable[[Any], tuple]:
    """The first network with changed hidden values."""

    def mistaken(x: Any) -> tuple[np.ndarray, float]:
        hidden = np.asarray(change(x))
        return hidden, SUMS_OUT @ hidden

    return mistaken


TWO_NEURONS = FunctionJudge(
    task="two_neurons",
    name="two_neurons",
    parameters=("x",),
    points=3,
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
    about=ABOUT,
)

RELU_NETWORK = FunctionJudge(
    task="relu_network",
    name="relu_network",
    parameters=("x",),
    points=2,
    reference=relu_network,
    success=(
        "Right. Where a neuron is off, small changes of its weights change nothing: "
        "that is also why a dead ReLU cannot learn."
    ),
    mistakes=(
        Mistake(
            "no_relu",
            lambda x: RELUS_OUT @ RELUS @ x,
            "the ReLU is missing.",
            "a hidden value below 0 is handed on as 0.",
        ),
        Mistake(
            "relu_last",
            lambda x: relu(RELUS_OUT @ RELUS @ x),
            "the ReLU came after the output, not after the hidden neurons.",
            "put it between the two layers.",
        ),
        Mistake(
            "relu_first_only",
            lambda x: RELUS_OUT @ np.array([relu(RELUS @ x)[0], (RELUS @ x)[1]]),
            "only the first hidden neuron has its ReLU.",
            "both neurons need it.",
        ),
        Mistake(
            "relu_second_only",
            lambda x: RELUS_OUT @ np.array([(RELUS @ x)[0], relu(RELUS @ x)[1]]),
            "only the second hidden neuron has its ReLU.",
            "both neurons need it.",
        ),
        Mistake(
            "relu_on_inputs",
            lambda x: RELUS_OUT @ relu(RELUS @ relu(np.asarray(x))),
            "the ReLU was applied to the inputs too.",
            "inputs are handed on as they are, negative ones too.",
        ),
        Mistake(
            "absolute",
            lambda x: RELUS_OUT @ np.abs(RELUS @ x),
            "negative hidden values lost their sign.",
            "a ReLU makes them 0: `np.maximum(0, z)`.",
        ),
        Mistake(
            "output_swapped",
            lambda x: RELUS_OUT[::-1] @ relu(RELUS @ x),
            "the two weights of the output have changed places.",
            "2 belongs to the first hidden value, 7 to the second.",
        ),
        Mistake(
            "output_sum",
            lambda x: np.sum(relu(RELUS @ x)),
            "the hidden values were added without weights.",
            "multiply each by its weight, 2 and 7, before you add.",
        ),
        Mistake(
            "hidden",
            lambda x: relu(RELUS @ x),
            "these are the hidden values.",
            "weight them with 2 and 7 and add up.",
        ),
        Mistake(
            "both",
            lambda x: (relu(RELUS @ x), relu_network(x)),
            "the hidden values are returned too.",
            "here only the output is asked for.",
        ),
    ),
    step="hidden = ReLU of weights times x; output = 2 and 7 times hidden.",
    about=ABOUT,
)
