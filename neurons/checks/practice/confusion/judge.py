"""Judge of `confusion`."""

from collections.abc import Callable
from typing import TypeAlias

import numpy as np

from neurons.checks.judges.functions import FunctionJudge
from neurons.checks.judges.mistakes import Mistake
from neurons.types import Floats, Ints

Rule: TypeAlias = Callable[[Ints, Floats, float], object]


def confusion(y: Ints, p: Floats, limit: float) -> Floats:
    """Count answers: rows are what happened, columns what was said, no before yes."""
    said = p > limit
    return np.array(
        [[np.sum((y == row) & (said == column)) for column in (0, 1)] for row in (0, 1)]
    ).astype(float)


def _changed(change: Callable[[Floats], object]) -> Rule:
    """The right counts, changed afterward."""
    return lambda y, p, limit: change(confusion(y, p, limit))


def _at_limit(y: Ints, p: Floats, limit: float) -> Floats:
    return confusion(y, np.where(p == limit, 1.0, p), limit)


def _without_parentheses(y: Ints, p: Floats, limit: float) -> Floats:
    """What `~said & y == 0` counts: `&` is done before `==`."""
    (_, _), (missed, found) = confusion(y, p, limit)
    return np.array([[len(y) - missed, len(y) - found], [missed, found]])


def _all_right_first(table: Floats) -> Floats:
    right = table[0, 0] + table[1, 1]
    return np.array([[right, table[0, 1]], [table[1, 0], table[1, 1]]])


ROWS = "rows are what happened, columns what was said; no comes before yes."
COUNTS = "count rows; shares come later, out of the counts."

JUDGE = FunctionJudge(
    task="confusion",
    reference=confusion,
    success=(
        "Right. Two networks with the same accuracy can have quite different tables: "
        "ask which of the two kinds of mistakes costs more."
    ),
    mistakes=(
        Mistake(
            "transposed",
            _changed(np.transpose),
            "rows and columns have changed places.",
            ROWS,
        ),
        Mistake(
            "yes_first",
            _changed(lambda table: table[::-1, ::-1]),
            "yes comes first, in the rows and in the columns.",
            ROWS,
        ),
        Mistake(
            "rows_reversed",
            _changed(lambda table: table[::-1]),
            "the two rows have changed places.",
            ROWS,
        ),
        Mistake(
            "columns_reversed",
            _changed(lambda table: table[:, ::-1]),
            "the two columns have changed places: a low probability counts as a yes.",
            "a yes is said where the probability is above the limit.",
        ),
        Mistake(
            "at_limit",
            _at_limit,
            "a probability that equals the limit counts as a yes.",
            "a yes begins above the limit: use `>`.",
        ),
        Mistake(
            "without_parentheses",
            _without_parentheses,
            "`&` is done before `==`.",
            "put each comparison into parentheses: `(y == 0)`.",
        ),
        Mistake(
            "all_right_first",
            _changed(_all_right_first),
            "the first count holds all right answers, yes and no.",
            "count there only rows where it was no and the model said no.",
        ),
        Mistake(
            "shares",
            _changed(lambda table: table / table.sum()),
            "these are shares of all rows.",
            COUNTS,
        ),
        Mistake(
            "row_shares",
            _changed(lambda table: table / table.sum(axis=1, keepdims=True)),
            "each row of counts is divided by its sum.",
            COUNTS,
        ),
        Mistake(
            "column_shares",
            _changed(lambda table: table / table.sum(axis=0, keepdims=True)),
            "each column of counts is divided by its sum.",
            COUNTS,
        ),
        Mistake(
            "accuracy",
            _changed(lambda table: np.trace(table) / table.sum()),
            "this is the accuracy, the share of right answers.",
            "return all four counts, as an array of shape (2, 2).",
        ),
        Mistake(
            "right_alone",
            _changed(lambda table: np.diag(np.diag(table))),
            "only right answers are counted; both kinds of mistakes are 0.",
            "count false alarms above right, missed cases below left.",
        ),
    ),
    step="four counts: " + ROWS,
    examples="one of our sets of answers",
)
