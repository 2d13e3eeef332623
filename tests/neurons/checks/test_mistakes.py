"""Known mistakes are what they say they are, and can be kept apart."""

from itertools import combinations

import pytest

from neurons.checks.catalogue import NAMES
from neurons.checks.judges import find_judge
from neurons.checks.judges.functions import FunctionJudge
from neurons.checks.judges.mistakes import same_results
from neurons.checks.probes import find_probe, generator

pytestmark = pytest.mark.unit

FUNCTIONS = [task for task in NAMES if isinstance(find_judge(task), FunctionJudge)]


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
