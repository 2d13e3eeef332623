"""Mistakes that any function invites are named where they fit, two at most."""

import numpy as np
import pytest

from neurons.checks.catalogue import NAMES
from neurons.checks.facts import Evidence
from neurons.checks.judges import find_judge
from neurons.checks.judges.functions import FunctionJudge
from neurons.checks.judges.generic import generic_mistake
from neurons.checks.judges.result_mistakes import ON_TOP
from neurons.checks.probes import find_probe, generator
from neurons.checks.probes.calls import Case, call_function
from support.facts import function_fact
from support.mistakes import same_results

pytestmark = pytest.mark.unit

FUNCTIONS = [task for task in NAMES if isinstance(find_judge(task), FunctionJudge)]


def finding(task, function):
    """The finding on a function."""
    judge = find_judge(task)
    calls = call_function(function, find_probe(task).cases(generator(task, 0)))
    return judge(Evidence({judge.name: function_fact()}, calls=calls), 0)


def neuron(x, w, b):
    return w * np.asarray(x, float) + b


FOUND = [
    ("other order", "neuron", lambda b, w, x: neuron(x, w, b), "changed places"),
    ("typed in", "neuron", lambda x, w, b: neuron(x, 2.5, b), "`w` is typed in"),
    ("both", "neuron", lambda x, w, b: neuron(x, 2.5, 90), "2.5 and 90 are written"),
    ("always", "neuron", lambda x, w, b: 102.5, "result is typed in"),
    ("left out", "neuron", lambda x, w, b: neuron(x, 1, b), "as if it were 1"),
    ("whole", "boundary", lambda w, b: round(-b / w), "rounded to whole numbers"),
    ("cut", "boundary", lambda w, b: int(-b / w), "cut off"),
    ("hundredths", "boundary", lambda w, b: round(-b / w, 2), "rounded to 2 decimals"),
    ("absolute", "boundary", lambda w, b: abs(-b / w), "absolute value"),
    ("ReLU", "boundary", lambda w, b: max(-b / w, 0), "as after a ReLU"),
    ("sign", "boundary", lambda w, b: np.sign(-b / w), "only the sign"),
    ("steps", "boundary", lambda w, b: [-b, -b / w], "on the way"),
    (
        "fixed size",
        "majority",
        lambda y: max(np.sum(y), np.sum(1 - y)) / 4,
        "the example's size alone",
    ),
]


@pytest.mark.parametrize("what, task, function, words", FOUND)
def test_a_mistake_that_any_function_invites_is_named(what, task, function, words):
    found = finding(task, function)
    assert found.status == "wrong"
    assert words in found.message
    assert len(found.message.splitlines()) <= 4


def test_a_right_argument_order_by_another_name_is_right():
    assert finding("neuron", lambda a, b, c: neuron(a, b, c)).status == "correct"


def test_a_mistake_that_only_some_calls_show_is_not_named():
    calls = iter(range(100))

    def now_and_then(w, b):
        return round(-b / w, 2 if next(calls) else 1)

    assert "Likely cause" not in finding("boundary", now_and_then).message


@pytest.mark.parametrize(
    "pairs, causes",
    [([(3.0, 7.0), (1.0, 4.0)], 2), ([(3.0, 2.0)], 0), ([(3.0, 7.0), (5.0, 9.0)], 2)],
)
def test_two_causes_that_fit_are_both_named_and_three_are_none(pairs, causes):
    # Turned round, a difference is that of the swapped arguments and the negated one;
    # of 3 and 2 alone, it is also what is left with a 1 for the 3.
    cases = [Case(pair) for pair in [*pairs, pairs[0]]]
    calls = call_function(lambda w, b: b - w, cases[:-1])
    found = generic_mistake(("w", "b"), lambda w, b: w - b, calls, cases)
    assert (found is not None) == (causes > 0)
    if found:
        assert found.cause == (
            "`w` and `b` have changed places; or every result has the opposite sign."
        )


@pytest.mark.parametrize("task", FUNCTIONS)
@pytest.mark.parametrize("name, change", [one[:2] for one in ON_TOP])
def test_what_is_put_on_top_is_named_as_that_or_as_the_task_s_own_mistake(
    task, name, change
):
    judge = find_judge(task)
    if task == "surprise":
        return

    def mistaken(*args):
        right = judge.reference(*args)
        if isinstance(right, tuple):
            return tuple(change(part) for part in right)
        return change(right)

    cases = judge.cases(0)
    if same_results(mistaken, judge.reference, cases):
        return
    found = finding(task, mistaken)
    assert found.status != "correct" or task == "kilobytes"
    if found.status != "correct":
        assert found.mistake, found.message
