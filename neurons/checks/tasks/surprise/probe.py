"""What to look at for `surprise`."""

from __future__ import annotations

import numpy as np

from neurons.checks.probes import Probe
from neurons.checks.probes.calls import Case

PLAIN = "all figures known"
UNKNOWN = "one sugar figure is nan"
UNKNOWN_FIRST = "the cereal with most calories has nan sugars"
TIE = "two cereals tie"
BELOW = "all cereals lie below the line"
STEEP = "a steep line"
FLAT = "a flat line"
MOST_SUGARS = 14.0


EXAMPLE = (
    np.array(["Oat Rings", "Bran Squares", "Corn Stars"]),
    np.array([3.0, 5.0, 12.0]),
    np.array([110.0, 90.0, 120.0]),
    2.5,
    90.0,
)
LETTERS = np.array(["Ash", "Birch", "Cedar", "Dill", "Elm", "Fig", "Gorse"])


def surprise_cases(rng: np.random.Generator) -> list[Case]:
    """Small made-up tables: plain, with missing sugars, with a tie, all below.

    The last ones separate rules: a tie by the alphabet, a ratio, a line of one's own,
    a weight left out.
    """
    labels = (PLAIN, UNKNOWN, UNKNOWN_FIRST, TIE, BELOW)
    cases = [_case(rng, label) for label in labels]
    return [
        Case(EXAMPLE, PLAIN),
        *cases,
        _tied_names_swapped(cases[labels.index(TIE)]),
        _sloped(rng, float(rng.uniform(6, 9)), STEEP, MOST_SUGARS),
        _sloped(rng, float(rng.uniform(6, 9)), STEEP, 0.0),
        _sloped(rng, float(rng.uniform(0.2, 0.6)), FLAT, MOST_SUGARS),
    ]


def _case(rng: np.random.Generator, label: str) -> Case:
    names = rng.permutation(LETTERS)
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
    return Case((names, sugars, calories, w, b), label)


def _tied_names_swapped(case: Case) -> Case:
    """Return the case of a tie so that the alphabet would pick the other place."""
    names, sugars, calories, w, b = case.args
    above = calories - (w * sugars + b)
    names = names.copy()
    tied = np.flatnonzero(above == above.max())
    names[tied] = names[tied[::-1]]
    return Case((names, sugars, calories, w, b), TIE)


def _sloped(rng: np.random.Generator, w: float, label: str, winner: float) -> Case:
    """Return a table whose first two places lie at the line's two ends."""
    names = rng.permutation(LETTERS)
    sugars = rng.permutation([0.0, 3.0, 5.0, 8.0, 9.0, 12.0, MOST_SUGARS])
    b = float(rng.uniform(80, 100))
    above = rng.permutation(np.arange(-35.0, 35.0, 10.0))
    above[np.isin(sugars, [0.0, MOST_SUGARS])] = 35.0
    above[sugars == winner] = 45.0
    return Case((names, sugars, w * sugars + b + above, w, b), label)


PROBE = Probe(cases=surprise_cases, version=2)
