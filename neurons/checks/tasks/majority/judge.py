"""Judge of `majority`."""

from __future__ import annotations

import numpy as np

from neurons.checks.judges.functions import FunctionJudge
from neurons.checks.judges.mistakes import Mistake
from neurons.checks.tasks.majority.probe import ALIKE
from neurons.types import Ints


def majority_accuracy(y: Ints) -> float:
    """Share of the commoner of two classes, 0 and 1."""
    ones = float(np.mean(y))
    return max(ones, 1 - ones)


JUDGE = FunctionJudge(
    task="majority",
    reference=majority_accuracy,
    success=(
        "Right. Any model has to beat this answer, which looks at no row at all; "
        "write it beside every accuracy that you report."
    ),
    mistakes=(
        Mistake(
            "percent",
            lambda y: 100 * majority_accuracy(y),
            "this is in percent.",
            "an accuracy here runs from 0 to 1; leave out the 100.",
        ),
        Mistake(
            "share_of_ones",
            lambda y: float(np.mean(y)),
            "this is the share of ones, whichever class is commoner.",
            "if zeros are commoner, always saying 0 is right more often.",
        ),
        Mistake(
            "share_of_zeros",
            lambda y: 1 - float(np.mean(y)),
            "this is the share of zeros, whichever class is commoner.",
            "if ones are commoner, always saying 1 is right more often.",
        ),
        Mistake(
            "rarer",
            lambda y: 1 - majority_accuracy(y),
            "this is the share of the rarer class.",
            "take the larger of the two shares.",
        ),
        Mistake(
            "count",
            lambda y: round(majority_accuracy(y) * len(y)),
            "this counts the rows of the commoner class.",
            "divide by the number of rows.",
        ),
        Mistake(
            "class",
            lambda y: int(np.mean(y) > 0.5),
            "this is the commoner class itself.",
            "give how often that answer is right, from 0 to 1.",
        ),
        Mistake(
            "table",
            lambda y: 500 / 768,
            "the figure of the diabetes table is written into the function.",
            "compute it from `y`, so that it serves any rows.",
        ),
    ),
    on_raise={ALIKE: "here all rows are of one class; that must work too."},
    step="which share of the rows is right if you always give the commoner class?",
    examples="one of our sets of rows",
)
