"""Learners see what was found now, its points alone, or nothing yet."""

import json
from dataclasses import replace

import pytest
from click.testing import CliRunner

from autograder.cli.commands import cli
from autograder.report import report, report_to_github, withhold
from autograder.run_folder import RunFolder
from autograder.run_records import Intake
from support.html import soup

pytestmark = pytest.mark.unit
SLUG = "01-demo"
FOUND = "You forgot the bias."


@pytest.fixture
def graded_with(tmp_path, a_run, graded):
    """A maker of a run's folder with one learner's reports."""

    def make(feedback):
        run = replace(a_run, feedback=feedback)
        folder = RunFolder.start(tmp_path / "out", run)
        answers = {"triple": "x = 'my answer'"}
        folder.write_graded(graded("ada", message=FOUND, answers=answers))
        folder.write_intake(Intake((("ada", SLUG),)))
        folder.write_results()
        report(folder)
        return folder

    return make


def for_learners(folder):
    """What lies in the places of a run that learners get."""
    places = [*folder.path.glob("feedback/*/*"), *folder.path.glob("gradescope/*/*")]
    return {place.parts[-3]: place.read_text(encoding="utf-8") for place in places}


def test_now_shows_all_and_points_shows_points_alone(graded_with):
    now = for_learners(graded_with("now"))
    assert all(FOUND in text for text in now.values()) and len(now) == 2
    assert "my answer" in now["feedback"] and "Seed of these" in now["feedback"]


def test_points_shows_points_and_statuses_alone(graded_with):
    folder = graded_with("points")
    shown = for_learners(folder)
    assert len(shown) == 2
    for text in shown.values():
        assert FOUND not in text and "my answer" not in text and "Seed of" not in text
    assert soup(shown["feedback"]).select_one(".big").text == "3"
    assert json.loads(shown["gradescope"])["score"] == 3.0
    assert FOUND in (folder.path / "class.html").read_text(encoding="utf-8")
    withhold(folder)
    for name in ("results.json", "junit.xml"):
        text = (folder.path / name).read_text(encoding="utf-8")
        assert FOUND not in text and "comes later" in text


def test_later_shows_nothing_until_it_is_released(graded_with):
    folder = graded_with("later")
    assert for_learners(folder) == {}
    page = soup((folder.path / "class.html").read_text(encoding="utf-8"))
    assert not page.select("tbody a") and FOUND in page.get_text()
    withhold(folder)
    for name in ("results.json", "junit.xml", "summary.md"):
        assert not (folder.path / name).exists()
    again = CliRunner().invoke(cli, ["report", str(folder.path)])
    assert again.exit_code == 0 and for_learners(folder) == {}
    done = CliRunner().invoke(cli, ["report", str(folder.path), "--release"])
    assert done.exit_code == 0
    assert FOUND in for_learners(folder)["feedback"]
    assert FOUND in (folder.path / "results.json").read_text(encoding="utf-8")


def test_a_run_that_goes_on_keeps_its_feedback_unless_it_gets_another(
    graded_with, a_run
):
    folder = graded_with("later")
    on = RunFolder.start(folder.path, a_run, resume=True)
    assert on.run.feedback == "later"
    on = RunFolder.start(folder.path, replace(a_run, feedback="points"), resume=True)
    assert RunFolder.read(folder.path).run.feedback == on.run.feedback == "points"


@pytest.mark.parametrize("feedback", ["points", "later"])
def test_a_job_of_github_says_no_more_than_learners_may_see(
    graded_with, feedback, tmp_path, monkeypatch, capsys
):
    folder = graded_with(feedback)
    for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"):
        monkeypatch.setenv(name, str(tmp_path / name))
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)
    (tmp_path / "demo.ipynb").write_text("{}", encoding="utf-8")
    report_to_github(folder, tmp_path, {SLUG: tmp_path / "demo.ipynb"})
    summary = (tmp_path / "GITHUB_STEP_SUMMARY").read_text(encoding="utf-8")
    printed = capsys.readouterr().out
    assert FOUND not in summary + printed
    if feedback == "later":
        assert (summary, printed) == ("What was found comes later.\n", "")
        assert not (tmp_path / "GITHUB_OUTPUT").exists()
    else:
        assert "3 of 5 points" in summary and "0 of 2 points" in printed
        assert "points=3\n" in (tmp_path / "GITHUB_OUTPUT").read_text("utf-8")
