"""The ladder of baselines of `fair_ladder`, and rungs that are a little off."""

from collections.abc import Callable
from typing import SupportsFloat, TypeAlias

import numpy as np
import numpy.typing as npt

from neurons.types import Floats, Ints

Bools: TypeAlias = npt.NDArray[np.bool_]
Errors: TypeAlias = tuple[float, float, float]
# Predictions for the test rows, from the training rows, their targets, the test rows
# and their targets, which only a mistaken rung looks at.
Rung: TypeAlias = Callable[[Floats, Floats, Floats, Floats], Floats]
Ladder: TypeAlias = Callable[[Floats, Floats, Ints, Ints], Errors]


def by_mean(*, of_test: bool = False) -> Rung:
    """The rung that always says the mean of the training rows, or of the test rows."""
    return lambda X, y, X_test, y_test: np.full(
        len(X_test), np.mean(y_test if of_test else y)
    )


def median(X: Floats, y: Floats, X_test: Floats, y_test: Floats) -> Floats:
    """Always say the median."""
    return np.full(len(X_test), np.median(y))


def by_line(X: Floats, y: Floats, X_test: Floats, y_test: Floats) -> Floats:
    """Fit one linear unit by least squares."""
    ones, ones_test = np.ones((len(X), 1)), np.ones((len(X_test), 1))
    return without_intercept(
        np.hstack([X, ones]), y, np.hstack([X_test, ones_test]), y_test
    )


def without_intercept(X: Floats, y: Floats, X_test: Floats, y_test: Floats) -> Floats:
    """Fit weights alone by least squares."""
    predictions: Floats = X_test @ np.linalg.lstsq(X, y, rcond=None)[0]
    return predictions


def _nearest(
    distance: Callable[[Floats], Floats],
    choose: Callable[[Floats], np.intp] = np.argmin,
) -> Rung:
    """Copy the training row that a distance of the differences chooses."""

    def rung(X: Floats, y: Floats, X_test: Floats, y_test: Floats) -> Floats:
        return np.array([y[choose(distance(X - row))] for row in X_test])

    return rung


def _squares(differences: Floats) -> Floats:
    total: Floats = np.sum(differences**2, axis=1)
    return total


by_nearest = _nearest(_squares)
farthest = _nearest(_squares, np.argmax)
absolute_distance = _nearest(lambda apart: np.sum(np.abs(apart), axis=1))
signed_distance = _nearest(lambda apart: np.sum(apart, axis=1))
first_column = _nearest(lambda apart: np.abs(apart[:, 0]))


def _mean_absolute(errors: Floats) -> float:
    return float(np.mean(np.abs(errors)))


def _climb(
    X: Floats,
    y: Floats,
    sets: tuple[Bools, Bools],
    rungs: tuple[Rung, Rung, Rung],
    measure: Callable[[Floats], SupportsFloat] = _mean_absolute,
) -> Errors:
    """The error of each rung, fitted on one set of rows and measured on another."""
    train, test = sets
    if not (train.any() and test.any()):
        raise ValueError("a set is empty")
    found = [rung(X[train], y[train], X[test], y[test]) for rung in rungs]
    first, second, third = (measure(y[test] - y_hat) for y_hat in found)
    return float(first), float(second), float(third)


RUNGS = (by_mean(), by_line, by_nearest)


def fair_ladder(X: Floats, y: Floats, groups: Ints, held_out: Ints) -> Errors:
    """Mean absolute errors of mean, line and nearest neighbor on unseen groups."""
    test = np.isin(groups, held_out)
    return _climb(X, y, (~test, test), RUNGS)


def with_rows(choose: Callable[[Bools], tuple[Bools, Bools]]) -> Ladder:
    """The ladder with other rows to fit on and to measure on."""
    return lambda X, y, groups, held_out: _climb(
        X, y, choose(np.isin(groups, held_out)), RUNGS
    )


def with_rungs(
    mean: Rung = RUNGS[0], line: Rung = RUNGS[1], nearest: Rung = RUNGS[2]
) -> Ladder:
    """The ladder with another rung."""

    def mistaken(X: Floats, y: Floats, groups: Ints, held_out: Ints) -> Errors:
        test = np.isin(groups, held_out)
        return _climb(X, y, (~test, test), (mean, line, nearest))

    return mistaken


def measured(measure: Callable[[Floats], SupportsFloat]) -> Ladder:
    """The ladder with another measure of the errors."""

    def mistaken(X: Floats, y: Floats, groups: Ints, held_out: Ints) -> Errors:
        test = np.isin(groups, held_out)
        return _climb(X, y, (~test, test), RUNGS, measure)

    return mistaken


def row_numbers(X: Floats, y: Floats, groups: Ints, held_out: Ints) -> Errors:
    """Take the numbers of groups for those of rows."""
    return fair_ladder(X, y, np.arange(len(y)), held_out)


def one_group(X: Floats, y: Floats, groups: Ints, held_out: Ints) -> Errors:
    """Hold out the first group alone."""
    return fair_ladder(X, y, groups, held_out[:1])


def last_group(X: Floats, y: Floats, groups: Ints, held_out: Ints) -> Errors:
    """Hold out the last group alone."""
    return fair_ladder(X, y, groups, held_out[-1:])


def from_whole_table(X: Floats, y: Floats, groups: Ints, held_out: Ints) -> Errors:
    """Look a place among the training rows up in the whole table."""
    rung = _nearest(_squares)
    return with_rungs(
        nearest=lambda X_train, _, X_test, y_test: rung(X_train, y, X_test, y_test)
    )(X, y, groups, held_out)
