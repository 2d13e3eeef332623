"""Layers with random weights, as tasks on forward passes take them."""

import numpy as np

from neurons.types import Floats

Layer = tuple[Floats, Floats, str]


def draw_layers(
    rng: np.random.Generator, sizes: list[int], activations: list[str]
) -> list[Layer]:
    """Layers with random weights, small enough that no activation is at its end."""
    return [
        (
            rng.uniform(-1, 1, (n, units)).round(3),
            (rng.uniform(0.2, 1, units) * rng.choice([-1, 1], units)).round(3),
            activation,
        )
        for n, units, activation in zip(sizes, sizes[1:], activations)
    ]
