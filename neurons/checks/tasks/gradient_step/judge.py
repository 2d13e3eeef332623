"""Judge of `gradient_step`."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from neurons.checks.judges.functions import FunctionJudge
from neurons.checks.judges.mistakes import Mistake
from neurons.types import Floats

Pair = tuple[float, float]


def slopes(w: float, b: float, x: Floats, y: Floats) -> Pair:
    """∂J/∂w and ∂J/∂b of J = mean((w·x + b − y)²)."""
    errors = w * x + b - y
    return float(2 * np.mean(errors * x)), float(2 * np.mean(errors))


def gradient_step(
    w: float, b: float, x: Floats, y: Floats, learning_rate: float
) -> Pair:
    """One step down the slope, weight and bias together."""
    dw, db = slopes(w, b, x, y)
    return w - learning_rate * dw, b - learning_rate * db


def _scaled(w_factor: float, b_factor: float) -> Callable[..., Pair]:
    """A step with wrong factors before the two slopes."""

    def step(w: float, b: float, x: Floats, y: Floats, rate: float) -> Pair:
        dw, db = slopes(w, b, x, y)
        return w - w_factor * rate * dw, b - b_factor * rate * db

    return step


def _summed(factor: float) -> Callable[..., Pair]:
    """A step with the sum over the rows for the mean."""
    return lambda w, b, x, y, rate: _scaled(factor * len(x), factor * len(x))(
        w, b, x, y, rate
    )


def _w_first(w: float, b: float, x: Floats, y: Floats, rate: float) -> Pair:
    w, _ = gradient_step(w, b, x, y, rate)
    return w, gradient_step(w, b, x, y, rate)[1]


def _b_first(w: float, b: float, x: Floats, y: Floats, rate: float) -> Pair:
    _, b = gradient_step(w, b, x, y, rate)
    return gradient_step(w, b, x, y, rate)[0], b


def _without_x(w: float, b: float, x: Floats, y: Floats, rate: float) -> Pair:
    _, db = slopes(w, b, x, y)
    return w - rate * db, b - rate * db


def _x_in_both(w: float, b: float, x: Floats, y: Floats, rate: float) -> Pair:
    dw, _ = slopes(w, b, x, y)
    return w - rate * dw, b - rate * dw


def _changes(w: float, b: float, x: Floats, y: Floats, rate: float) -> Pair:
    dw, db = slopes(w, b, x, y)
    return -rate * dw, -rate * db


ORDER = "take both slopes from the old w and b, then change both."
JUDGE = FunctionJudge(
    task="gradient_step",
    reference=gradient_step,
    returns=("w", "b"),
    success=(
        "Right: downhill, and both at once. Adam does the same at heart; it only "
        "chooses the length of the step for each weight by itself."
    ),
    mistakes=(
        Mistake(
            "half",
            _scaled(0.5, 0.5),
            "the factor 2 is missing, as for a cost with ½ in front.",
            "the slope of a square, (…)², has a 2 in front.",
            points=2,
        ),
        Mistake(
            "uphill",
            _scaled(-1, -1),
            "the step goes up the slope, so the error grows.",
            "subtract learning rate times slope; or look at the sign of the error.",
        ),
        Mistake(
            "half_uphill",
            _scaled(-0.5, -0.5),
            "the step goes up the slope, and the factor 2 is missing.",
            "subtract learning rate times slope; a square's slope has a 2.",
        ),
        Mistake(
            "sum",
            _summed(1),
            "the sum over the rows was taken, not the mean.",
            "J is a mean, so its slope is a mean too: `np.mean`.",
        ),
        Mistake(
            "half_sum",
            _summed(0.5),
            "the sum over the rows was taken, and the factor 2 is missing.",
            "J is a mean of squares: its slope is 2 times a mean.",
        ),
        Mistake(
            "w_first",
            _w_first,
            "w was changed before the slope for b was taken.",
            ORDER,
        ),
        Mistake(
            "b_first",
            _b_first,
            "b was changed before the slope for w was taken.",
            ORDER,
        ),
        Mistake(
            "without_x",
            _without_x,
            "the slope for w lacks the factor x.",
            "w is multiplied by x, so each row's error counts times its x.",
        ),
        Mistake(
            "x_in_both",
            _x_in_both,
            "the slope for b has a factor x that does not belong there.",
            "b is added as it is: its slope is 2 times the mean error.",
        ),
        Mistake(
            "no_rate",
            lambda w, b, x, y, rate: gradient_step(w, b, x, y, 1.0),
            "the learning rate is left out.",
            "multiply both slopes by `learning_rate` before you subtract.",
        ),
        Mistake(
            "slopes",
            lambda w, b, x, y, rate: slopes(w, b, x, y),
            "these are the two slopes, not the new weight and bias.",
            "subtract learning rate times slope from w and from b.",
        ),
        Mistake(
            "changes",
            _changes,
            "these are the changes alone.",
            "add them to the old w and b.",
        ),
        Mistake(
            "swapped",
            lambda w, b, x, y, rate: gradient_step(w, b, x, y, rate)[::-1],
            "the two results have changed places.",
            "return w first, then b.",
        ),
        Mistake("w_kept", _scaled(0, 1), "w stays as it was.", "change w too."),
        Mistake("b_kept", _scaled(1, 0), "b stays as it was.", "change b too."),
    ),
    step="new = old - learning rate * slope, for w and for b.",
    examples="one of our sets of points",
)
