"""What the reports show of a release notebook."""

from dataclasses import replace

import pytest

from autograder.exercise_texts import assignment_text
from autograder.model import TaskCell

pytestmark = pytest.mark.unit


def test_the_release_notebook_tells_titles_questions_and_the_chapter(
    assignment, release
):
    release.cells[0].source = "# Exercise 1: Demo\n\n<!-- note -->"
    release.cells[1].source += "\n\n[read](https://x.org/chapters/01.html#double)"
    text = assignment_text(assignment, release)
    assert text.title == "Exercise 1: Demo"
    assert text.max_points == 5.0
    assert text.link == text.tasks[0].link == "https://x.org/chapters/01.html#double"
    assert text.tasks[1].link == ""


def test_a_task_of_the_course_links_to_its_section(assignment, release):
    release.cells[0].source += "\n\n[book](https://x.org/chapters/04-relu.html)"
    tasks = TaskCell("relu", 3.0), TaskCell("triple", 2.0)
    text = assignment_text(replace(assignment, tasks=tasks), release)
    assert [(task.link, task.section) for task in text.tasks] == [
        ("https://x.org/chapters/04-relu.html#a-unit-that-bends", "A unit that bends"),
        ("", ""),
    ]
