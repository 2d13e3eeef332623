"""Each file that docs/ci.md shows is run step by step, as its system runs it.

The course comes from a local repository in the place of the public one. `make` puts the
environment of these tests where it would install one; the weekly tests let it install.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import jsonschema
import nbformat
import pytest
import yaml

import neurons
from support.notebooks import answered, chosen
from support.runner import run_step
from support.schemas import schema_of

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[3]
PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
TEMPLATE = ROOT / "docs" / "classroom50" / "autograders" / "ASSIGNMENT"
SLUG, NAME = "01-single-neuron", "single-neuron.ipynb"
PUBLIC = re.search(r"--branch \S+ (\S+)", PAGE)[1]
# It hides the package of its name from whatever looks there first.
TRAP = "raise SystemExit('a file of the learner was run')"
PROGRAMS = {
    "make": f'test "$1" = -C && place=${{5#VENV=}} && '
    f'ln -sfn {sys.prefix} "${{place:-$2/.venv}}"',
    "apt-get": "true",
    "sudo": "true",
}
CLASSROOM = {
    "CLASSROOM": "deep-learning",
    "ASSIGNMENT": SLUG,
    "SUBMISSION_TAG": "submit/2026-11-29T10-00-00Z-abc1234",
    "COMMIT_URL": "https://github.com/ada/answers/commit/abc",
    "RELEASE_URL": "https://github.com/ada/answers/releases/tag/submit%2F2026",
    "REVIEW_URL": "https://github.com/ada/answers/compare/a...b",
    "OWNER": "ada",
    "USERNAME": "ada",
}


def block(language, words):
    """The block of the page that holds some words."""
    found = re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.M | re.S)
    return next(text for text in found if words in text)


def git(folder, *arguments, **variables):
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.org"]
    command = ["git", *identity, *map(str, arguments)]
    variables = os.environ | variables
    subprocess.run(command, cwd=folder, check=True, capture_output=True, env=variables)


@pytest.fixture(scope="module")
def public(tmp_path_factory):
    """What is committed here, tagged as the release that the page names."""
    folder = tmp_path_factory.mktemp("public") / "course"
    git(ROOT, "clone", "-q", "--bare", ROOT, folder)
    git(folder, "tag", "-f", f"v{neurons.__version__}")
    return folder


@pytest.fixture
def runner(public, tmp_path, request):
    """A job's variables, with the public repository's address leading to ours."""
    programs = tmp_path / "programs"
    programs.mkdir()
    for name, text in PROGRAMS.items():
        if name != "make" or not request.node.get_closest_marker("weekly"):
            (programs / name).write_text(f"#!/bin/sh\n{text}\n")
            (programs / name).chmod(0o755)
    return {
        **{k: v for k, v in os.environ.items() if not k.startswith(("MAKE", "MFLAGS"))},
        "PATH": os.pathsep.join([str(programs), os.environ["PATH"]]),
        "GIT_CONFIG_COUNT": "2",
        "GIT_CONFIG_KEY_0": f"url.file://{public}.insteadOf",
        "GIT_CONFIG_VALUE_0": PUBLIC,
        "GIT_CONFIG_KEY_1": "advice.detachedHead",
        "GIT_CONFIG_VALUE_1": "false",
        "COURSE": str(tmp_path / "course"),
        "OUT": str(tmp_path / "graded"),
        "RUNNER_TEMP": str(tmp_path),
    }


@pytest.fixture
def checkout(tmp_path):
    """A learner's repository: one task wrong, the others right, and traps."""
    folder = tmp_path / "checkout"
    (folder / SLUG).mkdir(parents=True)
    sources = {task: one.source for task, one in chosen(SLUG, "right").items()}
    sources["neuron"] = "def neuron(x, w, b):\n    return w * x - b"
    nbformat.write(answered(SLUG, sources), folder / SLUG / NAME)
    for name in ("autograder.py", "neurons.py", "sitecustomize.py"):
        (folder / name).write_text(TRAP)
    (folder / "result.json").write_text("{broken")
    git(folder, "init", "-q")
    git(folder, "add", ".")
    when = "2026-11-29T12:00:00+0200"
    git(folder, "commit", "-q", "-m", "x", GIT_COMMITTER_DATE=when)
    return folder


def points(folder):
    rows = json.loads((folder / "results.json").read_text())["results"]
    return sum(row["points"] for row in rows)


