"""The methods of a model: they follow `keras.src.backend.tensorflow.trainer`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import keras
import numpy as np
from keras.src.trainers.data_adapters import array_slicing
from keras.src.trainers.data_adapters.array_data_adapter import ArrayDataAdapter
from keras.src.trainers.data_adapters.data_adapter_utils import unpack_x_y_sample_weight
from keras.src.trainers.epoch_iterator import EpochIterator
from keras.src.utils.python_utils import is_default

from keras_fit.chain import Chain, Floats, no
from keras_fit.losses import Loss, Metrics
from keras_fit.rules import Rule
from standins import NotInPage

HOOKS = ("on_train_batch_begin", "on_train_batch_end", "on_batch_begin", "on_batch_end")
Logs = dict[str, float]


@dataclass
class Plan:
    """How a model is trained on arrays of some shapes."""

    key: tuple[object, ...]
    chain: Chain
    loss: Loss
    metrics: Metrics

    def step(self, rule: Rule, x: Floats, y: Floats) -> None:
        """Train on a batch."""
        values = self.chain.forward(x, training=True)
        loss, slope = self.loss.of(y, values)
        self.chain.backward(values, slope, self.loss.is_of_logits, rule.gradients)
        if self.chain.penalties:
            loss += self.chain.penalty(rule.gradients)
        rule.step()
        self.metrics.add(loss, y, values[-1])

    def evaluate(self, x: Floats, y: Floats, size: int) -> Logs:
        """Return loss and metrics; `size` is that of a batch."""
        self.metrics.reset()
        # Means are the same over all rows at once; sums depend on the batches.
        size = size if self.loss.is_sum else len(x)
        for rows, targets in _batches(x, y, size, shuffle=False):
            values = self.chain.forward(rows)
            loss, _ = self.loss.of(targets, values)
            self.metrics.add(loss + self.chain.penalty(), targets, values[-1])
        return self.metrics.logs()


_last: list[Plan] = []


def plan_for(model: keras.Model, x: Floats, y: Floats) -> Plan:
    """Return how to train a model; Keras itself looks at a row first.

    Raises:
        NotInPage: it can't be trained here.
        ValueError: what Keras says of shapes that don't fit.
    """
    key = (
        *(id(model), id(model._compile_loss), id(model._compile_metrics)),
        *(x.shape[1:], y.shape[1:], *map(id, model.trainable_variables)),
    )
    if _last and model.built and _last[0].key == key:
        return _last[0]
    one, its = x[:1], y[:1]
    outputs = model(one)
    if not isinstance(outputs, np.ndarray):
        raise no("several outputs")
    model._compute_loss(x=one, y=its, y_pred=outputs, training=False)
    model.compute_metrics(one, its, outputs)
    model.reset_metrics()
    chain = Chain(model)
    if not chain.variables:
        raise no("no weights to train")
    key = (*key[:5], *map(id, model.trainable_variables))
    _last[:] = [Plan(key, chain, Loss(model, chain), Metrics(model))]
    return _last[0]


def _arrays(
    x: object, y: object, batch_size: int | None = None
) -> tuple[Floats, Floats, int]:
    """Return features, targets and the size of a batch, after Keras looked at them."""
    adapter = EpochIterator(x=x, y=y, batch_size=batch_size).data_adapter
    if not isinstance(adapter, ArrayDataAdapter):
        raise no("a data set or a generator")
    inputs = adapter._inputs
    if len(inputs) != 2 or not all(hasattr(one, "shape") for one in inputs):
        raise no("several inputs or without targets")
    features, targets = (np.asarray(one, dtype="float32") for one in inputs)
    return features, targets, adapter._batch_size


def _fitting(plan: Plan, x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """Return rows as the chain's first step takes them, and targets in columns."""
    if x.ndim == 1:
        x = x[:, None]
    x = plan.chain.prepared(x)
    if x.ndim != 2:
        raise no(f"inputs of {x.ndim} axes")
    return x, y[:, None] if y.ndim == 1 else y


def _demand(**options: object) -> None:
    for name, value in options.items():
        if value is not None:
            raise no(f"`{name}`")


def _own_rows(
    self: keras.Model, x: object, y: object, batch_size: int | None
) -> tuple[Plan, Floats, Floats, int]:
    features, targets, size = _arrays(x, y, batch_size)
    plan = plan_for(self, features, targets)
    return plan, *_fitting(plan, features, targets), size


