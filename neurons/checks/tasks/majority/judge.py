"""Judge of `majority`."""

from collections.abc import Callable

import numpy as np

from neurons.checks.judges.functions import FunctionJudge
from neurons.checks.judges.mistakes import Mistake
from neurons.checks.tasks.majority.probe import ALIKE
from neurons.types import Ints


def majority_accuracy(y: Ints) -> float:
    """Share of the commoner of two classes, 0 and 1."""
    ones = float(np.mean(y))
    return max(ones, 1 - ones)


def _counts(y: Ints) -> tuple[float, float]:
    """How many zeros and how many ones."""
    return float(np.sum(y == 0)), float(np.sum(y == 1))


def _by_unique(place: int) -> Callable[[Ints], float]:
    """The share of the label that stands at a place among the sorted labels."""
    return lambda y: float(np.mean(y == np.unique(y)[place]))


MORE_MISTAKES = (
    Mistake(
        "first_label",
        lambda y: float(np.mean(y == y[0])),
        "this is the share of the first row's label.",
        "the first row may be of the rarer class; compare both shares.",
    ),
    Mistake(
        "last_label",
        lambda y: float(np.mean(y == y[-1])),
        "this is the share of the last row's label.",
        "the last row may be of the rarer class; compare both shares.",
    ),
    Mistake(
        "smallest_label",
        _by_unique(0),
        "this is the first of the counts, that of the smallest label.",
        "take the largest count, whichever label it belongs to.",
    ),
    Mistake(
        "largest_label",
        _by_unique(-1),
        "this is the last of the counts, that of the largest label.",
        "take the largest count, whichever label it belongs to.",
    ),
    Mistake(
        "random_guess",
        lambda y: float(np.mean(y) ** 2 + (1 - np.mean(y)) ** 2),
        "this is how often a random guess with these shares is right.",
        "here every answer is the same: that of the commoner class.",
    ),
    Mistake(
        "one_row_too_few",
        lambda y: max(_counts(y)) / (len(y) - 1),
        "the count is divided by one row too few.",
        "divide by the number of rows, all of them.",
    ),
    Mistake(
        "by_classes",
        lambda y: max(_counts(y)) / 2,
        "the count is divided by 2, the number of classes.",
        "divide by the number of rows.",
    ),
    Mistake(
        "ratio",
        lambda y: np.float64(max(_counts(y))) / min(_counts(y)),
        "this is the ratio of the two classes.",
        "divide by the number of all rows, not by those of the rarer class.",
    ),
    Mistake(
        "difference",
        lambda y: abs(2 * float(np.mean(y)) - 1),
        "this is the difference of the two shares.",
        "take the larger of the two shares itself.",
    ),
    Mistake(
        "counts",
        _counts,
        "both counts are returned.",
        "take the larger count and divide it by the number of rows.",
    ),
    Mistake(
        "shares",
        lambda y: (1 - float(np.mean(y)), float(np.mean(y))),
        "both shares are returned.",
        "return the larger one alone.",
    ),
    Mistake(
        "shares_ones_first",
        lambda y: (float(np.mean(y)), 1 - float(np.mean(y))),
        "both shares are returned.",
        "return the larger one alone.",
    ),
)

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
            "the value of the diabetes table is written into the function.",
            "compute it from `y`, so that it serves any rows.",
        ),
        *MORE_MISTAKES,
    ),
    on_raise={ALIKE: "here all rows are of one class; that must work too."},
    step="which share of the rows is right if you always give the commoner class?",
    examples="one of our sets of rows",
)
