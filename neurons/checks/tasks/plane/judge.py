"""Judge of `plane`: the right figures come from the table itself."""

from functools import cache

import numpy as np

from neurons.checks.judges.compare import FITTED
from neurons.checks.judges.planes import (
    cereals,
    fit,
    inputs_and_calories,
    read_table,
)
from neurons.checks.judges.values import KnownValues, Value, ValuesJudge
from neurons.types import Floats

FILE_ORDER = [2, 1, 0]  # protein, fiber, sugars


@cache
def cereal_planes() -> dict[str, Floats]:
    """The right plane, and what known mistakes give: three weights, then the bias."""
    table = cereals()
    X, y = read_table()
    right = fit(X, y)
    scaled = (X - X.mean(axis=0)) / X.std(axis=0)
    sample = (X - X.mean(axis=0)) / X.std(axis=0, ddof=1)
    filled = {
        f"filled_{name}": fit(*inputs_and_calories(table.fillna({"sugars": grams})))
        for name, grams in (
            ("minus_one", -1.0),
            ("zero", 0.0),
            ("mean", table["sugars"].mean()),
        )
    }
    swapped = np.column_stack([y, X[:, 1:]])
    alone = [np.polyfit(column, y, 1)[0] for column in X.T]
    return filled | {
        "right": right,
        "other_gaps": fit(*inputs_and_calories(table.dropna())),
        "no_intercept": np.append(np.linalg.lstsq(X, y, rcond=None)[0], 0.0),
        "file_order": np.append(right[FILE_ORDER], right[3]),
        "neighbors_swapped": right[[0, 2, 1, 3]],
        "signs_lost": np.append(np.abs(right[:3]), right[3]),
        "whole_numbers": np.round(right),
        "bias_first": np.roll(right, 1),
        "standardized": fit(scaled, y),
        "standardized_sample": fit(sample, y),
        "scaled_by_maximum": fit(X / X.max(axis=0), y),
        "axes_swapped": fit(swapped, X[:, 0]),
        "alone": np.append(alone, y.mean() - X.mean(axis=0) @ alone),
        "rounded": np.array([2.5, -4.0, 5.0, 80.0]),
    }


SCALED = (
    "the inputs were standardized before the fit.",
    "fit the grams as they are, so that weights are in kcal per gram.",
)
# By name: the likely cause, the next step.
TEXTS = {
    "other_gaps": (
        "rows were dropped that lack other values but have these four.",
        "name the columns that must be there: `dropna(subset=[…])`.",
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
        "the unknown sugars were filled with the mean.",
        "leave that row out; a filled value was never measured.",
    ),
    "no_intercept": (
        "the plane was forced through zero.",
        "fit a bias too: give the table a column of ones.",
    ),
    "file_order": (
        "the weights stand in the order of the file's columns.",
        "the order asked for is sugars, fiber, protein.",
    ),
    "neighbors_swapped": (
        "fiber and protein have changed places.",
        "the order asked for is sugars, fiber, protein.",
    ),
    "signs_lost": (
        "the minus sign of a weight is lost.",
        "keep the signs: a gram of fiber may go with fewer calories.",
    ),
    "whole_numbers": (
        "the values of the fit are rounded to whole numbers.",
        "keep their decimals.",
    ),
    "bias_first": (
        "the column of ones came first, so the first number is the bias.",
        "look at which number belongs to which column.",
    ),
    "standardized": SCALED,
    "standardized_sample": SCALED,
    "scaled_by_maximum": (
        "the inputs were scaled by their largest values before the fit.",
        "fit the grams as they are, so that weights are in kcal per gram.",
    ),
    "axes_swapped": (
        "sugars were estimated from the other values.",
        "calories are what comes out; the three others are inputs.",
    ),
    "rounded": (
        "these are the round figures of the task before, not a fit.",
        "compute all four from the table, for example with `np.linalg.lstsq`.",
    ),
    "alone": (
        "each input was fitted alone, so its weight also stands for the others.",
        "fit the three together, as columns of one table.",
    ),
}


def plane_mistakes() -> tuple[KnownValues, ...]:
    """The known mistakes of `plane`, the likeliest first."""
    planes = cereal_planes()
    # Whatever the bias is, these weights say what went wrong.
    any_bias = ("alone", "neighbors_swapped", "signs_lost")
    mistakes = [
        KnownValues(name, {"plane_w": planes[name][:3], "plane_b": planes[name][3]}, *t)
        for name, t in TEXTS.items()
        if name not in any_bias
    ]
    return (
        *mistakes,
        *(
            KnownValues(name, {"plane_w": planes[name][:3]}, *TEXTS[name])
            for name in any_bias
        ),
    )


def plane_judge() -> ValuesJudge:
    """The judge of `plane`; the right values come from the table itself."""
    right = cereal_planes()["right"]
    return ValuesJudge(
        values=(
            Value(
                "plane_w",
                right[:3],
                FITTED,
                "kcal per gram",
                "the set of three weights",
                any_shape=True,
            ),
            Value("plane_b", right[3], FITTED, "kcal", "the bias"),
        ),
        part_points=(3, 1),
        success=(
            "Right, from 76 cereals. Alone, protein weighs 0.57 kcal per gram; "
            "beside sugars and fiber 7.98: a weight depends on its neighbors."
        ),
        mistakes=plane_mistakes,
        step="fit calories to the three inputs over rows that have all four values.",
    )


JUDGE = plane_judge()