def fit(
    self: keras.Model,
    x: object = None,
    y: object = None,
    batch_size: int | None = None,
    epochs: int = 1,
    verbose: str | int = "auto",
    callbacks: object = None,
    validation_split: float = 0.0,
    validation_data: object = None,
    shuffle: bool = True,
    class_weight: object = None,
    sample_weight: object = None,
    initial_epoch: int = 0,
    steps_per_epoch: int | None = None,
    validation_steps: int | None = None,
    validation_batch_size: int | None = None,
    validation_freq: int = 1,
) -> keras.callbacks.History:
    """Train the model; arguments and result are those of Keras's own `fit`."""
    self._assert_compile_called("fit")
    _demand(class_weight=class_weight, sample_weight=sample_weight)
    _demand(steps_per_epoch=steps_per_epoch, validation_steps=validation_steps)
    if validation_split and validation_data is None:
        (x, y, _), validation_data = array_slicing.train_validation_split(
            (x, y, None), validation_split=validation_split
        )
    plan, x_train, y_train, size = _own_rows(self, x, y, batch_size)
    held_out = None
    if validation_data is not None:
        x_held, y_held, weights = unpack_x_y_sample_weight(validation_data)
        _demand(sample_weight=weights)
        held_out = _fitting(plan, *_arrays(x_held, y_held)[:2])
    if not isinstance(callbacks, keras.callbacks.CallbackList):
        callbacks = keras.callbacks.CallbackList(
            callbacks,
            add_history=True,
            add_progbar=verbose != 0,
            verbose=verbose,
            epochs=epochs,
            steps=-(-len(x_train) // size),
            model=self,
        )
    rule = Rule(self.optimizer, self.trainable_variables)
    self.stop_training, logs = False, None
    callbacks.on_train_begin()
    try:
        for epoch in range(self._initial_epoch or initial_epoch, epochs):
            plan.metrics.reset()
            callbacks.on_epoch_begin(epoch)
            rule.take_in()
            batches = _batches(x_train, y_train, size, bool(shuffle))
            _train(self, plan, rule, callbacks, batches)
            logs = plan.metrics.logs()
            if held_out and self._should_eval(epoch, validation_freq):
                callbacks.on_test_begin()
                found = plan.evaluate(*held_out, validation_batch_size or size)
                callbacks.on_test_end(found)
                logs |= {f"val_{name}": value for name, value in found.items()}
            callbacks.on_epoch_end(epoch, logs)
            if self.stop_training:
                break
    finally:
        rule.release()
    callbacks.on_train_end(logs)
    return self.history


def _batches(
    x: Floats, y: Floats, size: int, shuffle: bool
) -> Iterator[tuple[Floats, Floats]]:
    if shuffle:
        order = np.random.permutation(len(x))
        x, y = x[order], y[order]
    for start in range(0, len(x), size):
        yield x[start : start + size], y[start : start + size]


def _train(
    model: keras.Model,
    plan: Plan,
    rule: Rule,
    callbacks: keras.callbacks.CallbackList,
    batches: Iterator[tuple[Floats, Floats]],
) -> None:
    """Train for an epoch; callbacks are called where one of them listens."""
    listens = any(
        not is_default(getattr(one, hook))
        for one in callbacks.callbacks
        for hook in HOOKS
    )
    for number, (x, y) in enumerate(batches):
        if not listens:
            plan.step(rule, x, y)
            continue
        callbacks.on_train_batch_begin(number)
        rule.take_in()
        plan.step(rule, x, y)
        callbacks.on_train_batch_end(number, plan.metrics.logs())
        if model.stop_training:
            return


def train_on_batch(
    self: keras.Model,
    x: object,
    y: object = None,
    sample_weight: object = None,
    class_weight: object = None,
    return_dict: bool = False,
) -> object:
    """Train for one step; arguments and result are those of Keras's own method."""
    self._assert_compile_called("train_on_batch")
    _demand(class_weight=class_weight, sample_weight=sample_weight)
    plan, features, targets, _ = _own_rows(self, x, y, None)
    rule = Rule(self.optimizer, self.trainable_variables)
    plan.metrics.reset()
    try:
        plan.step(rule, features, targets)
    finally:
        rule.release()
    logs = plan.metrics.logs()
    return logs if return_dict else self._flatten_metrics_in_order(logs)


def evaluate(slow: Callable[..., object]) -> Callable[..., object]:
    """Return `evaluate` for models: Keras's own where this one does not know how."""

    def evaluate(
        self: keras.Model,
        x: object = None,
        y: object = None,
        batch_size: int | None = None,
        verbose: str | int = "auto",
        return_dict: bool = False,
        **others: object,
    ) -> object:
        is_quiet = verbose in (0, "0") and not any(others.values())
        if is_quiet and self.compiled and y is not None:
            try:
                plan, *rows = _own_rows(self, x, y, batch_size)
            except NotInPage:
                pass
            else:
                logs = plan.evaluate(*rows)
                return logs if return_dict else self._flatten_metrics_in_order(logs)
        return slow(self, x, y, batch_size, verbose, return_dict=return_dict, **others)

    return evaluate
