"""The synthetic table is what the script draws, on every machine, from the summary."""

import json
import random
from decimal import Decimal

import numpy as np
import pytest

from support.scripts import DATA, load

make_diabetes = load("make_diabetes")
SUMMARY = json.loads((DATA / "pima-summary.json").read_text())


@pytest.fixture(scope="module")
def text():
    return make_diabetes.make(SUMMARY)


def test_the_script_draws_the_committed_bytes(text):
    assert text.encode("ascii") == (DATA / "diabetes.csv").read_bytes()


def test_check_passes_and_writes_nothing(capsys):
    before = (DATA / "diabetes.csv").stat().st_mtime_ns
    assert make_diabetes.main(["--check"]) == 0
    assert "is what this script draws" in capsys.readouterr().out
    assert (DATA / "diabetes.csv").stat().st_mtime_ns == before


def test_check_names_a_stale_file_and_the_command(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(make_diabetes, "OUTPUT", tmp_path / "diabetes.csv")
    assert make_diabetes.main(["--check"]) == 1
    assert "run `python data/make_diabetes.py`" in capsys.readouterr().err
    assert make_diabetes.main([]) == 0
    assert make_diabetes.main(["--check"]) == 0


def test_another_seed_draws_other_rows(text):
    assert make_diabetes.make(SUMMARY, seed=1) != text


def test_the_last_bit_of_a_logarithm_cannot_change_the_table(text, monkeypatch):
    """inv_cdf is the one function whose last bits may differ between machines."""
    exact = make_diabetes.NormalDist().inv_cdf
    chance = random.Random(0)

    class OtherMachine:
        def inv_cdf(self, share):
            value = exact(share)
            return float(np.nextafter(value, chance.choice([-9.0, 9.0])))

    monkeypatch.setattr(make_diabetes, "NormalDist", OtherMachine)
    assert make_diabetes.make(SUMMARY) == text


def test_scores_of_a_class_are_too_far_apart_for_rounding_to_swap_ranks():
    source = random.Random(make_diabetes.SEED)
    facts = SUMMARY["classes"]["0"]
    rows = make_diabetes.correlated_normals(
        source, facts["n"], facts["normal_score_correlation"]
    )
    gaps = np.diff(np.sort(np.array(rows), axis=0), axis=0)
    assert gaps.min() > 1e-9


def test_cholesky_agrees_with_numpy():
    for facts in SUMMARY["classes"].values():
        matrix = facts["normal_score_correlation"]
        np.testing.assert_allclose(
            make_diabetes.cholesky(matrix), np.linalg.cholesky(matrix), atol=1e-14
        )


def test_cholesky_refuses_an_impossible_correlation():
    with pytest.raises(ValueError, match="not positive definite"):
        make_diabetes.cholesky([[1.0, 2.0], [2.0, 1.0]])


@pytest.mark.parametrize("outcome", ["0", "1"])
def test_quantiles_meet_the_percentiles_and_never_fall(outcome):
    for column in SUMMARY["classes"][outcome]["columns"].values():
        given = [
            (Decimal(p), Decimal(str(v))) for p, v in column["percentiles"].items()
        ]
        for percent, value in given:
            assert make_diabetes.quantile(percent / 100, given) == value
        shares = [Decimal(i) / 2000 for i in range(1, 2000)]
        values = [make_diabetes.quantile(share, given) for share in shares]
        assert values == sorted(values)
        assert values[0] >= 0


def test_the_tails_are_exponential_with_the_slope_of_the_nearest_percentiles():
    given = [
        (Decimal(p), Decimal(v)) for p, v in ((1, 10), (5, 20), (95, 80), (99, 90))
    ]
    # From 95 to 99 % five times fewer lie above; again five times fewer at 99.8 %.
    assert make_diabetes.quantile(Decimal("0.998"), given) == pytest.approx(
        Decimal(100), abs=Decimal("1e-20")
    )
    # Below, the same steps halve the value.
    assert make_diabetes.quantile(Decimal("0.002"), given) == pytest.approx(
        Decimal(5), abs=Decimal("1e-20")
    )


def test_the_limits_of_the_study_hold(text):
    rows = [line.split(",") for line in text.splitlines()[1:]]
    ages = [int(row[7]) for row in rows]
    glucose = [int(row[1]) for row in rows]
    assert min(ages) >= 21
    assert max(glucose) <= 199


def test_rounding_is_that_of_the_original(text):
    for line in text.splitlines()[1:]:
        decimals = [len(cell.partition(".")[2]) for cell in line.split(",")]
        assert decimals == [0, 0, 0, 0, 0, 1, 3, 0, 0]


def test_no_value_that_is_present_is_written_as_zero(text):
    table = np.loadtxt(text.splitlines(), delimiter=",", skiprows=1)
    for position, name in enumerate(SUMMARY["columns"]):
        if name in SUMMARY["zero_means_missing"]:
            missing = sum(
                facts["columns"][name]["n_missing"]
                for facts in SUMMARY["classes"].values()
            )
            assert (table[:, position] == 0).sum() == missing


def test_the_two_outcomes_are_mixed_along_the_file(text):
    outcomes = np.array([int(line[-1]) for line in text.splitlines()[1:]])
    parts = [part.mean() for part in np.split(outcomes, 4)]
    assert max(parts) - min(parts) < 0.15
