"""Keras loads before it is needed, but not where nothing will need it."""

import sys

import pytest

from autograder import judge, sandbox
from autograder.cli.parameters import load_early, prepare_to_grade
from autograder.model import Settings
from autograder.sandbox import Sandbox, SandboxKind

pytestmark = pytest.mark.unit


@pytest.fixture
def done(monkeypatch):
    """What was started and ended, in order."""
    found = []
    monkeypatch.setattr(Sandbox, "preload", found.append)
    monkeypatch.setattr(judge, "start_judge", lambda: found.append("judge"))
    ends = lambda: found.append("ended")
    monkeypatch.setattr(sandbox, "end_zygotes", ends, raising=False)
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="nothing is graded elsewhere")
def test_keras_loads_while_the_course_is_read(done):
    load_early("auto", resume=False)
    assert done == [SandboxKind.NAMESPACES]


@pytest.mark.parametrize(
    ("setting", "how"),
    [
        ("none", {"resume": False}),
        ("auto", {"resume": True}),
        ("auto", {"resume": False, "scheduler": "tcp://10.0.0.5:8786"}),
    ],
)
def test_nothing_loads_early_where_a_run_may_not_need_it(done, setting, how):
    load_early(setting, **how)
    assert done == []


@pytest.mark.parametrize("kind", [SandboxKind.BUBBLEWRAP, SandboxKind.NONE])
def test_what_was_loaded_ends_where_kernels_are_no_forks_of_it(done, kind):
    prepare_to_grade(Settings(sandbox=kind, seed=1))
    assert done == ["ended", kind, "judge"]


def test_what_was_loaded_stays_for_kernels_that_are_forked(done):
    prepare_to_grade(Settings(sandbox=SandboxKind.USER_NAMESPACES, seed=1))
    assert done == [SandboxKind.USER_NAMESPACES, "judge"]
