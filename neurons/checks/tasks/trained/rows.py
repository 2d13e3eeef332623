"""The rows that `trained` gives to learners, and what the course saw on them."""

from dataclasses import astuple, dataclass
from functools import cache

import numpy as np

from neurons.types import Floats, Ints

N_TRAIN = 614
SPLIT_SEED = 0
GAPS = ["Glucose", "BloodPressure", "SkinThickness", "Insulin", "BMI"]

# Held-out accuracy over seeds 0 to 9, with NumPy 2.4, Keras 3.15 and TensorFlow 2.21
# on 2026-11-29. `python -m bench.trained_spread` measures it again.
N_SEEDS = 10
LOWEST, HIGHEST = 0.734, 0.792


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


@dataclass(frozen=True, slots=True)
class _Split:
    """The features as the table has them, the classes, and the places of the rows."""

    X: Floats
    y: Ints
    train: Ints
    test: Ints


def _split(*, filled: bool) -> _Split:
    from neurons import datasets

    table = datasets.diabetes()
    order = np.random.default_rng(SPLIT_SEED).permutation(len(table))
    train, test = order[:N_TRAIN], order[N_TRAIN:]
    if filled:
        table[GAPS] = table[GAPS].replace(0, np.nan)
        table = table.fillna(table.iloc[train].median())
    X = table.drop(columns="Outcome").to_numpy(dtype=float)
    return _Split(X, table["Outcome"].to_numpy(), train, test)


@cache
def given_rows(*, filled: bool = True) -> GivenRows:
    """The rows as the notebook's own cell makes them; a test compares the two.

    Args:
        filled: whether the training rows' medians stand where a 0 means missing;
            in older notebooks the zeros stand there.
    """
    X, y, train, test = astuple(_split(filled=filled))
    X = (X - X[train].mean(axis=0)) / X[train].std(axis=0)
    return GivenRows(X[train], y[train], X[test], y[test])


@cache
def other_rows() -> tuple[Floats, ...]:
    """Training rows that are not standardized, or not all the way."""
    found = []
    for filled in (True, False):
        X, _, train, _ = astuple(_split(filled=filled))
        rows = X[train]
        low, high, mean, std = rows.min(0), rows.max(0), rows.mean(0), rows.std(0)
        scaled = (rows - low) / (high - low)
        found += [rows, scaled, rows / high, rows - mean, rows / std]
    return tuple(found)
