"""A late notebook, from its time stamp to the points that count."""

import csv
import json
import os
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from autograder.course import Course
from autograder.errors import CourseError
from autograder.record.late import LatePenalties
from autograder.rejudge import rejudge_run
from autograder.roster import Counting, Roster, submitted_at
from autograder.run_folder import RunFolder
from support.small_class import SLUG as DEMO

SLUG = "01-single-neuron"
# The plugin lies beside the settings, as in a course of its own.
PLUGIN = """
from nbgrader.plugins import BasePlugin

class AnHourAPoint(BasePlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return min(score, total_seconds_late // 3600)
"""
SETTINGS = """
c = get_config()
c.AssignLatePenalties.plugin_class = "lateness.AnHourAPoint"
"""
TIMES = {
    "in-time": "2026-11-01 22:59:00 UTC",
    "two-hours": "2026-11-02 01:00:00 UTC",
    "no-stamp": None,
}


@pytest.fixture(scope="module")
def graded(tmp_path_factory, course_folder, sample_class, sandbox):
    """Three learners with the same right answers, graded by the command."""
    folder = tmp_path_factory.mktemp("late")
    for path in course_folder.iterdir():
        (folder / path.name).symlink_to(path)
    table = (folder / "pyproject.toml").read_text()
    (folder / "pyproject.toml").unlink()
    due = f'[tool.autograder.due]\n"{SLUG}" = 2026-11-01T23:59:00+01:00\n'
    (folder / "pyproject.toml").write_text(table + due)
    (folder / "lateness.py").write_text(PLUGIN)
    (folder / "nbgrader_config.py").write_text(SETTINGS)
    for student, when in TIMES.items():
        place = folder / "class" / student / SLUG
        place.mkdir(parents=True)
        source = sample_class / "amara-okafor" / SLUG / "single-neuron.ipynb"
        shutil.copy(source, place)
        if when:
            (place / "timestamp.txt").write_text(when)
    arguments = "grade", folder / "class", "--out", folder / "out"
    run(folder, "autograder", *arguments, "--sandbox", sandbox)
    return folder


