"""Judge of `standardize`: either divisor, n or n - 1, counts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from neurons.checks.facts import CallFacts, Evidence, Returned
from neurons.checks.judges.finding import Finding
from neurons.checks.judges.functions import FunctionJudge
from neurons.checks.judges.mistakes import Mistake
from neurons.checks.judges.results import parts, same
from neurons.checks.model import Status
from neurons.checks.probes.calls import Case
from neurons.checks.tasks.standardize.probe import CONSTANT, WHOLE
from neurons.checks.tasks.standardize.slips import slips
from neurons.checks.tasks.standardize.tables import (
    Tables,
    divisible,
    plain,
    scaled,
    standardize,
)
from neurons.types import Floats


def _pooled(ddof: int) -> Callable[..., Tables]:
    def mistaken(train: Floats, test: Floats) -> Tables:
        both = np.concatenate([train, test])
        return scaled(train, both, ddof), scaled(test, both, ddof)

    return mistaken


def _by_row(ddof: int) -> Callable[..., Tables]:
    def by_row(table: Floats) -> Floats:
        return scaled(table.T, table.T, ddof).T

    return lambda train, test: (by_row(train), by_row(test))


def _whole_table(ddof: int) -> Callable[..., Tables]:
    return plain(lambda train: train.mean(), lambda train: train.std(ddof=ddof))


def _unlike(ddof: int) -> Callable[..., Tables]:
    """One divisor for the training rows and the other one for the test rows."""
    return lambda train, test: (
        scaled(train, train, ddof),
        scaled(test, train, 1 - ddof),
    )


def _whose_figures(ddof: int) -> tuple[Mistake, ...]:
    """Mistakes about which rows the values come from."""
    return (
        Mistake(
            "own_figures",
            lambda train, test: (scaled(train, train, ddof), scaled(test, test, ddof)),
            "the test rows are scaled by their own mean and deviation.",
            "use the training rows' values for both.",
            points=1,
        ),
        Mistake(
            "pooled",
            _pooled(ddof),
            "mean and deviation come from training and test rows together.",
            "take both from the training rows alone; test rows stay unseen.",
        ),
        Mistake(
            "own_and_nan",
            lambda train, test: (
                (train - train.mean(axis=0)) / train.std(axis=0, ddof=ddof),
                (test - test.mean(axis=0)) / test.std(axis=0, ddof=ddof),
            ),
            "test rows use their own figures, and a constant column is divided by 0.",
            "use the training values for both; divide by 1 where it is 0.",
        ),
        Mistake(
            "train_only",
            lambda train, test: (scaled(train, train, ddof), test),
            "the test rows come back as they were.",
            "shift and divide them too, by the training rows' values.",
        ),
        Mistake(
            "roles_swapped",
            lambda train, test: (scaled(train, test, ddof), scaled(test, test, ddof)),
            "mean and deviation come from the test rows.",
            "take both from the training rows.",
        ),
    )


def _which_formula(ddof: int) -> tuple[Mistake, ...]:
    """Mistakes in what is subtracted and what is divided by."""

    def mean(train: Floats) -> Floats:
        return np.asarray(train.mean(axis=0))

    def std(train: Floats) -> Floats:
        return divisible(train.std(axis=0, ddof=ddof))

    return (
        Mistake(
            "not_divided",
            plain(mean, lambda train: 1.0),
            "the mean is subtracted, but nothing is divided.",
            "divide by the standard deviation of each column.",
        ),
        Mistake(
            "not_shifted",
            plain(lambda train: 0.0, std),
            "the mean is not subtracted.",
            "subtract the mean of each column first.",
        ),
        Mistake(
            "variance",
            plain(mean, lambda train: std(train) ** 2),
            "the variance was used instead of the standard deviation.",
            "its square root is the standard deviation: `np.std`.",
        ),
        Mistake(
            "min_max",
            plain(lambda t: t.min(axis=0), lambda t: divisible(np.ptp(t, axis=0))),
            "smallest and largest value were used.",
            "use mean and standard deviation.",
        ),
    )


def _which_deviation(ddof: int) -> tuple[Mistake, ...]:
    """Mistakes in where the deviation is taken, and when it is 0."""
    return (
        Mistake(
            "constant_nan",
            plain(lambda t: t.mean(axis=0), lambda t: t.std(axis=0, ddof=ddof)),
            "a column that is constant in training is divided by 0.",
            "where the deviation is 0, divide by 1 instead: `np.where` can choose.",
        ),
        Mistake(
            "rows",
            _by_row(ddof),
            "each row was scaled by itself.",
            "every column has a mean of its own: `axis=0`.",
        ),
        Mistake(
            "whole_table",
            _whole_table(ddof),
            "one mean and one deviation were taken for the whole table.",
            "every column has its own: `axis=0`.",
        ),
        Mistake(
            "two_divisors",
            _unlike(ddof),
            "the two tables were divided by different deviations.",
            "NumPy's `std` divides by n, pandas's by n - 1; keep to one.",
        ),
    )


def _which_results(ddof: int) -> tuple[Mistake, ...]:
    """Mistakes in what is returned."""
    right = standardize(ddof)
    return (
        Mistake(
            "one_table",
            lambda train, test: right(train, test)[0],
            "only the training table is returned.",
            "return both tables: `return train_scaled, test_scaled`.",
        ),
        Mistake(
            "swapped",
            lambda train, test: right(train, test)[::-1],
            "the two results have changed places.",
            "return the training table first, then the test table.",
        ),
    )


def standardize_mistakes(ddof: int) -> tuple[Mistake, ...]:
    """The known mistakes of learners whose divisor is n - ddof."""
    return (
        _whose_figures(ddof)
        + _which_formula(ddof)
        + _which_deviation(ddof)
        + _which_results(ddof)
        + slips(ddof)
    )


@dataclass(frozen=True, slots=True)
class StandardizeJudge(FunctionJudge):
    """Judges `standardize` with either divisor and keeps the finding that fits."""

    def __call__(self, evidence: Evidence, seed: int) -> Finding:
        """Return the finding on the facts of one learner's function."""
        finding = FunctionJudge.__call__(self, evidence, seed)
        if finding.status is Status.CORRECT or finding.mistake:
            return finding
        other = replace(
            self, reference=standardize(1), mistakes=standardize_mistakes(1)
        )
        second = FunctionJudge.__call__(other, evidence, seed)
        if second.status is Status.CORRECT or second.mistake:
            return second
        cases = self.cases(seed)[:-1]
        calls = evidence.calls or ()
        nearer = _n_right(standardize(1), calls, cases) > _n_right(
            standardize(0), calls, cases
        )
        return second if nearer else finding


def _n_right(
    right: Callable[..., Tables], calls: Sequence[CallFacts], cases: Sequence[Case]
) -> int:
    """Return how many tables are right, over all calls."""
    n_right = 0
    for call, case in zip(calls, cases):
        found = parts(call.result, 2) if isinstance(call, Returned) else None
        if found:
            n_right += sum(same(*pair) for pair in zip(found, right(*case.args)))
    return n_right


JUDGE = StandardizeJudge(
    task="standardize",
    reference=standardize(0),
    returns=("train", "test"),
    success=(
        "Right: both tables in the training rows' own measure. A model that is tested "
        "fairly has seen nothing of the test rows, not even their mean."
    ),
    mistakes=standardize_mistakes(0),
    on_raise={
        WHOLE: "compute new arrays; `-=` and `/=` cannot write into whole numbers.",
        "9 training rows": "is each mean that of a column? That is `axis=0`.",
        CONSTANT: "look at the column whose deviation is 0; divide by 1 there.",
    },
    step="subtract the training mean, divide by the training deviation, per column.",
    examples="one of our pairs of tables",
)
