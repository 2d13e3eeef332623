"""What a learner's value is noted as: plain data, whatever the value says of itself."""

import itertools
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest

from neurons.checks.evidence import load_evidence, save_evidence
from neurons.checks.facts import Array, Evidence, Huge, Other, SequenceFacts
from neurons.checks.judges import find_judge, messages
from neurons.checks.judges.compare import function_tolerance
from neurons.checks.probes import find_probe, generator
from neurons.checks.probes.calls import Case, call_function
from neurons.checks.probes.facts import MAX_ELEMENTS, describe
from support.facts import function_fact

pytestmark = pytest.mark.unit


class LyingName(type):
    @property
    def __name__(cls):
        raise RuntimeError("no name")


class Nameless(metaclass=LyingName):
    pass


class SaysText:
    __class__ = property(lambda self: str)


class SaysNumber:
    __class__ = property(lambda self: float)

    def __float__(self):
        raise SystemError("no number")


class LyingShape(np.ndarray):
    shape = property(lambda self: (1,))
    size = property(lambda self: 1)


class LyingArray:
    def __array__(self, dtype=None, copy=None):
        raise KeyError("no array")

    def __eq__(self, other):
        raise KeyError("not equal to anything")

    __hash__ = None


NUMBERS = [
    ("a fraction", Fraction(5, 2), 2.5),
    ("a decimal", Decimal("2.5"), 2.5),
    ("a list of both", [Fraction(1, 2), Decimal(3), 1], [0.5, 3, 1]),
    ("objects in an array", np.array([Fraction(1, 2), 2], dtype=object), [0.5, 2]),
    ("a longdouble", np.longdouble(3), 3),
    ("a read-only view", np.broadcast_to(2.0, (3,)), [2, 2, 2]),
    ("Fortran order", np.array([[1.0, 2.0], [3.0, 4.0]], order="F"), [[1, 2], [3, 4]]),
    ("pandas rows", pd.Series([1.5, 2.5]), [1.5, 2.5]),
    ("pandas's own integers", pd.Series([1, 2], dtype="Int64"), [1, 2]),
    ("a table", pd.DataFrame({"a": [1, 2]}), [[1], [2]]),
    ("a matrix", np.array([[1, 2]]).view(np.matrix), [[1, 2]]),
    ("nothing masked", np.ma.array([1, 2]), [1, 2]),
    ("one masked", np.ma.array([1, 2], mask=[0, 1]), [1, np.nan]),
    ("from a generator", np.fromiter((i / 2 for i in range(3)), float), [0, 0.5, 1]),
    ("a range", range(3), [0, 1, 2]),
    ("a lying shape", np.arange(3).view(LyingShape), [0, 1, 2]),
]


@pytest.mark.parametrize("place", range(len(NUMBERS)), ids=[one[0] for one in NUMBERS])
def test_numbers_of_every_kind_are_noted_as_numbers(place, tmp_path):
    what, value, expected = NUMBERS[place]
    fact = describe(value)
    assert isinstance(fact, Array), what
    np.testing.assert_array_equal(fact.data.astype(float), expected)
    # They survive the way to the judge, as plain bytes.
    save_evidence(Evidence({"x": fact}), tmp_path)
    found = load_evidence(tmp_path).names["x"]
    np.testing.assert_array_equal(found.data.astype(float), expected)


STRANGE = {
    "a class without a name": Nameless(),
    "what says it is a text": SaysText(),
    "what says it is a number": SaysNumber(),
    "a lying array": LyingArray(),
    "a count without end": itertools.count(),
    "a generator without end": (i for i in itertools.count()),
    "complex numbers": np.array([1 + 1j]),
}


@pytest.mark.parametrize("what", STRANGE)
def test_what_lies_or_never_ends_is_of_its_type_and_nothing_more(what):
    fact = describe(STRANGE[what])
    assert isinstance(fact, Other)
    assert messages.kind(fact) == f"of the type `{fact.type}`"


def test_a_list_of_what_lies_is_a_list_of_unknown_things():
    fact = describe([SaysNumber(), 1.0])
    assert isinstance(fact, SequenceFacts)
    assert isinstance(fact.items[0], Other)


@pytest.mark.parametrize(
    "value",
    [np.broadcast_to(1.0, (10**5, 10**5)), [0] * (MAX_ELEMENTS + 1)],
    ids=["array", "list"],
)
def test_gigabytes_are_counted_and_not_copied(value, tmp_path):
    fact = describe(value)
    assert isinstance(fact, Huge)
    assert f"{fact.count:,} values" in messages.kind(fact)
    save_evidence(Evidence({"x": fact}), tmp_path)
    assert load_evidence(tmp_path).names["x"] == fact


@pytest.mark.parametrize(
    "dtype, tolerance",
    [("f2", 2e-3), ("f4", 1e-4), ("f8", 1e-6), ("i2", 1e-6), ("f16", 1e-6)],
)
def test_a_result_of_few_digits_has_a_wider_tolerance(dtype, tolerance):
    assert function_tolerance(describe(np.ones(3, dtype))) == tolerance


def judged(task, function):
    """The finding on a function."""
    cases = find_probe(task).cases(generator(task, 0))
    calls = call_function(function, cases)
    judge = find_judge(task)
    return judge(Evidence({judge.name: function_fact()}, calls=calls), 0)


def test_a_matrix_in_the_place_of_a_row_is_named():
    finding = judged("linear_unit", lambda X, w, b: np.asmatrix(X @ w + b))
    assert "An `np.matrix` always has two axes" in finding.message


def test_a_half_precision_result_counts_and_one_that_is_further_off_does_not():
    def half(z):
        return np.maximum(np.asarray(z, np.float16), np.float16(0))

    assert judged("relu", half).status == "correct"
    assert judged("relu", lambda z: half(z) * np.float16(1.01)).status == "wrong"


def test_a_result_that_later_calls_change_is_named():
    held = np.zeros(2)

    def hidden(x):
        np.matmul([[1, 1], [-1, 1]], x, out=held)
        return held, held @ [2, -1]

    finding = judged("two_neurons", hidden)
    assert finding.mistake == "reuses_result"
    assert "same array at every call" in finding.message


def test_the_same_object_with_the_same_values_is_no_finding():
    known = {}

    def sums(x):
        return known.setdefault(tuple(x), np.array([[1, 1], [-1, 1]]) @ x)

    assert judged("two_neurons", lambda x: (sums(x), sums(x) @ [2, -1])).status == (
        "correct"
    )


def test_a_list_that_grows_from_call_to_call_is_reused():
    held = []

    def grow(x):
        held.append(x)
        return held

    calls = call_function(grow, [Case((1.0,)), Case((2.0,))])
    assert [call.reused for call in calls] == [False, True, True]


def test_unlike_numbers_are_shown_with_as_many_digits_as_differ():
    assert messages.unlike(28699.7, 28700.0) == ("28699.7", "28700")
    assert messages.unlike(28699.704, 28699.7) == ("28699.704", "28699.7")
    assert messages.unlike(1 / 3, 0.33333) == ("0.333333", "0.33333")
    assert messages.unlike([1.0, 2.0], [1.0, 2.0000001]) == ("[1, 2]", "[1, 2.0000001]")
    assert messages.unlike("relu", "tanh") == ("'relu'", "'tanh'")
