"""Judge of `estimate`."""

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
        KnownValues(
            "bias_subtracted",
            {"calories_5g": 2.5 * 5 - 90},
            "the bias was subtracted.",
            "add it: it is what a cereal without sugars has.",
        ),
        KnownValues(
            "bias_multiplied",
            {"calories_5g": 2.5 * 5 * 90},
            "the bias was multiplied.",
            "add the bias after the multiplication.",
        ),
        KnownValues(
            "bias_alone",
            {"calories_5g": 90},
            "this is the bias alone, or a value looked up in the table.",
            "add the weight times the grams of sugars.",
        ),
        KnownValues(
            "six_grams",
            {"calories_5g": 2.5 * 6 + 90},
            "the weight was counted for 6 grams.",
            "multiply it by the 5 grams that are asked for.",
        ),
        KnownValues(
            "power",
            {"calories_5g": 2.5**5 + 90},
            "`**` is a power.",
            "multiply the weight by the grams with a single `*`.",
        ),
        KnownValues(
            "divided",
            {"calories_5g": 5 / 2.5 + 90},
            "the grams were divided by the weight.",
            "multiply the two.",
        ),
        KnownValues(
            "rounded",
            {"calories_5g": 102},
            "the result was rounded.",
            "keep the half kcal.",
        ),
    ),
    step="weight times grams of sugars, plus bias.",
)
