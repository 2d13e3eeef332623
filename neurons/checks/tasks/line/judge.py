"""Judge of `line`: the right figures come from the table itself."""

from functools import cache

import numpy as np

from neurons.checks.judges.compare import FITTED
from neurons.checks.judges.values import KnownValues, Value, ValuesJudge
from neurons.types import Floats


def fit(x: Floats, y: Floats) -> tuple[float, float]:
    """Weight and bias of the least-squares line."""
    w, b = np.polyfit(x, y, 1)
    return float(w), float(b)


@cache
def cereal_lines() -> dict[str, tuple[float, float]]:
    """The right line, and what known mistakes give, as (weight, bias)."""
    from neurons import datasets

    table = datasets.cereal()
    sugars = table["sugars"].to_numpy(dtype=float)
    calories = table["calories"].to_numpy(dtype=float)
    known = ~np.isnan(sugars)
    whole = table.notna().all(axis=1).to_numpy()
    x, y = sugars[known], calories[known]
    scaled = (x - x.mean()) / x.std()
    # Same order of names as in `line_mistakes`.
    return {
        "right": fit(x, y),
        "other_gaps": fit(sugars[whole], calories[whole]),
        "filled_minus_one": fit(np.where(known, sugars, -1.0), calories),
        "filled_zero": fit(np.where(known, sugars, 0.0), calories),
        "filled_mean": fit(np.where(known, sugars, x.mean()), calories),
        "axes_swapped": fit(y, x),
        "no_intercept": (float(x @ y / (x @ x)), 0.0),
        "standardized": fit(scaled, y),
        "standardized_sample": fit(scaled * np.sqrt((len(x) - 1) / len(x)), y),
        "rounded": (2.5, 90.0),
        "whole_numbers": tuple(np.round(fit(x, y)).tolist()),
        "ratio_of_means": (y.mean() / x.mean(), 0.0),
        "mean_calories": (y.mean(), y.mean()),
    }


SCALED = (
    "the sugars were standardized before the fit.",
    "fit the grams as they are, so that the weight is in kcal per gram.",
)
# By name: the likely cause, the next step.
TEXTS = {
    "other_gaps": (
        "rows were dropped that lack other values but do have sugars.",
        "drop only the rows without sugars: `dropna(subset=['sugars'])`.",
    ),
    "filled_minus_one": (
        "the unknown sugars were counted as -1 g.",
        "leave that row out; unknown is not a number of grams.",
    ),
    "filled_zero": (
        "the unknown sugars were counted as 0 g.",
        "leave that row out; unknown is not zero.",
    ),
    "filled_mean": (
        "the unknown sugars were filled with the mean, or that row's calories are in "
        "the mean of the calories.",
        "leave that row out, of the sugars and of the calories.",
    ),
    "axes_swapped": (
        "sugars were estimated from calories.",
        "sugars are the input x, calories the output y.",
    ),
    "no_intercept": (
        "the line was forced through zero.",
        "fit a bias too: a cereal without sugars still has calories.",
    ),
    "standardized": SCALED,
    "standardized_sample": SCALED,
    "rounded": (
        "these are the round figures of the chapter, not a fit.",
        "compute both from the table, for example with `np.polyfit`.",
    ),
    "whole_numbers": (
        "the values of the fit are rounded to whole numbers.",
        "keep their decimals.",
    ),
    "ratio_of_means": (
        "the mean calories were divided by the mean sugars: a line through zero.",
        "fit a bias too: a cereal without sugars still has calories.",
    ),
    "mean_calories": (
        "both are the mean of the calories; the sugars play no part.",
        "fit a line: `w_fit` is its weight, `b_fit` its bias.",
    ),
}


def line_mistakes() -> tuple[KnownValues, ...]:
    """The known mistakes of `line`, the likeliest first."""
    lines = cereal_lines()
    w, b = lines["right"]
    known = [
        KnownValues(name, {"w_fit": lines[name][0], "b_fit": lines[name][1]}, *text)
        for name, text in TEXTS.items()
    ]
    known.append(
        KnownValues(
            "names_swapped",
            {"w_fit": b, "b_fit": w},
            "the two results have changed places.",
            "`np.polyfit` gives the weight first, then the bias.",
        )
    )
    return tuple(known)


def line_judge() -> ValuesJudge:
    """The judge of `line`; the right values come from the table itself."""
    w, b = cereal_lines()["right"]
    return ValuesJudge(
        values=(
            Value("w_fit", w, FITTED, "kcal per gram", "the weight"),
            Value("b_fit", b, FITTED, "kcal", "the bias"),
        ),
        part_points=(2, 2),
        success=(
            "Right, from 76 cereals. No other line has a smaller sum of squared "
            "errors here; yet it explains only 32 % of the variance."
        ),
        mistakes=line_mistakes,
        step="fit calories to sugars over every row that has a sugar value.",
    )


JUDGE = line_judge()
