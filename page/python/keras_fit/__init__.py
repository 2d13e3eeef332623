"""Keras's NumPy backend comes in, which has no `fit` and no `train_on_batch`.
Stacks of dense layers train, with Keras's losses, metrics, callbacks and optimizers.
What can't be trained here raises `NotInPage` and must never train otherwise.
"""

from __future__ import annotations

from keras_fit.trainer import evaluate, fit, train_on_batch

__all__ = ["install"]


def install() -> None:
    """Give all models of Keras the methods."""
    from keras.src.backend.numpy.trainer import NumpyTrainer

    NumpyTrainer.fit = fit
    NumpyTrainer.train_on_batch = train_on_batch
    NumpyTrainer.evaluate = evaluate(NumpyTrainer.evaluate)
