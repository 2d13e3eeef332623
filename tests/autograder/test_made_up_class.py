"""From a roster to two sheets and a report, by the 15-minute page alone."""

import csv
import io
import json
import os
import re
import shlex
import subprocess
import sys
from collections import Counter
from datetime import datetime
from pathlib import Path
from statistics import median

import pytest
from bs4 import BeautifulSoup

from autograder.wording import duration, number
from support.made_up_class import (
    POINTS,
    SHARES,
    SLUG,
    TASKS,
    made_up,
    write_class,
)
from support.platforms import as_canvas_reads, as_moodle_reads

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "chapters/teaching/instructors.md").read_text(encoding="utf-8")
STEPS = PAGE.partition("## A graded class in 15 minutes")[2].partition("\n### ")[0]
COMMAND = re.compile(r"^ *\.venv/bin/(autograder (\w+).*)$", re.MULTILINE)
DUE = datetime.fromisoformat("2026-11-01T23:59:00+01:00")
STATUSES = {"c": "correct", "p": "partial", "w": "wrong", "n": "not_started"}


class Graded:
    """The class, the course's folder, and what each command of the page said."""

    def __init__(self, size, folder, sandbox):
        self.people, self.folder, self.said = made_up(size), folder, {}
        for name in ("_config.yml", "_toc.yml", "intro.md", "chapters", "solutions"):
            (folder / name).symlink_to(ROOT / name)
        (folder / "exercises").symlink_to(ROOT / "exercises")
        due = re.search(r"```toml\n(.*?)```", STEPS, re.DOTALL)[1].replace("   ", "")
        settings = f"[tool.autograder]\nseed = 7\n{due}"
        (folder / "pyproject.toml").write_text(settings, encoding="utf-8")
        write_class(self.people, folder, DUE)
        for line, name in COMMAND.findall(STEPS):
            words = shlex.split(line)
            if name == "grade" and sandbox == "none":
                words += ["--sandbox", "none"]
            self.said.setdefault(name, []).append(self.run(*words[1:]))
        self.out = folder / "graded"
        report = self.out / "class.html"
        assert report.is_file(), self.said
        self.soup = BeautifulSoup(report.read_text("utf-8"), "html.parser")

    def run(self, *words):
        return subprocess.run(
            [sys.executable, "-m", "autograder", *words],
            cwd=self.folder,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            timeout=900,
        )

    def chosen(self, test):
        return [one for one in self.people if test(one)]


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(6, marks=pytest.mark.slow),
        pytest.param(60, marks=pytest.mark.weekly),
    ],
    ids=str,
)
def graded(request, tmp_path_factory, sandbox):
    return Graded(request.param, tmp_path_factory.mktemp("course"), sandbox)


def text_of(tag):
    return " ".join(tag.get_text(" ").split())


def test_the_commands_of_the_page_end_as_they_should(graded):
    codes = {
        name: [one.returncode for one in runs] for name, runs in graded.said.items()
    }
    waits = int(bool(graded.chosen(lambda one: one.kind == "damaged")))
    # The sheets leave out the visitor, and files that nobody could read.
    assert codes == {"doctor": [0], "grade": [waits], "lms": [1, 1], "explain": [0]}


def test_the_table_has_every_persons_state_and_points(graded):
    text = (graded.out / "grades.csv").read_text(encoding="utf-8")
    rows = {row["student"]: row for row in csv.DictReader(io.StringIO(text))}
    found = {
        name: (row["state"], row["points"], row["section"])
        for name, row in rows.items()
    }
    states = {"": "missing", "damaged": "unreadable"}
    assert found == {"a-visitor": ("judged", "0", "")} | {
        one.learner: (
            states.get(one.kind, "judged"),
            number(one.points) if one.is_graded else "",
            one.section,
        )
        for one in graded.people
    }


def test_both_sheets_have_the_points_of_those_who_were_graded_and_nothing_else(graded):
    canvas = (graded.folder / "canvas-import.csv").read_text(encoding="utf-8")
    found = as_canvas_reads(canvas)
    points = [number(one.points) if one.is_graded else "" for one in graded.people]
    assert [found["991", f"9{n}"] for n, _ in enumerate(graded.people)] == points
    assert {found["17", f"9{n}"] for n, _ in enumerate(graded.people)} == {"7.00"}
    moodle = as_moodle_reads(
        (graded.folder / "worksheet-filled.csv").read_text("utf-8")
    )
    assert [grade for grade, _ in moodle.values()] == points
    for before, after, column in (
        ("canvas-export.csv", "canvas-import.csv", rb"[\d.]*(?=,7\.00\r)"),
        ("worksheet.csv", "worksheet-filled.csv", rb"(?<=,)[\d.]*(?=,12\.00,Yes)"),
    ):
        contents = [(graded.folder / name).read_bytes() for name in (before, after)]
        rest = {re.sub(column, b"", content) for content in contents}
        assert len(rest) == 1 and contents[0] != contents[1]


def test_the_report_has_every_section(graded):
    rows = [
        [text_of(cell) for cell in row.select("th, td")]
        for row in graded.soup.select("tr.group")
    ]
    expected = []
    for section in sorted({one.section for one in graded.people}):
        own = graded.chosen(lambda one, s=section: one.section == s)
        points = [one.points for one in own if one.is_graded]
        mean = number(sum(points) / len(points)) if points else "–"
        late = sum(one.late_hours > 0 for one in own)
        came = sum(bool(one.kind) for one in own)
        expected.append([section, *map(str, (len(own), came, late)), mean])
    assert rows == expected


