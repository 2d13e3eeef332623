"""Further mistakes of `forward`: an activation, a bias or a layer gone wrong."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

import numpy as np

from neurons.checks.judges.mistakes import Mistake
from neurons.checks.judges.models import ACTIVATIONS, softmax
from neurons.types import Floats

Layers: TypeAlias = Sequence[tuple[Floats, Floats, str]]
Function: TypeAlias = Callable[[Floats], Floats]
Step: TypeAlias = Callable[[Floats, Floats, Floats, Function], Floats]

BY_NAME = "choose the activation by its name, layer by layer."


def right_step(values: Floats, W: Floats, b: Floats, act: Function) -> Floats:
    """What one layer gives."""
    return act(values @ W + b)


def all_values(X: Floats, layers: Layers, step: Step = right_step) -> list[Floats]:
    """The inputs and what each layer gives."""
    values = [np.asarray(X, dtype=np.float64)]
    for W, b, name in layers:
        values.append(step(values[-1], W, b, ACTIVATIONS[name]))
    return values


def _steps(step: Step) -> Callable[[Floats, Layers], Floats]:
    """The forward pass with another step for each layer."""
    return lambda X, layers: all_values(X, layers, step)[-1]


def _instead(name: str, other: Function) -> Callable[[Floats, Layers], Floats]:
    """The forward pass with another function in the place of one activation."""

    def mistaken(X: Floats, layers: Layers) -> Floats:
        values = np.asarray(X, dtype=np.float64)
        for W, b, activation in layers:
            z = values @ W + b
            values = other(z) if activation == name else ACTIVATIONS[activation](z)
        return values

    return mistaken


def _same(z: Floats) -> Floats:
    return z


def _shares(z: Floats) -> Floats:
    shares: Floats = z / z.sum(axis=1, keepdims=True)
    return shares


def _largest(z: Floats) -> Floats:
    chosen: Floats = (z == z.max(axis=1, keepdims=True)).astype(np.float64)
    return chosen


ACTIVATION_SLIPS = (
    Mistake("relu_left_out", _instead("relu", _same), "the ReLU is left out.", BY_NAME),
    Mistake(
        "sigmoid_left_out",
        _instead("sigmoid", _same),
        "the sigmoid is left out.",
        BY_NAME,
    ),
    Mistake("tanh_left_out", _instead("tanh", _same), "the tanh is left out.", BY_NAME),
    Mistake(
        "sigmoid_everywhere",
        _steps(lambda values, W, b, act: ACTIVATIONS["sigmoid"](values @ W + b)),
        "every layer gets a sigmoid.",
        BY_NAME,
    ),
    Mistake(
        "sigmoid_of_minus",
        _instead("sigmoid", lambda z: ACTIVATIONS["sigmoid"](-z)),
        "the sigmoid lacks its minus sign, so it falls where it should rise.",
        "the exponent is minus z.",
    ),
    Mistake(
        "sigmoid_is_softmax",
        _instead("sigmoid", softmax),
        "softmax was taken in the place of the sigmoid.",
        "a sigmoid looks at each number alone.",
    ),
    Mistake(
        "relu_is_absolute",
        _instead("relu", np.abs),
        "the ReLU gives absolute values.",
        "it makes negative numbers 0: `np.maximum`.",
    ),
    Mistake(
        "relu_is_minimum",
        _instead("relu", lambda z: np.minimum(z, 0)),
        "the ReLU takes the minimum, so it keeps the negative numbers.",
        "it keeps the positive ones: `np.maximum`.",
    ),
    Mistake(
        "softmax_of_shares",
        _instead("softmax", _shares),
        "softmax lacks the powers of e: `np.exp`.",
        "take the power of each number first, then divide by their sum.",
    ),
    Mistake(
        "softmax_of_largest",
        _instead("softmax", _largest),
        "softmax gives 1 for the largest number and 0 for the rest.",
        "it gives every number a share: powers of e over their sum.",
    ),
    Mistake(
        "activation_before",
        _steps(lambda values, W, b, act: act(values) @ W + b),
        "the activation is applied before the weights.",
        "multiply by W and add b first, then apply it.",
    ),
    Mistake(
        "activation_twice",
        _steps(lambda values, W, b, act: act(act(values @ W + b))),
        "each activation is applied twice.",
        "apply it once for each layer.",
    ),
)
BIAS_SLIPS = (
    Mistake(
        "bias_subtracted",
        _steps(lambda values, W, b, act: act(values @ W - b)),
        "the bias is subtracted.",
        "add it.",
    ),
    Mistake(
        "bias_twice",
        _steps(lambda values, W, b, act: act(values @ W + 2 * b)),
        "the bias is added twice.",
        "add it once for each layer.",
    ),
    Mistake(
        "first_bias",
        _steps(lambda values, W, b, act: act(values @ W + b[0])),
        "only the first number of the bias is used.",
        "each neuron has its own: add all of `b`.",
    ),
)
LAYER_SLIPS = (
    Mistake(
        "without_first",
        lambda X, layers: all_values(X, layers[1:])[-1],
        "the first layer is skipped.",
        "begin with `layers[0]`.",
    ),
    Mistake(
        "without_last",
        lambda X, layers: all_values(X, layers[:-1])[-1],
        "the last layer is left out.",
        "go through all of `layers`.",
    ),
    Mistake(
        "all_values",
        lambda X, layers: tuple(all_values(X, layers)),
        "the values of every layer are returned, the inputs too.",
        "return what the last layer gives, alone.",
    ),
    Mistake(
        "zeros_for_none",
        lambda X, layers: all_values(X, layers)[-1] if layers else np.zeros(X.shape),
        "an empty list gives zeros.",
        "with no layers nothing happens: return X.",
    ),
)
SLIPS = ACTIVATION_SLIPS + BIAS_SLIPS + LAYER_SLIPS
