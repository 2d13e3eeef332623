"""Further mistakes of `standardize`: its formula with something in the wrong place."""

from collections.abc import Callable

import numpy as np

from neurons.checks.judges.mistakes import Mistake
from neurons.checks.tasks.standardize.tables import (
    Tables,
    divisible,
    plain,
    scaled,
)
from neurons.types import Floats


def _each(
    one: Callable[[Floats, Floats, Floats], Floats], ddof: int
) -> Callable[..., Tables]:
    """Both tables by a formula of a table and the training mean and deviation."""

    def mistaken(train: Floats, test: Floats) -> Tables:
        mean, std = train.mean(axis=0), divisible(train.std(axis=0, ddof=ddof))
        return one(train, mean, std), one(test, mean, std)

    return mistaken


def _own(mean_of: int, std_of: int, ddof: int) -> Callable[..., Tables]:
    """The test rows by these tables' mean and deviation: 0 training, 1 test."""

    def mistaken(train: Floats, test: Floats) -> Tables:
        tables = train, test
        std = divisible(tables[std_of].std(axis=0, ddof=ddof))
        return scaled(train, train, ddof), (test - tables[mean_of].mean(axis=0)) / std

    return mistaken


def _first_column(ddof: int) -> Callable[..., Tables]:
    def mistaken(train: Floats, test: Floats) -> Tables:
        def first(t: Floats) -> Floats:
            return np.hstack([scaled(t[:, :1], train[:, :1], ddof), t[:, 1:]])

        return first(train), first(test)

    return mistaken


def _own_range(train: Floats, test: Floats) -> Tables:
    def by_range(t: Floats) -> Floats:
        shares: Floats = (t - t.min(axis=0)) / divisible(np.ptp(t, axis=0))
        return shares

    return by_range(train), by_range(test)


def _by_length(train: Floats, test: Floats) -> Tables:
    def by_length(t: Floats) -> Floats:
        directions: Floats = t / np.linalg.norm(t, axis=1, keepdims=True)
        return directions

    return by_length(train), by_length(test)


def _mean_deviation(train: Floats) -> Floats:
    return divisible(np.abs(train - train.mean(axis=0)).mean(axis=0))


def slips(ddof: int) -> tuple[Mistake, ...]:
    """The known mistakes in the formula of learners whose divisor is n - ddof."""
    return _whose(ddof) + _operations(ddof) + _other_figures(ddof)


def _whose(ddof: int) -> tuple[Mistake, ...]:
    return (
        Mistake(
            "own_mean",
            _own(1, 0, ddof),
            "the test rows are shifted by their own mean.",
            "subtract the training rows' mean from both.",
        ),
        Mistake(
            "own_deviation",
            _own(0, 1, ddof),
            "the test rows are divided by the deviation of the test rows.",
            "divide both by the training rows' deviation.",
        ),
        Mistake(
            "own_range",
            _own_range,
            "smallest and largest value were used, and each table's own.",
            "use mean and standard deviation, of the training rows.",
        ),
        Mistake(
            "first_column",
            _first_column(ddof),
            "only the first column is scaled.",
            "scale every column: `axis=0` gives a figure for each.",
        ),
        Mistake(
            "figures",
            lambda train, test: (train.mean(axis=0), train.std(axis=0, ddof=ddof)),
            "these are mean and deviation, not the tables.",
            "subtract and divide, then return both tables.",
        ),
    )


def _operations(ddof: int) -> tuple[Mistake, ...]:
    return (
        Mistake(
            "divided_first",
            _each(lambda t, mean, std: t / std - mean, ddof),
            "the tables are divided before the mean is subtracted.",
            "subtract first: `(table - mean) / std`.",
        ),
        Mistake(
            "no_brackets",
            _each(lambda t, mean, std: t - mean / std, ddof),
            "without brackets, only the mean is divided.",
            "put the difference in brackets.",
        ),
        Mistake(
            "sign",
            _each(lambda t, mean, std: (mean - t) / std, ddof),
            "the difference is taken the other way round.",
            "what lies above the mean becomes positive: table minus mean.",
        ),
        Mistake(
            "added",
            _each(lambda t, mean, std: (t + mean) / std, ddof),
            "the mean is added.",
            "subtract it, so that the new mean is 0.",
        ),
        Mistake(
            "multiplied",
            _each(lambda t, mean, std: (t - mean) * std, ddof),
            "the difference is multiplied by the deviation.",
            "divide by it, so that the new deviation is 1.",
        ),
        Mistake(
            "twice",
            _each(lambda t, mean, std: ((t - mean) / std - mean) / std, ddof),
            "the tables are scaled twice, by the same figures.",
            "subtract and divide once.",
        ),
        Mistake(
            "plus_one",
            _each(lambda t, mean, std: (t - mean) / (std + 1), ddof),
            "1 is added to every deviation.",
            "put 1 only where the deviation is 0: `np.where`.",
        ),
    )


def _other_figures(ddof: int) -> tuple[Mistake, ...]:
    def mean(train: Floats) -> Floats:
        return np.asarray(train.mean(axis=0))

    return (
        Mistake(
            "unscaled",
            plain(lambda t: 0.0, lambda t: 1.0),
            "both tables come back as they were.",
            "subtract the training mean and divide by the training deviation.",
        ),
        Mistake(
            "median",
            plain(
                lambda t: np.asarray(np.median(t, axis=0)),
                lambda t: divisible(t.std(axis=0, ddof=ddof)),
            ),
            "the median was subtracted.",
            "subtract the mean.",
        ),
        Mistake(
            "largest",
            plain(lambda t: 0.0, lambda t: np.asarray(np.abs(t).max(axis=0))),
            "each column was divided by its largest value.",
            "subtract the mean, divide by the standard deviation.",
        ),
        Mistake(
            "mean_range",
            plain(mean, lambda t: divisible(np.ptp(t, axis=0))),
            "the range, largest minus smallest value, was the divisor.",
            "divide by the standard deviation.",
        ),
        Mistake(
            "mean_deviation",
            plain(mean, _mean_deviation),
            "the divisor is the mean absolute deviation.",
            "take the standard deviation: squares, mean, square root.",
        ),
        Mistake(
            "length",
            _by_length,
            "each row was divided by its length.",
            "every column has its own mean and deviation: `axis=0`.",
        ),
    )
