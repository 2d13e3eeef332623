"""The sample class, graded by the command in real kernels, gets what it should."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup

from autograder.files import gradebook_name

pytestmark = pytest.mark.weekly

SLUG = "01-single-neuron"
REPAIRED = "What was repaired before grading"  # a learner's sentence
TASKS = ("neuron", "estimate", "line", "surprise", "house")
# One letter for each task's status.
LETTERS = {
    "c": "correct",
    "p": "partial",
    "w": "wrong",
    "n": "not_started",
    "r": "raised",
    "t": "timeout",
}
EXPECTED = {
    "=iris & co": "ccrcc",
    "amara-okafor": "ccccc",
    "bjorn-halvorsen": "wwwww",
    "chiara-conti": "ccpcn",
    "daniyar-akhmetov": "nnnnn",
    "elif-kaya": "rrrrc",
    "farid-haddad": "ctccc",
    "hana-sato": "ccccc",
    "kofi-mensah": "wwwww",
    "lucia-rojas": "wwwww",
    "mira-novak": "ccccn",
}
POINTS = {"neuron": 3, "estimate": 1, "line": 4, "surprise": 2, "house": 2}
# What stock nbgrader cannot take: a loop that never ends costs its whole batch the
# time limit of 600 s; without metadata it finds no cell; half a file stops it.
NOT_FOR_NBGRADER = {"farid-haddad", "hana-sato", "mira-novak"}


def expected_points(student):
    share = {"c": 1.0, "p": 0.5}
    letters = zip(TASKS, EXPECTED[student])
    return {task: share.get(letter, 0) * POINTS[task] for task, letter in letters}


@pytest.fixture(scope="module")
def rows(graded_class):
    _, out = graded_class
    data = json.loads((out / "results.json").read_text(encoding="utf-8"))
    assert data["schema"] == 1
    return data["results"]


def test_everything_is_judged(graded_class):
    done, _ = graded_class
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_learner_gets_the_verdicts_that_fit(rows):
    found = {student: {} for student in EXPECTED}
    for row in rows:
        found[row["student"]][row["task"]] = row["status"]
    assert found == {
        student: dict(zip(TASKS, (LETTERS[letter] for letter in letters)))
        for student, letters in EXPECTED.items()
    }


def test_every_learner_gets_the_points_that_fit(rows):
    for row in rows:
        assert row["points"] == expected_points(row["student"])[row["task"]]
        assert row["max_points"] == POINTS[row["task"]]
        assert row["message"]
        assert row["seconds"] >= 0


@pytest.mark.parametrize(
    ("student", "task", "words"),
    [
        ("bjorn-halvorsen", "neuron", "the bias b is left out"),
        ("bjorn-halvorsen", "line", "rows were dropped that lack other values"),
        ("kofi-mensah", "estimate", "weight and bias have changed places"),
        ("lucia-rojas", "line", "the round figures of the chapter"),
        ("chiara-conti", "line", "`w_fit` is right"),
        ("elif-kaya", "neuron", "SyntaxError in line 2"),
        ("farid-haddad", "estimate", "a loop that never ends"),
    ],
)
def test_a_known_mistake_is_named(rows, student, task, words):
    (message,) = [
        row["message"]
        for row in rows
        if (row["student"], row["task"]) == (student, task)
    ]
    assert words in message


def test_the_terminal_shows_the_table_and_the_places_to_look(graded_class):
    done, out = graded_class
    for student in EXPECTED:
        assert student in done.stdout
    assert "missing" in done.stdout
    for place in ("class.html", "feedback", "results.json", "nbgrader"):
        assert str(out / place) in done.stdout


def test_who_handed_in_nothing_is_missing_and_not_zero(graded_class):
    _, out = graded_class
    with (out / "grades.csv").open(encoding="utf-8", newline="") as file:
        table = {row["student"]: row for row in csv.DictReader(file)}
    assert table["joao-ferreira"]["state"] == "missing"
    assert table["joao-ferreira"]["points"] == ""
    assert table["hana-sato"]["points"] == "12"
    assert "'=iris & co" in table


def test_a_learner_can_read_what_was_repaired(graded_class):
    _, out = graded_class
    for student in ("hana-sato", "mira-novak"):
        page = (out / "feedback" / SLUG / f"{student}.html").read_text("utf-8")
        assert REPAIRED in page
    page = (out / "feedback" / SLUG / "amara-okafor.html").read_text("utf-8")
    assert REPAIRED not in page


def test_html_in_an_error_is_shown_and_not_obeyed(graded_class):
    _, out = graded_class
    page = (out / "feedback" / SLUG / "=iris & co.html").read_text("utf-8")
    soup = BeautifulSoup(page, "html.parser")
    assert not soup.find_all("script")
    assert "<script>alert(1)</script>" in soup.find(id="line").get_text()


def test_nbgrader_export_prints_the_same_scores(graded_class, tmp_path):
    _, out = graded_class
    nbgrader(out / "nbgrader", "export", "--to", tmp_path / "grades.csv")
    with (tmp_path / "grades.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["assignment"] == SLUG]
    found = {row["student_id"]: float(row["score"]) for row in rows}
    expected = {gradebook_name(s): sum(expected_points(s).values()) for s in EXPECTED}
    assert found == expected | {"joao-ferreira": 0.0}


def test_plain_nbgrader_autograde_gives_the_same_points(sample_class, tmp_path):
    for name in ("source", "release"):
        (tmp_path / name).mkdir()
    root = Path(__file__).resolve().parents[2]
    (tmp_path / "source" / SLUG).symlink_to(root / "exercises" / SLUG)
    (tmp_path / "submitted").mkdir()
    learners = set(EXPECTED) - NOT_FOR_NBGRADER
    for student in learners:
        (tmp_path / "submitted" / student).symlink_to(sample_class / student)
    nbgrader(tmp_path, "generate_assignment", SLUG, "--create", "--force")
    # Its kernels take seconds each to shut down, and on a busy machine it loses those
    # of whom it hears nothing for 4 s; points don't depend on either.
    settings = ("--Execute.shutdown_kernel=immediate", "--Execute.iopub_timeout=600")
    nbgrader(tmp_path, "autograde", SLUG, *settings)
    nbgrader(tmp_path, "export", "--to", "grades.csv")
    with (tmp_path / "grades.csv").open(encoding="utf-8", newline="") as file:
        found = {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}
    assert found == {s: sum(expected_points(s).values()) for s in learners}
    for student in learners:
        file = tmp_path / "autograded" / student / SLUG / "single-neuron.ipynb"
        assert shown_points(file) == expected_points(student)


def shown_points(file):
    """The number that each check cell of an executed notebook shows."""
    found = {}
    for cell in nbformat.read(file, as_version=4).cells:
        if cell.metadata.get("nbgrader", {}).get("grade"):
            task = cell.metadata.nbgrader.grade_id.removeprefix("check-")
            results = [o for o in cell.outputs if o.output_type == "execute_result"]
            found[task] = float(results[0].data["text/plain"])
    return found


def nbgrader(course, *arguments):
    scripts = Path(sys.executable).parent
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", *map(str, arguments)],
        cwd=course,
        env=os.environ
        | {
            "PATH": os.pathsep.join([str(scripts), os.environ["PATH"]]),
            "PYTHONPATH": str(root),
        },
        capture_output=True,
        text=True,
        timeout=900,
    )
    assert done.returncode == 0, done.stderr[-3000:]
