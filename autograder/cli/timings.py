"""Where the time of a run went, as tables for the terminal."""

from collections.abc import Mapping
from statistics import median

from rich.table import Table
from rich.text import Text

from autograder.cli.console import printable
from autograder.model import Timing

MOST_CELLS = 15
By = Mapping[tuple[str, str], tuple[Timing, ...]]


def tables(spent: By) -> list[Table]:
    """A table of the stages and one of the slowest cells."""
    return [_stages(spent), _cells(spent)]


def _stages(spent: By) -> Table:
    by_step: dict[str, list[float]] = {}
    for steps in spent.values():
        own: dict[str, float] = {}
        for one in steps:
            own[one.step] = own.get(one.step, 0.0) + one.seconds
        for step, total in own.items():
            by_step.setdefault(step, []).append(total)
    whole = sum(map(sum, by_step.values())) or 1.0
    table = Table(title="Where the time went", title_justify="left")
    table.add_column("stage")
    for head in ("sum in s", "share", "middle notebook in s", "slowest in s"):
        table.add_column(head, justify="right")
    for step, seconds in by_step.items():
        total = sum(seconds)
        figures = f"{total:.2f}", f"{total / whole:.0%}", f"{median(seconds):.3f}"
        table.add_row(step, *figures, f"{max(seconds):.3f}")
    return table


def _cells(spent: By) -> Table:
    rows = [
        (one.seconds, slug, one.what, student, one.step)
        for (student, slug), steps in spent.items()
        for one in steps
        if one.what
    ]
    rows.sort(key=lambda row: (-row[0], row[1:]))
    table = Table(title="The slowest cells and probes", title_justify="left")
    table.add_column("s", justify="right")
    for head in ("exercise", "cell", "learner", ""):
        table.add_column(head, overflow="fold")
    for seconds, slug, what, student, step in rows[:MOST_CELLS]:
        words = (printable(word) for word in (slug, what, student, step))
        table.add_row(f"{seconds:.3f}", *map(Text, words))
    return table
