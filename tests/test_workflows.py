"""What the workflows run is there to be run."""

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
FILES = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
TARGETS = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)


def steps(file):
    jobs = yaml.safe_load(file.read_text(encoding="utf-8"))["jobs"].values()
    return [step for job in jobs for step in job["steps"]]


def pythons(file):
    """The versions of Python that a workflow asks for."""
    text = file.read_text(encoding="utf-8")
    return re.findall(r'"(3\.\d+)"', text)


def test_there_are_workflows():
    assert [file.name for file in FILES] == ["tests.yml", "versions.yml"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_each_step_is_a_command_of_the_makefile(file):
    commands = [step["run"].split() for step in steps(file) if "run" in step]
    assert commands
    for program, *targets in commands:
        assert program == "make"
        assert set(targets) <= set(TARGETS)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_no_workflow_may_write_or_keep_a_token(file):
    settings = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert settings["permissions"] == {"contents": "read"}
    checkouts = [
        s for s in steps(file) if s.get("uses", "").startswith("actions/check")
    ]
    assert all(s["with"]["persist-credentials"] is False for s in checkouts)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_each_python_is_one_that_the_course_runs_on(file):
    home = (ROOT / "tools" / "find-python.sh").read_text()
    known = set(re.findall(r"python(3\.\d+)", home))
    assert pythons(file)
    assert set(pythons(file)) <= known