def test_the_report_names_who_is_late_missing_damaged_extended_or_not_on_the_roster(
    graded,
):
    text = text_of(graded.soup)
    assert "Not on it, but handed in: a-visitor" in text
    for one in graded.people:
        hours = duration(3600 * one.late_hours)
        late = f"{one.learner} : {hours} after the deadline, 0 points off"
        assert (late in text) == (one.late_hours > 0), late
    missing = graded.soup.find("h3", string="Not handed in").find_next("p")
    names = sorted(one.learner for one in graded.people if not one.kind)
    assert sorted(text_of(missing).split(", ")) == names
    damaged = graded.soup.find("h3", string="Unreadable").find_next("ul")
    names = sorted(one.learner for one in graded.people if one.kind == "damaged")
    assert sorted(text_of(s) for s in damaged.select("strong")) == names
    extended = graded.soup.select("#roster strong")[1:]
    names = [one.learner for one in graded.people if one.extended]
    assert [text_of(one) for one in extended] == names


def test_of_several_attempts_the_last_in_time_counts_and_the_report_says_so(graded):
    head = graded.soup.find("h3", string="Several attempts")
    several = graded.chosen(lambda one: one.attempts)
    assert (head is None) == (not several)
    if head:
        lines = [text_of(li) for li in head.find_next("ul").select("li")]
        assert sorted(lines) == sorted(
            f"{one.learner} : 2 attempts were handed in; the last by its date before "
            "the deadline, single-neuron.ipynb , counts."
            for one in several
        )


@pytest.mark.parametrize("task", TASKS)
def test_the_report_has_every_figure_of_a_task(graded, task):
    at, place = graded.soup.find(id=f"t1-{task}"), TASKS.index(task)
    here = graded.chosen(lambda one: one.is_graded)
    letters = [one.letters[place] for one in here] + ["n"]  # and the visitor's
    counts = Counter(STATUSES[letter] for letter in letters)
    chips = {
        next(name for name in chip["class"] if name != "chip"): chip
        for chip in at.select(".counts .chip")
    }
    found = {name: int(text_of(chip).split()[0]) for name, chip in chips.items()}
    assert found == counts
    points = [SHARES.get(letter, 0) * POINTS[task] for letter in letters]
    assert f"mean {number(sum(points) / len(points))}" in text_of(at.h4)
    difficulty = number(sum(points) / len(points) / POINTS[task])
    assert f"Difficulty index {difficulty}," in text_of(at)
    expected = [points.count(n) for n in range(POINTS[task] + 1)]
    assert bars(at.find(id=f"p1-{task}")) == expected
    wrong = Counter(one.kind for one in here if one.letters[place] in "wp")
    found = [int(text_of(n).split()[0]) for n in at.select(".findings .n")]
    assert found == sorted(wrong.values(), reverse=True)
    assert len(at.select(".findings .example")) == len(wrong)
    assert "#" in at.select_one(".read a")["href"]
    assert "To ask in the next lesson:" in text_of(at)


@pytest.mark.parametrize("task", TASKS)
def test_the_report_shows_the_minutes_that_notebooks_say(graded, task):
    at, place = graded.soup.find(id=f"t1-{task}"), TASKS.index(task)
    minutes = [
        one.minutes[place]
        for one in graded.people
        if one.is_graded and one.minutes and one.letters[place] == "c"
    ]
    if not minutes:
        assert "Minutes until it was right: none known." in text_of(at)
        return
    ends = ((0, 2), (2, 5), (5, 10), (10, 20), (20, 40), (40, 999))
    expected = [sum(a <= m < b for m in minutes) for a, b in ends]
    head = at.find(id=f"m1-{task}")
    assert bars(head) == expected
    caption = f"Median {number(median(minutes))} min, by the times in {len(minutes)} of"
    assert caption in text_of(head.parent)


def bars(head):
    """The counts of the bars below a heading; an empty one is 0."""
    items = head.parent.select(".bars .count")
    return [int(text_of(count) or 0) for count in items]


def test_an_example_names_nobody(graded):
    for example in graded.soup.select(".example"):
        words = set(re.findall(r"\w{3,}", text_of(example).casefold()))
        for one in graded.people:
            assert not words & set(re.findall(r"\w{3,}", one.learner.casefold()))


def test_a_complaint_is_answered_without_a_hidden_input(graded):
    (said,) = graded.said["explain"]
    first = graded.people[0]
    head, *lines = said.stdout.splitlines()
    assert head == f"{first.learner}, {SLUG}, task neuron: 3 of 3 points, right"
    assert "  def neuron(x, w, b):" in lines
    assert any("more with inputs that stay hidden" in line for line in lines)
    rows = json.loads((graded.out / "results.json").read_text("utf-8"))["results"]
    assert any(row["student"] == first.learner for row in rows)
    whole = graded.run("explain", "graded", first.learner, "neuron")
    assert "seed of the probes" in whole.stdout and "hidden" not in whole.stdout
    assert "seed" not in said.stdout
    assert whole.stdout.count("neuron(") > said.stdout.count("neuron(")


def test_the_self_check_names_no_cause_that_the_learner_could_not_find(graded):
    wrong = next(one for one in graded.people if one.kind == "forgot")
    said = graded.run("explain", "graded", wrong.email, "neuron", "--for-learner")
    assert "Likely cause: the bias b is left out" in said.stdout
    assert "release of 01-single-neuron: sha256 " in said.stdout
