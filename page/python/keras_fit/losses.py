"""Losses, their derivatives by the predictions, and metrics as Keras counts them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import keras
import numpy as np
from numpy.typing import NDArray

from keras_fit.activations import sigmoid, softplus
from keras_fit.chain import Chain, no

Floats = NDArray[np.float32]
Pair = tuple[Floats, Floats]
EPSILON = np.float32(1e-7)
STEP = 1e-6


def _squared(y: Floats, p: Floats) -> Pair:
    off = p - y
    return (off * off).mean(axis=-1), off * np.float32(2 / p.shape[-1])


def _absolute(y: Floats, p: Floats) -> Pair:
    off = p - y
    return np.abs(off).mean(axis=-1), np.sign(off) * np.float32(1 / p.shape[-1])


def _binary(y: Floats, p: Floats) -> Pair:
    inside = (p > EPSILON) & (p < 1 - EPSILON)
    q = np.clip(p, EPSILON, 1 - EPSILON)
    loss = -(y * np.log(q) + (1 - y) * np.log(1 - q)).mean(axis=-1)
    slope = (q - y) / (q * (1 - q)) * inside
    return loss, slope * np.float32(1 / p.shape[-1])


def _binary_logits(y: Floats, z: Floats) -> Pair:
    loss = (softplus(z) - y * z).mean(axis=-1)
    return loss, (sigmoid(z) - y) * np.float32(1 / z.shape[-1])


def _classes_logits(y: Floats, z: Floats) -> Pair:
    shifted = z - z.max(axis=-1, keepdims=True)
    powers = np.exp(shifted)
    total = powers.sum(axis=-1, keepdims=True)
    loss = -(y * (shifted - np.log(total))).sum(axis=-1)
    return loss, powers / total * y.sum(axis=-1, keepdims=True) - y


def _one_hot(y: Floats, p: Floats) -> Floats:
    return np.eye(p.shape[-1], dtype="float32")[y.reshape(len(p)).astype(int)]


def _classes(y: Floats, p: Floats) -> Pair:
    total = p.sum(axis=-1, keepdims=True)
    share = p / total
    q = np.clip(share, EPSILON, 1 - EPSILON)
    slope = -y / q * ((share > EPSILON) & (share < 1 - EPSILON))
    loss = -(y * np.log(q)).sum(axis=-1)
    return loss, (slope - (slope * share).sum(axis=-1, keepdims=True)) / total


PLAIN = {
    "mean_squared_error": _squared,
    "mean_absolute_error": _absolute,
    "binary_crossentropy": _binary,
    "categorical_crossentropy": _classes,
    "sparse_categorical_crossentropy": lambda y, p: _classes(_one_hot(y, p), p),
}
# By what comes into the last activation, as TensorFlow computes them, too.
OF_LOGITS = {
    ("binary_crossentropy", "sigmoid"): _binary_logits,
    ("categorical_crossentropy", "softmax"): _classes_logits,
    ("sparse_categorical_crossentropy", "softmax"): lambda y, z: _classes_logits(
        _one_hot(y, z), z
    ),
}
FROM_LOGITS = {loss: function for (loss, _), function in OF_LOGITS.items()}


class Loss:
    """The loss that a model was compiled with, over a batch."""

    def __init__(self, model: keras.Model, chain: Chain) -> None:
        found = model._compile_loss._flat_losses
        if len(found) != 1 or found[0].loss_weights is not None:
            raise no("several losses or weights of losses")
        self.loss = found[0].loss
        self.is_sum = self.loss.reduction == "sum"
        if self.loss.reduction not in ("sum_over_batch_size", "mean", "sum"):
            raise no(f"a loss whose reduction is {self.loss.reduction!r}")
        function = getattr(self.loss, "fn", None)
        options: Mapping[str, object] = getattr(self.loss, "_fn_kwargs", {})
        name = _own_name(function)
        is_usual = not any(options.get(o) for o in ("label_smoothing", "ignore_class"))
        is_usual = is_usual and options.get("axis", -1) == -1
        self.is_of_logits = False
        self.pair: Callable[[Floats, Floats], Pair] = self._by_values
        if is_usual and options.get("from_logits") and name in FROM_LOGITS:
            self.pair = FROM_LOGITS[name]
        elif is_usual and (name, chain.last) in OF_LOGITS:
            self.is_of_logits = True
            self.pair = OF_LOGITS[name, chain.last]
        elif is_usual and name in PLAIN and not options.get("from_logits"):
            self.pair = PLAIN[name]

    def of(self, y: Floats, values: list[Floats]) -> tuple[float, Floats]:
        """Return the loss and its derivative.

        Args:
            y: targets.
            values: what `Chain.forward` returned.
        """
        given = values[-2] if self.is_of_logits else values[-1]
        each, slope = self.pair(y, given)
        if self.is_sum:
            return float(each.sum()), slope
        return float(each.mean()), slope * np.float32(1 / len(given))

    def _by_values(self, y: Floats, p: Floats) -> Pair:
        """Any other loss: its derivative from two values by each output."""
        exact, y = p.astype("float64"), y.astype("float64")
        each = np.asarray(self.loss.call(y, exact))
        if each.shape != (len(p),):
            raise no("a loss that is not one number a row")
        slope = np.empty_like(exact)
        for j in range(p.shape[-1]):
            shift = np.zeros(p.shape[-1])
            shift[j] = STEP
            above = np.asarray(self.loss.call(y, exact + shift))
            below = np.asarray(self.loss.call(y, exact - shift))
            slope[:, j] = (above - below) / (2 * STEP)
        return each.astype("float32"), slope.astype("float32")


def _own_name(function: object) -> str:
    is_own = str(getattr(function, "__module__", "")).startswith("keras.")
    return str(getattr(function, "__name__", "")) if is_own else ""


def _right_binary(y: Floats, p: Floats, threshold: float = 0.5) -> Floats:
    return ((p > threshold) == y).mean(axis=-1)


METRICS: dict[str, Callable[..., Floats]] = {
    "binary_accuracy": _right_binary,
    "categorical_accuracy": lambda y, p: p.argmax(axis=-1) == y.argmax(axis=-1),
    "sparse_categorical_accuracy": lambda y, p: p.argmax(axis=-1) == y.reshape(len(p)),
    "mean_absolute_error": lambda y, p: np.abs(p - y).mean(axis=-1),
    "mean_squared_error": lambda y, p: np.square(p - y).mean(axis=-1),
}


class Metrics:
    """A model's metrics; their sums are those of Keras's own objects."""

    def __init__(self, model: keras.Model) -> None:
        self.model, self.loss = model, model._loss_tracker
        compiled = model._compile_metrics
        every = [] if compiled is None else compiled.metrics
        self.quick: list[tuple[keras.metrics.Mean, Callable[..., Floats]]] = []
        self.others: list[keras.metrics.Metric] = []
        self._waiting: list[Pair] = []
        for metric in every:
            name = _own_name(getattr(metric, "_fn", None))
            options = getattr(metric, "_fn_kwargs", {})
            is_mean = isinstance(metric, keras.metrics.MeanMetricWrapper)
            is_known = name in METRICS and set(options) <= {"threshold", "dtype"}
            if is_mean and is_known and type(metric).__module__.startswith("keras."):
                given = {k: v for k, v in options.items() if k == "threshold"}
                self.quick.append((metric, _with(METRICS[name], given)))
            else:
                self.others.append(metric)

    def add(self, loss: float, y: Floats, p: Floats) -> None:
        """Count a batch."""
        _count(self.loss, loss * len(p), len(p))
        for metric, function in self.quick:
            _count(metric, float(function(y, p).sum()), len(p))
        if self.others:
            self._waiting.append((y, p))

    def logs(self) -> dict[str, float]:
        """Return all figures since they were last reset, by name."""
        if self._waiting:
            # One call for many batches: each takes Keras milliseconds.
            y, p = (np.concatenate(column) for column in zip(*self._waiting))
            self._waiting.clear()
            for metric in self.others:
                metric.update_state(y, p)
        figures = self.model.get_metrics_result()
        return {name: float(figures[name]) for name in sorted(figures)}

    def reset(self) -> None:
        """Start anew."""
        self._waiting.clear()
        self.model.reset_metrics()


def _with(
    function: Callable[..., Floats], options: Mapping[str, object]
) -> Callable[..., Floats]:
    return lambda y, p: function(y, p, **options)


def _count(metric: keras.metrics.Mean, total: float, count: int) -> None:
    # Arrays of their own: Keras may hold on to the ones before.
    metric.total._value = np.asarray(metric.total._value + np.float32(total))
    metric.count._value = np.asarray(metric.count._value + np.float32(count))
