"""What is stated of each task, graded or for practice, and where its two halves lie.

`catalogue.json` holds the facts of the graded tasks and `practice.json` those of the
ungraded ones; `autograder release` makes them from the solutions and the chapters.
Both halves of a check read them. They say nothing about right answers.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from difflib import get_close_matches
from pathlib import Path

from neurons.checks.records import from_tree

FILE = Path(__file__).with_name("catalogue.json")
PRACTICE_FILE = Path(__file__).with_name("practice.json")
GRADED, PRACTICE = "neurons.checks.tasks", "neurons.checks.practice"


@dataclass(frozen=True, slots=True)
class Task:
    """What an exercise's solution, or a chapter, states of one task.

    Attributes:
        id: the task's id, e.g. `"line"`.
        points: points for a right answer; 0 of a task for practice.
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
    exercises = json.loads(text)
    return {
        slug: tuple(from_tree(Task, task, slug) for task in tasks)
        for slug, tasks in exercises.items()
    }


EXERCISES = from_json(FILE.read_text(encoding="utf-8"))
TASKS = {task.id: task for tasks in EXERCISES.values() for task in tasks}
# The ungraded tasks of each chapter that has any, and all of them by their ids.
CHAPTERS = from_json(PRACTICE_FILE.read_text(encoding="utf-8"))
PRACTICED = {task.id: task for tasks in CHAPTERS.values() for task in tasks}
# The ids of each exercise's tasks; the names that the learner defines for any task.
ASSIGNMENTS = {slug: tuple(t.id for t in tasks) for slug, tasks in EXERCISES.items()}
NAMES = {task.id: task.names for task in (*TASKS.values(), *PRACTICED.values())}


def find_task(task: str) -> Task:
    """Return what is stated of a task, graded or not.

    Raises:
        KeyError: there is no such task; the message lists those that are graded.
    """
    found = TASKS.get(task) or PRACTICED.get(task)
    if found is None:
        raise KeyError(f"no task {task!r}; there are: {', '.join(TASKS)}")
    return found


def task_names(task: str) -> tuple[str, ...]:
    """Return the names that the learner defines for a task.

    Raises:
        KeyError: there is no such task; the message lists those that are graded.
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
    return f"{PRACTICE if task in PRACTICED else GRADED}.{find_task(task).id}"


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
