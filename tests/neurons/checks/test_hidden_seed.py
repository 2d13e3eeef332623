"""Probes that are drawn with another seed give the same status and points."""

import pytest

from neurons.checks.catalogue import NAMES
from support.answers import answers, verdicts_of

# A notebook's own seed, and those that grading runs draw.
MANY = [0, *(2**40 + 7919 * i for i in range(199))]


def flips(task, seeds):
    """The answers to a task whose verdict depends on the seed, with their verdicts."""
    found = {}
    for answer in answers(task):
        verdicts = verdicts_of(answer, seeds)
        kinds = {(str(verdict.status), verdict.points) for verdict in verdicts}
        if len(kinds) > 1:
            found[f"{answer.kind}: {answer.name}"] = kinds
    return found


@pytest.mark.weekly
@pytest.mark.parametrize("task", NAMES)
def test_no_verdict_depends_on_which_of_200_seeds_is_drawn(task):
    assert flips(task, MANY) == {}


@pytest.mark.parametrize("task", ["boundary"])
def test_no_verdict_on_a_short_task_depends_on_the_seed(task):
    assert flips(task, MANY[:10]) == {}
