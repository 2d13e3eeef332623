"""Known mistakes are what they say they are, and can be kept apart."""

import warnings
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest

from neurons.checks.catalogue import NAMES
from neurons.checks.facts import Evidence
from neurons.checks.judges import find_judge
from neurons.checks.judges.compare import MODEL, close
from neurons.checks.judges.functions import FunctionJudge
from neurons.checks.judges.values import ValuesJudge
from neurons.checks.probes import find_probe, generator
from neurons.checks.probes.calls import call_function
from neurons.checks.probes.facts import describe
from neurons.checks.tasks.build_mlp import judge as build_mlp
from support.facts import function_fact, right_facts, task_network
from support.mistakes import same_results

pytestmark = pytest.mark.unit

FUNCTIONS = [task for task in NAMES if isinstance(find_judge(task), FunctionJudge)]
VALUES = [task for task in NAMES if isinstance(find_judge(task), ValuesJudge)]
TARGETS = ("by_hand", "sum_and_difference", "logistic")


@pytest.mark.parametrize("task", FUNCTIONS)
def test_no_known_mistake_gives_only_right_results(task):
    judge, cases = find_judge(task), find_probe(task).cases(generator(task, 0))
    for mistake in judge.mistakes:
        assert not same_results(mistake.result, judge.reference, cases), (
            f"{task}: the mistake {mistake.id!r} is right on every case"
        )


@pytest.mark.parametrize("task", FUNCTIONS)
def test_no_two_known_mistakes_give_the_same_results(task):
    judge, cases = find_judge(task), find_probe(task).cases(generator(task, 0))
    for one, other in combinations(judge.mistakes, 2):
        assert not same_results(one.result, other.result, cases), (
            f"{task}: no case tells {one.id!r} from {other.id!r}"
        )


@pytest.mark.parametrize("task", VALUES)
def test_no_values_are_those_of_two_known_mistakes(task):
    judge = find_judge(task)
    for one, other in combinations(judge.mistakes(), 2):
        shared = [v for v in judge.values if v.name in one.values.keys() & other.values]
        facts = {v.name: describe(np.asarray(one.values[v.name])) for v in shared}
        assert one.cause == other.cause or not all(
            replace(v, expected=other.values[v.name]).right(facts[v.name])
            for v in shared
        ), f"{task}: {one.id!r} and {other.id!r}"


@pytest.mark.parametrize("task", TARGETS)
def test_no_outputs_are_those_of_two_known_mistakes(task):
    judge = task_network(task)
    rows = judge.draw_rows(generator(task, 0))
    for one, other in combinations(judge.target.mistakes, 2):
        assert one.cause == other.cause or not close(
            one.result(rows), other.result(rows), MODEL
        ), f"{task}: {one.id!r} and {other.id!r}"


def test_no_networks_are_those_of_two_known_plans():
    cases = find_probe("build_mlp").cases(generator("build_mlp", 0))
    for one, other in combinations(build_mlp.MISTAKES, 2):
        plans = [(one.result(*case.args), other.result(*case.args)) for case in cases]
        assert any(this != that for this, that in plans), (one.id, other.id)


# One test for each, so that each becomes evidence for the mutants of its judge.
@pytest.mark.parametrize(
    ("task", "number"),
    [(t, n) for t in FUNCTIONS for n, _ in enumerate(find_judge(t).mistakes)],
)
def test_a_known_mistake_of_a_function_is_named_where_it_is_made(task, number):
    judge, cases = find_judge(task), find_probe(task).cases(generator(task, 0))
    mistake = judge.mistakes[number]
    with warnings.catch_warnings(action="ignore"):
        calls = call_function(mistake.result, cases)
        found = judge(Evidence({judge.name: function_fact()}, calls=calls), 0)
    assert found.mistake == mistake.id, found.message


@pytest.mark.parametrize(
    ("task", "number"),
    [(t, n) for t in VALUES for n, _ in enumerate(find_judge(t).mistakes())],
)
def test_known_mistaken_values_are_named(task, number):
    judge = find_judge(task)
    mistake = judge.mistakes()[number]
    values = {v.name: v.expected for v in judge.values} | mistake.values
    names = {name: describe(np.asarray(value)) for name, value in values.items()}
    found = judge(Evidence(names), 0)
    assert found.mistake == mistake.id, found.message


@pytest.mark.parametrize("figures", [(102, -5), (102.0, 5.0), (-102, 5)])
def test_two_figures_that_are_no_comma_in_a_number_are_not_called_one(figures):
    judge = find_judge("estimate")
    assert "comma" in judge(Evidence({"calories_5g": describe((102, 5))}), 0).message
    assert "comma" not in judge(Evidence({"calories_5g": describe(figures)}), 0).message


@pytest.mark.parametrize("size", [8, 9])
def test_a_row_of_numbers_is_a_shape_up_to_eight_axes(size):
    right = right_facts("shapes", 0)
    names = dict.fromkeys(right.names, describe(np.arange(size)))
    found = find_judge("shapes")(replace(right, names=names), 0)
    assert ("9 numbers" in found.message) == (size == 9), found.message
