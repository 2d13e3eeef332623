"""The steps of the workflows, run one after the other in a clean clone.

tests.yml and nightly.yml are left out: they make all the tests, this one among them.
`make weekly` of versions.yml installs environments one after the other (25 minutes):
NEURONS_STEPS=1 adds it.
"""

import os
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
import yaml

from support.runner import run_step

pytestmark = pytest.mark.weekly

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / ".github" / "workflows"
SLUG = "01-single-neuron"
GH = """#!/bin/sh
printf '%s\\n' "$@" > "$GH_SAID"
"""
RUNNER = {
    "CI": "true",
    "GITHUB_ACTIONS": "true",
    "GITHUB_REF_NAME": "v0.1.0",
    "GITHUB_SERVER_URL": "https://github.com",
    "GITHUB_REPOSITORY": "someone/course",
    "GITHUB_RUN_ID": "42",
}
# What pytest and make tell those below them is not for these.
OURS = ("PYTEST_", "MAKE", "NEURONS_", "MFLAGS", "PYTHONPATH", "VIRTUAL_ENV")


@pytest.fixture(scope="module")
def clone(tmp_path_factory):
    """A clean clone of what is committed."""
    folder = tmp_path_factory.mktemp("clone") / "course"
    subprocess.run(["git", "clone", "-q", ROOT, folder], check=True)
    return folder


@pytest.fixture(scope="module")
def environment(tmp_path_factory):
    """What a step finds: the runner's variables, and a `gh` that notes its words."""
    programs = tmp_path_factory.mktemp("programs")
    gh = programs / "gh"
    gh.write_text(GH)
    gh.chmod(0o755)
    ours = {k: v for k, v in os.environ.items() if not k.startswith(OURS)}
    path = os.pathsep.join([str(programs), os.environ["PATH"]])
    return ours | RUNNER | {"PATH": path, "GH_SAID": str(programs / "said")}


def run_each(steps, folder, environment):
    """Run the steps that run something; what only GitHub knows stays empty."""
    for step in steps:
        if "run" in step:
            own = {k: "" if "${{" in v else v for k, v in step.get("env", {}).items()}
            run_step(step, folder, own | environment)


def run_steps(name, clone, environment):
    """Run every step of a workflow, job after job; gives what gh received."""
    jobs = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))["jobs"]
    said = Path(environment["GH_SAID"])
    said.unlink(missing_ok=True)
    for job in jobs.values():
        run_each(job["steps"], clone, environment)
    return said.read_text().splitlines() if said.exists() else []


def test_the_site_is_built_and_its_links_lead_somewhere(clone, environment):
    assert run_steps("pages.yml", clone, environment) == []
    assert (clone / "_build" / "html" / "index.html").is_file()


def test_a_release_attaches_all_that_it_built(clone, environment):
    command, action, tag, *words = run_steps("release.yml", clone, environment)
    assert (command, action, tag) == ("release", "create", "v0.1.0")
    given = [clone / word for word in words if not word.startswith("--")]
    assert all(file.is_file() for file in given)
    kinds = sorted(file.suffix for file in given)
    assert kinds == [".pdf", ".whl", ".zip", ".zip", ".zip"]
    learners = zipfile.ZipFile(clone / "dist" / "learners.zip").namelist()
    assert not [name for name in learners if "solutions" in name]


def test_the_action_installs_its_grader_and_grades(clone, environment, tmp_path):
    action = yaml.safe_load((clone / "autograder" / "action.yml").read_text("utf-8"))
    work = tmp_path / "work"
    (work / SLUG).mkdir(parents=True)
    notebook = ROOT / "exercises" / SLUG / "single-neuron.ipynb"
    shutil.copy(notebook, work / SLUG)
    summary, output = tmp_path / "summary.md", tmp_path / "output"
    runner = {
        "GITHUB_ACTION_PATH": str(clone / "autograder"),
        "GITHUB_WORKSPACE": str(work),
        "GITHUB_STEP_SUMMARY": str(summary),
        "GITHUB_OUTPUT": str(output),
        "RUNNER_TEMP": str(tmp_path),
        "REPOSITORY": ".",
        "LEARNER": "ada",
        "MIN_SCORE": "0",
        "FEEDBACK": "now",
    }
    run_each(action["runs"]["steps"], work, environment | runner)
    assert "max_points=12" in output.read_text().splitlines()
    assert "| `neuron` | 0 of 3 |" in summary.read_text()


def test_other_versions_that_differ_are_reported(clone, environment):
    if not os.environ.get("NEURONS_STEPS"):
        pytest.skip("takes 25 minutes; NEURONS_STEPS=1 adds it")
    words = run_steps("versions.yml", clone, environment)
    assert words[:2] == ["issue", "create"]
    assert words[-1] == "https://github.com/someone/course/actions/runs/42"
