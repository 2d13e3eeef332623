"""Say how the layout of a learner's notebook differs from the release's."""

from collections.abc import Collection, Iterator, Sequence

from nbformat import NotebookNode

from autograder.model import is_for_learner
from neurons.checks.markers import grade_id, task_of_check


def layout(
    release: NotebookNode, there: Collection[int], order: Sequence[int], *, other: bool
) -> Iterator[str]:
    """Yield a sentence on each kind of cell that is gone, and on a changed order.

    Args:
        release: the release notebook.
        there: indices of its cells that the learner's notebook has.
        order: indices of the tasks' cells, as they stand there.
        other: whether the learner's notebook is from another release.
    """
    gone = [cell for i, cell in enumerate(release.cells) if i not in there]
    lost = sum(
        cell.cell_type == "code"
        and not grade_id(cell.metadata)
        and not is_for_learner(cell)
        for cell in gone
    )
    if lost and not other:
        cells = "A given cell was" if lost == 1 else f"{lost} given cells were"
        yield f"{cells} missing; the original was put back."
    checks = [task_of_check(grade_id(cell.metadata)) for cell in gone]
    if any(checks) and not other:
        named = ", ".join(f"`{task}`" for task in checks if task)
        yield f"Check cells were missing and were put back: {named}."
    # A copy may be anywhere; the first of each shows the order.
    if list(dict.fromkeys(order)) != sorted(set(order)):
        yield "The answers stood in another order; they were run in the exercise's."
