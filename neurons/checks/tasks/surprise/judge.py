"""Judge of `surprise`."""

from __future__ import annotations

import numpy as np

from neurons.checks.judges.functions import FunctionJudge
from neurons.checks.judges.mistakes import Mistake
from neurons.types import AnyArray, Floats


def residuals(sugars: Floats, calories: Floats, w: float, b: float) -> Floats:
    """Calories above the line, in kcal; nan where the sugars are unknown."""
    return np.asarray(calories) - (w * np.asarray(sugars) + b)


def most_surprising(
    names: AnyArray, sugars: Floats, calories: Floats, w: float, b: float
) -> str:
    """The name furthest above the line; unknown sugars left out, first in a tie."""
    return str(names[int(np.nanargmax(residuals(sugars, calories, w, b)))])


def _last_in_tie(
    names: AnyArray, sugars: Floats, calories: Floats, w: float, b: float
) -> str:
    above = residuals(sugars, calories, w, b)
    return str(names[int(np.flatnonzero(above == np.nanmax(above))[-1])])


def _after_dropping(
    names: AnyArray, sugars: Floats, calories: Floats, w: float, b: float
) -> str:
    above = residuals(sugars, calories, w, b)
    return str(names[int(np.argmax(above[~np.isnan(above)]))])


JUDGE = FunctionJudge(
    task="surprise",
    reference=most_surprising,
    success=(
        "Right. A large residual is a question to the data: here the answer is often "
        "a bigger serving."
    ),
    mistakes=(
        Mistake(
            "absolute",
            lambda names, s, c, w, b: str(
                names[int(np.nanargmax(np.abs(residuals(s, c, w, b))))]
            ),
            "cereals below the line count too, because the sign is dropped.",
            "look for the largest residual itself, not its absolute value.",
        ),
        Mistake(
            "below",
            lambda names, s, c, w, b: str(
                names[int(np.nanargmin(residuals(s, c, w, b)))]
            ),
            "this is the cereal furthest below the line.",
            "subtract the line from the calories, not the other way round.",
        ),
        Mistake(
            "most_calories",
            lambda names, s, c, w, b: str(names[int(np.argmax(c))]),
            "this is the cereal with the most calories, wherever the line is.",
            "subtract what the line says for its sugars first.",
        ),
        Mistake(
            "unknown_wins",
            lambda names, s, c, w, b: str(names[int(np.argmax(residuals(s, c, w, b)))]),
            "a cereal without a sugar figure wins: `argmax` stops at nan.",
            "leave out the rows whose sugars are nan, or use `np.nanargmax`.",
        ),
        Mistake(
            "unknown_is_zero",
            lambda names, s, c, w, b: str(
                names[int(np.argmax(residuals(np.nan_to_num(s), c, w, b)))]
            ),
            "an unknown sugar figure is counted as 0 g.",
            "leave that row out.",
        ),
        Mistake(
            "places_shifted",
            _after_dropping,
            "the place was found after dropping rows but used in the full list.",
            "drop the same rows from the names too.",
        ),
        Mistake(
            "last_in_tie",
            _last_in_tie,
            "in a tie the last name is given.",
            "give the first one; `np.argmax` does that by itself.",
        ),
    ),
    step="find the row where calories - (w * sugars + b) is largest; give its name.",
    examples="one of our small tables",
)
