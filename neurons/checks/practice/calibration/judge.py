"""Judge of `calibration`."""

from collections.abc import Callable
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from neurons.checks.judges.functions import FunctionJudge
from neurons.checks.judges.mistakes import Mistake
from neurons.types import Floats, Ints

Bools: TypeAlias = npt.NDArray[np.bool_]
Bins: TypeAlias = tuple[Floats, Floats]  # what was said in each bin, what came true
Rule: TypeAlias = Callable[[Ints, Floats, int], object]
# The values of one bin: of the answers, of the probabilities, and the bin's place.
Values: TypeAlias = Callable[[Ints, Floats, int, int], tuple[float, float]]


def _means(y: Ints, p: Floats, k: int, n_bins: int) -> tuple[float, float]:
    return float(np.mean(p)), float(np.mean(y))


def _by_bins(
    y: Ints, p: Floats, n_bins: int, places: Floats, values: Values = _means
) -> Bins:
    """Go through the bins that hold a row, from the lowest on."""
    bins = [k for k in range(n_bins) if np.any(places == k)]
    found = [values(y[places == k], p[places == k], k, n_bins) for k in bins]
    said, came_true = np.array(found).reshape(-1, 2).T
    return said, came_true


def _places(p: Floats, n_bins: int) -> Floats:
    """The bin of each probability; the highest one holds 1, too."""
    return np.minimum(np.floor(p * n_bins), n_bins - 1)


def calibration(y: Ints, p: Floats, n_bins: int) -> Bins:
    """Mean probability, and share of yes, of each bin that holds a row."""
    return _by_bins(y, p, n_bins, _places(p, n_bins))


def _values(values: Values) -> Rule:
    """The right bins, with other values for each of them."""
    return lambda y, p, n_bins: _by_bins(y, p, n_bins, _places(p, n_bins), values)


def _edge_below(y: Ints, p: Floats, n_bins: int) -> Bins:
    return _by_bins(y, p, n_bins, np.maximum(np.ceil(p * n_bins) - 1, 0))


def _ones_left_out(y: Ints, p: Floats, n_bins: int) -> Bins:
    return _by_bins(y, p, n_bins, np.floor(p * n_bins))


def _empty_as(value: float) -> Rule:
    def mistaken(y: Ints, p: Floats, n_bins: int) -> Bins:
        found = np.full((2, n_bins), value)
        found[:, np.unique(_places(p, n_bins)).astype(int)] = calibration(y, p, n_bins)
        return found[0], found[1]

    return mistaken


def _same_counts(y: Ints, p: Floats, n_bins: int) -> Bins:
    parts = np.array_split(np.argsort(p), n_bins)
    means = [(p[part].mean(), y[part].mean()) for part in parts if len(part)]
    said, came_true = np.array(means).T
    return said, came_true


def _one_sided(inside: Callable[[Floats, float, float], Bools]) -> Rule:
    def mistaken(y: Ints, p: Floats, n_bins: int) -> Bins:
        rows = [inside(p, k / n_bins, (k + 1) / n_bins) for k in range(n_bins)]
        means = [(p[row].mean(), y[row].mean()) for row in rows if np.any(row)]
        said, came_true = np.array(means).T
        return said, came_true

    return mistaken


def _right(y: Ints, p: Floats, k: int, n_bins: int) -> tuple[float, float]:
    return float(np.mean(p)), float(np.mean((p > 0.5) == y))


WHICH_BIN = (
    Mistake(
        "edge_below",
        _edge_below,
        "a probability on an edge falls into the bin below it.",
        "bin k begins at k / n_bins, and that number belongs to it: `>=`.",
    ),
    Mistake(
        "ones_left_out",
        _ones_left_out,
        "a probability of 1 falls into no bin.",
        "let the highest bin hold 1, too.",
    ),
    Mistake(
        "empty_as_0",
        _empty_as(0.0),
        "an empty bin is in the result as 0.",
        "leave a bin out if no row is in it.",
    ),
    Mistake(
        "empty_as_nan",
        _empty_as(np.nan),
        "an empty bin is in the result as nan: the mean of no rows.",
        "leave a bin out if no row is in it.",
    ),
    Mistake(
        "same_counts",
        _same_counts,
        "the rows are cut into bins with equally many rows.",
        "cut the probabilities from 0 to 1 into bins of the same width.",
    ),
    Mistake(
        "no_upper_edge",
        _one_sided(lambda p, low, high: p >= low),
        "a bin holds all rows from its lower edge up.",
        "a bin has an upper edge as well: `(p >= low) & (p < high)`.",
    ),
    Mistake(
        "no_lower_edge",
        _one_sided(lambda p, low, high: (p < high) | (high == 1)),
        "a bin holds all rows below its upper edge.",
        "a bin has a lower edge as well: `(p >= low) & (p < high)`.",
    ),
)

JUDGE = FunctionJudge(
    task="calibration",
    reference=calibration,
    returns=("said", "came_true"),
    success=(
        "Right. Where both arrays agree, the model is honest; yet always saying the "
        "share of yes is honest as well, and of no use."
    ),
    mistakes=(
        Mistake(
            "order",
            lambda y, p, n_bins: calibration(y, p, n_bins)[::-1],
            "the two results have changed places.",
            "return first what was said, then what came true.",
        ),
        Mistake(
            "middles",
            _values(lambda y, p, k, n_bins: ((k + 0.5) / n_bins, float(np.mean(y)))),
            "the middle of each bin is returned.",
            "take the mean of the probabilities that are in the bin.",
        ),
        Mistake(
            "lower_edges",
            _values(lambda y, p, k, n_bins: (k / n_bins, float(np.mean(y)))),
            "the lower edge of each bin is returned.",
            "take the mean of the probabilities that are in the bin.",
        ),
        Mistake(
            "counts",
            _values(lambda y, p, k, n_bins: (float(np.mean(p)), float(np.sum(y)))),
            "the yes in each bin are counted.",
            "divide by the number of rows in the bin.",
        ),
        Mistake(
            "sums",
            _values(lambda y, p, k, n_bins: (float(np.sum(p)), float(np.sum(y)))),
            "sums are taken in each bin.",
            "take means: divide by the number of rows in the bin.",
        ),
        Mistake(
            "share_of_all",
            lambda y, p, n_bins: _by_bins(
                y,
                p,
                n_bins,
                _places(p, n_bins),
                lambda ys, ps, k, n: (float(np.mean(ps)), float(np.sum(ys)) / len(y)),
            ),
            "the yes of a bin are divided by the number of all rows.",
            "divide by the number of rows in the bin.",
        ),
        Mistake(
            "share_of_no",
            _values(lambda y, p, k, n: (float(np.mean(p)), 1 - float(np.mean(y)))),
            "the share of no is taken.",
            "`p` is the probability of yes: take the share of yes.",
        ),
        Mistake(
            "accuracy",
            _values(_right),
            "the share of right answers is taken.",
            "take the share of yes: with 0.1, few of them should come true.",
        ),
        Mistake(
            "from_the_top",
            lambda *args: tuple(part[::-1] for part in calibration(*args)),
            "the highest bin comes first.",
            "begin with the lowest bin.",
        ),
        *WHICH_BIN,
    ),
    step="for each bin, the mean of `p` and the mean of `y` over its rows.",
    examples="one of our sets of answers",
)
