"""The two halves of a task's check are found by its id, graded or not."""

from pathlib import Path

import pytest

from neurons.checks.catalogue import NAMES, PRACTICED, TASKS, package_of
from neurons.checks.judges import find_judge
from neurons.checks.probes import Probe, find_probe

pytestmark = pytest.mark.unit

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize("task", NAMES)
def test_a_task_has_both_halves_in_the_folder_of_its_kind(task):
    kind = "tasks" if task in TASKS else "practice"
    assert package_of(task) == f"neurons.checks.{kind}.{task}"
    assert isinstance(find_probe(task), Probe)
    assert callable(find_judge(task))


def test_tasks_for_practice_give_no_points_and_the_front_page_counts_the_others():
    assert [*NAMES] == [*TASKS, *PRACTICED]
    assert not any(task.points for task in PRACTICED.values())
    points = sum(task.points for task in TASKS.values())
    front = (ROOT / "intro.md").read_text(encoding="utf-8")
    assert f"In {len(TASKS)} tasks a check" in front, "count the tasks in intro.md"
    assert f"{len(TASKS)} tasks with checks, {points} points." in front, "and there"


@pytest.mark.parametrize("find", [package_of, find_probe, find_judge])
@pytest.mark.parametrize("task", ["swirl", "confusion.judge", "../confusion", ""])
def test_a_task_that_is_not_there_is_said_so(find, task):
    with pytest.raises(KeyError, match=r"no task .*; there are: neuron, estimate"):
        find(task)
