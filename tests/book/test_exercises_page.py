"""The page of all exercises: its figures come from the notebooks themselves."""

import jupytext
import pytest
from nbclient import NotebookClient

from autograder.course import Course
from book.chapter import ROOT
from neurons.checks.catalogue import ASSIGNMENTS

COURSE = Course.load(ROOT)
# Minutes to expect, from the curriculum.
MINUTES = dict(zip(ASSIGNMENTS, (35, 40, 35, 40, 30, 60, 50), strict=True))


@pytest.fixture(scope="module")
def tables():
    """The two tables as the page shows them."""
    page = jupytext.read(ROOT / "chapters" / "exercises.md", fmt="md:myst")
    NotebookClient(page, timeout=60).execute()
    code = [cell for cell in page.cells if cell.cell_type == "code"]
    return [cell.outputs[0].data["text/markdown"] for cell in code]


def test_there_are_35_tasks_and_100_points(tables):
    assert "| **together** | **35** | **100** | **290** |" in tables[0]


@pytest.mark.parametrize("slug", ASSIGNMENTS)
def test_each_exercise_has_a_row_with_tasks_points_and_minutes(tables, slug):
    tasks = COURSE.assignments[slug].tasks
    points = f"{sum(task.points for task in tasks):g}"
    assert f"| {len(tasks)} | {points} | {MINUTES[slug]} |" in tables[0]
    for task in tasks:
        assert f"| {int(slug[:2])} | `{task.id}` | " in tables[1]
        row = next(r for r in tables[1].split("\n") if f"`{task.id}`" in r)
        assert row.endswith(f"| {task.points:g} |")
        assert len(row.split("|")[3]) > 12, row
