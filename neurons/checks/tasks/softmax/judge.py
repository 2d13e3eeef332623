"""Judge of `softmax`."""

from collections.abc import Callable

import numpy as np

from neurons.checks.judges.functions import FunctionJudge
from neurons.checks.judges.mistakes import Mistake
from neurons.checks.judges.models import softmax
from neurons.checks.tasks.softmax.probe import LARGE_ROW, LARGE_ROWS, ROW, ROWS
from neurons.types import Floats

SHIFTS: dict[str, Callable[[Floats], Floats]] = {
    "none": lambda z: np.zeros(()),
    "rows": lambda z: z.max(axis=-1, keepdims=True),
    "columns": lambda z: z.max(axis=0),
    "whole": np.max,
    "lost_axis": lambda z: z.max(axis=-1),
}
SUMS: dict[str, Callable[[Floats], Floats]] = {
    "rows": lambda powers: powers.sum(axis=-1, keepdims=True),
    "columns": lambda powers: powers.sum(axis=0),
    "whole": np.sum,
    "nothing": lambda powers: np.ones(()),
    "lost_axis": lambda powers: powers.sum(axis=-1),
}


def shares(shift: str, total: str) -> Callable[[Floats], Floats]:
    """Return the softmax with another shift before `exp` or another divisor."""

    def function(z: Floats) -> Floats:
        powers: Floats = np.exp(z - SHIFTS[shift](z))
        quotients: Floats = powers / SUMS[total](powers)
        return quotients

    return function


def _log_softmax(z: Floats) -> Floats:
    shifted = z - z.max(axis=-1, keepdims=True)
    logarithms: Floats = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return logarithms


OVERFLOW = (
    "`np.exp` of a large number is infinite, of a very small one 0.",
    "subtract each row's largest value before `np.exp`: the shares stay the same.",
)
WRONG_AXIS = (
    "the sum runs down the columns.",
    "each row is one example: its shares add up to 1 (`axis=-1`).",
)
WHOLE_TABLE = (
    "all rows share one sum.",
    "each row has a sum of its own: `sum(axis=-1, keepdims=True)`.",
)
NO_SUM = (
    "the values are not divided by their sum.",
    "shares add up to 1: divide by the sum of each row.",
)
LOST_AXIS = (
    "the sums or largest values lost an axis, so row i meets number i of each column.",
    "`keepdims=True` keeps one value per row, as a column.",
)
WRONG_SHIFTS = {
    ("columns", "rows"): (
        "the largest value of each column is subtracted.",
        "subtract the same number from a whole row: its own largest value.",
    ),
    ("whole", "rows"): (
        "one largest value is subtracted from all rows.",
        "a row far below it becomes 0 / 0; subtract each row's own largest value.",
    ),
}
VARIANTS = {
    ("none", "rows"): OVERFLOW,
    ("none", "columns"): WRONG_AXIS,
    ("columns", "columns"): WRONG_AXIS,
    ("rows", "columns"): WRONG_AXIS,
    ("none", "whole"): WHOLE_TABLE,
    ("whole", "whole"): WHOLE_TABLE,
    ("rows", "whole"): WHOLE_TABLE,
    ("none", "nothing"): NO_SUM,
    ("rows", "nothing"): NO_SUM,
    ("whole", "nothing"): NO_SUM,
    ("none", "lost_axis"): LOST_AXIS,
    ("rows", "lost_axis"): LOST_AXIS,
    ("whole", "lost_axis"): LOST_AXIS,
    ("lost_axis", "lost_axis"): LOST_AXIS,
    ("lost_axis", "rows"): LOST_AXIS,
    **WRONG_SHIFTS,
}
OTHERS = (
    Mistake(
        "clipped",
        lambda z: shares("rows", "rows")(np.clip(z, -500, 500)),
        "values beyond a limit are cut off, which makes them equal.",
        OVERFLOW[1],
    ),
    Mistake(
        "gaps_filled",
        lambda z: np.nan_to_num(shares("none", "rows")(z)),
        "the nan of an overflow is only covered up.",
        OVERFLOW[1],
    ),
    Mistake(
        "no_exp",
        lambda z: z / z.sum(axis=-1, keepdims=True),
        "the values are divided by their sum without `np.exp`.",
        "take `np.exp` first: shares are never negative.",
    ),
    Mistake(
        "sigmoid",
        lambda z: np.where(z < 0, np.exp(z) / (1 + np.exp(z)), 1 / (1 + np.exp(-z))),
        "this is the sigmoid of each value by itself.",
        "the values of a row compete: divide by the sum over the row.",
    ),
    Mistake(
        "mean",
        lambda z: z.shape[-1] * softmax(z),
        "the values are divided by their mean.",
        "shares add up to 1: divide by the sum of each row.",
    ),
    Mistake(
        "percent",
        lambda z: 100 * softmax(z),
        "the shares are given in percent.",
        "leave the factor 100 out: shares add up to 1.",
    ),
    Mistake(
        "whole_percent",
        lambda z: np.round(100 * softmax(z)),
        "the shares are given in whole percent.",
        "leave out the factor 100 and the rounding: shares add up to 1.",
    ),
    Mistake(
        "constant_shift",
        lambda z: np.exp(z - 500) / np.exp(z - 500).sum(axis=-1, keepdims=True),
        "the same number is subtracted from every row before `np.exp`.",
        "subtract each row's own largest value: only that fits every row.",
    ),
    Mistake(
        "twice",
        lambda z: softmax(softmax(z)),
        "the softmax is taken twice.",
        "take it once: the shares are the result.",
    ),
    Mistake(
        "largest_share",
        lambda z: np.max(softmax(z), axis=-1),
        "only the largest share of each row is given.",
        "give a share for each value of z.",
    ),
    Mistake(
        "first_row",
        lambda z: softmax(np.atleast_2d(z)[0]),
        "only the first row is worked out.",
        "look for a `return` inside a loop, or for a `[0]`.",
    ),
    Mistake(
        "winner",
        lambda z: np.asarray(z == z.max(axis=-1, keepdims=True), dtype=float),
        "the largest value gets everything; or shares are rounded to 0 and 1.",
        "the others keep a share too: `np.exp`, then divide by the sum.",
    ),
    Mistake(
        "negative",
        lambda z: softmax(-z),
        "the sign is turned round: the smallest value gets the largest share.",
        "take `np.exp` of z, not of -z.",
    ),
    Mistake(
        "logarithm",
        _log_softmax,
        "these are the logarithms of the shares.",
        "return the shares themselves.",
    ),
)

JUDGE = FunctionJudge(
    task="softmax",
    reference=softmax,
    success=(
        "Right, even at 1000 and -1000. Adding one number to a whole row never changes "
        "its shares: softmax sees only differences."
    ),
    mistakes=(
        *(
            Mistake(f"shift_{shift}_sum_{total}", shares(shift, total), *text)
            for (shift, total), text in VARIANTS.items()
        ),
        *OTHERS,
    ),
    on_raise={
        ROW: "`axis=-1` is the last axis, whether z has one row or many.",
        ROWS: "what must have one value per row keeps its axis with `keepdims=True`.",
        LARGE_ROW: OVERFLOW[1],
        LARGE_ROWS: OVERFLOW[1],
    },
    step="`np.exp` of each value, divided by the sum of its own row.",
)
