"""Results of functions: several things at once, and what a mistake explains."""

import numpy as np
import pytest

from neurons.checks.judges.mistakes import explains
from neurons.checks.judges.results import difference, parts, same
from neurons.checks.probes.calls import Case, call_function
from neurons.checks.probes.facts import describe

pytestmark = pytest.mark.unit


def unlike_arrays():
    pair = np.empty(2, dtype=object)
    pair[:] = [np.eye(2), np.ones(3)]
    return pair


@pytest.mark.parametrize(
    "pair",
    [
        (np.eye(2), np.ones(3)),
        [np.eye(2).tolist(), [1.0, 1.0, 1.0]],
        unlike_arrays(),
    ],
    ids=["tuple", "lists", "array of objects"],
)
def test_a_pair_of_unlike_arrays_is_read_as_its_two_parts(pair):
    found = parts(describe(pair), 2)
    assert [part.data.shape for part in found] == [(2, 2), (3,)]


def test_a_pair_of_numbers_counts_however_it_can_be_unpacked():
    for pair in ((1.5, 2.0), [1.5, 2.0], np.array([1.5, 2.0])):
        assert same(describe(pair), (1.5, 2.0))


def test_a_text_beside_numbers_leaves_them_numbers():
    assert same(describe((2.0, 3.0, "relu")), (2.0, 3.0, "relu"))
    assert not same(describe(("2.0", "3.0", "relu")), (2.0, 3.0, "relu"))


def test_another_number_of_parts_is_no_pair():
    assert parts(describe((1.0, 2.0, 3.0)), 2) is None
    assert parts(describe(5.0), 2) is None
    assert parts(describe("ab"), 2) is None


def test_a_list_that_holds_itself_is_described_to_an_end():
    endless = [np.eye(2)]
    endless.append(endless)
    assert describe(endless).kind == "other"


def test_nan_is_never_right_but_can_be_what_a_mistake_gives():
    facts = describe(np.array([np.nan, 1.0]))
    assert not same(facts, np.array([np.nan, 1.0]))
    assert same(facts, np.array([np.nan, 1.0]), mistaken=True)
    assert not same(facts, np.array([np.nan, 2.0]), mistaken=True)


def test_the_difference_names_the_part_that_is_off():
    lines = difference(describe(np.ones((1, 2))), np.ones(2), "collapse", "b")
    assert lines == (
        "`b` from `collapse` is a table of one row and 2 columns, shape (1, 2); "
        "expected: 2 numbers in a row, shape (2,).",
    )
    lines = difference(describe(3.0), 4.0, "collapse", "b")
    assert lines == ("`collapse` gives 3 for `b`; 4 is expected.",)


CASES = [Case((np.array([4.0, -1.0]),)), Case((2.0,)), Case((-2.0,))]


def test_a_mistake_explains_calls_that_stop_where_it_stops():
    cases = [*CASES, CASES[0]]
    calls = call_function(lambda z: z if z > 0 else 0, CASES)
    assert explains(lambda z: max(z, 0), calls, cases)
    assert not explains(lambda z: np.maximum(z, 0), calls, cases)


def test_a_mistake_that_works_nowhere_explains_nothing():
    calls = call_function(lambda z: z.unknown, CASES)
    assert not explains(lambda z: [][0], calls, [*CASES, CASES[0]])


def test_a_warning_in_a_learners_function_is_no_error():
    (call, _) = call_function(lambda z: np.exp(z), [Case((np.array([1000.0]),))])
    assert np.isinf(call.result.data).all()
