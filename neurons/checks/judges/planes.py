"""Planes by least squares over the cereal table."""

import numpy as np
import pandas as pd

from neurons.types import Floats

INPUTS = ["sugars", "fiber", "protein"]


def fit(X: Floats, y: Floats) -> Floats:
    """Return the weights and, last, the bias of the least-squares plane."""
    ones = np.ones((len(X), 1))
    found = np.linalg.lstsq(np.hstack([X, ones]), y, rcond=None)[0]
    return np.asarray(found, dtype=np.float64)


def read_table() -> tuple[Floats, Floats]:
    """Inputs and calories of the rows that have all four figures."""
    return inputs_and_calories(cereals().dropna(subset=[*INPUTS, "calories"]))


def cereals() -> pd.DataFrame:
    """The table as the learner loads it."""
    from neurons import datasets

    return datasets.cereal()


def inputs_and_calories(table: pd.DataFrame) -> tuple[Floats, Floats]:
    """The three inputs, shape (n, 3), and the calories, shape (n,)."""
    return table[INPUTS].to_numpy(float), table["calories"].to_numpy(float)
