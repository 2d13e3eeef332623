"""Judge of `estimate`."""

from __future__ import annotations

from neurons.checks.judges.values import KnownValues, Value, ValuesJudge

JUDGE = ValuesJudge(
    values=(Value("calories_5g", 2.5 * 5 + 90, unit="kcal", what="the estimate"),),
    success=(
        "Right: 102.5 kcal. The 90 kcal of the bias are most of it; the sugars add "
        "only 12.5 kcal."
    ),
    mistakes=lambda: (
        KnownValues(
            "no_bias",
            {"calories_5g": 12.5},
            "the bias was forgotten.",
            "add the calories of a cereal without sugars.",
        ),
        KnownValues(
            "swapped",
            {"calories_5g": 90 * 5 + 2.5},
            "weight and bias have changed places.",
            "the weight, 2.5 kcal per gram, belongs to the grams.",
        ),
        KnownValues(
            "one_gram",
            {"calories_5g": 92.5},
            "the weight was added once, as if for 1 g.",
            "multiply the weight by the grams of sugars first.",
        ),
        KnownValues(
            "bias_first",
            {"calories_5g": 2.5 * (5 + 90)},
            "the bias was added before the multiplication.",
            "multiply first, then add the bias.",
        ),
        KnownValues(
            "added",
            {"calories_5g": 97.5},
            "all three numbers were added.",
            "multiply the weight by the grams; then add the bias.",
        ),
    ),
    step="weight times grams of sugars, plus bias.",
)
