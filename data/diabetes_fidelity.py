"""Measure how near the synthetic diabetes table comes to the summary it was drawn from.

    python data/diabetes_fidelity.py           prints every measure
    python data/diabetes_fidelity.py OWN.csv   also: trained on the synthetic table,
                                               tested on an original you own

Each function returns a pandas table in the units of the columns; the data page shows
these tables and the tests hold their limits.
"""

import json
import sys
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.stats import norm
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, roc_auc_score
from sklearn.model_selection import StratifiedKFold, cross_validate
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

SUMMARY = Path(__file__).resolve().with_name("pima-summary.json")


def load_summary():
    """The aggregate figures as a dict; classes are the keys "0" and "1"."""
    return json.loads(SUMMARY.read_text(encoding="utf-8"))


def present_values(table, summary):
    """The eight columns with NaN instead of the zeros that mean missing.

    Args:
        table: DataFrame as `neurons.datasets.diabetes` gives it.
        summary: dict from `load_summary`.

    Returns:
        DataFrame of floats, same rows.
    """
    values = table[summary["columns"]].astype(float)
    hidden = summary["zero_means_missing"]
    values[hidden] = values[hidden].replace(0.0, np.nan)
    return values


def by_class(table, summary):
    """Yield ("0" or "1", facts of the class, its rows with NaN for missing)."""
    values = present_values(table, summary)
    for outcome, facts in summary["classes"].items():
        yield outcome, facts, values[table["Outcome"] == int(outcome)]


def percentile_errors(table, summary):
    """How far each percentile lies from the summary's.

    Returns:
        DataFrame, one row per class and column, one table column per percentile:
        table minus summary, in the unit of the column, rounded to 0.01.
    """
    rows = {}
    for outcome, facts, values in by_class(table, summary):
        for name, column in facts["columns"].items():
            found = np.nanpercentile(values[name], summary["percentiles"])
            rows[int(outcome), name] = found - list(column["percentiles"].values())
    index = pd.MultiIndex.from_tuples(rows, names=["Outcome", "column"])
    errors = pd.DataFrame(list(rows.values()), index, summary["percentiles"])
    return errors.round(2) + 0.0  # turns -0.0 into 0.0


def moment_errors(table, summary):
    """Mean and standard deviation beside the summary's.

    Returns:
        DataFrame, one row per class and column: mean and sd of the table and of the
        summary ("its"), in the unit of the column, and `error/sd`, the difference
        of the means in standard deviations of the summary.
    """
    rows = {}
    for outcome, facts, values in by_class(table, summary):
        for name, column in facts["columns"].items():
            mean, sd = values[name].mean(), values[name].std()
            error = (mean - column["mean"]) / column["sd"]
            rows[int(outcome), name] = mean, column["mean"], sd, column["sd"], error
    index = pd.MultiIndex.from_tuples(rows, names=["Outcome", "column"])
    names = ["mean", "its mean", "sd", "its sd", "error/sd"]
    return pd.DataFrame(list(rows.values()), index, names)


def missing_counts(table, summary):
    """Missing values per class, beside the summary's.

    Returns:
        DataFrame, one row per class and column that can be missing, and one for
        skin thickness and insulin missing together: `table` and `summary`, rows.
    """
    rows = {}
    for outcome, facts, values in by_class(table, summary):
        for name in summary["zero_means_missing"]:
            expected = facts["columns"][name]["n_missing"]
            rows[int(outcome), name] = int(values[name].isna().sum()), expected
        both = values["SkinThickness"].isna() & values["Insulin"].isna()
        expected = facts["skin_insulin_missing"]["both"]
        rows[int(outcome), "SkinThickness and Insulin"] = int(both.sum()), expected
    index = pd.MultiIndex.from_tuples(rows, names=["Outcome", "missing"])
    return pd.DataFrame(list(rows.values()), index, ["table", "summary"])


def correlation_errors(table, summary, outcome):
    """Correlations of normal scores minus the summary's, for one class.

    Args:
        table: DataFrame as `neurons.datasets.diabetes` gives it.
        summary: dict from `load_summary`.
        outcome: int, 0 or 1.

    Returns:
        DataFrame, 8 × 8, no unit.
    """
    facts = summary["classes"][str(outcome)]
    values = present_values(table, summary)[table["Outcome"] == outcome]
    scores = values.rank().div(values.notna().sum() + 1).apply(norm.ppf)
    return scores.corr() - np.array(facts["normal_score_correlation"])


def classifier():
    """A logistic regression that fills zeros with medians and scales the columns."""
    return make_pipeline(
        SimpleImputer(strategy="median"), StandardScaler(), LogisticRegression()
    )


def cross_validation(table, summary, repeats=3):
    """Accuracy and AUC of the logistic regression on rows it was not trained on.

    Args:
        table: DataFrame as `neurons.datasets.diabetes` gives it.
        summary: dict from `load_summary`.
        repeats: int, how often the ten folds are drawn anew.

    Returns:
        dict: "accuracy" and "auc", both 0 to 1, means over all folds.
    """
    X, y = present_values(table, summary), table["Outcome"]
    scores = [
        cross_validate(
            classifier(),
            X,
            y,
            cv=StratifiedKFold(10, shuffle=True, random_state=repeat),
            scoring=("accuracy", "roc_auc"),
        )
        for repeat in range(repeats)
    ]
    accuracy = np.mean([score["test_accuracy"] for score in scores])
    auc = np.mean([score["test_roc_auc"] for score in scores])
    return {"accuracy": float(accuracy), "auc": float(auc)}


def transfer(trained_on, tested_on, summary):
    """Train the logistic regression on one table, test it on another.

    Returns:
        dict: "accuracy" and "auc" on `tested_on`, both 0 to 1.
    """
    model = classifier()
    model.fit(present_values(trained_on, summary), trained_on["Outcome"])
    X = present_values(tested_on, summary)
    accuracy = accuracy_score(tested_on["Outcome"], model.predict(X))
    auc = roc_auc_score(tested_on["Outcome"], model.predict_proba(X)[:, 1])
    return {"accuracy": float(accuracy), "auc": float(auc)}


def main(arguments):
    """Print every measure; returns the exit code."""
    table, summary = pd.read_csv(SUMMARY.with_name("diabetes.csv")), load_summary()
    print(percentile_errors(table, summary), end="\n\n")
    print(moment_errors(table, summary).round(3), end="\n\n")
    print(missing_counts(table, summary), end="\n\n")
    for outcome in (0, 1):
        errors = correlation_errors(table, summary, outcome).abs()
        print(f"class {outcome}: largest correlation error {errors.max().max():.3f}")
    print("logistic regression, ten folds:", cross_validation(table, summary))
    if arguments:
        # Only here: the measures above need no installed package.
        from neurons import datasets

        own = datasets.diabetes(arguments[0])
        print("synthetic → original:", transfer(table, own, summary))
        print("original, ten folds:", cross_validation(own, summary))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