@pytest.mark.parametrize("how", ["as here", pytest.param("", marks=pytest.mark.weekly)])
def test_gitlab(how, runner, checkout):
    job = yaml.safe_load(block("yaml", "before_script"))["grade"]
    lines = "\n".join([*job["before_script"], *job["script"]])
    own = {"CI_PROJECT_DIR": str(checkout), "CI_PROJECT_NAMESPACE": "ada"}
    variables = {
        name: text.replace("$CI_PROJECT_DIR", str(checkout))
        for name, text in job["variables"].items()
    }
    run_step({"run": lines}, checkout, variables | own | runner)
    graded = checkout / "graded"
    assert points(graded) == 9
    for path in (*job["artifacts"]["paths"], job["artifacts"]["reports"]["junit"]):
        assert (checkout / path).exists()
    # The next job finds what the cache brings; a commit that brings it is refused.
    (path,) = job["cache"]["paths"]
    assert (checkout / path / "bin" / "autograder").exists()
    git(checkout, "add", "-f", path)
    with pytest.raises(AssertionError, match="git ls-files"):
        run_step({"run": job["before_script"][0]}, checkout, runner)


def test_forgejo(runner, checkout, tmp_path):
    job = yaml.safe_load(block("yaml", "runs-on: docker"))["jobs"]["grade"]
    own = {"GITHUB_WORKSPACE": str(checkout), "GITHUB_REPOSITORY_OWNER": "ada"}
    own["GITHUB_OUTPUT"] = str(tmp_path / "output")
    for step in job["steps"]:
        if "run" in step:
            run_step(step, checkout, job["env"] | own | runner)
    assert points(Path(runner["OUT"])) == 9
    assert job["steps"][-1]["with"]["path"] == f"{job['env']['OUT']}/feedback"
    (cache,) = [step["with"] for step in job["steps"] if "/cache@" in str(step)]
    assert cache["path"] == f"{job['env']['COURSE']}/.venv"
    assert "steps.course.outputs.lock" in cache["key"]
    assert re.fullmatch(r"lock=[0-9a-f]{16}\n", (tmp_path / "output").read_text())


@pytest.mark.parametrize("how", ["as here", pytest.param("", marks=pytest.mark.weekly)])
def test_a_shell(how, runner, checkout):
    own = {"CHECKOUT": str(checkout), "LEARNER": "ada"}
    run_step({"run": block("sh", "$CHECKOUT")}, checkout, own | runner)
    assert points(Path(runner["OUT"])) == 9


def submit(checkout, runner, tmp_path, **variables):
    """Start the template as Classroom 50's runner does, from its own folder."""
    bundle = tmp_path / "classroom50-runtime" / "bundle"
    shutil.copytree(TEMPLATE, bundle, dirs_exist_ok=True)
    return subprocess.run(
        [sys.executable, bundle / "autograder.py"],
        cwd=checkout,
        env=runner | CLASSROOM | variables,
        capture_output=True,
        text=True,
    )


def test_classroom_50(runner, checkout, tmp_path):
    done = submit(checkout, runner, tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    result = json.loads((checkout / "result.json").read_text(encoding="utf-8"))
    jsonschema.validate(result, schema_of("classroom50-result-1.json"))
    assert result["owner"] == "ada"
    assert result["datetime"] == "2026-11-29T10:00:00Z"
    assert (result["score"], result["max-score"]) == (9, 12)
    tests = {test["test-name"]: test for test in result["tests"]}
    assert not tests[f"{SLUG} neuron"]["passed"]
    assert sum(test["passed"] for test in tests.values()) == 4
    body = (checkout / "release-body.md").read_text(encoding="utf-8")
    assert f"## {SLUG}: 9 of 12 points" in body
    assert "neuron" in (checkout / f"{SLUG}.html").read_text(encoding="utf-8")


def test_what_is_not_judged_in_whole_has_no_result(runner, checkout, tmp_path):
    (checkout / SLUG / NAME).write_text("<html>A page, no notebook.</html>")
    done = submit(checkout, runner, tmp_path)
    assert done.returncode == 1
    assert not (checkout / "result.json").exists()
    assert not (checkout / "release-body.md").exists()


@pytest.mark.parametrize("lacking", ["COMMIT_URL", "SUBMISSION_TAG"])
def test_a_lacking_variable_is_named(lacking, runner, checkout, tmp_path):
    done = submit(checkout, runner, tmp_path, **{lacking: ""})
    assert done.returncode == 2
    assert f"{lacking} is not set" in done.stderr
    assert not (checkout / "result.json").exists()