def run(folder, program, *arguments):
    root = Path(__file__).resolve().parents[3]
    scripts = str(Path(sys.executable).parent)
    done = subprocess.run(
        [sys.executable, "-m", program, *map(str, arguments)],
        cwd=folder,
        env=os.environ
        | {
            "PATH": os.pathsep.join([scripts, os.environ["PATH"]]),
            "PYTHONPATH": str(root),
        },
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def table(path, key):
    with path.open(encoding="utf-8", newline="") as file:
        return {row[key]: row for row in csv.DictReader(file)}


@pytest.mark.slow
def test_the_verdicts_know_nothing_of_lateness(graded):
    rows = json.loads((graded / "out" / "results.json").read_text())["results"]
    assert {row["student"] for row in rows} == set(TIMES)
    assert all(row["points"] == row["max_points"] for row in rows)


@pytest.mark.slow
def test_the_courses_own_plugin_says_what_lateness_costs(graded):
    grades = table(graded / "out" / "grades.csv", "student")
    found = {name: (row["penalty"], row["score"]) for name, row in grades.items()}
    assert found == {
        "in-time": ("", "12"),
        "two-hours": ("2", "10"),
        "no-stamp": ("", "12"),
    }


@pytest.mark.slow
def test_the_learner_reads_how_late_and_what_it_costs(graded):
    pages = graded / "out" / "feedback" / SLUG
    assert "2 points are taken off, so 10 count" in " ".join(
        (pages / "two-hours.html").read_text("utf-8").split()
    )
    assert "taken off" not in (pages / "in-time.html").read_text("utf-8")


@pytest.mark.slow
def test_nbgraders_own_export_agrees(graded):
    course = graded / "out" / "nbgrader"
    run(course, "nbgrader", "export", "--to", "grades.csv")
    grades = table(course / "grades.csv", "student_id")
    found = {
        name: (float(row["late_submission_penalty"]), float(row["score"]))
        for name, row in grades.items()
    }
    # nbgrader has already taken the penalty off its score.
    assert found["two-hours"] == (2.0, 10.0)
    assert found["in-time"][1] == found["no-stamp"][1] == 12.0


@pytest.fixture
def late_demo(demo, tmp_path):
    """Ada, graded when she was two hours late; `again(due)` grades by another date."""
    settings = tmp_path / "nbgrader_config.py"
    settings.write_text(SETTINGS)
    settings.with_name("lateness.py").write_text(PLUGIN)
    demo.hand_in("ada", "right")
    demo.when = TIMES["two-hours"]
    out = tmp_path / "out"

    def again(due, **changes):
        dates = {DEMO: due} if due else {}
        changes = {"counting": Counting(due=dates)} | changes
        demo.grade(out, nbgrader_config=settings, **changes)
        return RunFolder.read(out).find("ada", DEMO).penalty

    demo.again, demo.settings, demo.out = again, settings, out
    assert again(datetime(2026, 11, 1, 23, 0)) == 2
    return demo


def penalty(demo):
    with Gradebook(f"sqlite:///{demo.db}") as book:
        return book.find_submission(DEMO, "ada").late_submission_penalty


@pytest.mark.parametrize("due, costs", [("2026-11-02 00:00", 1), ("2026-11-03", 0)])
def test_a_due_date_that_was_changed_changes_what_is_graded_already(
    late_demo, due, costs
):
    late_demo.ran.clear()
    assert late_demo.again(datetime.fromisoformat(due), resume=True) == costs
    assert late_demo.ran == []  # no cell ran again
    assert penalty(late_demo) == costs
    grades = table(late_demo.out / "grades.csv", "student")
    assert grades["ada"]["score"] == str(5 - costs)


def test_an_extension_changes_one_persons_lateness_and_stands_in_the_gradebook(
    late_demo,
):
    table = f"learner,assignment,until\nada,{DEMO},2026-11-02T00:00+00:00\n"
    roster = Roster.read(b"name\nada\nbo\n", "roster.csv")
    extended = roster.extended(table.encode(), "extensions.csv", [DEMO])
    counting = Counting(extended, due={DEMO: datetime(2026, 11, 1, 23, 0)})
    assert late_demo.again(None, resume=True, counting=counting) == 1
    with Gradebook(f"sqlite:///{late_demo.db}") as book:
        submission = book.find_submission(DEMO, "ada")
        assert submission.duedate == datetime(2026, 11, 2)
        assert submission.late_submission_penalty == 1


def test_a_due_date_that_was_changed_in_the_formgrader_counts_too(late_demo):
    with Gradebook(f"sqlite:///{late_demo.db}") as book:
        book.update_or_create_assignment(DEMO, duedate="2026-11-02 00:00:00 UTC")
    assert late_demo.again(None, resume=True) == 1
    assert penalty(late_demo) == 1


def test_judging_again_goes_by_the_due_date_as_it_is_now(late_demo):
    folder, due = RunFolder.read(late_demo.out), {DEMO: datetime(2026, 11, 2)}
    url, course = f"sqlite:///{late_demo.db}", {DEMO: late_demo.assignment}
    rejudge_run(folder, course, (), url, due, late_demo.settings)
    assert RunFolder.read(late_demo.out).find("ada", DEMO).penalty == 1
    assert penalty(late_demo) == 1


@pytest.mark.parametrize("when", ["2026-11-01", datetime(2026, 11, 1)])
def test_a_due_date_without_a_zone_is_refused_with_an_example(tmp_path, when):
    with pytest.raises(CourseError, match=r"due\.01 is .*such as 2026-11-01T23:59"):
        Course(tmp_path, {}, (), "", {"due": {"01": when}}).due_dates()


@pytest.mark.parametrize("text", ["", "yesterday", "99999-01-01 00:00:00"])
def test_a_time_stamp_that_is_none_counts_as_unknown(text):
    assert submitted_at(text) is None


def test_settings_that_cannot_be_read_are_named(tmp_path):
    file = tmp_path / "nbgrader_config.py"
    file.write_text("c = get_config(\n")
    with pytest.raises(CourseError, match=r"nbgrader_config\.py: "):
        LatePenalties(file)
