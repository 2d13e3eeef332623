"""Types that several modules share: arrays, and what Keras and IPython offer.

Neither Keras nor IPython brings types of its own; these protocols name the few parts
that are used here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol, TypeAlias

import numpy as np
import numpy.typing as npt

AnyArray: TypeAlias = npt.NDArray[np.generic]
Floats: TypeAlias = npt.NDArray[np.float64]
Ints: TypeAlias = npt.NDArray[np.integer]
Shape: TypeAlias = tuple[int, ...]
Namespace: TypeAlias = Mapping[str, object]  # a notebook's names


class KerasWeight(Protocol):
    """The part of a weight that is read without its numbers."""

    shape: Sequence[int]


class KerasLayer(Protocol):
    """The parts of a Keras layer that are read; a model has them, too."""

    name: str
    built: bool
    weights: Sequence[KerasWeight]

    def get_weights(self) -> list[Floats]:
        """Return copies of the weights."""

    def get_config(self) -> Mapping[str, object]:
        """Return what the layer can be made again from."""

    def __call__(self, inputs: Floats) -> object:
        """Return the outputs for rows of inputs."""


class KerasOptimizer(Protocol):
    """The part of an optimizer that is read: its step counter."""

    iterations: object


class KerasModel(KerasLayer, Protocol):
    """The further parts of a Keras model that are read."""

    layers: Sequence[KerasLayer]
    compiled: bool
    loss: object
    optimizer: KerasOptimizer

    def get_compile_config(self) -> Mapping[str, object] | None:
        """Return what the model was compiled with."""

    def compute_metrics(
        self, x: object, y: object, y_pred: object, sample_weight: object
    ) -> Mapping[str, object]:
        """Return the values of all metrics, by name."""

    def reset_metrics(self) -> None:
        """Start all metrics anew."""


class History(Protocol):
    """The part of IPython's history that is read."""

    input_hist_raw: Sequence[str]


class Events(Protocol):
    """The part of IPython's events that is used."""

    def register(self, event: str, function: Callable[..., None]) -> object:
        """Call a function at an event."""


class Shell(Protocol):
    """The parts of an IPython shell that are used, and all that a page's has."""

    user_ns: dict[str, object]
    history_manager: History
    events: Events
    _neurons_watched: bool

    def set_next_input(self, s: str, replace: bool = False) -> None:
        """Put a text into a cell of the notebook."""

    def transform_cell(self, raw_cell: str) -> str:
        """Return the Python that IPython makes of a cell."""


class Info(Protocol):
    """What IPython was given to run; older versions don't say of which cell."""

    raw_cell: str | None
    cell_id: str | None
    store_history: bool


class Result(Protocol):
    """What IPython says of a cell that ran."""

    info: Info
    error_before_exec: BaseException | None
    error_in_exec: BaseException | None
