"""Judge of `relu_network`."""

from __future__ import annotations

import numpy as np

from neurons.checks.judges.functions import FunctionJudge
from neurons.checks.judges.mistakes import Mistake
from neurons.checks.judges.models import ACTIVATIONS
from neurons.types import Floats

# A row per neuron, as the notebook states them.
RELUS, RELUS_OUT = np.array([[2, 4], [4, -5]]), np.array([2, 7])

relu = ACTIVATIONS["relu"]


def relu_network(x: Floats) -> Floats:
    """Return the output of two ReLU neurons."""
    output: Floats = RELUS_OUT @ relu(RELUS @ x)
    return output


JUDGE = FunctionJudge(
    task="relu_network",
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
)
