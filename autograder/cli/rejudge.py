"""`autograder rejudge`: judge the stored evidence of a run again."""

import sys
from pathlib import Path

import click

from autograder.cli.parameters import (
    RUNS_DB,
    course_here,
    examples,
    tasks_beginning,
)
from autograder.errors import CourseError


@click.command(
    epilog=examples("rejudge graded/", "rejudge graded/ --task relu --task softmax")
)
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--task",
    "tasks",
    multiple=True,
    shell_complete=tasks_beginning,
    help="Judge this task alone; repeatable.",
)
@RUNS_DB
def rejudge(folder: Path, tasks: tuple[str, ...], db: str) -> None:
    """Judge the evidence in FOLDER again, after a check was corrected.

    No learner's code is run: the facts are those that were stored. Changed points go
    into the gradebook, the old verdicts into set-aside/, and all reports are made
    again.
    """
    from rich.console import Console

    from autograder.cli.exit_status import exit_code, show_rejudged, show_run
    from autograder.rejudge import rejudge_run, unjudged
    from autograder.run_folder import RunFolder

    course = course_here()
    known = [task.id for one in course.assignments.values() for task in one.tasks]
    for task in tasks:
        if task not in known:
            names = ", ".join(known)
            raise CourseError(f"there is no task {task!r}; there are: {names}.")
    run = RunFolder.read(folder)
    due, config = course.due_dates(), course.nbgrader_config(db)
    found = rejudge_run(run, course.assignments, tasks, db, due, config)
    console = Console()
    show_run(console, run)
    show_rejudged(console, found)
    sys.exit(exit_code(run, None, stopped=unjudged(found)))
