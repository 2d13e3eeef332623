"""What to look at for `confusion`."""

import numpy as np

from neurons.checks.probes import Probe
from neurons.checks.probes.calls import Case

AT_LIMIT = "one probability is the limit itself"
NOBODY = "nobody is a yes"


def confusion_cases(rng: np.random.Generator) -> list[Case]:
    """Answers with four different counts; one at the limit; a class that is missing."""

    def rows(counts: list[int], limit: float) -> tuple[object, ...]:
        """Rows of which so many are right no, alarms, missed and found."""
        y = np.repeat([0, 0, 1, 1], counts)
        says_yes = np.repeat([False, True, False, True], counts)
        far = rng.uniform(0.1, 0.9, len(y))
        p = np.where(says_yes, limit + (1 - limit) * far, limit * far)
        order = rng.permutation(len(y))
        return y[order], p[order].round(3), limit

    drawn = [[*map(int, rng.permutation([2, 4, 7, 12]))] for _ in range(3)]
    return [
        Case((np.array([0, 1, 0, 1, 0]), np.array([0.2, 0.4, 0.6, 0.7, 0.1]), 0.5)),
        Case(rows([9, 5, 3, 6], 0.5)),
        *(Case(rows(counts, limit)) for counts, limit in zip(drawn, (0.3, 0.8, 0.5))),
        Case(
            (np.array([0, 0, 1, 1, 1]), np.array([0.25, 0.1, 0.25, 0.9, 0.7]), 0.25),
            AT_LIMIT,
        ),
        Case(rows([4, 3, 0, 0], 0.6), NOBODY),
    ]


PROBE = Probe(cases=confusion_cases)
