"""A verdict is used again only where grading again would give it again."""

import importlib.metadata
from dataclasses import replace

import pytest

from autograder import grader_version as module
from autograder.grader_version import grader_version
from autograder.sandbox import Limits

pytestmark = pytest.mark.unit


@pytest.fixture(autouse=True)
def anew():
    module._version.cache_clear()
    yield
    module._version.cache_clear()


def test_the_same_grader_is_the_same_and_other_limits_are_another():
    first = grader_version(None)
    assert first == grader_version(Limits())
    limits = replace(Limits(), cell_cpu_seconds=7, task_cpu_seconds={"trained": 9})
    assert grader_version(limits) != first


def test_a_change_of_a_check_makes_another_grader(tmp_path, monkeypatch):
    package = tmp_path / "checks_of_a_test"
    package.mkdir()
    for name in ("__init__.py", "judge.py", "errors.toml", "notes.md"):
        (package / name).write_text("")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(module, "PACKAGES", (package.name,))
    found = []
    for name in ("judge.py", "errors.toml", "notes.md"):
        found.append(grader_version(None))
        (package / name).write_text("right = 1")
        module._version.cache_clear()
    found.append(grader_version(None))
    assert len(set(found)) == 3
    assert found[-1] == found[-2]  # a text judges nothing


def test_another_version_of_a_package_makes_another_grader(monkeypatch):
    first = grader_version(None)
    monkeypatch.setattr(module, "_installed", lambda: ["keras-0.0.dist-info"])
    module._version.cache_clear()
    assert grader_version(None) != first
    monkeypatch.undo()
    version = importlib.metadata.version("keras")
    assert f"keras-{version}.dist-info" in module._installed()
