"""`autograder grade`: grade a class, or one notebook."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from autograder.cli.parameters import (
    FEEDBACK,
    FRESH,
    MIN_SCORE,
    ONLY,
    OUT,
    SECRET,
    UNREADABLE,
    RunOptions,
    course_here,
    course_named,
    examples,
    load_early,
    prepare_to_grade,
    sandbox_option,
    settings_for,
)
from autograder.seeds import fingerprint
from autograder.supervisor import advise
from autograder.unchanged import digest_of_inputs, note, unchanged

if TYPE_CHECKING:
    from autograder.grading_run import RunSummary


@click.command(
    epilog=examples(
        "grade submissions/ --out graded/",
        "grade submissions/ --out graded/ --resume",
        "grade submissions/ --roster roster.csv --out graded/",
        "grade submissions/ --out graded/ --resume --unreadable zero",
        "grade ada.ipynb --out graded/ --min-score 60",
        "grade submissions/ --out graded/ --workers 8 --profile",
        "grade submissions/ --out graded/ --scheduler tcp://10.0.0.5:8786",
    )
)
@click.argument("submissions", type=click.Path(path_type=Path))
@OUT
@sandbox_option("Keep learners' code in a sandbox, or run it with your own rights.")
@click.option("--seed", type=int, help="Seed of the probes; the course's if left out.")
@click.option(
    "--resume",
    is_flag=True,
    help="Go on with the run in --out: grade what is new there or was changed.",
)
@FRESH
@MIN_SCORE
@UNREADABLE
@click.option("--db", default="", help="Gradebook, e.g. sqlite:////home/me/grades.db.")
@ONLY
@click.option(
    "--roster",
    type=click.Path(path_type=Path),
    help="Who is in the class: a CSV file of Canvas, of Moodle or of your own.",
)
@click.option(
    "--extensions",
    type=click.Path(path_type=Path),
    help="A CSV file with the columns learner, assignment and until.",
)
@click.option(
    "--attempt",
    type=click.Choice(["deadline", "last", "best"]),
    default="deadline",
    show_default=True,
    help="Which of several counts: the last before the learner's own deadline, the "
    "last, or the best.",
)
@FEEDBACK
@click.option(
    "--workers",
    type=click.IntRange(1),
    help="Notebooks that run at once; two for each core if left out.",
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
    **options: Unpack[RunOptions],
) -> None:
    """Grade SUBMISSIONS: a folder, a zip or one notebook.

    The fresh inputs of the checks follow from the seed, or, if it is set, from the
    environment variable AUTOGRADER_SECRET, which no learner can know.
    """
    advise("The same command with --resume goes on.")
    inputs = _inputs(submissions, options)
    if options["resume"] and not profile and (same := unchanged(out, inputs)):
        from rich.console import Console

        from autograder.cli.exit_status import exit_code, show_run

        show_run(Console(), same)
        sys.exit(exit_code(same, min_score))
    load_early(
        options["sandbox"], resume=options["resume"], scheduler=options["scheduler"]
    )
    course = course_here()
    settings = settings_for(course, **options)
    prepare_to_grade(settings)
    # Loads nbgrader, which takes seconds.
    from rich.console import Console

    from autograder.cli.console import progress, say
    from autograder.cli.exit_status import exit_code, show_run
    from autograder.pipeline import grade_class

    console, errors = Console(), Console(stderr=True)
    if settings.sandbox == "none":
        warning = "WITHOUT A SANDBOX: learners' code runs with your own rights."
        say(errors, warning, "bold red")
    with progress(console) as shown:
        summary = grade_class(course.assignments, submissions, out, settings, shown)
    show_run(console, summary.folder)
    if profile:
        from autograder.cli.timings import tables

        for table in tables(summary.spent):
            console.print(table)
    for words in _left_to_do(summary):
        say(errors, words, "bold")
    stopped = summary.interrupted or summary.failed
    note(summary.folder, "" if stopped else inputs)
    sys.exit(exit_code(summary.folder, min_score, stopped=stopped))


def _inputs(submissions: Path, options: RunOptions) -> str:
    """What the run is made from; empty where that cannot be known here."""
    from autograder.course import find_course

    if options["db"] or options["scheduler"]:
        return ""
    # How a run is gone about is no part of what it gives.
    ways = {"resume", "fresh", "workers"}
    others = {name: one for name, one in options.items() if name not in ways}
    others[SECRET] = fingerprint(os.environ.get(SECRET, ""))
    return digest_of_inputs(find_course(course_named()), submissions, others)


def _left_to_do(summary: RunSummary) -> Iterator[str]:
    """Say why the run is not complete, and what to do."""
    from autograder.totals import waits

    if any(map(waits, summary.folder.graded())):
        words = "Unreadable files wait: have them replaced and use --resume, or give"
        yield f"{words} --unreadable zero."
    if summary.failed:
        yield "Not all points are in the gradebook; --resume puts them there."
