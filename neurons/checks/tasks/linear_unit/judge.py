"""Judge of `linear_unit`."""

import numpy as np

from neurons.checks.judges.functions import FunctionJudge
from neurons.checks.judges.mistakes import Mistake
from neurons.checks.tasks.linear_unit.probe import ROW, SQUARE, TABLE
from neurons.types import Floats


def linear_unit(X: Floats, w: Floats, b: float) -> Floats:
    """Return one number per row of X, or one number for a single row."""
    sums: Floats = X @ w + b
    return sums


JUDGE = FunctionJudge(
    task="linear_unit",
    reference=linear_unit,
    success=(
        "Right for one row and for whole tables. The same line serves any number of "
        "inputs: only the length of w changes."
    ),
    mistakes=(
        Mistake(
            "no_bias",
            lambda X, w, b: X @ w,
            "the bias b is left out.",
            "add b to each row's sum.",
        ),
        Mistake(
            "not_summed",
            lambda X, w, b: X * w + b,
            "inputs are multiplied by their weights, but never added up.",
            "add up along each row; `X @ w` multiplies and adds in one go.",
        ),
        Mistake(
            "bias_each",
            lambda X, w, b: np.sum(X * w + b, axis=-1),
            "b is added once for each input, so several times in a row's sum.",
            "add up the products first, then add b once.",
        ),
        Mistake(
            "all_summed",
            lambda X, w, b: np.sum(X * w) + b,
            "all rows are added up into one number.",
            "give one number for each row: sum along the last axis alone.",
        ),
        Mistake(
            "columns_summed",
            lambda X, w, b: np.sum(X * w, axis=0) + b,
            "the sum goes down the columns, so it mixes different rows.",
            "sum along each row; that is the last axis of X.",
        ),
        Mistake(
            "transposed",
            lambda X, w, b: w @ X + b,
            "the weights meet the rows of X; they belong to its columns.",
            "write `X @ w`: it takes one weight for each column of X.",
        ),
        Mistake(
            "column",
            lambda X, w, b: np.sum(X * w, axis=-1, keepdims=True) + b,
            "the result keeps an axis that the sum should use up.",
            "leave `keepdims=True` out, or use `X @ w`.",
        ),
        Mistake(
            "mean",
            lambda X, w, b: np.mean(X * w, axis=-1) + b,
            "the products are averaged.",
            "add them up: a neuron sums.",
        ),
        Mistake(
            "minus_bias",
            lambda X, w, b: X @ w - b,
            "the bias is subtracted.",
            "add b; a bias that pulls down is simply a negative number.",
        ),
        Mistake(
            "no_weights",
            lambda X, w, b: np.sum(X, axis=-1) + b,
            "the inputs are added up without their weights.",
            "multiply each input by its own weight first.",
        ),
        Mistake(
            "first_weight",
            lambda X, w, b: np.sum(X * w[0], axis=-1) + b,
            "all inputs get the first weight.",
            "each input has a weight of its own: the first w[0], the next w[1].",
        ),
        Mistake(
            "reversed_weights",
            lambda X, w, b: X @ w[::-1] + b,
            "the weights are taken in reverse order.",
            "the first weight w[0] belongs to the first column of X.",
        ),
        Mistake(
            "first_row",
            lambda X, w, b: np.atleast_2d(X)[0] @ w + b,
            "only the first row is worked out.",
            "look for a `return` inside a loop, or for a `[0]`.",
        ),
        Mistake(
            "last_row",
            lambda X, w, b: np.atleast_2d(X)[-1] @ w + b,
            "only the last row comes back: each one replaces the one before.",
            "collect the results of all rows, or let `@` work on the whole table.",
        ),
        Mistake(
            "last_product",
            lambda X, w, b: X[..., -1] * w[-1] + b,
            "only the last input counts: each product replaces the one before.",
            "add each product to a running total.",
        ),
        Mistake(
            "first_left_out",
            lambda X, w, b: X[..., 1:] @ w[1:] + b,
            "the first input is left out.",
            "places count from 0: start at X[0] and w[0].",
        ),
        Mistake(
            "last_left_out",
            lambda X, w, b: X[..., :-1] @ w[:-1] + b,
            "the last input is left out.",
            "`range(n)` ends at n - 1 by itself: take nothing off it.",
        ),
        Mistake(
            "sigmoid",
            lambda X, w, b: 1 / (1 + np.exp(-(X @ w + b))),
            "a sigmoid is applied to the sum.",
            "this neuron is linear; return the sum as it is.",
        ),
        Mistake(
            "bias_written_in",
            lambda X, w, b: X @ w + 80,
            "80 is written into the function, so the argument b has no effect.",
            "add b, so that it serves any neuron.",
        ),
        Mistake(
            "hard_coded",
            lambda X, w, b: X @ np.array([2.5, -4.0, 5.0]) + 80,
            "2.5, -4, 5 and 80 are written into the function.",
            "use the arguments w and b, so that it serves any neuron.",
        ),
    ),
    on_raise={
        ROW: "X is one row here, of any length: does your code count on other axes, or "
        "on a fixed number of inputs?",
        TABLE: "look at the shapes: X has one column for each weight in w.",
        SQUARE: "look at the shapes: X has one column for each weight in w.",
    },
    step="multiply each input by its weight, add up along the row, then add b.",
)
