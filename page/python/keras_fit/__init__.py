"""`fit`, `train_on_batch` and a quick `evaluate` for Keras's NumPy backend.

Stacks of dense layers are trained by their own backward pass, with Keras's losses,
metrics, callbacks and optimizers. Whatever else is given raises `NotInPage`.
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
