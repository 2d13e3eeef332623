"""The command `autograder`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from autograder.cli.check import check
from autograder.cli.ci import ci
from autograder.cli.instructor import bundle, erase
from autograder.cli.lms import lms
from autograder.cli.machine import COMPLETE, completion, doctor
from autograder.cli.new import new
from autograder.cli.parameters import (
    MIN_SCORE,
    ONLY,
    OUT,
    RUNS_DB,
    WrongUse,
    assignments,
    course_here,
    examples,
    grading,
    sandbox_option,
)

# Everything else is imported where it is used, so that `--help` answers at once.

HELP = {"help_option_names": ["-h", "--help"], "max_content_width": 88}


@click.group(
    context_settings=HELP,
    epilog=examples(
        "doctor",
        "check my.ipynb",
        "grade submissions/ --out graded/",
        "grade class.zip --out graded/ --assignment 01-single-neuron",
        "report graded/",
        "rejudge graded/ --task relu",
    ),
)
def cli() -> None:
    """Release the course's exercises and grade what learners hand in.

    Exit codes: 0 everything judged; 1 something could not be judged, or lies below
    --min-score; 2 wrong use.
    """


def _tasks(_: object, __: object, begun: str) -> list[str]:
    from neurons.checks.catalogue import ASSIGNMENTS

    known = [task for tasks in ASSIGNMENTS.values() for task in tasks]
    return [task for task in known if task.startswith(begun)]


@cli.command(
    epilog=examples(
        "grade submissions/ --out graded/",
        "grade submissions/ --out graded/ --resume",
        "grade ada.ipynb --out graded/ --min-score 60",
        "grade submissions/ --out graded/ --workers 8 --profile",
        "grade submissions/ --out graded/ --scheduler tcp://10.0.0.5:8786",
    )
)
@click.argument("submissions", type=click.Path(path_type=Path))
@OUT
@sandbox_option("Keep learners' code in a sandbox, or run it with your own rights.")
@click.option("--seed", type=int, help="Seed of the probes; the course's if left out.")
@click.option("--resume", is_flag=True, help="Go on with the run in --out.")
@click.option("--force", is_flag=True, help="Move the run in --out aside; start anew.")
@MIN_SCORE
@click.option("--db", default="", help="Gradebook, e.g. sqlite:////home/me/grades.db.")
@ONLY
@click.option(
    "--workers",
    type=click.IntRange(1),
    help="Notebooks that run at once; as many as there are cores if left out.",
)
@click.option(
    "--scheduler",
    default="",
    metavar="ADDRESS",
    help="Let a cluster's workers do it, e.g. tcp://10.0.0.5:8786.",
)
@click.option("--profile", is_flag=True, help="Say where the time went.")
def grade(
    submissions: Path,
    out: Path,
    min_score: float | None,
    profile: bool,
    **asked: Any,
) -> None:
    """Grade SUBMISSIONS: a folder, a zip or one notebook.

    The fresh inputs of the checks follow from the seed, or, if it is set, from the
    environment variable AUTOGRADER_SECRET, which no learner can know.
    """
    from rich.console import Console

    from autograder.ahead import begin
    from autograder.cli.console import progress, say
    from autograder.cli.parameters import options_of

    course = course_here()
    options = options_of(course, **asked)
    if not options.scheduler:
        begin(options.sandbox)
    # Loads nbgrader, which takes seconds.
    from autograder.cli.exit_status import exit_code, show
    from autograder.grade import grade_all

    console, errors = Console(), Console(stderr=True)
    if options.sandbox == "none":
        warning = "WITHOUT A SANDBOX: learners' code runs with your own rights."
        say(errors, warning, "bold red")
    with grading(), progress(console) as shown:
        batch = grade_all(course.assignments, submissions, out, options, shown)
    show(console, batch.folder)
    if profile:
        from autograder.profile import tables as profile_tables

        for table in profile_tables(batch.spent):
            console.print(table)
    if batch.interrupted:
        say(errors, "Stopped. The same command with --resume goes on.", "bold")
    if batch.failed:
        told = "Not all points are in the gradebook; --resume puts them there."
        say(errors, told, "bold")
    stopped = batch.interrupted or batch.failed
    sys.exit(exit_code(batch.folder, min_score, stopped=stopped))


@cli.command(epilog=examples("report graded/"))
@click.argument("folder", type=click.Path(path_type=Path))
def report(folder: Path) -> None:
    """Make the reports in FOLDER again, from its verdicts alone."""
    from rich.console import Console

    from autograder.cli.exit_status import exit_code, show
    from autograder.report import report as write_reports
    from autograder.run_folder import RunFolder, StoreError

    try:
        run = RunFolder.read(folder)
        with run.alone():
            run.write_results()
            write_reports(run)
    except StoreError as error:
        raise WrongUse(str(error)) from error
    show(Console(), run)
    sys.exit(exit_code(run, None))


@cli.command(
    epilog=examples("rejudge graded/", "rejudge graded/ --task relu --task softmax")
)
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--task",
    "tasks",
    multiple=True,
    shell_complete=_tasks,
    help="Judge this task alone; repeatable.",
)
@RUNS_DB
def rejudge(folder: Path, tasks: tuple[str, ...], db: str) -> None:
    """Judge the evidence in FOLDER again, after a check was mended.

    No learner's code is run: the facts are those that were kept. Changed points go
    into the gradebook, the old verdicts into set-aside/, and all reports are made
    again.
    """
    from rich.console import Console

    from autograder.cli.exit_status import exit_code, show, show_rejudged
    from autograder.cli.parameters import due_of, settings_of
    from autograder.errors import CourseError
    from autograder.rejudge import RejudgeError, rejudge_run, unjudged
    from autograder.run_folder import RunFolder, StoreError

    course = course_here()
    known = [task.id for one in course.assignments.values() for task in one.tasks]
    for task in tasks:
        if task not in known:
            told = ", ".join(known)
            raise WrongUse(f"there is no task {task!r}; there are: {told}.")
    try:
        run = RunFolder.read(folder)
        found = rejudge_run(
            run, course.assignments, tasks, db, due_of(course), settings_of(course)
        )
    except (CourseError, RejudgeError, StoreError) as error:
        raise WrongUse(str(error)) from error
    console = Console()
    show(console, run)
    show_rejudged(console, found)
    sys.exit(exit_code(run, None, stopped=unjudged(found)))


@cli.command(epilog=examples("release", "release 04-relu", "release --check"))
@click.argument("slugs", nargs=-1, shell_complete=assignments)
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if one is stale.")
def release(slugs: tuple[str, ...], check: bool) -> None:
    """Make the learners' notebooks in exercises/ from solutions/.

    SLUGS are the exercises to make; all if left out.
    """
    from autograder.release import ReleaseError
    from autograder.release import release as release_notebooks

    course = course_here()
    for slug in slugs:
        if slug not in course.assignments:
            known = ", ".join(course.assignments)
            raise WrongUse(f"there is no exercise {slug!r}; there are: {known}.")
    try:
        stale = release_notebooks(course, only=slugs, write=not check)
    except ReleaseError as error:
        raise click.ClickException(str(error)) from error
    if check and stale:
        raise click.ClickException(f"{stale[0]} is stale; run `autograder release`.")
    for path in stale:
        click.echo(f"written: {path}")
    if not stale:
        which = ", ".join(slugs) if slugs else "Every notebook in exercises/"
        click.echo(f"{which} {'are' if len(slugs) > 1 else 'is'} up to date.")


cli.add_command(check)
cli.add_command(ci)
cli.add_command(lms)
cli.add_command(bundle)
cli.add_command(erase)
cli.add_command(new)
cli.add_command(doctor)
cli.add_command(completion)


def main() -> None:
    """Entry point of the command."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that lacks a learner's letters must not end a run.
        stream.reconfigure(errors="replace")
    cli(prog_name="autograder", complete_var=COMPLETE)
