"""Hold the tasks of the solutions against the folders of their checks."""

from pathlib import Path

from autograder.errors import CourseError
from neurons.checks.catalogue import FILE

CHECKS = FILE.parent
# What the folder of each task holds: what looks at an answer, and what judges it.
HALVES = ("probe.py", "judge.py")


def compare_with_folders(graded: dict[str, str], practiced: dict[str, str]) -> None:
    """See that each task can be checked, and that each check has a task.

    Args:
        graded: file and line of each graded task's check cell, by the task's id.
        practiced: the same of the chapters' tasks for practice.

    Raises:
        CourseError: a task has no folder or half of one, a folder has no task, or two
            tasks have one id.
    """
    for task in graded.keys() & practiced.keys():
        raise CourseError(
            f"{practiced[task]}: {graded[task]} has a graded task {task!r} already; "
            "give one of the two another id"
        )
    for kind, home, places in (
        ("tasks", "solution", graded),
        ("practice", "chapter", practiced),
    ):
        for task, where in places.items():
            if half := _missing_half(CHECKS / kind / task):
                raise CourseError(
                    f"{where}: the task {task!r} has no neurons/checks/{kind}/{task}/"
                    f"{half}; write it, docs/checks.md says how"
                )
        for task in _folders(CHECKS / kind):
            if task not in places:
                raise CourseError(
                    f"neurons/checks/{kind}/{task}/judge.py:1: no {home} has the task "
                    f'{task!r}; add a cell with `check("{task}")`, or delete the folder'
                )


def _missing_half(folder: Path) -> str:
    return next((half for half in HALVES if not (folder / half).is_file()), "")


def _folders(folder: Path) -> list[str]:
    """Return the tasks whose folder holds sources, not compiled files alone."""
    found = (path for path in folder.iterdir() if any(path.glob("*.py")))
    return sorted(path.name for path in found if path.is_dir())
