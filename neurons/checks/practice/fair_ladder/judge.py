"""Judge of `fair_ladder`."""

import numpy as np

from neurons.checks.judges.functions import FunctionJudge
from neurons.checks.judges.mistakes import Mistake
from neurons.checks.practice.fair_ladder.rungs import (
    absolute_distance,
    by_mean,
    fair_ladder,
    farthest,
    first_column,
    from_whole_table,
    last_group,
    measured,
    median,
    one_group,
    row_numbers,
    signed_distance,
    with_rows,
    with_rungs,
    without_intercept,
)

WHICH_ROWS = (
    Mistake(
        "leak",
        with_rows(lambda test: (np.full(len(test), True), test)),
        "the models have seen the test rows.",
        "fit with rows of the other groups alone.",
    ),
    Mistake(
        "training_rows",
        with_rows(lambda test: (~test, ~test)),
        "the errors are those on the training rows.",
        "measure them on the rows of the groups in `held_out`.",
    ),
    Mistake(
        "all_rows",
        with_rows(lambda test: (~test, np.full(len(test), True))),
        "the errors are measured on all rows.",
        "measure them on the rows of the groups in `held_out`.",
    ),
    Mistake(
        "no_split",
        with_rows(lambda test: (np.full(len(test), True), np.full(len(test), True))),
        "there is no split: all rows are used for both.",
        "put the rows of the groups in `held_out` aside before you fit.",
    ),
    Mistake(
        "sets_swapped",
        with_rows(lambda test: (test, ~test)),
        "training set and test set have changed places.",
        "the groups in `held_out` are the test set.",
    ),
    Mistake(
        "row_numbers",
        row_numbers,
        "the numbers in `held_out` are used as row numbers.",
        "they are groups: `np.isin(groups, held_out)` finds their rows.",
    ),
    Mistake(
        "first_group",
        one_group,
        "only the first group in `held_out` is put aside.",
        "`np.isin(groups, held_out)` finds the rows of all of them.",
    ),
    Mistake(
        "last_group",
        last_group,
        "only the last group in `held_out` is put aside.",
        "`np.isin(groups, held_out)` finds the rows of all of them.",
    ),
)
WHICH_RUNGS = (
    Mistake(
        "mean_of_test",
        with_rungs(mean=by_mean(of_test=True)),
        "the first rung says the mean of the test rows.",
        "it may know the training rows alone.",
    ),
    Mistake(
        "median",
        with_rungs(mean=median),
        "the first rung says the median.",
        "let it say the mean of the training rows.",
    ),
    Mistake(
        "no_intercept",
        with_rungs(line=without_intercept),
        "the line has no bias.",
        "add a column of ones before you fit, and its weight to each prediction.",
    ),
    Mistake(
        "absolute_distance",
        with_rungs(nearest=absolute_distance),
        "the nearest row is found by absolute differences.",
        "add up the squares of the differences.",
    ),
    Mistake(
        "signed_distance",
        with_rungs(nearest=signed_distance),
        "differences are added up with their signs, so they cancel.",
        "square them before you add.",
    ),
    Mistake(
        "first_column",
        with_rungs(nearest=first_column),
        "the nearest row is found by the first column alone.",
        "add up the squares over all columns.",
    ),
    Mistake(
        "farthest",
        with_rungs(nearest=farthest),
        "the row that is farthest away is copied.",
        "take the smallest distance: `np.argmin`.",
    ),
    Mistake(
        "from_whole_table",
        from_whole_table,
        "a place among the training rows is looked up in the whole `y`.",
        "look it up in the `y` of the training rows.",
    ),
)
HOW_MEASURED = (
    Mistake(
        "squares",
        measured(lambda errors: np.mean(errors**2)),
        "these are means of squared errors.",
        "take the mean of the absolute errors.",
    ),
    Mistake(
        "root",
        measured(lambda errors: np.sqrt(np.mean(errors**2))),
        "these are roots of mean squared errors.",
        "take the mean of the absolute errors.",
    ),
    Mistake(
        "signed",
        measured(np.mean),
        "errors of opposite sign cancel.",
        "take absolute values before the mean.",
    ),
    Mistake(
        "signed_other_way",
        measured(lambda errors: -np.mean(errors)),
        "errors of opposite sign cancel.",
        "take absolute values before the mean.",
    ),
    Mistake(
        "sums",
        measured(lambda errors: np.sum(np.abs(errors))),
        "the absolute errors are added up.",
        "take their mean.",
    ),
    Mistake(
        "largest",
        measured(lambda errors: np.max(np.abs(errors))),
        "these are the largest errors.",
        "take the mean of the absolute errors.",
    ),
    Mistake(
        "order",
        lambda *args: fair_ladder(*args)[::-1],
        "the rungs stand in the reverse order.",
        "return the mean's error first, the nearest neighbor's last.",
    ),
)

JUDGE = FunctionJudge(
    task="fair_ladder",
    reference=fair_ladder,
    returns=("by_mean", "by_line", "by_nearest"),
    success=(
        "Right. Split the same rows one by one and the nearest neighbor looks better: "
        "it then finds a row of the same group to copy."
    ),
    mistakes=(*WHICH_ROWS, *WHICH_RUNGS, *HOW_MEASURED),
    step="split by groups, fit on the training rows, measure on the test rows.",
    examples="one of our tables",
)
