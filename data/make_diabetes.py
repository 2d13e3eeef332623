"""Draw the synthetic diabetes table from aggregate figures alone.

    python data/make_diabetes.py          writes diabetes.csv
    python data/make_diabetes.py --check  writes nothing, fails if the file differs

Input is pima-summary.json: per class, percentiles, counts of missing values and
correlations of normal scores. No record of any person goes in, so none can come out.

Method, for each class: a Gaussian copula. Draw normal numbers with the given
correlations; hide the values that are to be missing; in each column turn the rank of
what is left into a percentile, and the percentile into a value by linear
interpolation. The summary says nothing beyond its 1st and 99th percentile, so there
the tails are exponential, as steep as between the two nearest percentiles.

Why plain Python: every machine must write the same bytes. Ranks are whole numbers,
values are `Decimal`s, whose arithmetic a standard fixes to the last digit, and of
`random` only `random()` is used, whose sequence Python promises to keep.
"""

import json
import sys
from decimal import Decimal
from itertools import pairwise
from math import sqrt
from pathlib import Path
from random import Random
from statistics import NormalDist

HERE = Path(__file__).resolve().parent
SUMMARY = HERE / "pima-summary.json"
OUTPUT = HERE / "diabetes.csv"
SEED = 1988
DECIMALS = {"BMI": 1, "DiabetesPedigreeFunction": 3}  # all others are whole numbers
# What the study itself fixed (Smith et al. 1988): women of at least 21 years whose
# test did not show diabetes (200 mg/dl) yet. The tails must not cross these limits.
LIMITS = {"Age": (21, 120), "Glucose": (1, 199)}


def cholesky(matrix):
    """Lower triangle L with L Lᵀ = `matrix`.

    Args:
        matrix: list of k lists of k floats, symmetric, positive definite.

    Returns:
        list of k lists of k floats.

    Raises:
        ValueError: the matrix is not positive definite.
    """
    size = len(matrix)
    lower = [[0.0] * size for _ in range(size)]
    for i in range(size):
        for j in range(i + 1):
            # Not sum(): since Python 3.12 it rounds floats differently.
            rest = matrix[i][j]
            for k in range(j):
                rest -= lower[i][k] * lower[j][k]
            if i == j and rest <= 0:
                raise ValueError(f"the matrix is not positive definite (row {i})")
            lower[i][j] = sqrt(rest) if i == j else rest / lower[j][j]
    return lower


def correlated_normals(random, n_rows, correlation):
    """Draw rows of normal numbers whose columns have given correlations.

    Args:
        random: `random.Random`, the source of chance.
        n_rows: int, rows to draw.
        correlation: list of k lists of k floats.

    Returns:
        list of `n_rows` lists of k floats.
    """
    lower = cholesky(correlation)
    rows = []
    for _ in range(n_rows):
        # inv_cdf takes logarithms, whose last bit differs between machines.
        raw = [round(NormalDist().inv_cdf(random.random()), 6) for _ in lower]
        row = []
        for weights in lower:
            score = 0.0
            for weight, value in zip(weights, raw, strict=True):
                score += weight * value
            row.append(score)
        rows.append(row)
    return rows


def shuffled(random, n):
    """The numbers 0 to n - 1 in random order."""
    keys = [random.random() for _ in range(n)]
    return sorted(range(n), key=keys.__getitem__)


def missing_rows(random, facts):
    """Choose which rows lack which column.

    Args:
        random: `random.Random`, the source of chance.
        facts: dict, one class of the summary.

    Returns:
        dict: column name -> set of row numbers. A row that lacks SkinThickness
        lacks Insulin too, as the summary says; all else is independent.
    """
    chosen = {}
    for name, column in facts["columns"].items():
        chosen[name] = set(shuffled(random, facts["n"])[: column["n_missing"]])
    joint = facts["skin_insulin_missing"]
    order = shuffled(random, facts["n"])
    chosen["SkinThickness"] = set(order[: joint["both"]])
    chosen["Insulin"] = set(order[: joint["both"] + joint["insulin_only"]])
    return chosen


