"""`autograder check`: is a learner's notebook complete?"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from autograder.cli.parameters import (
    course_here,
    examples,
    sandbox_option,
    settings_for,
)
from autograder.errors import CourseError

if TYPE_CHECKING:
    from autograder.check import Checked


@click.command(epilog=examples("check my.ipynb", "check my.ipynb --sandbox none"))
@click.argument("notebook", type=click.Path(path_type=Path))
@sandbox_option("Run it in a sandbox; `none` is for a notebook of your own.")
def check(notebook: Path, sandbox: str) -> None:
    """Say what is missing in NOTEBOOK before it is handed in.

    It is run from the top as in a grading: some seconds, with training up to a minute.
    Nothing is recorded. Exit codes: 0 nothing is missing; 1 something is, or it could
    not be judged; 2 wrong use.
    """
    from autograder.check import check_notebook

    course = course_here()
    settings = settings_for(course, sandbox=sandbox)
    click.echo("Running it from the top ...", err=True)
    try:
        found = check_notebook(notebook, course.assignments, settings)
    except OSError as error:
        raise CourseError(f"{notebook} cannot be read ({error.strerror}).") from error
    for line in _lines(found):
        click.echo(line)
    sys.exit(0 if found.judged and not found.missing else 1)


def _lines(found: Checked) -> list[str]:
    """What the command prints."""
    from autograder.cli.console import MARKS, printable
    from autograder.wording import LABELS, number
    from neurons.checks.exercise_notebook import title_of
    from neurons.checks.model import Status

    lines = [title_of(found.assignment)]
    width = max((len(verdict.task) for verdict in found.verdicts), default=0)
    for verdict in found.verdicts:
        points = f"{number(verdict.points)} of {number(verdict.max_points)}"
        mark, _ = MARKS[verdict.status]
        task = verdict.task.ljust(width)
        lines.append(f"  {mark} {task}  {points}  {LABELS[verdict.status]}")
        if verdict.status is not Status.CORRECT:
            lines += [f"      {line}" for line in verdict.message.split("\n")]
    for repair in found.repairs:
        lines.append(f"the grader would mend: {repair}")  # a learner's sentence
    lines += [f"note: {note}" for note in found.notes]
    if found.unreadable:
        lines += found.missing
    else:
        lines += [f"missing: {fault}" for fault in found.missing]
    if not found.judged:
        lines.append("Some tasks could not be judged; ask `autograder doctor`.")
    elif not found.missing:
        lines.append("Nothing is missing: it can be handed in.")
    return [printable(line) for line in lines]
