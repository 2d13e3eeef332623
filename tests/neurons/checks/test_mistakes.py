"""Known mistakes are what they say they are, and can be kept apart."""

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest

from neurons.checks.catalogue import NAMES
from neurons.checks.judges import find_judge
from neurons.checks.judges.compare import MODEL, close
from neurons.checks.judges.functions import FunctionJudge
from neurons.checks.judges.values import ValuesJudge
from neurons.checks.probes import find_probe, generator
from neurons.checks.probes.facts import describe
from neurons.checks.tasks.build_mlp import judge as build_mlp
from support.facts import task_network
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
