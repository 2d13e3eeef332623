"""A line that says how far a fit has come, written again and again in its place."""

from __future__ import annotations

import time
from collections.abc import Mapping

SECONDS_BETWEEN = 0.2
WIDTH = 70  # what a longer line before it left behind is written over


class _Line:
    """The line: the epoch that runs, and the figures of the one before."""

    def __init__(self) -> None:
        self.epoch, self.shown = 0, 0.0
        self.figures: Mapping[str, float] = {}
        self.callback: object = None

    def begin_epoch(self, epoch: int, logs: object = None) -> None:
        """Show the first epoch at once and others a few times a second."""
        self.epoch = epoch + 1
        if not epoch or time.monotonic() - self.shown > SECONDS_BETWEEN:
            self.show()

    def end_epoch(self, epoch: int, logs: Mapping[str, float] | None = None) -> None:
        """Keep the epoch's figures for the next time."""
        self.figures = logs or {}

    def end(self, logs: object = None) -> None:
        """Show the last figures and let what follows begin on a line of its own."""
        self.show()
        print()

    def show(self) -> None:
        """Write the line over the last one."""
        self.shown = time.monotonic()
        named = [f"{name} {value:.3f}" for name, value in self.figures.items()]
        # Keras says it to the callback when the fit begins.
        epochs = getattr(self.callback, "params", {})["epochs"]
        line = ", ".join([f"epoch {self.epoch} of {epochs}", *named])
        print(f"\r{line:<{WIDTH}}", end="", flush=True)


def progress() -> object:
    """Return a callback for `fit` that shows the running epoch on one line.

    Returns:
        A Keras callback, for `model.fit(X, y, verbose=0, callbacks=[progress()])`. When
        the fit is interrupted, the line stays and says where.
    """
    import keras

    line = _Line()
    line.callback = keras.callbacks.LambdaCallback(
        on_epoch_begin=line.begin_epoch,
        on_epoch_end=line.end_epoch,
        on_train_end=line.end,
    )
    return line.callback
