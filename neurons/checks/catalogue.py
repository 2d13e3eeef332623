"""The graded tasks: what the solutions state of each, and where its two halves lie.

`catalogue.json` holds the facts; `autograder release` makes it from the solutions.
Both halves of a check read it. It says nothing about right answers.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from difflib import get_close_matches
from importlib.util import find_spec
from pathlib import Path
from typing import TypedDict

FILE = Path(__file__).with_name("catalogue.json")
GRADED, PRACTICE = "neurons.checks.tasks", "neurons.checks.practice"


@dataclass(frozen=True, slots=True)
class Task:
    """What an exercise's solution states of one task.

    Attributes:
        id: the task's id, e.g. `"line"`.
        points: points for a right answer.
        names: the names that the learner defines for it, in order.
        parameters: parameters of the function that is required; empty for another
            kind of answer.
        chapter: the chapter that explains it, e.g. `"Chapter 1, The single neuron"`.
        section: the heading in that chapter; empty for the chapter as a whole.
        lesson: what to ask a class that did not understand it; may be empty.
    """

    id: str
    points: float
    names: tuple[str, ...]
    parameters: tuple[str, ...]
    chapter: str
    section: str = ""
    lesson: str = ""


class TaskRecord(TypedDict):
    """A `Task` as `catalogue.json` holds it."""

    id: str
    points: float
    names: list[str]
    parameters: list[str]
    chapter: str
    section: str
    lesson: str


def to_json(exercises: Mapping[str, Sequence[Task]]) -> str:
    """Return the text of `catalogue.json`, from the tasks of each exercise."""
    # A line for each task, so that a difference shows which one has changed.
    parts = []
    for slug, tasks in exercises.items():
        lines = (json.dumps(asdict(task), ensure_ascii=False) for task in tasks)
        parts.append(f'  "{slug}": [\n    ' + ",\n    ".join(lines) + "\n  ]")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def from_json(text: str) -> dict[str, tuple[Task, ...]]:
    """Return the tasks of each exercise from the text of `catalogue.json`."""
    exercises: dict[str, list[TaskRecord]] = json.loads(text)
    return {slug: tuple(map(_task, tasks)) for slug, tasks in exercises.items()}


def _task(record: TaskRecord) -> Task:
    return Task(
        id=record["id"],
        points=record["points"],
        names=tuple(record["names"]),
        parameters=tuple(record["parameters"]),
        chapter=record["chapter"],
        section=record["section"],
        lesson=record["lesson"],
    )


EXERCISES = from_json(FILE.read_text(encoding="utf-8"))
TASKS = {task.id: task for tasks in EXERCISES.values() for task in tasks}
# The ids of each exercise's tasks, and the names that the learner defines for each.
ASSIGNMENTS = {slug: tuple(t.id for t in tasks) for slug, tasks in EXERCISES.items()}
NAMES = {task.id: task.names for task in TASKS.values()}


def find_task(task: str) -> Task:
    """Return what is stated of a task.

    Raises:
        KeyError: there is no such task; the message lists those that exist.
    """
    if task not in TASKS:
        raise KeyError(f"no task {task!r}; there are: {', '.join(TASKS)}")
    return TASKS[task]


def task_names(task: str) -> tuple[str, ...]:
    """Return the names that the learner defines for a task.

    Raises:
        KeyError: there is no such task; the message lists those that exist.
    """
    return find_task(task).names


def section_of(task: str) -> str:
    """Return the heading that explains a task; empty if none does or none is there."""
    return TASKS[task].section if task in TASKS else ""


def lesson_of(task: str) -> str:
    """Return what to ask a class about a task; empty if nothing is stated."""
    return TASKS[task].lesson if task in TASKS else ""


def package_of(task: str) -> str:
    """Return the package that holds the two halves of a task's check, graded or not.

    Raises:
        KeyError: there is no such task; the message lists those that are graded.
    """
    if task not in TASKS and task.isidentifier() and find_spec(f"{PRACTICE}.{task}"):
        return f"{PRACTICE}.{task}"
    return f"{GRADED}.{find_task(task).id}"


def no_such_task(task: object, here: Sequence[str] = ()) -> str:
    """Return what to say to somebody who asks for a task that is not there.

    Args:
        task: what was named; anything.
        here: the tasks of the notebook, where that is known.
    """
    tasks = ", ".join(here or TASKS)
    if not isinstance(task, str):
        return f'Name the task in quotes, like "neuron". The tasks are: {tasks}.'
    near = get_close_matches(task, here or TASKS, n=1) or get_close_matches(task, TASKS)
    if near:
        return f"There is no task {task[:40]!r}. Did you mean {near[0]!r}?"
    return f"There is no task {task[:40]!r}. The tasks are: {tasks}."
