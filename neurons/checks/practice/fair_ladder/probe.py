"""What to look at for `fair_ladder`."""

import numpy as np

from neurons.checks.probes import Probe
from neurons.checks.probes.calls import Case
from neurons.types import Floats, Ints

TWINS = "rows of a group are alike"
ONE_GROUP = "one group is held out"
GAPS = "groups have other numbers than 0, 1, 2"


def fair_ladder_cases(rng: np.random.Generator) -> list[Case]:
    """Rows of one, two and three features, in groups whose rows are nearly alike."""

    def rows(
        sizes: list[int], n_features: int, held_out: list[int]
    ) -> tuple[Floats, Floats, Ints, Ints]:
        groups = rng.permutation(np.repeat(np.arange(len(sizes)), sizes))
        centers = rng.uniform(-3, 3, (len(sizes), n_features))
        X = centers[groups] + rng.uniform(-0.3, 0.3, (len(groups), n_features))
        slopes = rng.uniform(1, 4, n_features)
        y = 20 + X @ slopes + rng.uniform(-4, 4, len(groups))
        return X.round(2), y.round(1), groups, np.array(held_out)

    X, y, groups, _ = rows([3, 4, 2, 5, 3], 2, [1, 3])
    numbers = np.array([4, 9, 8, 15, 11])
    return [
        Case(
            (
                np.array([[0.0], [1.0], [3.0], [3.25], [6.0]]),
                np.array([1.0, 4.0, 5.0, 9.0, 12.0]),
                np.array([0, 0, 1, 1, 2]),
                np.array([1]),
            ),
            ONE_GROUP,
        ),
        Case(rows([4, 3, 5, 3, 4], 2, [2, 0]), TWINS),
        Case(rows([5, 5, 6, 4, 5, 4], 3, [1, 2]), TWINS),
        Case(rows([6, 3, 4, 5], 2, [3]), ONE_GROUP),
        Case((X, y, numbers[groups], np.array([9, 15])), GAPS),
    ]


PROBE = Probe(cases=fair_ladder_cases)
