"""The synthetic table comes as near to its summary as the data page says."""

import numpy as np
import pandas as pd
import pytest

from support.scripts import DATA, load

fidelity = load("diabetes_fidelity")
SUMMARY = fidelity.load_summary()
TABLE = pd.read_csv(DATA / "diabetes.csv")


def sd(index):
    """Standard deviation in the summary, for each (outcome, column) of an index."""
    return pd.Series(
        {
            (outcome, name): SUMMARY["classes"][str(outcome)]["columns"][name]["sd"]
            for outcome, name in index
        }
    )


def test_percentiles_lie_within_a_tenth_of_a_standard_deviation():
    errors = fidelity.percentile_errors(TABLE, SUMMARY)
    assert errors.shape == (16, 9)
    relative = errors.abs().div(sd(errors.index), axis=0)
    assert relative.to_numpy().max() < 0.1
    assert relative[[10, 25, 50, 75, 90]].to_numpy().max() < 0.06


def test_means_and_spreads_follow_the_summary():
    moments = fidelity.moment_errors(TABLE, SUMMARY)
    assert moments["error/sd"].abs().max() < 0.07
    assert (moments["sd"] / moments["its sd"]).between(0.92, 1.08).all()


def test_missing_counts_are_exact():
    counts = fidelity.missing_counts(TABLE, SUMMARY)
    assert len(counts) == 12
    assert (counts["table"] == counts["summary"]).all()


def test_who_lacks_skin_thickness_lacks_insulin():
    values = fidelity.present_values(TABLE, SUMMARY)
    skin, insulin = values["SkinThickness"].isna(), values["Insulin"].isna()
    assert not (skin & ~insulin).any()


@pytest.mark.parametrize(("outcome", "n_rows"), [(0, 500), (1, 268)])
def test_correlations_differ_by_no_more_than_chance(outcome, n_rows):
    errors = fidelity.correlation_errors(TABLE, SUMMARY, outcome).to_numpy()
    pairs = np.abs(errors[np.triu_indices(8, k=1)])
    assert pairs.max() < 0.2
    # A sample's correlations scatter by about 1/√n; the mean size is 0.8 of that.
    # Two columns are half empty, so a little more.
    assert pairs.mean() < 1.2 / np.sqrt(n_rows)


def test_a_logistic_regression_finds_it_as_hard_as_the_original():
    score = fidelity.cross_validation(TABLE, SUMMARY, repeats=1)
    assert 0.82 <= score["auc"] <= 0.86
    assert 0.75 <= score["accuracy"] <= 0.80


def test_the_measures_notice_a_table_that_is_off():
    worse = TABLE.copy()
    worse["Age"] += 5
    assert fidelity.percentile_errors(worse, SUMMARY).loc[(0, "Age"), 50] == 5
    worse["Glucose"] = worse["Glucose"].sample(frac=1, random_state=0).to_numpy()
    assert fidelity.correlation_errors(worse, SUMMARY, 0).abs().max().max() > 0.5
    assert fidelity.cross_validation(worse, SUMMARY, repeats=1)["auc"] < 0.8


@pytest.mark.slow
def test_the_script_prints_its_measures_and_compares_with_an_own_file(capsys):
    assert fidelity.main([str(DATA / "diabetes.csv")]) == 0
    printed = capsys.readouterr().out
    assert "class 0: largest correlation error 0.100" in printed
    assert "synthetic → original:" in printed
