"""The tasks of the course and the names that a learner defines for each.

Both halves of a check read it. It says nothing about right answers.
"""

from __future__ import annotations

ASSIGNMENTS: dict[str, dict[str, tuple[str, ...]]] = {
    "01-single-neuron": {
        "neuron": ("neuron",),
        "estimate": ("calories_5g",),
        "line": ("w_fit", "b_fit"),
        "surprise": ("most_surprising",),
        "house": ("house",),
    },
}

NAMES: dict[str, tuple[str, ...]] = {
    task: names for tasks in ASSIGNMENTS.values() for task, names in tasks.items()
}


def task_names(task: str) -> tuple[str, ...]:
    """The names that the learner defines for a task.

    Raises:
        KeyError: there is no such task; the message lists those that exist.
    """
    if task not in NAMES:
        raise KeyError(f"no task {task!r}; there are: {', '.join(NAMES)}")
    return NAMES[task]


def module_name(task: str) -> str:
    """Name of the module that holds a task in either half: `ex01_single_neuron`."""
    for slug, tasks in ASSIGNMENTS.items():
        if task in tasks:
            return "ex" + slug.replace("-", "_")
    raise KeyError(f"no task {task!r}; there are: {', '.join(NAMES)}")
