"""The two halves of a task's check are found by its id, graded or not."""

import sys

import pytest

from neurons.checks import practice
from neurons.checks.catalogue import NAMES, package_of
from neurons.checks.judges import find_judge
from neurons.checks.probes import Probe, find_probe

pytestmark = pytest.mark.unit

PROBE = "from neurons.checks.probes import Probe\n\nPROBE = Probe()\n"
JUDGE = "def JUDGE(evidence, seed):\n    return 'found'\n"


@pytest.fixture
def swish(tmp_path, monkeypatch):
    """The folder of an ungraded task, as a chapter will declare them."""
    folder = tmp_path / "swish"
    folder.mkdir()
    for name, text in (("__init__", ""), ("probe", PROBE), ("judge", JUDGE)):
        (folder / f"{name}.py").write_text(text, encoding="utf-8")
    monkeypatch.setattr(practice, "__path__", [str(tmp_path)])
    yield folder
    for name in [name for name in sys.modules if name.startswith(practice.__name__)]:
        if name != practice.__name__:
            del sys.modules[name]


@pytest.mark.parametrize("task", NAMES)
def test_a_graded_task_has_both_halves(task):
    assert package_of(task) == f"neurons.checks.tasks.{task}"
    assert isinstance(find_probe(task), Probe)
    assert callable(find_judge(task))


def test_an_ungraded_task_is_found_in_the_second_folder(swish):
    assert package_of("swish") == "neurons.checks.practice.swish"
    assert isinstance(find_probe("swish"), Probe)
    assert find_judge("swish")(None, 0) == "found"


@pytest.mark.parametrize("find", [package_of, find_probe, find_judge])
@pytest.mark.parametrize("task", ["swirl", "swish.judge", "../swish", ""])
def test_a_task_that_is_not_there_is_said_so(swish, find, task):
    with pytest.raises(KeyError, match=r"no task .*; there are: neuron, estimate"):
        find(task)
