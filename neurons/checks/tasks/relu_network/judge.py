"""Judge of `relu_network`."""

from collections.abc import Callable

import numpy as np

from neurons.checks.judges.functions import FunctionJudge
from neurons.checks.judges.mistakes import Mistake
from neurons.checks.judges.models import ACTIVATIONS
from neurons.types import Floats

# A row per neuron, as the notebook states them.
SUMS, SUMS_OUT = np.array([[1, 1], [-1, 1]]), np.array([2, -1])  # the task before
RELUS, RELUS_OUT = np.array([[2, 4], [4, -5]]), np.array([2, 7])

relu = ACTIVATIONS["relu"]


def relu_network(x: Floats) -> Floats:
    """Return the output of two ReLU neurons."""
    output: Floats = RELUS_OUT @ relu(RELUS @ x)
    return output


def _with(activation: Callable[[Floats], Floats]) -> Callable[[Floats], object]:
    """Return the network with another activation of its hidden neurons."""
    return lambda x: RELUS_OUT @ np.asarray(activation(RELUS @ x))


def _of_hidden(change: Callable[[Floats], object]) -> Callable[[Floats], object]:
    """Return what is made of the right hidden values otherwise."""
    return lambda x: change(relu(RELUS @ x))


BETWEEN = "a ReLU keeps what is above 0 and makes the rest 0."
ACTIVATION_MISTAKES = (
    Mistake(
        "minimum",
        _with(lambda z: np.minimum(z, 0)),
        "the minimum was taken, so the negative values are kept.",
        BETWEEN,
    ),
    Mistake(
        "at_least_one",
        _with(lambda z: np.maximum(z, 1)),
        "the hidden values are at least 1, not at least 0.",
        BETWEEN,
    ),
    Mistake(
        "leaky",
        _with(lambda z: np.where(z > 0, z, 0.01 * z)),
        "this is a leaky ReLU: a small share of a negative value is left.",
        BETWEEN,
    ),
    Mistake(
        "cut_at_six",
        _with(lambda z: np.clip(z, 0, 6)),
        "the hidden values are cut off at 6.",
        "a ReLU has no upper limit.",
    ),
    Mistake(
        "cut_at_one",
        _with(lambda z: np.clip(z, 0, 1)),
        "the hidden values are cut off at 1.",
        "a ReLU has no upper limit.",
    ),
    Mistake(
        "step",
        _with(lambda z: (z > 0).astype(float)),
        "the hidden values are made 0 or 1.",
        BETWEEN,
    ),
    Mistake(
        "sigmoid",
        _with(ACTIVATIONS["sigmoid"]),
        "a sigmoid was applied instead of the ReLU.",
        BETWEEN,
    ),
    Mistake("tanh", _with(np.tanh), "a tanh was applied instead of the ReLU.", BETWEEN),
    Mistake(
        "relu_of_products",
        lambda x: RELUS_OUT @ relu(RELUS * x).sum(axis=1),
        "the ReLU was applied to each product.",
        "add a neuron's products first; then its ReLU.",
    ),
)
WEIGHT_MISTAKES = (
    Mistake(
        "no_sign",
        lambda x: RELUS_OUT @ relu(np.abs(RELUS) @ x),
        "the minus sign of a weight is missing.",
        "the second neuron's weights are [4, -5].",
    ),
    Mistake(
        "other_network",
        lambda x: SUMS_OUT @ relu(SUMS @ x),
        "these are the weights of the other network, of the task before.",
        "here they are [2, 4], [4, -5] and [2, 7].",
    ),
    Mistake(
        "first_only",
        _of_hidden(lambda hidden: 2 * hidden[0]),
        "only the first hidden value reaches the output.",
        "the second one has a weight too: 7.",
    ),
    Mistake(
        "second_only",
        _of_hidden(lambda hidden: 7 * hidden[1]),
        "only the second hidden value reaches the output.",
        "the first one has a weight too: 2.",
    ),
    Mistake(
        "larger",
        _of_hidden(lambda hidden: np.max(RELUS_OUT * hidden)),
        "the larger of the two products was taken.",
        "add them.",
    ),
    Mistake(
        "mean",
        _of_hidden(lambda hidden: np.mean(RELUS_OUT * hidden)),
        "the mean of the two products was taken.",
        "add them.",
    ),
    Mistake(
        "products",
        _of_hidden(lambda hidden: RELUS_OUT * hidden),
        "at the output the products were not added up.",
        "a neuron adds its products: `@` or `np.sum`.",
    ),
    Mistake(
        "output_bias",
        _of_hidden(lambda hidden: RELUS_OUT @ hidden + 1),
        "1 is added to the output, like a bias.",
        "these neurons have weights alone.",
    ),
    Mistake(
        "hidden_bias",
        _with(lambda z: relu(z + 1)),
        "1 is added to the hidden values, like a bias.",
        "these neurons have weights alone.",
    ),
    Mistake(
        "absolute_inputs",
        lambda x: relu_network(np.abs(x)),
        "absolute values were taken of the inputs.",
        "use the inputs as they are, negative ones too.",
    ),
)

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
            "a hidden value below 0 is passed on as 0.",
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
            "inputs are passed on as they are, negative ones too.",
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
        *ACTIVATION_MISTAKES,
        *WEIGHT_MISTAKES,
    ),
    step="hidden = ReLU of weights times x; output = 2 and 7 times hidden.",
)
