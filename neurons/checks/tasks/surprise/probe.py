"""What to look at for `surprise`."""

import numpy as np

from neurons.checks.probes import Probe
from neurons.checks.probes.calls import Case

PLAIN = "all figures known"
UNKNOWN = "one sugar figure is nan"
UNKNOWN_FIRST = "the cereal with most calories has nan sugars"
TIE = "two cereals tie"
BELOW = "all cereals lie below the line"


EXAMPLE = (
    np.array(["Oat Rings", "Bran Squares", "Corn Stars"]),
    np.array([3.0, 5.0, 12.0]),
    np.array([110.0, 90.0, 120.0]),
    2.5,
    90.0,
)
# The line matters more than the calories here: no other line, quotient or column alone
# is largest for the same cereal.
STEEP = (
    ([12, 13, 8, 10, 1, 9], [180, 140, 170, 80, 100, 110], 8, 60),
    ([2, 12, 6, 10, 11, 4], [120, 60, 160, 180, 130, 110], 7, 60),
    ([8, 9, 10, 12, 14, 15], [76, 118, 70, 134, 108, 155], 12, -30),
)
LETTERS = np.array(["Ash", "Birch", "Cedar", "Dill", "Elm", "Fig", "Gorse"])


def surprise_cases(rng: np.random.Generator) -> list[Case]:
    """Small made-up tables: plain, with missing sugars, with a tie, all below."""
    labels = (PLAIN, UNKNOWN, UNKNOWN_FIRST, TIE, BELOW)
    drawn = [_case(rng, label) for label in labels]
    return [
        Case(EXAMPLE, PLAIN),
        *drawn,
        *(_steep(rng, *table) for table in STEEP),
        _tied_names_swapped(drawn[labels.index(TIE)]),
        _filled_wins(rng, as_zero=True),
        _filled_wins(rng, as_zero=False),
    ]


def _tied_names_swapped(case: Case) -> Case:
    """Return the case of a tie so that the alphabet would pick the other place."""
    names, sugars, calories, w, b = case.args
    above = calories - (w * sugars + b)
    names, tied = names.copy(), np.flatnonzero(above == above.max())
    names[tied] = names[tied[::-1]]
    return Case((names, sugars, calories, w, b), TIE)


def _filled_wins(rng: np.random.Generator, *, as_zero: bool) -> Case:
    """Return a table whose gap wins as 0 g but not as the mean, or only as -1 g."""
    names, sugars, calories, w, b = _case(rng, PLAIN).args
    above = calories - (w * sugars + b)
    hidden = int(np.argmin(above))
    sugars[hidden] = np.nan
    calories[hidden] = b + above.max() + (2.0 if as_zero else -w / 2)
    return Case((names, sugars, calories, w, b), UNKNOWN)


def _steep(
    rng: np.random.Generator, sugars: list[int], calories: list[int], w: int, b: int
) -> Case:
    order, size = rng.permutation(len(sugars)), float(rng.uniform(1, 2))
    table = rng.permutation(LETTERS)[:6], np.array(sugars, dtype=float)[order]
    return Case((*table, size * np.array(calories)[order], size * w, size * b), PLAIN)


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


PROBE = Probe(cases=surprise_cases, version=2)
