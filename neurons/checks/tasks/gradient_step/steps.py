"""One step down the slope, and the steps of those who slip."""

from collections.abc import Callable

import numpy as np

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


def scaled(w_factor: float, b_factor: float) -> Callable[..., Pair]:
    """A step with wrong factors before the two slopes."""

    def step(w: float, b: float, x: Floats, y: Floats, rate: float) -> Pair:
        dw, db = slopes(w, b, x, y)
        return w - w_factor * rate * dw, b - b_factor * rate * db

    return step


def summed(factor: float) -> Callable[..., Pair]:
    """A step with the sum over the rows for the mean."""
    return lambda w, b, x, y, rate: scaled(factor * len(x), factor * len(x))(
        w, b, x, y, rate
    )


def w_first(w: float, b: float, x: Floats, y: Floats, rate: float) -> Pair:
    """Change w before the slope for b is taken."""
    w, _ = gradient_step(w, b, x, y, rate)
    return w, gradient_step(w, b, x, y, rate)[1]


def b_first(w: float, b: float, x: Floats, y: Floats, rate: float) -> Pair:
    """Change b before the slope for w is taken."""
    _, b = gradient_step(w, b, x, y, rate)
    return gradient_step(w, b, x, y, rate)[0], b


def without_x(w: float, b: float, x: Floats, y: Floats, rate: float) -> Pair:
    """The slope for w lacks its factor x."""
    _, db = slopes(w, b, x, y)
    return w - rate * db, b - rate * db


def x_in_both(w: float, b: float, x: Floats, y: Floats, rate: float) -> Pair:
    """The slope for b has a factor x."""
    dw, _ = slopes(w, b, x, y)
    return w - rate * dw, b - rate * dw


def changes(w: float, b: float, x: Floats, y: Floats, rate: float) -> Pair:
    """What is added to w and b."""
    dw, db = slopes(w, b, x, y)
    return -rate * dw, -rate * db


def step_by(slopes_of: Callable[..., Pair]) -> Callable[..., Pair]:
    """A step down other slopes, which are taken of w, b, x and y."""

    def step(w: float, b: float, x: Floats, y: Floats, rate: float) -> Pair:
        dw, db = slopes_of(w, b, x, y)
        return w - rate * dw, b - rate * db

    return step


def with_errors(
    change: Callable[[Floats], Floats], factor: Callable[[Floats, Floats], Floats]
) -> Callable[..., Pair]:
    """A step with changed errors, and another factor than x in the slope for w."""

    def wrong_slopes(w: float, b: float, x: Floats, y: Floats) -> Pair:
        errors = change(w * x + b - y)
        return float(2 * np.mean(errors * factor(x, y))), float(2 * np.mean(errors))

    return step_by(wrong_slopes)


def without_bias(w: float, b: float, x: Floats, y: Floats, rate: float) -> Pair:
    """The error lacks the bias."""
    dw, db = slopes(w, 0, x, y)
    return w - rate * dw, b - rate * db


def two_steps(w: float, b: float, x: Floats, y: Floats, rate: float) -> Pair:
    """The step, taken twice."""
    return gradient_step(*gradient_step(w, b, x, y, rate), x, y, rate)


def row_by_row(w: float, b: float, x: Floats, y: Floats, rate: float) -> Pair:
    """A step after each row."""
    for xi, yi in zip(x, y):
        w, b = gradient_step(w, b, xi, yi, rate)
    return w, b


def one_row_too_few(w: float, b: float, x: Floats, y: Floats, rate: float) -> Pair:
    """The sum over n rows, divided by n - 1."""
    factor = np.float64(len(x)) / (len(x) - 1)
    return scaled(factor, factor)(w, b, x, y, rate)


def product_of_means(w: float, b: float, x: Floats, y: Floats) -> Pair:
    """The mean error times the mean of x."""
    _, db = slopes(w, b, x, y)
    return db * float(np.mean(x)), db
