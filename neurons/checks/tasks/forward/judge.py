"""Judge of `forward`."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

import numpy as np

from neurons.checks.judges.functions import FunctionJudge
from neurons.checks.judges.mistakes import Mistake
from neurons.checks.judges.models import ACTIVATIONS, softmax
from neurons.checks.tasks.forward.slips import SLIPS
from neurons.types import Floats

Layers: TypeAlias = Sequence[tuple[Floats, Floats | float, str]]
Forward: TypeAlias = Callable[[Floats, Layers], Floats]


def forward(X: Floats, layers: Layers) -> Floats:
    """Rows through Dense layers, each (W, b, name of its activation)."""
    values = np.asarray(X, dtype=np.float64)
    for W, b, activation in layers:
        values = ACTIVATIONS[activation](values @ W + b)
    return values


def _renamed(choose: Callable[[str, bool], str]) -> Forward:
    """The forward pass with other activations, chosen by name and by being last."""

    def mistaken(X: Floats, layers: Layers) -> Floats:
        last = len(layers) - 1
        return forward(
            X, [(W, b, choose(a, i == last)) for i, (W, b, a) in enumerate(layers)]
        )

    return mistaken


def _with_softmax(function: Callable[[Floats], Floats]) -> Forward:
    """The forward pass with another softmax."""

    def mistaken(X: Floats, layers: Layers) -> Floats:
        values = np.asarray(X, dtype=np.float64)
        for W, b, activation in layers:
            values = values @ W + b
            if activation == "softmax":
                values = function(values)
            else:
                values = ACTIVATIONS[activation](values)
        return values

    return mistaken


def _bias_afterward(X: Floats, layers: Layers) -> Floats:
    values = np.asarray(X, dtype=np.float64)
    for W, b, activation in layers:
        values = ACTIVATIONS[activation](values @ W) + b
    return values


def _whole_softmax(values: Floats) -> Floats:
    return softmax(values.reshape(1, -1)).reshape(values.shape)


JUDGE = FunctionJudge(
    task="forward",
    reference=forward,
    success=(
        "Right, for every activation and any number of layers. This loop is what "
        "`model.predict` does; Keras only adds speed."
    ),
    mistakes=(
        Mistake(
            "last_linear",
            _renamed(lambda name, last: "linear" if last else name),
            "the activation of the last layer is left out.",
            "the last layer has one too; apply it as in every layer.",
        ),
        Mistake(
            "no_activation",
            _renamed(lambda name, last: "linear"),
            "no activation is applied.",
            "after `@ W + b`, apply the function that the third entry names.",
        ),
        Mistake(
            "no_bias",
            lambda X, layers: forward(X, [(W, 0.0, a) for W, b, a in layers]),
            "the bias is left out.",
            "add `b` after multiplying by `W`; it is added to every row.",
        ),
        Mistake(
            "bias_afterward",
            _bias_afterward,
            "the bias is added after the activation.",
            "add `b` first, then apply the activation.",
        ),
        Mistake(
            "relu_everywhere",
            _renamed(lambda name, last: "relu"),
            "every layer gets a ReLU.",
            "choose the activation by its name, layer by layer.",
        ),
        Mistake(
            "relu_hidden",
            _renamed(lambda name, last: name if last else "relu"),
            "every layer but the last gets a ReLU.",
            "choose the activation by its name, layer by layer.",
        ),
        Mistake(
            "softmax_down",
            _with_softmax(lambda z: softmax(z.T).T),
            "softmax runs down the columns, over different rows.",
            "each row adds up to 1: `axis=1` with `keepdims=True`.",
        ),
        Mistake(
            "softmax_whole",
            _with_softmax(_whole_softmax),
            "softmax divides by the sum over the whole table.",
            "each row adds up to 1: `axis=1` with `keepdims=True`.",
        ),
        Mistake(
            "softmax_not_divided",
            _with_softmax(np.exp),
            "softmax is not divided by the sum of the row.",
            "divide by `sum(axis=1, keepdims=True)`.",
        ),
        Mistake(
            "softmax_lost_axis",
            _with_softmax(lambda z: np.exp(z) / np.exp(z).sum(axis=1)),
            "softmax's sum has lost an axis, so rows and columns get mixed.",
            "keep it: `sum(axis=1, keepdims=True)`.",
        ),
        Mistake(
            "softmax_left_out",
            _renamed(lambda name, last: "linear" if name == "softmax" else name),
            "softmax is left out.",
            "it is one of the five names; compute it row by row.",
        ),
        Mistake(
            "tanh_is_sigmoid",
            _renamed(lambda name, last: "sigmoid" if name == "tanh" else name),
            "tanh is computed as a sigmoid.",
            "tanh runs from -1 to 1: `np.tanh`.",
        ),
        Mistake(
            "transposed",
            lambda X, layers: forward(X, [(W.T, b, a) for W, b, a in layers]),
            "the weights are transposed.",
            "W has a row per input and a column per neuron: `X @ W`.",
        ),
        Mistake(
            "first_layer",
            lambda X, layers: forward(X, layers[:1]),
            "only the first layer is run.",
            "return after the loop, not inside it.",
        ),
        Mistake(
            "last_on_inputs",
            lambda X, layers: forward(X, layers[-1:]),
            "every layer is given X itself.",
            "what one layer gives is what the next one takes.",
        ),
        *SLIPS,
    ),
    on_raise={
        "no layers": "with an empty list nothing happens: return X.",
        "one layer, softmax": "softmax comes here for the first time; look at it.",
    },
    step="for each layer: values @ W + b, then its activation.",
    examples="one of our networks",
)
