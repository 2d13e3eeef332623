"""Find the answers that stand in other cells than their tasks' own.

Some learners write everything into one cell, at the top or below the last check.
"""

from collections.abc import Mapping, Sequence

from nbformat import NotebookNode

from autograder.rebuild.reader import SubmittedCell
from neurons.checks.catalogue import NAMES
from neurons.checks.definitions import defined_names, parsed
from neurons.checks.markers import grade_id, task_of_check
from neurons.checks.stubs import is_untouched

LEFT_OUT = "# task: {task}\n# The answer stands in another cell; this one was left out."


def answers_one_of(tasks: Sequence[str], task: str, defined: set[str]) -> bool:
    """Whether a cell defines names of other tasks than the one that it answers."""
    others = {name for other in tasks for name in NAMES.get(other, ())}
    return bool(defined & (others - set(NAMES.get(task, ()))))


def find_elsewhere(
    task: str,
    tasks: Sequence[str],
    defined: Sequence[set[str]],
    chosen: Mapping[int, str],
) -> int | None:
    """Return the last cell that defines what a task's own cell leaves open.

    Args:
        task: the task.
        tasks: all tasks of the exercise.
        defined: the names that each submitted cell defines.
        chosen: tasks by the index of the cell that answers each.
    """
    wanted = set(NAMES.get(task, ()))
    others = {n for other in tasks if other != task for n in NAMES.get(other, ())}
    # A name that two tasks share says little: the model that one builds, another fits.
    wanted = (wanted - others) or wanted
    for index in reversed(range(len(defined))):
        answered = set(NAMES.get(chosen.get(index, ""), ()))
        if wanted & defined[index] and not wanted & answered:
            return index
    return None


def check_after(cells: list[NotebookNode], check: str, name: str) -> None:
    """Move a check cell behind the cell whose names it looks at, if that is below it.

    Args:
        cells: the cells of the notebook; their order is changed.
        check: nbgrader id of the check cell.
        name: id of the other cell.
    """
    at = next(i for i, cell in enumerate(cells) if grade_id(cell.metadata) == check)
    below = next((i for i, c in enumerate(cells) if i > at and c.id == name), None)
    if below is not None:
        cells.insert(below, cells.pop(at))


def surely_defined(cell: SubmittedCell) -> set[str]:
    """Return the names that a cell defines when it runs; none for a check cell."""
    is_check = task_of_check(cell.grade_id) or task_of_check(cell.id)
    if is_check or cell.kind != "code" or parsed(cell.source) is None:
        return set()
    return set() if is_untouched(cell.source) else defined_names(cell.source)
