"""What the workflows run is there to be run, and cannot be turned against anybody."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
FILES = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
READ = {"contents": "read"}
OURS = ("make", "bash .ci/run", ".venv/bin/python -m tools.")
# What a bare system has first; git then reads the folder that the runner made.
FIRST = ("${{ matrix.first }}", "git config --global --add safe.directory ")
each = pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)


def jobs(file):
    return yaml.safe_load(file.read_text(encoding="utf-8"))["jobs"].values()


def steps(file):
    return [step for job in jobs(file) for step in job["steps"]]


def targets(file):
    """The targets of `make` that a workflow runs, in their order."""
    commands = [step["run"].split() for step in steps(file) if "run" in step]
    return [word for first, *rest in commands if first == "make" for word in rest]


def pythons(file):
    """The versions of Python that a workflow asks for."""
    text = file.read_text(encoding="utf-8")
    return re.findall(r'"(3\.\d+)"', text)


@pytest.fixture(scope="module")
def clone(tmp_path_factory):
    """A clean clone of what is committed."""
    folder = tmp_path_factory.mktemp("clone") / "course"
    subprocess.run(["git", "clone", "-q", ROOT, folder], check=True)
    return folder


def test_there_are_workflows():
    names = [file.name for file in FILES]
    assert names == [
        *("nightly.yml", "pages.yml", "release.yml", "systems.yml", "tests.yml"),
        "versions.yml",
    ]


def test_workflows_have_the_form_that_the_runner_reads():
    command = [sys.executable, "-m", "check_jsonschema"]
    command += ["--builtin-schema", "vendor.github-workflows", *FILES]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


@each
def test_all_that_a_workflow_makes_can_be_made_in_a_clean_clone(file, clone):
    runs_make = [step for step in steps(file) if step.get("run") == "make"]
    assert targets(file) or runs_make or file.name == "tests.yml"  # it runs `.ci/run`
    # test_workflow_steps.py runs the steps; make tells what it would run, or what is
    # gone, of those as well that take an hour.
    command = ["make", "--dry-run", *targets(file)]
    done = subprocess.run(command, cwd=clone, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    for module in set(re.findall(r"python -m ((?:tools|theme)[\w.]*)", done.stdout)):
        path = clone / module.replace(".", "/")
        files = [path.with_suffix(".py"), path / "__main__.py"]
        assert any(file.is_file() for file in files), module
    for script in set(re.findall(r"\bsh (tools/[\w.-]+)", done.stdout)):
        assert (clone / script).is_file(), script


@each
def test_what_the_project_runs_may_write_nothing(file):
    assert yaml.safe_load(file.read_text(encoding="utf-8"))["permissions"] == READ
    for job in jobs(file):
        runs = [step["run"] for step in job["steps"] if "run" in step]
        uses = [step["uses"] for step in job["steps"] if "uses" in step]
        if job.get("permissions", READ) != READ:
            assert not any(action.startswith("actions/checkout") for action in uses)
            assert all(run.startswith("gh ") for run in runs)
        else:
            assert all(run.startswith((*OURS, *FIRST)) for run in runs)


@each
def test_a_checkout_leaves_no_token_behind(file):
    found = [s for s in steps(file) if s.get("uses", "").startswith("actions/check")]
    assert found
    assert all(step["with"]["persist-credentials"] is False for step in found)


@each
def test_each_job_has_an_end(file):
    assert all(job["timeout-minutes"] <= 180 for job in jobs(file))


@each
def test_each_python_is_one_that_the_course_runs_on(file):
    home = (ROOT / "tools" / "find-python.sh").read_text()
    known = set(re.findall(r"python(3\.\d+)", home))
    # A bare system has its own.
    assert pythons(file) or file.name == "systems.yml"
    assert set(pythons(file)) <= known


def test_a_bare_system_gets_first_what_the_readme_says():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    said = dict(re.findall(r"^\| (\w+) [^|]+\| `sudo (.+?)` \|$", text, re.MULTILINE))
    file = ROOT / ".github" / "workflows" / "systems.yml"
    (job,) = jobs(file)
    tried = job["strategy"]["matrix"]["include"]
    for one in tried:
        command = said[one["image"].partition(":")[0].capitalize()]
        words = command.replace("apt ", "apt-get ").replace("install", "install -y")
        assert one["first"].removeprefix("apt-get update && ") == words
    assert {one["image"].partition(":")[0] for one in tried} == {
        *("ubuntu", "fedora", "debian")
    }
