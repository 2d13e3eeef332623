"""Groups of rows that belong together, and splits that keep them together."""

import numpy as np

from neurons.types import AnyArray, Ints


def near_twins(mixes: Ints, reach: int) -> Ints:
    """Number groups of rows that lie near each other, chained.

    Two rows share a group if a chain of rows leads from one to the other in which
    neighbors differ by at most `reach` in every column.

    Args:
        mixes: int array, shape (n, d), any unit.
        reach: int, in the unit of `mixes`.

    Returns:
        int array, shape (n,): group numbers from 0, in order of first appearance.
    """
    distinct, row_of = np.unique(mixes, axis=0, return_inverse=True)
    gaps = np.abs(distinct[:, None, :] - distinct[None, :, :]).max(axis=2)
    near = gaps <= reach
    label = np.arange(len(distinct))
    while True:
        # Each mix takes the smallest label in its reach, until nothing changes.
        smallest = np.where(near, label, len(label)).min(axis=1)
        if np.array_equal(smallest, label):
            break
        label = smallest
    return by_first_appearance(label[row_of.reshape(-1)])


def by_first_appearance(labels: AnyArray) -> Ints:
    """Renumber labels 0, 1, 2, … in the order in which they first appear.

    Args:
        labels: array, shape (n,), of anything that can be sorted.

    Returns:
        int array, shape (n,).
    """
    _, first, inverse = np.unique(labels, return_index=True, return_inverse=True)
    return np.argsort(np.argsort(first))[inverse]


def split(groups: Ints, test_fraction: float, seed: int) -> tuple[Ints, Ints]:
    """Split rows in two so that no group stands on both sides.

    Args:
        groups: int array, shape (n,): the group of each row, numbered from 0.
        test_fraction: float, above 0 and below 1.
        seed: int.

    Returns:
        two int arrays: row positions for training and for testing, ascending.
    """
    sizes = np.bincount(groups)
    order = np.random.default_rng(seed).permutation(len(sizes))
    test_rows = np.cumsum(sizes[order])[:-1]  # at least one group stays for training
    n_taken = 1 + np.abs(test_rows - test_fraction * len(groups)).argmin()
    in_test = np.isin(groups, order[:n_taken])
    return np.flatnonzero(~in_test), np.flatnonzero(in_test)
