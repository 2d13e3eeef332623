"""What to look at in exercise 1."""

from __future__ import annotations

from typing import Any

import numpy as np

from neurons.checks.probing import Probe
from neurons.checks.probing.calls import Case
from neurons.checks.probing.models import describe_model

PLAIN = "all figures known"
UNKNOWN = "one sugar figure is nan"
UNKNOWN_FIRST = "the cereal with most calories has nan sugars"
TIE = "two cereals tie"
BELOW = "all cereals lie below the line"
HOUSE_SIZES = np.array([[1.0], [2.0]])  # 1000 square feet


def neuron_cases(rng: np.random.Generator) -> list[Case]:
    """Numbers, a list and arrays of one, two and three dimensions for x."""

    def weights() -> tuple[float, float]:
        return tuple(rng.uniform(1, 9, 2).round(3) * rng.choice([-1, 1], 2))

    return [
        Case((5.0, 2.5, 90.0), "x is a number"),
        Case((float(rng.uniform(-9, 9)), *map(float, weights())), "x is a number"),
        Case((rng.uniform(-9, 9, 7), *map(float, weights())), "x is an array"),
        Case((list(range(1, 5)), 3, 10), "x is a list"),
        Case(
            (rng.uniform(-9, 9, 3).round(3).tolist(), *map(float, weights())),
            "x is a list",
        ),
        Case((rng.uniform(-9, 9, (3, 2)), *map(float, weights())), "x is a table"),
        Case(
            (rng.uniform(-9, 9, (2, 3, 2)), *map(float, weights())), "x has three axes"
        ),
    ]


def surprise_cases(rng: np.random.Generator) -> list[Case]:
    """Small made-up tables: plain, with missing sugars, with a tie, all below."""
    letters = np.array(["Ash", "Birch", "Cedar", "Dill", "Elm", "Fig", "Gorse"])
    cases = [
        Case(
            (
                np.array(["Oat Rings", "Bran Squares", "Corn Stars"]),
                np.array([3.0, 5.0, 12.0]),
                np.array([110.0, 90.0, 120.0]),
                2.5,
                90.0,
            ),
            PLAIN,
        )
    ]
    for label in (
        PLAIN,
        UNKNOWN,
        UNKNOWN_FIRST,
        TIE,
        BELOW,
    ):
        names = rng.permutation(letters)
        sugars = rng.permutation(15)[:7].astype(float)
        w, b = float(rng.uniform(1.5, 3)), float(rng.uniform(80, 100))
        above = rng.permutation(np.arange(-30.0, 40.0, 10.0))
        if label == TIE:
            # Whole numbers, so that both residuals are the same to the last bit.
            w, b = float(rng.integers(2, 5)), float(rng.integers(80, 100))
            first, second = sorted(rng.choice(7, 2, replace=False))
            above[[first, second]] = 55.0
        if label == BELOW:
            above = above - 100.0
        if label == UNKNOWN and np.argmax(above) == 0:
            # The gap comes before the winner, so that places shift when it is cut.
            above = np.roll(above, 1)
        calories = w * sugars + b + above
        if label == UNKNOWN:
            # Low enough not to win as "0 g" either: the two mistakes differ here.
            sugars[0], calories[0] = np.nan, b - 30.0
        if label == UNKNOWN_FIRST:
            hidden = int(np.argmax(above))
            sugars[hidden], calories[hidden] = np.nan, 400.0
        cases.append(Case((names, sugars, calories, w, b), label))
    return cases


def look_at_house(namespace: dict[str, Any], rng: np.random.Generator) -> dict:
    """The layer or model `house` and its prices for the two houses."""
    return {"model": describe_model(namespace.get("house"), HOUSE_SIZES)}


PROBES = {
    "neuron": Probe(cases=neuron_cases),
    "estimate": Probe(),
    "line": Probe(),
    "surprise": Probe(cases=surprise_cases),
    "house": Probe(look=look_at_house),
}
