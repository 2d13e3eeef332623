"""A stack of dense layers, forward and backward, in NumPy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import keras
import numpy as np
from numpy.typing import NDArray

from keras_fit.activations import Activation, activation_of
from standins import NotInPage, not_in_page

Floats = NDArray[np.float32]
# They hold no weights that are trained, so they may be applied to all rows at once.
PREPARE = ("Normalization", "Rescaling", "Flatten", "Reshape")


@dataclass(frozen=True)
class Dense:
    """A matrix product, and a bias if there is one."""

    kernel: keras.Variable
    bias: keras.Variable | None


@dataclass(frozen=True)
class Dropout:
    """Sets a share of the numbers to 0 while training."""

    rate: float


Step = Dense | Dropout | Activation


def no(what: str) -> NotInPage:
    """Return the error that says that something can't be trained here."""
    return not_in_page(f"Training with {what}")


def layers_of(model: keras.Model) -> Iterator[keras.layers.Layer]:
    """Yield the layers of a chain, those of models within included.

    Raises:
        NotInPage: the model is no chain of layers.
    """
    kinds = (keras.Sequential, keras.Model)
    if type(model).__name__ not in ("Sequential", "Functional"):
        raise no("a model class of your own")
    if type(model).__name__ == "Functional":
        rows = model._nodes_by_depth.values()
        if len(rows) != len(model.layers) or any(len(row) != 1 for row in rows):
            raise no("a model that is no chain of layers")
    for layer in model.layers:
        if isinstance(layer, kinds):
            yield from layers_of(layer)
        else:
            yield layer


class Chain:
    """What a model computes: layers that prepare its inputs, then steps."""

    def __init__(self, model: keras.Model) -> None:
        self.prepare: list[keras.layers.Layer] = []
        self.steps: list[Step] = []
        self.penalties: list[tuple[keras.Variable, float, float]] = []
        for layer in layers_of(model):
            self._add(layer)
        self.variables = model.trainable_variables
        places = {id(one): i for i, one in enumerate(self.variables)}
        self.places = [
            (places.get(id(s.kernel)), places.get(id(s.bias)))
            if isinstance(s, Dense)
            else (None, None)
            for s in self.steps
        ]
        last = self.steps[-1] if self.steps else None
        self.last = last.name if isinstance(last, Activation) else "linear"

    def _add(self, layer: keras.layers.Layer) -> None:
        kind = type(layer)
        named = f"the layer `{kind.__name__}`"
        if not kind.__module__.startswith("keras."):
            raise no(f"a layer class of your own, `{kind.__name__}`")
        if layer.compute_dtype != "float32":
            raise no(f"numbers of type {layer.compute_dtype}")
        if kind.__name__ == "InputLayer":
            return
        if kind.__name__ in PREPARE and not self.steps:
            self.prepare.append(layer)
        elif kind.__name__ == "Flatten":
            return  # rows are flat by now
        elif kind.__name__ == "Dropout":
            if layer.rate:
                self.steps.append(Dropout(layer.rate))
        elif kind.__name__ == "Dense":
            self._add_dense(layer)
        elif (found := activation_of(layer)) is not None:
            self.steps.append(found)
        else:
            raise no(named)

    def _add_dense(self, layer: keras.layers.Dense) -> None:
        if layer.activity_regularizer or layer.kernel_constraint:
            raise no("an activity regularizer or a constraint")
        if layer.bias_constraint or layer.lora_enabled or layer.quantization_mode:
            raise no("constraints or quantized weights")
        self.steps.append(Dense(layer.kernel, layer.bias))
        self._add_penalty(layer.kernel, layer.kernel_regularizer)
        self._add_penalty(layer.bias, layer.bias_regularizer)
        found = activation_of(layer)
        if found is None:
            raise no("an activation function of your own")
        if found.name != "linear":
            self.steps.append(found)

    def _add_penalty(self, variable: keras.Variable, regularizer: object) -> None:
        if regularizer is None:
            return
        kinds = (keras.regularizers.L1, keras.regularizers.L2, keras.regularizers.L1L2)
        if type(regularizer) not in kinds:
            raise no("a regularizer of your own")
        l1, l2 = getattr(regularizer, "l1", 0.0), getattr(regularizer, "l2", 0.0)
        self.penalties.append((variable, float(l1), float(l2)))

    def prepared(self, x: Floats) -> Floats:
        """Return rows as the first dense layer gets them."""
        for layer in self.prepare:
            x = layer(x)
        return np.asarray(x, dtype="float32")

    def forward(self, x: Floats, training: bool = False) -> list[Floats]:
        """Return what comes into each step, and last the outputs."""
        values = [x]
        for step in self.steps:
            if isinstance(step, Dense):
                x = x @ step.kernel._value
                if step.bias is not None:
                    x += step.bias._value
            elif isinstance(step, Activation):
                x = step.value(x)
            elif training:
                stays = np.random.random(x.shape) >= step.rate
                x = np.where(stays, x / np.float32(1 - step.rate), np.float32(0))
            values.append(x)
        return values

    def backward(
        self,
        values: list[Floats],
        slope: Floats,
        is_of_logits: bool,
        into: list[Floats],
    ) -> None:
        """Write the gradients of the trained weights.

        Args:
            values: what `forward` returned.
            slope: derivative of the loss by the outputs, or by what the last
                activation got.
            is_of_logits: whether it is by what the last activation got.
            into: arrays of the trained weights' shapes.
        """
        steps = self.steps[:-1] if is_of_logits else self.steps
        first = next(i for i, s in enumerate(steps) if isinstance(s, Dense))
        for i in range(len(steps) - 1, -1, -1):
            step, x = steps[i], values[i]
            if isinstance(step, Dense):
                kernel, bias = self.places[i]
                if kernel is not None:
                    np.matmul(x.T, slope, out=into[kernel])
                if bias is not None:
                    np.add.reduce(slope, axis=0, out=into[bias])
                if i == first:
                    return
                slope = slope @ step.kernel._value.T
            elif isinstance(step, Activation):
                slope = step.slope(x, values[i + 1], slope)
            else:
                share = np.float32(1 - step.rate)
                slope = np.where(values[i + 1] != 0, slope / share, np.float32(0))

    def penalty(self, into: list[Floats] | None = None) -> float:
        """Return what regularizers add to the loss, and add their gradients."""
        total = 0.0
        for variable, l1, l2 in self.penalties:
            w = variable._value
            total += l1 * float(np.abs(w).sum()) + l2 * float(np.square(w).sum())
            if into is not None:
                for one, slope in zip(self.variables, into):
                    if one is variable:
                        slope += np.float32(l1) * np.sign(w) + np.float32(2 * l2) * w
        return total
