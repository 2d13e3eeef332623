"""The rows that `trained` gives to learners, and what the course saw on them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from neurons.types import Floats, Ints

N_TRAIN = 614
SPLIT_SEED = 0

# Held-out accuracy over seeds 0 to 9, with NumPy 2.4, Keras 3.15 and TensorFlow 2.21
# on 2026-11-21. `python bench/trained_spread.py` measures it again.
N_SEEDS = 10
LOWEST, HIGHEST = 0.753, 0.792


@dataclass(frozen=True, slots=True)
class GivenRows:
    """Standardized rows and their classes.

    Attributes:
        X_train: float array, shape (614, 8), in deviations from the mean.
        y_train: int array, shape (614,), 0 or 1.
        X_test: float array, shape (154, 8).
        y_test: int array, shape (154,).
    """

    X_train: Floats
    y_train: Ints
    X_test: Floats
    y_test: Ints


@cache
def given_rows() -> GivenRows:
    """The rows as the notebook's own cell makes them; a test compares the two."""
    from neurons import datasets

    table = datasets.diabetes()
    X = table.drop(columns="Outcome").to_numpy(dtype=float)
    y = table["Outcome"].to_numpy()
    order = np.random.default_rng(SPLIT_SEED).permutation(len(y))
    train, test = order[:N_TRAIN], order[N_TRAIN:]
    mean, std = X[train].mean(axis=0), X[train].std(axis=0)
    return GivenRows((X[train] - mean) / std, y[train], (X[test] - mean) / std, y[test])
