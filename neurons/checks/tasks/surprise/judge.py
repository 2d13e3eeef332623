"""Judge of `surprise`."""

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


def _filled(sugars: Floats, grams: float) -> Floats:
    return np.where(np.isnan(sugars), grams, sugars)


def _last_in_tie(
    names: AnyArray, sugars: Floats, calories: Floats, w: float, b: float
) -> str:
    above = residuals(sugars, calories, w, b)
    return str(names[int(np.flatnonzero(above == np.nanmax(above))[-1])])


def _tied(
    names: AnyArray, sugars: Floats, calories: Floats, w: float, b: float
) -> list[str]:
    above = residuals(sugars, calories, w, b)
    return [str(name) for name in names[above == np.nanmax(above)]]


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
            "a cereal without a sugar value wins: `argmax` stops at nan.",
            "leave out the rows whose sugars are nan, or use `np.nanargmax`.",
        ),
        Mistake(
            "unknown_is_zero",
            lambda names, s, c, w, b: str(
                names[int(np.argmax(residuals(np.nan_to_num(s), c, w, b)))]
            ),
            "an unknown sugar value is counted as 0 g.",
            "leave that row out.",
        ),
        Mistake(
            "places_shifted",
            _after_dropping,
            "the place was found after dropping rows but used in the full list.",
            "drop the same rows from the names too.",
        ),
        Mistake(
            "unknown_is_mean",
            lambda names, s, c, w, b: str(
                names[
                    int(np.argmax(residuals(_filled(s, float(np.nanmean(s))), c, w, b)))
                ]
            ),
            "an unknown sugar value is filled with the mean.",
            "leave that row out.",
        ),
        Mistake(
            "unknown_is_minus_one",
            lambda names, s, c, w, b: str(
                names[int(np.argmax(residuals(_filled(s, -1.0), c, w, b)))]
            ),
            "an unknown sugar value is counted as -1 g.",
            "leave that row out.",
        ),
        Mistake(
            "added",
            lambda names, s, c, w, b: str(names[int(np.nanargmax(c + w * s + b))]),
            "the line is added to the calories.",
            "subtract what the line says from the calories.",
        ),
        Mistake(
            "line_alone",
            lambda names, s, c, w, b: str(names[int(np.nanargmax(w * s + b))]),
            "this is where the line is highest: the cereal with the most sugars.",
            "subtract what the line says from the calories.",
        ),
        Mistake(
            "fewest_calories",
            lambda names, s, c, w, b: str(names[int(np.argmin(c))]),
            "this is the cereal with the fewest calories.",
            "look for the largest residual.",
        ),
        Mistake(
            "ratio",
            lambda names, s, c, w, b: str(names[int(np.nanargmax(c / (w * s + b)))]),
            "the calories are divided by the line, so the ratio decides.",
            "subtract: kcal above the line are a difference.",
        ),
        Mistake(
            "per_gram",
            lambda names, s, c, w, b: str(names[int(np.nanargmax(c / s))]),
            "the calories are divided by the sugars; the line plays no part.",
            "subtract what the line says from the calories.",
        ),
        Mistake(
            "per_gram_and_one",
            lambda names, s, c, w, b: str(names[int(np.nanargmax(c / (s + 1)))]),
            "the calories are divided by the sugars; the line plays no part.",
            "subtract what the line says from the calories.",
        ),
        Mistake(
            "fixed_line",
            lambda names, s, c, w, b: str(
                names[int(np.nanargmax(residuals(s, c, 2.5, 90.0)))]
            ),
            "2.5 is written into the function, so the argument w has no effect.",
            "use w and b, so that it serves any line.",
        ),
        Mistake(
            "swapped",
            lambda names, s, c, w, b: str(
                names[int(np.nanargmax(residuals(s, c, b, w)))]
            ),
            "weight and bias have changed places.",
            "w multiplies the sugars; b is added.",
        ),
        Mistake(
            "no_weight",
            lambda names, s, c, w, b: str(names[int(np.nanargmax(c - (s + b)))]),
            "the sugars are not multiplied by w; or `sugars` and `b` are swapped.",
            "the line is w * sugars + b.",
        ),
        Mistake(
            "first_name",
            lambda names, s, c, w, b: str(names[0]),
            "this is the first name of the list, whatever its values are.",
            "find the row with the largest residual.",
        ),
        Mistake(
            "second_place",
            lambda names, s, c, w, b: str(
                names[np.argsort(-residuals(s, c, w, b), kind="stable")[1]]
            ),
            "this is the second name from the top.",
            "places count from 0.",
        ),
        Mistake(
            "first_above",
            lambda names, s, c, w, b: str(
                names[int(np.argmax(residuals(s, c, w, b) > 0))]
            ),
            "this is the first cereal above the line, not the one furthest above.",
            "compare all rows before you return.",
        ),
        Mistake(
            "last_in_tie",
            _last_in_tie,
            "in a tie the last name is given.",
            "give the first one; `np.argmax` does that by itself.",
        ),
        Mistake(
            "alphabet_last",
            lambda names, s, c, w, b: max(_tied(names, s, c, w, b)),
            "in a tie the alphabet decides.",
            "give the name that comes first in the list; `np.argmax` does that.",
        ),
        Mistake(
            "alphabet_first",
            lambda names, s, c, w, b: min(_tied(names, s, c, w, b)),
            "in a tie the alphabet decides.",
            "give the name that comes first in the list; `np.argmax` does that.",
        ),
        Mistake(
            "above_zero",
            lambda names, s, c, w, b: (
                most_surprising(names, s, c, w, b)
                if np.nanmax(residuals(s, c, w, b)) > 0
                else ""
            ),
            "the search starts at 0, so an empty text comes back if all lie below.",
            "start with the first known row.",
        ),
    ),
    step="find the row where calories - (w * sugars + b) is largest; give its name.",
    examples="one of our small tables",
)
