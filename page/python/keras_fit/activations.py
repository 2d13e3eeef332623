"""Activation functions that Keras has, and their derivatives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import keras
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
ONE = np.float32(1)
# Derivatives of these come from two values of Keras's own function: all are smooth
# enough, and each number depends on its own input alone.
SMOOTH = frozenset(
    {
        *("selu", "softplus", "softsign", "silu", "gelu", "exponential", "mish"),
        *("hard_sigmoid", "hard_silu", "hard_tanh", "relu6", "log_sigmoid", "celu"),
        *("tanh_shrink", "squareplus", "soft_shrink", "hard_shrink", "threshold"),
    }
)
STEP = 1e-6


@dataclass(frozen=True)
class Activation:
    """An activation function.

    Attributes:
        name: as Keras writes it.
        value: the function of what comes in.
        slope: derivative of the loss by what comes in; from that, what comes out, and
            the derivative by what comes out.
    """

    name: str
    value: Callable[[Floats], Floats]
    slope: Callable[[Floats, Floats, Floats], Floats]


def sigmoid(z: Floats) -> Floats:
    """Return 1 / (1 + exp(-z))."""
    with np.errstate(over="ignore"):
        return ONE / (ONE + np.exp(-z))


def softplus(z: Floats) -> Floats:
    """Return log(1 + exp(z)) without overflow."""
    return np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))


def _softmax(z: Floats) -> Floats:
    powers = np.exp(z - z.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


def _softmax_slope(z: Floats, a: Floats, slope: Floats) -> Floats:
    return a * (slope - (slope * a).sum(axis=-1, keepdims=True))


def leaky(negative: float) -> Activation:
    """Return a ReLU that lets a share of negative numbers through."""
    share = np.float32(negative)
    return Activation(
        "leaky_relu",
        lambda z: np.where(z > 0, z, share * z),
        lambda z, a, slope: np.where(z > 0, slope, share * slope),
    )


def elu(alpha: float) -> Activation:
    """Return an ELU."""
    size = np.float32(alpha)
    return Activation(
        "elu",
        lambda z: np.where(z > 0, z, size * np.expm1(np.minimum(z, 0))),
        lambda z, a, slope: np.where(z > 0, slope, slope * (a + size)),
    )


KNOWN = {
    "linear": Activation("linear", lambda z: z, lambda z, a, slope: slope),
    "relu": Activation(
        "relu", lambda z: np.maximum(z, 0), lambda z, a, slope: slope * (z > 0)
    ),
    "sigmoid": Activation(
        "sigmoid", sigmoid, lambda z, a, slope: slope * a * (ONE - a)
    ),
    "tanh": Activation("tanh", np.tanh, lambda z, a, slope: slope * (ONE - a * a)),
    "softmax": Activation("softmax", _softmax, _softmax_slope),
    "leaky_relu": leaky(0.2),
    "elu": elu(1.0),
}


def activation_of(layer: keras.layers.Layer) -> Activation | None:
    """Return the activation function of a layer; None if it isn't one of Keras's."""
    kind = type(layer).__name__
    if kind == "ReLU" and layer.max_value is None and not layer.threshold:
        return leaky(layer.negative_slope) if layer.negative_slope else KNOWN["relu"]
    if kind == "LeakyReLU":
        return leaky(float(layer.negative_slope))
    if kind == "ELU":
        return elu(float(layer.alpha))
    if kind == "Softmax" and layer.axis == -1:
        return KNOWN["softmax"]
    if kind not in ("Activation", "Dense"):
        return None
    return _of_function(layer.activation)


def _of_function(function: Callable[[Floats], Floats]) -> Activation | None:
    name = getattr(function, "__name__", "")
    # Also `keras.ops.relu`, which is another function of the same name.
    if not str(getattr(function, "__module__", "")).startswith("keras."):
        return None
    if name in KNOWN:
        return KNOWN[name]
    return smooth(name, function) if name in SMOOTH else None


def smooth(name: str, function: Callable[[Floats], Floats]) -> Activation:
    """Return a function of Keras with a derivative from its values."""

    def slope(z: Floats, a: Floats, by_output: Floats) -> Floats:
        exact = z.astype("float64")
        above, below = (np.asarray(function(exact + d)) for d in (STEP, -STEP))
        return (by_output * (above - below) / (2 * STEP)).astype("float32")

    return Activation(name, lambda z: np.asarray(function(z)), slope)