def quantile(share, percentiles):
    """The value below which a given share of a column lies.

    Args:
        share: Decimal, above 0 and below 1.
        percentiles: list of (percent, value) pairs of Decimals, ascending.

    Returns:
        Decimal, in the unit of the column.
    """
    percent = share * 100
    (p0, v0), (p1, v1) = percentiles[:2]
    if percent < p0:
        # Exponential in the logarithm: falls toward 0 and never reaches it.
        steps = (p0 / percent).ln() / (p1 / p0).ln()
        return v0 if v0 == v1 else v0 * (v0 / v1) ** steps
    (p0, v0), (p1, v1) = percentiles[-2:]
    if percent > p1:
        return v1 + (v1 - v0) * _tail_steps(percent, p0, p1)
    for (p0, v0), (p1, v1) in pairwise(percentiles):
        if percent <= p1:
            return v0 + (v1 - v0) * (percent - p0) / (p1 - p0)
    raise AssertionError("a percentile between the first and the last was not found")


def _tail_steps(percent, p0, p1):
    # In an exponential tail a value rises in step with the logarithm of how few
    # lie above it.
    return ((100 - p1) / (100 - percent)).ln() / ((100 - p0) / (100 - p1)).ln()


def column_values(scores, column, name):
    """Give each score the value that stands at its rank.

    Args:
        scores: list of floats; None where the value is to be missing.
        column: dict, one column of the summary.
        name: str, the column's name.

    Returns:
        list of str, as the CSV writes them; zeros stand for missing.
    """
    unit = Decimal(1).scaleb(-DECIMALS.get(name, 0))
    low, high = LIMITS.get(name, (0, 10_000))
    given = column["percentiles"].items()
    percentiles = [(Decimal(percent), Decimal(str(value))) for percent, value in given]
    present = [i for i, score in enumerate(scores) if score is not None]
    values = [str(Decimal(0).quantize(unit))] * len(scores)
    for rank, i in enumerate(sorted(present, key=scores.__getitem__)):
        share = (rank + Decimal("0.5")) / len(present)
        value = min(max(quantile(share, percentiles), Decimal(low)), Decimal(high))
        values[i] = str(value.quantize(unit))
    return values


def class_rows(random, facts):
    """Draw all rows of one class.

    Args:
        random: `random.Random`, the source of chance.
        facts: dict, one class of the summary.

    Returns:
        list of lists of str: the eight columns as the CSV writes them.
    """
    scores = correlated_normals(random, facts["n"], facts["normal_score_correlation"])
    missing = missing_rows(random, facts)
    columns = []
    for position, (name, column) in enumerate(facts["columns"].items()):
        hidden = missing[name]
        visible = [
            None if i in hidden else row[position] for i, row in enumerate(scores)
        ]
        columns.append(column_values(visible, column, name))
    return [list(row) for row in zip(*columns, strict=True)]


def make(summary, seed=SEED):
    """Draw the whole table.

    Args:
        summary: dict, the content of pima-summary.json.
        seed: int, start of the random sequence.

    Returns:
        str: the CSV, header first, LF line ends.
    """
    random = Random(seed)
    rows = []
    for outcome, facts in summary["classes"].items():
        rows += [[*row, outcome] for row in class_rows(random, facts)]
    lines = [",".join([*summary["columns"], "Outcome"])]
    lines += [",".join(rows[i]) for i in shuffled(random, len(rows))]
    return "\n".join(lines) + "\n"


def main(arguments):
    """Write diabetes.csv, or with --check compare it; returns the exit code."""
    text = make(json.loads(SUMMARY.read_text(encoding="utf-8")))
    if arguments != ["--check"]:
        OUTPUT.write_text(text, encoding="ascii", newline="\n")
        print(f"wrote {OUTPUT.name}: {text.count(chr(10)) - 1} rows")
        return 0
    if OUTPUT.is_file() and OUTPUT.read_bytes() == text.encode("ascii"):
        print(f"{OUTPUT.name} is what this script draws")
        return 0
    print(f"{OUTPUT.name} differs; run `python data/make_diabetes.py`", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
