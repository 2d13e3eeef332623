"""What to look at in exercise 6."""

from __future__ import annotations

from typing import Any

import numpy as np

from neurons.checks.probing import Probe
from neurons.checks.probing.calls import Case
from neurons.checks.probing.compiled import describe_compile
from neurons.checks.probing.models import describe_model, rows

ONE_ROW = "a single row"
WHOLE = "whole numbers"
FITS = "the line fits exactly"
CONSTANT = "one column is constant in training"
ONES = "ones are commoner"
ALIKE = "all rows are of one class"
TIE = "as many zeros as ones"


def gradient_cases(rng: np.random.Generator) -> list[Case]:
    """Lines and points: the two houses, few and many rows, an exact fit."""

    def number(low: float, high: float) -> float:
        return round(float(rng.uniform(low, high) * rng.choice([-1, 1])), 3)

    def points(n: int) -> tuple[np.ndarray, np.ndarray]:
        return rng.uniform(-3, 3, n).round(3), rng.uniform(-9, 9, n).round(3)

    x, _ = points(6)
    w, b = number(1, 4), number(1, 4)
    houses = np.array([1.0, 2.0]), np.array([300.0, 500.0])
    whole = rng.permutation(np.arange(-4, 9))[:5], rng.integers(-20, 20, 5)
    return [
        Case((0.0, 0.0, *houses, 0.1), "the two houses"),
        Case((number(1, 4), number(1, 4), *points(3), 0.05)),
        Case((number(1, 4), number(1, 4), *points(1), 0.1), ONE_ROW),
        Case((3, -2, *whole, 0.01), WHOLE),
        Case((number(1, 4), number(1, 4), *points(40), 0.3), "40 rows"),
        Case((w, b, x, w * x + b, 0.2), FITS),
    ]


def standardize_cases(rng: np.random.Generator) -> list[Case]:
    """Pairs of tables, training and test, of several sizes and scales."""

    def tables(n_train: int, n_test: int, d: int) -> tuple[np.ndarray, np.ndarray]:
        mean, std = rng.uniform(-30, 30, d), rng.uniform(2, 9, d)
        train = rng.normal(mean, std, (n_train, d)).round(2)
        # The test rows lie elsewhere, so that their own figures differ.
        test = rng.normal(mean + 2 * std, 2 * std, (n_test, d)).round(2)
        return train, test

    whole = [np.rint(table * 3).astype(int) for table in tables(6, 4, 3)]
    train, test = tables(7, 5, 3)
    column = int(rng.integers(3))
    # A power of two: its mean is exact, so its deviation is exactly 0. The test
    # rows hold it too: what else they should become there, nobody has said.
    train[:, column] = test[:, column] = float(rng.choice([-8, -4, 4, 8]))
    small = np.array([[1.0, 10.0], [3.0, 30.0]]), np.array([[2.0, 20.0], [5.0, 10.0]])
    return [
        Case(small, "2 training rows"),
        Case(tables(9, 6, 3), "9 training rows"),
        Case((*whole,), WHOLE),
        Case((train, test), CONSTANT),
        Case(tables(12, 12, 1), "one column"),
        Case(tables(5, 8, 5), "5 columns"),
    ]


def majority_cases(rng: np.random.Generator) -> list[Case]:
    """Rows of zeros and ones: either commoner, a tie, one class alone."""

    def labels(zeros: int, ones: int) -> np.ndarray:
        return rng.permutation(np.repeat([0, 1], [zeros, ones]))

    few = int(rng.integers(3, 9))
    return [
        Case((np.array([0, 1, 0, 0]),), "zeros are commoner"),
        Case((labels(few, 3 * few + 1),), ONES),
        Case((labels(int(rng.integers(40, 60)), 31),), "zeros are commoner"),
        Case((labels(few, few),), TIE),
        Case((labels(0, few),), ALIKE),
        Case((labels(few + 1, 0),), ALIKE),
    ]


def diabetes_rows(rng: np.random.Generator) -> np.ndarray:
    """Rows of eight standardised columns."""
    return rows(rng, [-3.0] * 8, [3.0] * 8)


def look_at_diabetes(
    namespace: dict[str, Any], rng: np.random.Generator
) -> dict[str, Any]:
    """The model `diabetes`, and how it was compiled."""
    model = namespace.get("diabetes")
    return {
        "model": describe_model(model, diabetes_rows(rng)),
        "compile": describe_compile(model),
    }


PROBES = {
    "gradient_step": Probe(cases=gradient_cases),
    "standardize": Probe(cases=standardize_cases),
    "majority": Probe(cases=majority_cases),
    "diabetes": Probe(look=look_at_diabetes),
    "trained": Probe(look=look_at_diabetes),
}
