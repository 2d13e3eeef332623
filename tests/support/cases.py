"""Arguments for learners' functions, of any shape and size that a task allows."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import numpy as np

Draw = Callable[[np.random.Generator], tuple[Any, ...]]
ACTIVATIONS = ("linear", "relu", "sigmoid", "tanh", "softmax")


def numbers(rng: np.random.Generator, *shape: int) -> np.ndarray:
    """Numbers of either sign, between a thousandth and some thousands."""
    size = 10.0 ** rng.uniform(-2, 3)
    return rng.uniform(-size, size, shape)


def number(rng: np.random.Generator) -> float:
    """A number of either sign that is not nearly 0."""
    return float(rng.choice([-1, 1]) * 10.0 ** rng.uniform(-2, 3))


def some(rng: np.random.Generator, least: int = 1, most: int = 6) -> int:
    """How many rows, columns or layers."""
    return int(rng.integers(least, most + 1))


def any_shape(rng: np.random.Generator) -> np.ndarray:
    """An array of none to four axes."""
    return numbers(rng, *(some(rng, most=4) for _ in range(some(rng, 0, 4))))


def neuron(rng: np.random.Generator) -> tuple[Any, ...]:
    """x a number, a list or an array."""
    x = any_shape(rng)
    if x.ndim == 0 or rng.random() < 0.3:
        x = x.tolist()
    return x, number(rng), number(rng)


def cereals(rng: np.random.Generator) -> tuple[Any, ...]:
    """A table of which one or more cereals have a sugar figure."""
    n = some(rng, 2, 9)
    sugars, calories = rng.uniform(0, 15, n), rng.uniform(50, 160, n)
    gaps = rng.permutation(n)[: some(rng, 0, n - 1)]
    sugars[gaps] = np.nan
    names = np.array([f"Cereal {i}" for i in range(n)])
    return names, sugars, calories, float(rng.uniform(1, 4)), float(rng.uniform(70, 99))


def linear_unit(rng: np.random.Generator) -> tuple[Any, ...]:
    """A table or a single row."""
    d = some(rng)
    shape = (d,) if rng.random() < 0.4 else (some(rng), d)
    return numbers(rng, *shape), numbers(rng, d), number(rng)


def layer(rng: np.random.Generator, inputs: int, units: int) -> tuple[Any, Any]:
    """Kernel and bias."""
    return rng.uniform(-2, 2, (inputs, units)), rng.uniform(-2, 2, units)


def two_layers(rng: np.random.Generator) -> tuple[Any, ...]:
    """Kernels and biases of two layers."""
    inputs, hidden, outputs = some(rng), some(rng), some(rng)
    return (*layer(rng, inputs, hidden), *layer(rng, hidden, outputs))


def network(rng: np.random.Generator) -> tuple[Any, ...]:
    """Rows, and none to four layers."""
    sizes = [some(rng) for _ in range(some(rng, 1, 5))]
    layers = [
        (*layer(rng, inputs, units), str(rng.choice(ACTIVATIONS)))
        for inputs, units in pairwise(sizes)
    ]
    return rng.uniform(-2, 2, (some(rng), sizes[0])), layers


def softmax(rng: np.random.Generator) -> tuple[Any, ...]:
    """One row or several, some of values that overflow an `exp`."""
    shape = (some(rng),) if rng.random() < 0.4 else (some(rng), some(rng))
    return (rng.uniform(-1000, 1000, shape) if rng.random() < 0.5 else any_row(shape),)


def any_row(shape: tuple[int, ...]) -> np.ndarray:
    """Values of which every one counts."""
    return np.linspace(-3, 3, int(np.prod(shape))).reshape(shape)


def line(rng: np.random.Generator) -> tuple[Any, ...]:
    """A line, points, and a learning rate."""
    n = some(rng, 1, 30)
    x, y = rng.uniform(-5, 5, n), rng.uniform(-50, 50, n)
    return number(rng), number(rng), x, y, float(10.0 ** rng.uniform(-4, 0))


def tables(rng: np.random.Generator) -> tuple[Any, ...]:
    """Training and test rows of the same columns."""
    d = some(rng)
    return tuple(
        rng.normal(rng.uniform(-30, 30, d), 9, (some(rng, 3, 20), d)) for _ in range(2)
    )


CASES: dict[str, Draw] = {
    "neuron": neuron,
    "surprise": cereals,
    "linear_unit": linear_unit,
    "dense_parameters": lambda rng: (some(rng, 1, 9999), some(rng, 1, 9999)),
    "dense_forward": lambda rng: _rows_and_layer(rng),
    "kilobytes": lambda rng: (some(rng, 1, 10**5),),
    "relu": lambda rng: (any_shape(rng),),
    "collapse": two_layers,
    "softmax": softmax,
    "boundary": lambda rng: (number(rng), number(rng)),
    "gradient_step": line,
    "standardize": tables,
    "majority": lambda rng: (rng.integers(0, 2, some(rng, 1, 200)),),
    "two_neurons": lambda rng: (numbers(rng, 2),),
    "relu_network": lambda rng: (numbers(rng, 2),),
    "forward": network,
}


def _rows_and_layer(rng: np.random.Generator) -> tuple[Any, ...]:
    inputs = some(rng)
    return (numbers(rng, some(rng), inputs), *layer(rng, inputs, some(rng)))
