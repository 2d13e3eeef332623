"""Say whether two ways to compute something agree."""

import numpy as np
import numpy.typing as npt


def same(one: npt.ArrayLike, other: npt.ArrayLike) -> bool:
    """Compare two results: the same shape, and numbers that differ by rounding alone.

    Args:
        one: number or float array, any shape, any unit.
        other: number or float array, in the unit of `one`.

    Returns:
        bool: whether the largest difference is at most 0.00001 of the largest number.
    """
    first, second = np.asarray(one, dtype=float), np.asarray(other, dtype=float)
    if first.shape != second.shape:
        return False
    largest = np.max(np.abs(first), initial=0.0)
    return bool(np.all(np.abs(first - second) <= 1e-5 * largest))
