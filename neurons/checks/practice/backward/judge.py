"""Judge of `backward`."""

from collections.abc import Callable
from typing import TypeAlias

import numpy as np

from neurons.checks.judges.functions import FunctionJudge
from neurons.checks.judges.mistakes import Mistake
from neurons.types import Floats

Slopes: TypeAlias = tuple[Floats, Floats, Floats, Floats]
Rule: TypeAlias = Callable[..., object]


def _walk(
    X: Floats,
    y: Floats,
    W1: Floats,
    b1: Floats,
    W2: Floats,
    b2: Floats,
    *,
    start: Callable[[Floats], Floats] = lambda errors: 2 * errors / len(errors),
    slope: Callable[[Floats], Floats] = lambda sums: np.where(sums > 0, 1.0, 0.0),
    passed: Callable[[Floats], Floats] = lambda sums: np.maximum(sums, 0),
    over_rows: Callable[[Floats], Floats] = lambda G: np.sum(G, axis=0),
) -> Slopes:
    """Go forward and back; what is not as it should be is named."""
    sums = X @ W1 + b1
    hidden = np.maximum(sums, 0)
    G2 = start(hidden @ W2 + b2 - y)
    G1 = (G2 @ W2.T) * slope(sums)
    return X.T @ G1, over_rows(G1), passed(sums).T @ G2, over_rows(G2)


def backward(
    X: Floats, y: Floats, W1: Floats, b1: Floats, W2: Floats, b2: Floats
) -> Slopes:
    """Return the derivatives of the mean squared error for both layers."""
    return _walk(X, y, W1, b1, W2, b2)


def _changed(change: Callable[[Slopes], object]) -> Rule:
    """The right derivatives, changed afterward."""
    return lambda *args: change(backward(*args))


def _linear(
    X: Floats, y: Floats, W1: Floats, b1: Floats, W2: Floats, b2: Floats
) -> Slopes:
    """Leave the ReLU out, there and back."""
    hidden = X @ W1 + b1
    G2 = 2 * (hidden @ W2 + b2 - y) / len(X)
    G1 = G2 @ W2.T
    return X.T @ G1, G1.sum(axis=0), hidden.T @ G2, G2.sum(axis=0)


def _without_biases(
    X: Floats, y: Floats, W1: Floats, b1: Floats, W2: Floats, b2: Floats
) -> Slopes:
    return backward(X, y, W1, 0 * b1, W2, 0 * b2)


def _without_targets(
    X: Floats, y: Floats, W1: Floats, b1: Floats, W2: Floats, b2: Floats
) -> Slopes:
    return backward(X, 0 * y, W1, b1, W2, b2)


def _past_weights(
    X: Floats, y: Floats, W1: Floats, b1: Floats, W2: Floats, b2: Floats
) -> Slopes:
    """Walk back without the weights of the output layer."""
    dW2, db2 = backward(X, y, W1, b1, W2, b2)[2:]
    sums = X @ W1 + b1
    errors = np.maximum(sums, 0) @ W2 + b2 - y
    G1 = 2 * errors / len(X) * (sums > 0)
    return X.T @ G1, G1.sum(axis=0), dW2, db2


LOSS = (
    Mistake(
        "no_factor",
        lambda *args: _walk(*args, start=lambda errors: errors / len(errors)),
        "the factor 2 is missing at the start of the walk.",
        "the slope of a square has a 2 in front.",
    ),
    Mistake(
        "no_mean",
        lambda *args: _walk(*args, start=lambda errors: 2 * errors),
        "the start of the walk is not divided by the number of rows.",
        "the loss is a mean over the rows: divide by their number.",
    ),
    Mistake(
        "neither",
        lambda *args: _walk(*args, start=lambda errors: errors),
        "factor 2 and division by the number of rows are both missing.",
        "start with 2 times the errors, divided by the number of rows.",
    ),
    Mistake(
        "sign",
        _changed(lambda slopes: tuple(-slope for slope in slopes)),
        "every sign is turned round.",
        "the walk starts with prediction minus truth, not the other way.",
    ),
    Mistake(
        "without_targets",
        _without_targets,
        "the truth `y` is not used.",
        "the walk starts with prediction minus truth.",
    ),
)

JUDGE = FunctionJudge(
    task="backward",
    reference=backward,
    returns=("dW1", "db1", "dW2", "db2"),
    success=(
        "Right. Each derivative has the shape of what it belongs to, so one step is "
        "`W1 - learning_rate * dW1`, and so on."
    ),
    mistakes=(
        Mistake(
            "no_slope",
            lambda *args: _walk(*args, slope=np.ones_like),
            "the slope of the ReLU is left out on the way back.",
            "multiply by 1 where the hidden sum is above 0, and by 0 elsewhere.",
        ),
        Mistake(
            "output_for_slope",
            lambda *args: _walk(*args, slope=lambda sums: np.maximum(sums, 0)),
            "the walk back is multiplied by the hidden outputs.",
            "multiply by the slope of the ReLU: 1 or 0.",
        ),
        Mistake(
            "sums_for_outputs",
            lambda *args: _walk(*args, passed=lambda sums: sums),
            "`dW2` is made with the hidden sums, before the ReLU.",
            "use what the hidden layer passes on.",
        ),
        Mistake(
            "linear",
            _linear,
            "the network has no ReLU, neither forward nor back.",
            "the hidden layer passes on `np.maximum(sums, 0)`.",
        ),
        Mistake(
            "past_weights",
            _past_weights,
            "the walk back leaves out the weights `W2`.",
            "multiply by `W2.T` on the way to the hidden layer.",
        ),
        Mistake(
            "without_biases",
            _without_biases,
            "the forward pass leaves out the biases.",
            "each layer adds its bias: `X @ W1 + b1`.",
        ),
        Mistake(
            "bias_means",
            lambda *args: _walk(*args, over_rows=lambda G: np.mean(G, axis=0)),
            "means over the rows are taken for the biases.",
            "add up over the rows: the mean is in the slopes already.",
        ),
        Mistake(
            "transposed",
            _changed(lambda found: (found[0].T, found[1], found[2].T, found[3])),
            "the derivatives of the weights are transposed.",
            "each has the shape of its weights.",
        ),
        Mistake(
            "last_layer_first",
            _changed(lambda found: (*found[2:], *found[:2])),
            "the output layer's derivatives come first.",
            "return those of the hidden layer first.",
        ),
        Mistake(
            "weights_first",
            _changed(lambda found: (found[0], found[2], found[1], found[3])),
            "both weights come first, then both biases.",
            "return `dW1, db1, dW2, db2`.",
        ),
        *LOSS,
    ),
    step="weights: the layer's input, transposed, times the slopes of its sums.",
    examples="one of our networks",
)
