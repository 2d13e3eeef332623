"""Hold the tasks of the solutions against the folders of their checks."""

from __future__ import annotations

from pathlib import Path

from autograder.errors import CourseError
from neurons.checks.catalogue import FILE

CHECKS = FILE.parent
# What the folder of each task holds: what looks at an answer, and what judges it.
HALVES = ("probe.py", "judge.py")


def compare_with_folders(places: dict[str, str]) -> None:
    """See that each task of a solution can be checked, and that each check has a task.

    Args:
        places: file and line of each task's check cell, by the task's id.

    Raises:
        CourseError: a task has no folder or half of one, or a folder has no task.
    """
    for task, where in places.items():
        if half := _missing_half(CHECKS / "tasks" / task):
            raise CourseError(
                f"{where}: the task {task!r} has no neurons/checks/tasks/{task}/"
                f"{half}; write it, docs/checks.md says how"
            )
    for task in _folders(CHECKS / "tasks"):
        if task not in places:
            raise CourseError(
                f"neurons/checks/tasks/{task}/judge.py:1: no solution has the task "
                f'{task!r}; add a cell with `check("{task}")`, or delete the folder'
            )
    for task in _folders(CHECKS / "practice"):
        here = f"neurons/checks/practice/{task}"
        if half := _missing_half(CHECKS / "practice" / task):
            raise CourseError(
                f"{here}/{half}:1: there is no such file; write it, docs/checks.md "
                "says how"
            )
        if task in places:
            raise CourseError(
                f"{here}/judge.py:1: {places[task]} has a graded task {task!r} "
                "already; give one of the two another id"
            )


def _missing_half(folder: Path) -> str:
    return next((half for half in HALVES if not (folder / half).is_file()), "")


def _folders(folder: Path) -> list[str]:
    """Return the tasks whose folder holds sources, not compiled files alone."""
    found = (path for path in folder.iterdir() if any(path.glob("*.py")))
    return sorted(path.name for path in found if path.is_dir())
