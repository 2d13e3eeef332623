"""Both tables scaled, as asked for and by any other shift and divisor."""

from collections.abc import Callable
from typing import TypeAlias

import numpy as np

from neurons.types import Floats

Numbers: TypeAlias = Floats | float
Tables: TypeAlias = tuple[Floats, Floats]


def scaled(table: Floats, by: Floats, ddof: int = 0) -> Floats:
    """Scale a table by another one's mean and deviation; constant columns give 0."""
    std = by.std(axis=0, ddof=ddof)
    quotients: Floats = (table - by.mean(axis=0)) / np.where(std == 0, 1.0, std)
    return quotients


def standardize(ddof: int) -> Callable[..., Tables]:
    """Return the right function with the divisor n - ddof."""
    return lambda train, test: (scaled(train, train, ddof), scaled(test, train, ddof))


def plain(
    shift: Callable[[Floats], Numbers], scale: Callable[[Floats], Numbers]
) -> Callable[..., Tables]:
    """Both tables, minus what `shift` and over what `scale` gives for training."""

    def mistaken(train: Floats, test: Floats) -> Tables:
        first, second = shift(train), scale(train)
        return (train - first) / second, (test - first) / second

    return mistaken


def divisible(spread: Floats) -> Floats:
    """A spread that can be divided by."""
    return np.where(spread == 0, 1.0, spread)
