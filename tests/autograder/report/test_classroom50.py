"""What Classroom 50's runner reads: from the runner's variables and a graded run."""

import json
import subprocess
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from autograder.cli.commands import cli
from autograder.errors import CourseError
from autograder.report import Submission50, report
from autograder.run_folder import RunFolder
from support.schemas import schema_of

ROOT = Path(__file__).resolve().parents[3]
VARIABLES = {
    "CLASSROOM": "fall",
    "ASSIGNMENT": "01-demo",
    "SUBMISSION_TAG": "submit/1",
    "COMMIT_URL": "https://github.com/ada/answers/commit/abc",
    "RELEASE_URL": "https://github.com/ada/answers/releases/tag/submit%2F1",
}


@pytest.fixture
def job(monkeypatch):
    """The runner's variables, and nothing else of GitHub's."""
    for name in ("REVIEW_URL", "GITHUB_REPOSITORY_OWNER"):
        monkeypatch.delenv(name, raising=False)
    for name, value in VARIABLES.items():
        monkeypatch.setenv(name, value)
    return monkeypatch


@pytest.fixture
def checkout(tmp_path):
    folder = tmp_path / "checkout"
    folder.mkdir()
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.org"]
    for words in (["init", "-q"], [*identity, "commit", "--allow-empty", "-qm", "x"]):
        subprocess.run(["git", *words], cwd=folder, check=True)
    return folder


@pytest.fixture
def run(tmp_path, a_run, graded):
    folder = RunFolder.start(tmp_path / "graded", a_run)
    folder.write_graded(graded("ada", double="partial", penalty=1.0))
    report(folder)
    return folder


def result(checkout, run):
    file = checkout / "result.json"
    Submission50.begin(file, checkout, "ada-by-option").end(run)
    made = json.loads(file.read_text(encoding="utf-8"))
    jsonschema.validate(made, schema_of("classroom50-result-1.json"))
    return made


def test_points_are_whole_and_know_nothing_of_lateness(job, checkout, run):
    made = result(checkout, run)
    assert [test["score"] for test in made["tests"]] == [1, 0]  # 1.5 of 3, and wrong
    assert (made["score"], made["max-score"]) == (1, 5)
    assert not any(test["passed"] for test in made["tests"])
    assert made["review"] == VARIABLES["COMMIT_URL"]
    assert (checkout / "release-body.md").is_file()
    assert (checkout / "01-demo.html").is_file()


@pytest.mark.parametrize("feedback", ["points", "later"])
def test_a_release_says_no_more_than_learners_may_see(job, checkout, run, feedback):
    result(checkout, run)
    run.show(feedback)
    report(run)
    made = result(checkout, run)
    assert made["score"] == 1  # the service needs the points in any case
    body = (checkout / "release-body.md").read_text(encoding="utf-8")
    assert "Found." not in body + json.dumps(made)
    assert (checkout / "01-demo.html").exists() == (feedback == "points")


def test_the_owner_is_the_jobs_the_commits_or_the_learner(job, checkout, run):
    assert result(checkout, run)["owner"] == "ada"
    job.setenv("GITHUB_REPOSITORY_OWNER", "school")
    assert result(checkout, run)["owner"] == "school"
    job.delenv("GITHUB_REPOSITORY_OWNER")
    job.setenv("COMMIT_URL", "abc")
    assert result(checkout, run)["owner"] == "ada-by-option"


def test_variables_that_are_not_set_are_named(job, checkout):
    job.delenv("COMMIT_URL")
    job.setenv("RELEASE_URL", " ")
    with pytest.raises(CourseError, match="but COMMIT_URL, RELEASE_URL is not set"):
        Submission50.begin(checkout / "result.json", checkout, "ada")


def test_the_variable_alone_asks_for_a_result_in_the_folder_of_the_job(
    job, checkout, tmp_path
):
    job.delenv("SUBMISSION_TAG")
    job.chdir(checkout)
    words = ["--course", ROOT, "ci", checkout, "--learner", "ada"]
    words += ["--out", tmp_path / "out"]
    done = CliRunner().invoke(cli, [*map(str, words)])
    assert done.exit_code == 2
    assert "but SUBMISSION_TAG is not set" in " ".join(done.output.split())
    job.setenv("SUBMISSION_TAG", "submit/1")
    (checkout / "result.json").write_text("{broken")
    done = CliRunner().invoke(cli, [*map(str, words)])
    assert "has no notebook called" in done.output
    assert not (checkout / "result.json").exists()
    assert not (tmp_path / "out").exists()


def test_what_a_run_before_left_is_gone_at_once(job, checkout):
    for name in ("result.json", "release-body.md"):
        (checkout / name).write_text("{broken")
    Submission50.begin(checkout / "result.json", checkout, "ada")
    assert not [*checkout.glob("re*")]


def test_a_result_that_leads_elsewhere_changes_nothing_there(
    job, checkout, run, tmp_path
):
    other = tmp_path / "other.json"
    other.write_text("mine")
    (checkout / "01-demo.html").symlink_to(other)
    (checkout / "result.json").symlink_to(other)
    result(checkout, run)
    assert other.read_text() == "mine"


def test_a_folder_in_the_place_of_the_result_is_named(job, checkout):
    (checkout / "result.json").mkdir()
    with pytest.raises(CourseError, match=r"result\.json cannot be written"):
        Submission50.begin(checkout / "result.json", checkout, "ada")


def test_without_a_commit_there_is_no_time(job, tmp_path):
    with pytest.raises(CourseError, match="check the repository out with git"):
        Submission50.begin(tmp_path / "result.json", tmp_path, "ada")
