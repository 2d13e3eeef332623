"""The two halves of a task's check are found by its id, graded or not."""

import pytest

from neurons.checks.catalogue import NAMES, PRACTICED, TASKS, package_of
from neurons.checks.judges import find_judge
from neurons.checks.probes import Probe, find_probe

pytestmark = pytest.mark.unit


@pytest.mark.parametrize("task", NAMES)
def test_a_task_has_both_halves_in_the_folder_of_its_kind(task):
    kind = "tasks" if task in TASKS else "practice"
    assert package_of(task) == f"neurons.checks.{kind}.{task}"
    assert isinstance(find_probe(task), Probe)
    assert callable(find_judge(task))


def test_five_tasks_are_for_practice_and_35_are_graded_for_100_points():
    assert len(PRACTICED) == 5 and len(TASKS) == 35
    assert [*NAMES] == [*TASKS, *PRACTICED]
    assert not any(task.points for task in PRACTICED.values())
    assert sum(task.points for task in TASKS.values()) == 100


@pytest.mark.parametrize("find", [package_of, find_probe, find_judge])
@pytest.mark.parametrize("task", ["swirl", "confusion.judge", "../confusion", ""])
def test_a_task_that_is_not_there_is_said_so(find, task):
    with pytest.raises(KeyError, match=r"no task .*; there are: neuron, estimate"):
        find(task)
