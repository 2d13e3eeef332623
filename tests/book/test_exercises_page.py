"""The page of all exercises: its figures come from the notebooks themselves."""

import re

import jupytext
import pytest
from nbclient import NotebookClient

from autograder.course import Course
from book.chapter import ROOT
from neurons.checks.catalogue import ASSIGNMENTS

COURSE = Course.load(ROOT)
# The exercises that the course began with; minutes to expect, from the curriculum.
MINUTES = {
    "01-single-neuron": 30,
    "02-multiple-inputs": 30,
    "03-dense-layers": 30,
    "04-relu": 35,
    "05-stacking": 25,
    "06-compile-fit": 50,
    "07-numpy-forward": 45,
}


@pytest.fixture(scope="module")
def tables():
    """The two tables as the page shows them."""
    page = jupytext.read(ROOT / "chapters/practice/exercises.md", fmt="md:myst")
    NotebookClient(page, timeout=60).execute()
    code = [cell for cell in page.cells if cell.cell_type == "code"]
    return [cell.outputs[0].data["text/markdown"] for cell in code]


def row(tables, slug):
    """Tasks, points and minutes of an exercise as the page gives them."""
    (line,) = re.findall(rf"^\| {int(slug[:2])}: .*$", tables[0], re.MULTILINE)
    return [int(number) for number in line.split("|")[2:5]]


def test_the_exercises_from_1_to_7_have_35_tasks_and_100_points(tables):
    sums = zip(*(row(tables, slug) for slug in MINUTES), strict=True)
    assert [sum(column) for column in sums] == [35, 100, 245]


def test_the_last_row_adds_up_all_exercises(tables):
    sums = zip(*(row(tables, slug) for slug in ASSIGNMENTS), strict=True)
    sums_shown = " | ".join(f"**{sum(column)}**" for column in sums)
    assert f"| **together** | {sums_shown} |" in tables[0]


@pytest.mark.parametrize("slug", ASSIGNMENTS)
def test_each_exercise_has_a_row_with_tasks_points_and_minutes(tables, slug):
    tasks = COURSE.assignments[slug].tasks
    n_tasks, points, minutes = row(tables, slug)
    assert (n_tasks, points) == (len(tasks), sum(task.points for task in tasks))
    assert minutes == MINUTES.get(slug, minutes) > 0
    for task in tasks:
        assert f"| {int(slug[:2])} | `{task.id}` | " in tables[1]
        line = next(r for r in tables[1].split("\n") if f"`{task.id}`" in r)
        assert line.endswith(f"| {task.points:g} |")
        assert len(line.split("|")[3]) > 12, line
