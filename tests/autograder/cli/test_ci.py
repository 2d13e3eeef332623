"""A learner's repository is graded as on GitHub's runner, step by step."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
import yaml
from click.testing import CliRunner

import neurons
from autograder.beside import MAX_BESIDE_BYTES
from autograder.cli.commands import cli
from autograder.collect import collect
from autograder.course import Course
from autograder.errors import CourseError
from autograder.model import Graded
from autograder.report.github import annotations_of, line_of
from autograder.repository import lay_out, notebooks
from neurons.checks.model import Status, Verdict
from support.notebooks import answered, chosen
from support.runner import run_step

ROOT = Path(__file__).resolve().parents[3]
ACTION = ROOT / "autograder" / "action.yml"
SLUG, NAME = "01-single-neuron", "single-neuron.ipynb"
PATH = f"exercises/{SLUG}/{NAME}"
SECRET = "the-token-of-the-job"
# Named as if it were the grader's, and printed as if it were the runner's.
SPY = f"""
import os, pathlib
print("::error::said by a learner")
print("::set-output name=points::99")
print("seen:", "{SECRET}" in str(dict(os.environ)), pathlib.Path("/proc/1").exists())
"""


@pytest.fixture(scope="module")
def assignments():
    return Course.load(ROOT).assignments


def snippets():
    """The files of CI systems that the page shows, by their first words."""
    page = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    return re.findall(r"^```yaml\n(.*?)^```", page, re.MULTILINE | re.DOTALL)


def put(repository, path, content="{}"):
    file = repository / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content)


def verdict(task, status, points, message="It is so.", **more):
    return Verdict(task, status, points, 3.0, message, **more)


def test_the_notebook_in_the_exercises_own_folder_counts(tmp_path, assignments):
    put(tmp_path, PATH)
    put(tmp_path, f"old/{NAME}")
    put(tmp_path, "work/relu.ipynb")
    put(tmp_path, ".git/stacking.ipynb")
    found = notebooks(tmp_path, assignments)
    assert found == {SLUG: Path(PATH), "04-relu": Path("work/relu.ipynb")}


@pytest.mark.parametrize("name", ["relu (1).ipynb", "relu.ipynb.txt", "04-relu.ipynb"])
def test_a_notebook_of_another_name_counts_if_it_holds_tasks(
    tmp_path, assignments, name
):
    answer = json.dumps({"cells": [{"source": "# task: softmax\n"}]})
    put(tmp_path, f"work/{name}", answer)
    put(tmp_path, "chapters/04-relu.ipynb")
    put(tmp_path, f"{SLUG}/{NAME}")
    found = notebooks(tmp_path, assignments)
    assert found == {SLUG: Path(SLUG, NAME), "04-relu": Path("work", name)}


def test_two_that_may_be_meant_are_both_named(tmp_path, assignments):
    put(tmp_path, f"a/{NAME}")
    put(tmp_path, f"b/{NAME}")
    with pytest.raises(CourseError, match=f"a/{NAME}, b/{NAME}: keep one"):
        notebooks(tmp_path, assignments)


def large(repository):
    put(repository, PATH)
    with (repository / PATH).open("wb") as file:
        file.truncate(2 * 1024**3)


def linked(repository):
    secret = repository.with_name("secret.ipynb")
    secret.write_text(SECRET)
    (repository / SLUG).mkdir(parents=True)
    (repository / SLUG / NAME).symlink_to(secret)
    (repository / "04-relu").symlink_to(secret.parent)


@pytest.mark.parametrize(
    "lay, says",
    [
        (lambda place: put(place, "README.md"), f" has no notebook called {NAME}, "),
        (linked, f"{NAME} is a link, which is not followed; commit the notebook"),
        (large, f"{NAME} is larger than 50 MB."),
    ],
    ids=["no notebook", "link out", "2 GB"],
)
def test_what_cannot_be_graded_is_one_sentence_and_nothing_is_written(
    lay, says, tmp_path, monkeypatch
):
    monkeypatch.delenv("CLASSROOM", raising=False)
    lay(tmp_path / "repository")
    words = ["--course", ROOT, "ci", tmp_path / "repository", "--learner", "ada"]
    words += ["--out", tmp_path / "out"]
    done = CliRunner().invoke(cli, [*map(str, words)])
    assert done.exit_code == 2, done.output
    (line,) = [li for li in done.output.splitlines() if li.startswith("Error: ")]
    assert done.output.rstrip().endswith(line)
    assert says in line
    assert not (tmp_path / "out").exists()


def test_a_file_that_became_a_link_is_not_read(tmp_path):
    linked(tmp_path / "repository")
    with pytest.raises(CourseError, match=r"cannot be read \(.*symbolic links"):
        lay_out(tmp_path / "repository", {SLUG: Path(SLUG, NAME)}, "ada", tmp_path)


def test_what_lies_beside_a_notebook_is_laid_out_with_it(tmp_path, assignments):
    repository, out = tmp_path / "repository", tmp_path / "out"
    for name in ("helper.py", "data/a.csv", ".env", "timestamp.txt", "more.zip"):
        put(repository, f"exercises/{SLUG}/{name}", "1")
    put(repository, PATH)
    put(repository, f"exercises/{SLUG}/old.ipynb")
    put(repository, "above.csv")
    (repository / "exercises" / SLUG / "passwd").symlink_to("/etc/passwd")
    with (repository / "exercises" / SLUG / "large.bin").open("wb") as large:
        large.truncate(MAX_BESIDE_BYTES + 1)
    lay_out(repository, {SLUG: Path(PATH)}, "ada", out)
    (one,) = collect(out, assignments).submissions
    assert [name for name, _ in one.files] == ["data/a.csv", "helper.py"]
    assert one.timestamp == ""
    assert one.notes[0].startswith("`large.bin` beside the notebook was left out")


def test_a_file_that_is_no_notebook_has_one_annotation():
    verdicts = (verdict("neuron", Status.NOT_JUDGED, 0.0, "A page.\nReplace it."),)
    one = Graded("ada", SLUG, verdicts, {}, unreadable="A page.\nReplace it.")
    assert annotations_of(one, "a.ipynb", "<html>") == [
        "::error file=a.ipynb,line=1,title=unreadable::A page.%0AReplace it."
    ]


def test_a_mark_stands_where_the_cell_names_its_task():
    release = (ROOT / PATH).read_text(encoding="utf-8")
    line = line_of(release, "line")
    assert release.split("\n")[line - 1].strip() == '"grade_id": "line",'
    lost = json.dumps({"source": ["# task: line\n", "..."]}, indent=1)
    assert line_of(lost, "line") == 3
    assert line_of("{}", "line") == 1


def test_nothing_in_a_message_ends_the_command_that_carries_it():
    message = "100 % wrong\r\n::error::no\nSecond, line: here"
    graded = Graded("ada", SLUG, (verdict("neuron", Status.WRONG, 0.0, message),), {})
    (command,) = annotations_of(graded, "a,b:c.ipynb", "{}")
    head, _, text = command.removeprefix("::").partition("::")
    assert "\n" not in command
    assert "\r" not in command
    assert head == (
        "error file=a%2Cb%3Ac.ipynb,line=1,title=neuron%3A not yet%2C 0 of 3 points"
    )
    assert text == "100 %25 wrong%0D%0A::error::no%0ASecond, line: here"


@pytest.mark.parametrize("text", snippets(), ids=lambda text: text.split("\n")[0])
def test_what_the_page_shows_has_the_form_that_its_system_reads(text, tmp_path):
    kind = "gitlab-ci" if "before_script" in text else "github-workflows"
    file = tmp_path / "shown.yml"
    file.write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "check_jsonschema"]
    command += ["--builtin-schema", f"vendor.{kind}", file]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_each_block_of_the_page_is_run():
    # The action's steps below, the others in test_ci_systems.py.
    page = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    runs = [r"autograder@v"] * 2 + ["before_script", "runs-on: docker", r"\$CHECKOUT"]
    blocks = re.findall(r"^```\w+\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    assert page.count("\n```") == 2 * len(blocks) == 2 * len(runs)
    assert all(re.search(run, text) for run, text in zip(runs, blocks))


def test_the_page_names_the_release_of_this_course():
    page = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    named = re.findall(r"(?:autograder@|--branch )(v\S+)", page)
    assert named == [f"v{neurons.__version__}"] * 5


def test_the_action_has_the_form_that_the_runner_reads():
    command = [sys.executable, "-m", "check_jsonschema"]
    command += ["--builtin-schema", "vendor.github-actions", ACTION]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_no_job_that_the_page_shows_hands_a_token_to_what_it_runs():
    # Forgejo's runs plain commands; the others run what the course's action does.
    shown = [one for one in map(yaml.safe_load, snippets()) if "permissions" in one]
    assert len(shown) == 2
    inputs = yaml.safe_load(ACTION.read_text(encoding="utf-8"))["inputs"]
    for workflow in shown:
        assert workflow["permissions"] == {"contents": "read"}
        steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
        assert steps[0]["with"]["persist-credentials"] is False
        assert not [step for step in steps if "run" in step]
        assert steps[1].get("with", {}).keys() <= inputs.keys()
        assert "secrets." not in str(workflow)


def filled(text, inputs):
    """A text of the action, with what the runner puts in for its expressions."""
    return re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda m: inputs[m[1]], text)


@pytest.fixture(scope="module")
def job(tmp_path_factory):
    """A job of GitHub's after the action's steps, on a repository that plays tricks."""
    folder = tmp_path_factory.mktemp("job")
    repository = folder / "workspace"
    sources = {task: one.source for task, one in chosen(SLUG, "right").items()}
    sources["neuron"] = "def neuron(x, w, b):\n    return w * x - b"
    book = answered(SLUG, sources)
    book.cells.insert(2, nbformat.v4.new_code_cell(SPY))
    put(repository, PATH, nbformat.writes(book))
    # Whatever a learner lays beside it must not be taken for the grader's own.
    for name in ("neurons/__init__.py", "sitecustomize.py", "autograder/__init__.py"):
        put(repository, name, "raise SystemExit('a file of the learner was run')")
    put(
        repository,
        "pyproject.toml",
        "[tool.autograder.limits]\ncell_wall_seconds = 0.001",
    )
    files = {n: folder / n for n in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    environment = os.environ | {name: str(file) for name, file in files.items()}
    environment |= {
        "GITHUB_ACTIONS": "true",
        "GITHUB_ACTION_PATH": str(ROOT / "autograder"),
        "GITHUB_WORKSPACE": str(repository),
        "RUNNER_TEMP": str(folder / "temp"),
        "SECRET": SECRET,
        # The tests run in what it would install; that stays as it is.
        "MAKEFLAGS": "--dry-run",
    }
    settings = yaml.safe_load(ACTION.read_text(encoding="utf-8"))
    inputs = {name: one["default"] for name, one in settings["inputs"].items()}
    inputs |= {"learner": "ada$(exit 3); `exit 4`", "assignment": SLUG}
    said = ""
    for step in settings["runs"]["steps"]:
        if "run" not in step:
            continue
        own = {name: filled(text, inputs) for name, text in step.get("env", {}).items()}
        said += run_step(step, repository, environment | own)
    texts = {name: file.read_text(encoding="utf-8") for name, file in files.items()}
    return {"said": said, "temp": folder / "temp", "source": repository / PATH} | texts


def test_inputs_reach_the_steps_as_variables_alone():
    steps = yaml.safe_load(ACTION.read_text(encoding="utf-8"))["runs"]["steps"]
    assert not [step for step in steps if "${{" in step.get("run", "")]


@pytest.mark.slow
def test_the_job_says_points_of_this_courses_checks(job, assignments):
    outputs = dict(line.split("=", 1) for line in job["GITHUB_OUTPUT"].splitlines())
    text = (job["temp"] / "graded" / "results.json").read_text(encoding="utf-8")
    points = {row["task"]: row["points"] for row in json.loads(text)["results"]}
    assert points["neuron"] == 0
    assert points["line"] == 4
    assert float(outputs["points"]) == sum(points.values())
    most = sum(task.points for task in assignments[SLUG].tasks)
    assert float(outputs["max_points"]) == most


@pytest.mark.slow
def test_the_job_names_where_the_environment_is_and_what_fixes_it(job):
    outputs = dict(line.split("=", 1) for line in job["GITHUB_OUTPUT"].splitlines())
    assert outputs["path"] == f"{ROOT}/.venv"
    assert re.fullmatch(r"grader-.*-3\.\d+\.\d+-[0-9a-f]{16}", outputs["key"])


@pytest.mark.slow
def test_the_job_marks_the_cell_and_fills_its_front_page(job):
    commands = [line for line in job["said"].splitlines() if line.startswith("::")]
    stop, go, *marks = commands
    assert go == f"::{stop.removeprefix('::stop-commands::')}::"
    assert len(go) > 32
    place = re.match(rf"::error file={PATH},line=(\d+),title=neuron%3A", marks[0])
    line = job["source"].read_text().split("\n")[int(place[1]) - 1]
    assert '"grade_id": "neuron"' in line
    assert f"## {SLUG}: " in job["GITHUB_STEP_SUMMARY"]
    assert "| `neuron` | 0 of 3 |" in job["GITHUB_STEP_SUMMARY"]


@pytest.mark.slow
def test_the_learners_cells_saw_no_secret_and_said_nothing_to_the_runner(job):
    (executed,) = (job["temp"] / "graded" / "nbgrader").glob(f"**/autograded/**/{NAME}")
    book = nbformat.read(executed, as_version=4)
    printed = str([cell.outputs for cell in book.cells if cell.cell_type == "code"])
    assert "seen: False True" in printed
    received = job["GITHUB_OUTPUT"] + job["GITHUB_STEP_SUMMARY"] + job["said"]
    assert "said by a learner" not in received
    assert SECRET not in received


@pytest.mark.slow
def test_the_next_push_reuses_verdicts_of_the_same_grader_alone(
    autograder, tmp_path, monkeypatch
):
    sources = {task: one.source for task, one in chosen(SLUG, "right").items()}
    put(tmp_path / "repository", PATH, nbformat.writes(answered(SLUG, sources)))
    command = ("ci", tmp_path / "repository", "--learner", "ada")
    reuses = []
    for secret in ("one", "one", "two"):
        monkeypatch.setenv("AUTOGRADER_SECRET", secret)
        done = autograder(*command, "--out", tmp_path / "graded")
        assert done.returncode == 0, done.stderr
        reuses.append("1 of 1 notebooks not graded again" in done.stdout)
    assert reuses == [False, True, False]
