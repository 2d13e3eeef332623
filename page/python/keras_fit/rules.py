"""The rules of Keras's optimizers over all weights at once, in one long array.

Keras's own code takes milliseconds a step on NumPy. Optimizers and options that have no
rule here still work: their own code is called.
"""

from __future__ import annotations

from collections.abc import Callable

import keras
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
ONE = np.float32(1)


class Flat:
    """Variables of Keras that lie in one array while a fit runs."""

    def __init__(self, variables: list[keras.Variable]) -> None:
        self.variables = variables
        sizes = [int(np.prod(one.shape)) for one in variables]
        self.array = np.zeros(sum(sizes), "float32")
        parts = np.split(self.array, np.cumsum(sizes)[:-1]) if sizes else []
        self.views = [part.reshape(one.shape) for part, one in zip(parts, variables)]
        self.take_in()

    def take_in(self) -> None:
        """Take in values that somebody has assigned, such as a callback."""
        for one, view in zip(self.variables, self.views):
            if one._value is not view:
                view[...] = one.value
                one._value = view

    def release(self) -> None:
        """Give each variable a value of its own again."""
        for one, view in zip(self.variables, self.views):
            if one._value is view:
                one._value = view.copy()


class Rule:
    """An optimizer over the weights of a model."""

    def __init__(
        self, optimizer: keras.optimizers.Optimizer, weights: list[keras.Variable]
    ) -> None:
        if not optimizer.built:
            optimizer.build(weights)
        self.optimizer, self.weights = optimizer, Flat(weights)
        self.gradient = np.zeros_like(self.weights.array)
        sizes = [view.size for view in self.weights.views]
        parts = np.split(self.gradient, np.cumsum(sizes)[:-1]) if sizes else []
        self.gradients = [p.reshape(v.shape) for p, v in zip(parts, self.weights.views)]
        self.state: list[Flat] = []
        self._update = self._find_update()

    def _find_update(self) -> Callable[[np.float32], None] | None:
        optimizer, kinds = self.optimizer, keras.optimizers
        kind = type(optimizer)
        unusual = (
            *("clipnorm", "clipvalue", "global_clipnorm", "use_ema"),
            *(
                "gradient_accumulation_steps",
                "loss_scale_factor",
                "amsgrad",
                "centered",
            ),
        )
        if any(getattr(optimizer, name, None) for name in unusual):
            return None
        excluded = getattr(optimizer, "_exclude_from_weight_decay_pattern", None)
        if excluded or getattr(optimizer, "_exclude_from_weight_decay", None):
            return None
        if kind is kinds.SGD:
            if optimizer.momentum:
                self.state = [Flat(optimizer.momentums)]
            return self._sgd
        if kind in (kinds.Adam, kinds.AdamW):
            self.state = [Flat(optimizer._momentums), Flat(optimizer._velocities)]
            return self._adam
        if kind is kinds.RMSprop:
            self.state = [Flat(optimizer._velocities)]
            if optimizer.momentum:
                self.state.append(Flat(optimizer._momentums))
            return self._rmsprop
        return None

    def take_in(self) -> None:
        """Take in what callbacks have assigned."""
        self.weights.take_in()
        for one in self.state:
            one.take_in()

    def release(self) -> None:
        """Leave all to Keras again."""
        for one in (self.weights, *self.state):
            one.release()

    def step(self) -> None:
        """Change the weights by what `gradients` holds."""
        if self._update is None:
            # Copies, since an optimizer may keep what it got.
            gradients = [one.copy() for one in self.gradients]
            self.optimizer.apply(gradients, self.weights.variables)
            self.weights.take_in()
            return
        rate = self.optimizer._learning_rate
        is_number = isinstance(rate, keras.Variable)
        rate = np.float32(rate._value if is_number else self.optimizer.learning_rate)
        decay = self.optimizer.weight_decay
        if decay:
            self.weights.array -= self.weights.array * np.float32(decay) * rate
        self._update(rate)
        steps = self.optimizer._iterations
        steps._value = np.asarray(steps._value + 1)

    def _sgd(self, rate: np.float32) -> None:
        w, g = self.weights.array, self.gradient
        g *= rate
        if not self.state:
            w -= g
            return
        share, m = np.float32(self.optimizer.momentum), self.state[0].array
        m *= share
        m -= g
        w += m * share - g if self.optimizer.nesterov else m

    def _adam(self, rate: np.float32) -> None:
        optimizer, g = self.optimizer, self.gradient
        m, v = self.state[0].array, self.state[1].array
        b1, b2 = np.float32(optimizer.beta_1), np.float32(optimizer.beta_2)
        t = np.float32(optimizer._iterations._value + 1)
        alpha = rate * np.sqrt(ONE - b2**t) / (ONE - b1**t)
        m += (g - m) * np.float32(1 - optimizer.beta_1)
        np.square(g, out=g)
        g -= v
        g *= np.float32(1 - optimizer.beta_2)
        v += g
        np.sqrt(v, out=g)
        g += np.float32(optimizer.epsilon)
        self.weights.array -= m * alpha / g

    def _rmsprop(self, rate: np.float32) -> None:
        optimizer, g = self.optimizer, self.gradient
        v, rho = self.state[0].array, np.float32(optimizer.rho)
        v *= rho
        v += np.square(g) * np.float32(1 - optimizer.rho)
        change = g * rate / np.sqrt(v + np.float32(optimizer.epsilon))
        if optimizer.momentum:
            m = self.state[1].array
            m *= np.float32(optimizer.momentum)
            m += change
            change = m
        self.weights.array -= change
