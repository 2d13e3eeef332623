"""Names for types that several modules share: arrays, and what Keras's objects offer.

Keras itself brings no types; these protocols name the few parts that are used here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol, TypeAlias

import numpy as np
import numpy.typing as npt

AnyArray: TypeAlias = npt.NDArray[np.generic]
Floats: TypeAlias = npt.NDArray[np.float64]
Ints: TypeAlias = npt.NDArray[np.integer]


class KerasLayer(Protocol):
    """The parts of a Keras layer that are read; a model has them, too."""

    name: str
    built: bool

    def get_weights(self) -> list[Floats]:
        """Return copies of the weights."""

    def get_config(self) -> Mapping[str, object]:
        """Return what the layer can be made again from."""


class KerasModel(KerasLayer, Protocol):
    """The further parts of a Keras model that are read."""

    layers: Sequence[KerasLayer]
