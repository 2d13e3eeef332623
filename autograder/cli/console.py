"""What a person sees in the terminal: progress, then a table."""

import time
from typing import Self

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    ProgressColumn,
    Task,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.progress import Progress as Bars
from rich.table import Table
from rich.text import Text

from autograder.model import Graded
from autograder.run_folder import RunFolder
from autograder.totals import totals, waits
from autograder.wording import LABELS, duration, number
from neurons.checks.model import Status

MARKS = {
    Status.CORRECT: ("✓", "green"),
    Status.PARTIAL: ("◐", "yellow"),
    Status.WRONG: ("✗", "red"),
    Status.NOT_STARTED: ("○", "bright_black"),
    Status.RAISED: ("!", "magenta"),
    Status.TIMEOUT: ("⧗", "red"),
    Status.NOT_JUDGED: ("?", "blue"),
}


def printable(text: str) -> str:
    """A learner's text without control characters that a terminal would obey."""
    return "".join(letter if letter.isprintable() else "�" for letter in text)


def rate(count: float, seconds: float) -> str:
    """How many notebooks a minute; empty before anything can be said."""
    return f"{60 * count / seconds:.1f} a minute" if count and seconds else ""


class RateColumn(ProgressColumn):
    """Notebooks a minute since the beginning."""

    def render(self, task: Task) -> Text:
        """The rate as text."""
        return Text(rate(task.completed, task.elapsed or 0.0))


class LiveProgress:
    """Progress on a terminal: a bar, a count, the rate, the time left."""

    def __init__(self, console: Console) -> None:
        self.bars = Bars(
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            RateColumn(),
            TextColumn("left"),
            TimeRemainingColumn(),
            console=console,
            transient=True,
        )
        self.task = self.bars.add_task("collecting", total=None)

    def __enter__(self) -> Self:
        self.bars.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.bars.stop()

    def begin(self, total: int) -> None:
        """So many notebooks are to be graded."""
        self.bars.update(self.task, total=total, description="grading")

    def step(self, student: str, assignment: str) -> None:
        """This notebook is next."""
        self.bars.update(self.task, description=printable(f"{student} {assignment}"))

    def done(self, graded: Graded) -> None:
        """This notebook is graded."""
        self.bars.advance(self.task)


class PlainProgress:
    """Progress elsewhere: one line for each notebook."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self.total = self.n_done = 0
        self.began = time.monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        seconds = time.monotonic() - self.began
        if self.n_done:
            line = f"{self.n_done} of {self.total} graded in {duration(seconds)}"
            say(self.console, f"{line}, {rate(self.n_done, seconds)}")

    def begin(self, total: int) -> None:
        """So many notebooks are to be graded."""
        self.total, self.began = total, time.monotonic()
        say(self.console, f"{total} notebook{'' if total == 1 else 's'} to grade")

    def step(self, student: str, assignment: str) -> None:
        """This notebook is next."""

    def done(self, graded: Graded) -> None:
        """This notebook is graded."""
        self.n_done += 1
        line = f"[{self.n_done}/{self.total}] {graded.assignment} {graded.student}"
        result = "unreadable" if graded.unreadable else totals(graded.verdicts)
        say(self.console, f"{line}: {result}")


def say(console: Console, text: str, style: str = "") -> None:
    """Print one line, whatever a learner wrote into it."""
    console.print(Text(printable(text), style=style), soft_wrap=True, highlight=False)


def progress(console: Console) -> LiveProgress | PlainProgress:
    """The progress that fits where the tool runs."""
    return LiveProgress(console) if console.is_terminal else PlainProgress(console)


def tables(folder: RunFolder) -> list[Table]:
    """A table for each assignment: learners, points, a mark for each task."""
    graded, intake = folder.graded(), folder.intake()
    found = []
    for text in folder.run.assignments:
        rows = [one for one in graded if one.assignment == text.slug]
        missing = [student for student, slug in intake.missing if slug == text.slug]
        if not rows and not missing:
            continue
        table = Table(title=Text(text.title), title_justify="left")
        table.add_column("learner", overflow="fold")
        table.add_column("points", justify="right")
        for task in text.tasks:
            table.add_column(Text(task.id), justify="right")
        for one in rows:
            table.add_row(Text(printable(one.student)), *_cells(one))
        for student in missing:
            table.add_row(Text(printable(student)), Text("missing", style="dim"))
        found.append(table)
    return found


def _cells(graded: Graded) -> list[Text]:
    total = totals(graded.verdicts)
    if graded.unreadable:
        counts = "unreadable" if waits(graded) else "unreadable, 0 points"
        return [Text(counts, style="red")]
    points = f"{number(total.points)}/{number(total.judged_points)}"
    cells = [Text(points if total.complete else f"{points} judged")]
    for verdict in graded.verdicts:
        mark, color = MARKS[verdict.status]
        cells.append(Text(f"{mark} {number(verdict.points)}", style=color))
    return cells


def legend() -> Text:
    """What the marks of the tables mean."""
    text = Text()
    for status, (mark, color) in MARKS.items():
        text.append(f"{mark} ", style=color)
        text.append(f"{LABELS[status]}   ", style="dim")
    return text
