"""Right answers are there in every style that people use, or a reason why not."""

import re
import tomllib

import pytest

from neurons.checks.catalogue import find_task
from support.answers import FOLDER, answers
from support.released import released_tasks
from tools.verdicts import normalized

pytestmark = pytest.mark.unit

STYLES = tomllib.loads((FOLDER / "styles.toml").read_text(encoding="utf-8"))
MODELS = (
    *("house", "model", "by_hand", "sum_and_difference", "classifier"),
    *("relu_neuron", "logistic", "small_stack", "concrete", "diabetes", "trained"),
)
# A new task has until the next release to get them.
FUNCTIONS = [task for task in released_tasks() if find_task(task).parameters]
TASKS = [("function", t) for t in FUNCTIONS] + [("model", t) for t in MODELS]


def right_answers(task):
    """The code of a task's right answers; those alike but for names count once."""
    right = [answer.source for answer in answers(task) if answer.kind == "right"]
    return list({normalized(source): source for source in right}.values())


@pytest.mark.parametrize("kind, task", TASKS, ids=[task for _, task in TASKS])
def test_every_style_is_there_or_has_its_reason(kind, task):
    right = right_answers(task)
    assert len(right) >= STYLES[kind]["answers"]
    for style, facts in STYLES[kind]["styles"].items():
        is_shown = any(re.search(facts["shown"], source) for source in right)
        has_reason = task in facts.get("without", {})
        assert is_shown != has_reason, f"{task}: {style}"


def test_reasons_are_given_for_tasks_alone():
    for kind, tasks in (("function", FUNCTIONS), ("model", MODELS)):
        for facts in STYLES[kind]["styles"].values():
            assert set(facts.get("without", {})) <= set(tasks)
