"""Groups keep near-twin mixes together; splits keep groups together."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neurons import datasets
from neurons.datasets import _groups

MIXES = datasets.concrete()
INGREDIENTS = MIXES.iloc[:, :7]
GROUPS = datasets.concrete_groups()
LABELS = st.lists(st.integers(0, 9), min_size=2, max_size=60).filter(
    lambda labels: len(set(labels)) > 1
)
FRACTIONS = st.floats(0.01, 0.99)
SEEDS = st.integers(0, 2**32 - 1)


def test_the_1030_rows_are_427_mixes_in_315_groups():
    assert len(INGREDIENTS.drop_duplicates()) == 427
    assert sorted(set(GROUPS)) == list(range(315))
    assert np.bincount(GROUPS).min() == 1 and np.bincount(GROUPS).max() == 20


def test_no_group_spans_more_than_a_kilogram_in_any_ingredient():
    tenths = (INGREDIENTS * 10).round().astype(int).groupby(GROUPS)
    assert (tenths.max() - tenths.min()).to_numpy().max() == 10


def test_mixes_of_different_groups_are_more_than_a_kilogram_apart():
    tenths = (INGREDIENTS.to_numpy() * 10).round().astype(int)
    gaps = np.abs(tenths[:, None] - tenths).max(axis=2)
    assert gaps[GROUPS[:, None] != GROUPS].min() > 10


def test_rounding_to_whole_kilograms_would_leave_twins_apart():
    rounded = np.floor(INGREDIENTS + 0.5)
    assert len(rounded.drop_duplicates()) == 364


def test_groups_are_numbered_as_they_first_appear():
    _, first = np.unique(GROUPS, return_index=True)
    assert (np.diff(first) > 0).all()


def test_a_chain_of_near_mixes_is_one_group():
    chain = np.array([[0], [30], [10], [20], [41], [100]])
    assert _groups.near_twins(chain, reach=10).tolist() == [0, 0, 0, 0, 1, 2]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(*[st.integers(0, 40)] * 2), min_size=1, max_size=25),
    st.integers(0, 8),
    st.randoms(use_true_random=False),
)
def test_groups_are_the_connected_parts_whatever_the_order(rows, reach, random):
    labels = _groups.near_twins(np.array(rows), reach)
    assert labels.tolist() == by_flood(rows, reach)
    order = random.sample(range(len(rows)), len(rows))
    again = _groups.near_twins(np.array(rows)[order], reach)
    same = labels[order][:, None] == labels[order]
    assert ((again[:, None] == again) == same).all()


def by_flood(rows, reach):
    """The same grouping by walking from row to row."""
    labels = [None] * len(rows)
    for start in range(len(rows)):
        if labels[start] is not None:
            continue
        number, waiting = len(set(labels) - {None}), [start]
        while waiting:
            at = waiting.pop()
            labels[at] = number
            waiting += [
                other
                for other, row in enumerate(rows)
                if labels[other] is None
                and all(abs(a - b) <= reach for a, b in zip(rows[at], row, strict=True))
            ]
    return labels


@settings(max_examples=200, deadline=None)
@given(LABELS, FRACTIONS, SEEDS)
def test_a_split_loses_no_row_and_cuts_no_group(labels, fraction, seed):
    train, test = datasets.grouped_split(labels, fraction, seed)
    assert sorted([*train, *test]) == list(range(len(labels)))
    assert len(train) and len(test)
    labels = np.array(labels)
    assert not set(labels[train]) & set(labels[test])
    assert (np.diff(train) > 0).all() and (np.diff(test) > 0).all()


@settings(max_examples=50, deadline=None)
@given(LABELS, FRACTIONS, SEEDS)
def test_a_seed_repeats_its_split(labels, fraction, seed):
    first = datasets.grouped_split(labels, fraction, seed)
    second = datasets.grouped_split(labels, fraction, seed)
    assert all((a == b).all() for a, b in zip(first, second, strict=True))


@settings(max_examples=100, deadline=None)
@given(LABELS, FRACTIONS, SEEDS)
def test_the_test_rows_miss_the_fraction_by_less_than_a_group(labels, fraction, seed):
    _, test = datasets.grouped_split(labels, fraction, seed)
    assert abs(len(test) - fraction * len(labels)) < max(np.bincount(labels))


def test_names_of_groups_may_be_text():
    train, test = datasets.grouped_split(list("aabbcc"), 1 / 3, seed=4)
    assert (len(train), len(test)) == (4, 2)


def test_different_seeds_split_differently():
    tests = {tuple(datasets.grouped_split(GROUPS, 0.2, seed)[1]) for seed in range(20)}
    assert len(tests) == 20


def test_the_held_out_share_of_concrete_stays_near_the_fraction():
    sizes = [len(datasets.grouped_split(GROUPS, 0.2, seed)[1]) for seed in range(100)]
    assert min(sizes) >= 196 and max(sizes) <= 216  # 206 rows are a fifth


@pytest.mark.parametrize(
    ("groups", "fraction", "message"),
    [
        ([[1, 2], [3, 4]], 0.2, r"shape \(2, 2\); it needs \(n,\)"),
        ([1, 1, 1], 0.2, "fewer than two groups"),
        ([], 0.2, "fewer than two groups"),
        ([1.0, float("nan"), 2.0], 0.2, "no label at position 1"),
        ([1, 2], 0, "`test_fraction` is 0; it needs a share"),
        ([1, 2], 20, "`test_fraction` is 20; it needs a share"),
        ([1, 2], float("nan"), "`test_fraction` is nan"),
    ],
)
def test_what_cannot_be_split_is_named(groups, fraction, message):
    with pytest.raises(ValueError, match=message):
        datasets.grouped_split(groups, fraction, seed=0)


def nearest_neighbour_error(labels):
    """Mean over 100 splits of the nearest training row's error, in MPa."""
    features = np.column_stack([INGREDIENTS, np.log(MIXES["Age"])])
    features = (features - features.mean(axis=0)) / features.std(axis=0)
    distance = ((features[:, None] - features) ** 2).sum(axis=2)
    strength = MIXES["CompressiveStrength"].to_numpy()
    errors = []
    for seed in range(100):
        train, test = datasets.grouped_split(labels, 0.2, seed)
        nearest = train[distance[np.ix_(test, train)].argmin(axis=1)]
        errors.append(np.abs(strength[test] - strength[nearest]).mean())
    return np.mean(errors)


def test_a_random_split_flatters_a_guess_and_groups_do_not():
    mix = INGREDIENTS.groupby(list(INGREDIENTS)).ngroup().to_numpy()
    assert nearest_neighbour_error(np.arange(1030)) == pytest.approx(4.4, abs=0.05)
    assert nearest_neighbour_error(mix) == pytest.approx(5.0, abs=0.05)
    assert nearest_neighbour_error(GROUPS) == pytest.approx(6.2, abs=0.05)
