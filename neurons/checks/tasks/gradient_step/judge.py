"""Judge of `gradient_step`."""

import numpy as np

from neurons.checks.judges.functions import FunctionJudge
from neurons.checks.judges.mistakes import Mistake
from neurons.checks.tasks.gradient_step.steps import (
    b_first,
    changes,
    gradient_step,
    one_row_too_few,
    product_of_means,
    row_by_row,
    scaled,
    slopes,
    step_by,
    summed,
    two_steps,
    w_first,
    with_errors,
    without_bias,
    without_x,
    x_in_both,
)

WHICH_SLOPES = (
    Mistake(
        "twice",
        scaled(2, 2),
        "the factor 2 was used twice.",
        "the slope of a square has one 2 in front.",
    ),
    Mistake(
        "w_half",
        scaled(0.5, 1),
        "the factor 2 is missing in the slope for w.",
        "both slopes have it.",
    ),
    Mistake(
        "b_half",
        scaled(1, 0.5),
        "the factor 2 is missing in the slope for b.",
        "both slopes have it.",
    ),
    Mistake(
        "w_uphill", scaled(-1, 1), "w goes up the slope.", "subtract for w as for b."
    ),
    Mistake(
        "b_uphill", scaled(1, -1), "b goes up the slope.", "subtract for b as for w."
    ),
    Mistake(
        "absolute",
        with_errors(np.abs, lambda x, y: x),
        "absolute values were taken of the errors.",
        "keep their signs: they say which way is down.",
    ),
    Mistake(
        "sign",
        with_errors(lambda errors: np.sign(errors) / 2, lambda x, y: x),
        "this is the slope of the mean absolute error.",
        "J is a mean of squares: its slope has the errors themselves.",
    ),
    Mistake(
        "squared",
        with_errors(np.square, lambda x, y: x),
        "the errors were squared.",
        "the slope of a square, (…)², is 2 times (…), without the square.",
    ),
    Mistake(
        "x_twice",
        with_errors(lambda errors: errors, lambda x, y: x**2),
        "the slope for w has the factor x twice.",
        "each row's error counts times its x, once.",
    ),
    Mistake(
        "y_for_x",
        with_errors(lambda errors: errors, lambda x, y: y),
        "the slope for w has the factor y in the place of x.",
        "w is multiplied by x, so each row's error counts times its x.",
    ),
    Mistake(
        "product_of_means",
        step_by(product_of_means),
        "two means were multiplied; the mean of a product is another number.",
        "multiply row by row first, then take the mean.",
    ),
)
WHICH_ROWS = (
    Mistake(
        "without_bias",
        without_bias,
        "the bias is left out of the prediction.",
        "the error is w * x + b - y.",
    ),
    Mistake(
        "without_y",
        step_by(lambda w, b, x, y: slopes(w, b, x, np.zeros(len(x)))),
        "y is missing in the error.",
        "the error is w * x + b - y.",
    ),
    Mistake(
        "x_y_swapped",
        lambda w, b, x, y, rate: gradient_step(w, b, y, x, rate),
        "x and y have changed places.",
        "the line predicts y from x: w * x + b.",
    ),
    Mistake(
        "divided_by_rate",
        lambda w, b, x, y, rate: gradient_step(w, b, x, y, 1 / rate),
        "the slopes are divided by the learning rate.",
        "multiply them by it.",
    ),
    Mistake(
        "one_row_too_few",
        one_row_too_few,
        "the sum is divided by one row too few.",
        "J is a mean over all n rows: divide by n.",
    ),
    Mistake(
        "first_row",
        lambda w, b, x, y, rate: gradient_step(w, b, x[:1], y[:1], rate),
        "only the first row is used.",
        "J is a mean over all rows.",
    ),
    Mistake(
        "row_by_row",
        row_by_row,
        "w and b were changed after each row.",
        "take the mean slope over all rows first; then one step.",
    ),
    Mistake(
        "two_steps",
        two_steps,
        "these are two steps.",
        "take one step and return.",
    ),
    Mistake(
        "from_zero",
        lambda w, b, x, y, rate: gradient_step(0, 0, x, y, rate),
        "the step starts at 0, not at the given w and b.",
        "use the arguments `w` and `b`.",
    ),
    Mistake(
        "best_line",
        lambda w, b, x, y, rate: tuple(np.polyfit(x, y, 1)),
        "these are w and b of the best line.",
        "one step only comes nearer to it.",
    ),
)

ORDER = "take both slopes from the old w and b, then change both."
JUDGE = FunctionJudge(
    task="gradient_step",
    reference=gradient_step,
    returns=("w", "b"),
    success=(
        "Right: downhill, and both at once. Adam does the same at heart; it only "
        "chooses the length of the step for each weight by itself."
    ),
    mistakes=(
        Mistake(
            "half",
            scaled(0.5, 0.5),
            "the factor 2 is missing.",
            "the slope of a square, (…)², has a 2 in front.",
            points=2,
        ),
        Mistake(
            "uphill",
            scaled(-1, -1),
            "the step goes up the slope, so the error grows.",
            "subtract learning rate times slope; or look at the sign of the error.",
        ),
        Mistake(
            "half_uphill",
            scaled(-0.5, -0.5),
            "the step goes up the slope, and the factor 2 is missing.",
            "subtract learning rate times slope; a square's slope has a 2.",
        ),
        Mistake(
            "sum",
            summed(1),
            "the sum over the rows was taken, not the mean.",
            "J is a mean, so its slope is a mean too: `np.mean`.",
        ),
        Mistake(
            "half_sum",
            summed(0.5),
            "the sum over the rows was taken, and the factor 2 is missing.",
            "J is a mean of squares: its slope is 2 times a mean.",
        ),
        Mistake(
            "w_first",
            w_first,
            "w was changed before the slope for b was taken.",
            ORDER,
        ),
        Mistake(
            "b_first",
            b_first,
            "b was changed before the slope for w was taken.",
            ORDER,
        ),
        Mistake(
            "without_x",
            without_x,
            "the slope for w lacks the factor x.",
            "w is multiplied by x, so each row's error counts times its x.",
        ),
        Mistake(
            "x_in_both",
            x_in_both,
            "the slope for b has a factor x that does not belong there.",
            "b is added as it is: its slope is 2 times the mean error.",
        ),
        Mistake(
            "no_rate",
            lambda w, b, x, y, rate: gradient_step(w, b, x, y, 1.0),
            "the learning rate is left out.",
            "multiply both slopes by `learning_rate` before you subtract.",
        ),
        Mistake(
            "slopes",
            lambda w, b, x, y, rate: slopes(w, b, x, y),
            "these are the two slopes, not the new weight and bias.",
            "subtract learning rate times slope from w and from b.",
        ),
        Mistake(
            "changes",
            changes,
            "these are the changes alone.",
            "add them to the old w and b.",
        ),
        Mistake(
            "swapped",
            lambda w, b, x, y, rate: gradient_step(w, b, x, y, rate)[::-1],
            "the two results have changed places.",
            "return w first, then b.",
        ),
        Mistake("w_kept", scaled(0, 1), "w stays as it was.", "change w too."),
        Mistake("b_kept", scaled(1, 0), "b stays as it was.", "change b too."),
        Mistake(
            "none",
            scaled(0, 0),
            "both come back as they were.",
            "subtract learning rate times slope from each.",
        ),
        *WHICH_SLOPES,
        *WHICH_ROWS,
    ),
    step="new = old - learning rate * slope, for w and for b.",
    examples="one of our sets of points",
)
