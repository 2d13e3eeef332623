"""What to look at for `standardize`."""

import numpy as np

from neurons.checks.probes import Probe
from neurons.checks.probes.calls import Case
from neurons.types import Floats

WHOLE = "whole numbers"
CONSTANT = "one column is constant in training"


def standardize_cases(rng: np.random.Generator) -> list[Case]:
    """Pairs of tables, training and test, of several sizes and scales."""

    def tables(n_train: int, n_test: int, d: int) -> tuple[Floats, Floats]:
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
        # Far less than 1 around the mean, which is no reason to divide by 1.
        Case(tuple(table / 50 for table in tables(6, 5, 3)), "small figures"),
    ]


PROBE = Probe(cases=standardize_cases, version=2)
