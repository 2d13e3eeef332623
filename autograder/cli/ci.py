"""`autograder ci`: grade one learner's repository in a job of a CI system."""

import os
import secrets
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import click

from autograder.cli.parameters import (
    FEEDBACK,
    FRESH,
    MIN_SCORE,
    ONLY,
    OUT,
    UNREADABLE,
    course_here,
    examples,
    load_early,
    prepare_to_grade,
    settings_for,
)
from autograder.supervisor import advise


@click.command(
    epilog=examples(
        "ci ../ada-exercises --learner ada --out graded/",
        "ci . --learner ada --out graded/ --assignment 04-relu --min-score 60",
    )
)
@click.argument("repository", type=click.Path(path_type=Path))
@click.option("--learner", required=True, help="Whose repository it is.")
@OUT
@ONLY
@FRESH
@MIN_SCORE
@UNREADABLE
@FEEDBACK
@click.option(
    "--classroom50",
    type=click.Path(path_type=Path),
    metavar="FILE",
    default=lambda: "result.json" if os.environ.get("CLASSROOM") else None,
    help="Write the result for Classroom 50; ./result.json if CLASSROOM is set.",
)
def ci(
    repository: Path,
    learner: str,
    out: Path,
    only: tuple[str, ...],
    fresh: bool,
    min_score: float | None,
    unreadable: str,
    feedback: str | None,
    classroom50: Path | None,
) -> None:
    """Grade the course's notebooks in REPOSITORY, which is one learner's.

    Notebooks that an earlier run in --out has judged are not run again, unless they or
    the grader have changed.

    In a job of GitHub it marks the cells, fills the job's front page, and sets the
    outputs `points` and `max_points`. Every CI system can read junit.xml in --out.
    """
    from autograder.run_folder import RUN_FILE

    advise("The same command goes on.")
    resume = not fresh and (out / RUN_FILE).is_file()
    load_early("auto", resume=resume)
    course = course_here()
    settings = settings_for(
        course,
        sandbox="auto",
        only=only,
        unreadable=unreadable,
        feedback=feedback,
        resume=resume,
        fresh=fresh,
    )
    wanted = {s: a for s, a in course.assignments.items() if not only or s in only}
    prepare_to_grade(settings)
    # Loads nbgrader, which takes seconds.
    from rich.console import Console

    from autograder.cli.console import progress
    from autograder.cli.exit_status import exit_code, show_run
    from autograder.errors import StoreError
    from autograder.pipeline import grade_class
    from autograder.report import Submission50, report_to_github, withhold
    from autograder.repository import lay_out, notebooks

    submission = classroom50 and Submission50.begin(classroom50, repository, learner)
    console = Console()
    with tempfile.TemporaryDirectory(prefix="repository-") as folder:
        found = notebooks(repository, wanted)
        lay_out(repository, found, learner, Path(folder))
        with github_commands_off():
            with progress(console) as shown:
                place, known = Path(folder), course.assignments
                try:
                    summary = grade_class(known, place, out, settings, shown)
                except StoreError:
                    if not settings.resume:
                        raise
                    # A run of another seed, secret or release: no verdict of it counts.
                    anew = replace(settings, resume=False, fresh=True)
                    summary = grade_class(known, place, out, anew, shown)
            if feedback != "later":
                show_run(console, summary.folder)
    report_to_github(summary.folder, repository, found)
    withhold(summary.folder)
    stopped = summary.interrupted or summary.failed
    if submission and not exit_code(summary.folder, None, stopped=stopped):
        submission.end(summary.folder)
    sys.exit(exit_code(summary.folder, min_score, stopped=stopped))


@contextmanager
def github_commands_off() -> Iterator[None]:
    """Let GitHub take nothing that is printed meanwhile for one of its commands."""
    if not os.environ.get("GITHUB_ACTIONS"):
        yield
        return
    word = secrets.token_hex(16)
    print(f"::stop-commands::{word}", flush=True)
    try:
        yield
    finally:
        print(f"::{word}::", flush=True)
