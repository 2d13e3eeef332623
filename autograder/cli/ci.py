"""`autograder ci`: grade one learner's repository in a job of a CI system."""

from __future__ import annotations

import os
import secrets
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from autograder.cli.parameters import (
    MIN_SCORE,
    ONLY,
    OUT,
    course_here,
    examples,
    prepare_to_grade,
    settings_for,
)

if TYPE_CHECKING:
    from autograder.run_folder import RunFolder


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
@MIN_SCORE
def ci(
    repository: Path,
    learner: str,
    out: Path,
    only: tuple[str, ...],
    min_score: float | None,
) -> None:
    """Grade the course's notebooks in REPOSITORY, which is one learner's.

    In a job of GitHub it marks the cells, fills the
    job's front page, and sets the outputs `points`, `max_points` and `result`, which
    GitHub Classroom's reporter reads. Every CI system can read junit.xml in --out.
    """
    from rich.console import Console

    from autograder.cli.console import progress, say
    from autograder.cli.exit_status import exit_code, show_run
    from autograder.grade import grade_all
    from autograder.repository import lay_out, notebooks

    course = course_here()
    settings = settings_for(course, sandbox="auto", only=only)
    wanted = {s: a for s, a in course.assignments.items() if not only or s in only}
    prepare_to_grade()
    console = Console()
    with tempfile.TemporaryDirectory(prefix="repository-") as folder:
        found = notebooks(repository, wanted)
        lay_out(repository, found, learner, Path(folder))
        with github_commands_off():
            with progress(console) as shown:
                summary = grade_all(wanted, Path(folder), out, settings, shown)
            show_run(console, summary.folder)
    if summary.interrupted:
        say(Console(stderr=True), "Stopped before the end.", "bold")
    report_to_github(summary.folder, repository, found)
    stopped = summary.interrupted or summary.failed
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


def report_to_github(
    folder: RunFolder, repository: Path, found: dict[str, Path]
) -> None:
    """Give points, marks and summary to the job, if it is one of GitHub's."""
    from autograder.report import github

    if not os.environ.get("GITHUB_ACTIONS"):
        return
    graded = folder.graded()
    top = Path(os.environ.get("GITHUB_WORKSPACE", repository)).resolve()
    for one in graded:
        file = repository.resolve() / found[one.assignment]
        shown = file.relative_to(top) if file.is_relative_to(top) else file
        text = file.read_text(encoding="utf-8", errors="replace")
        for line in github.annotations(one, shown.as_posix(), text):
            print(line)
    verdicts = [verdict for one in graded for verdict in one.verdicts]
    outputs = {
        "points": f"{sum(verdict.points for verdict in verdicts):g}",
        "max_points": f"{sum(verdict.max_points for verdict in verdicts):g}",
        "result": github.classroom(graded),
    }
    lines = "".join(f"{name}={value}\n" for name, value in outputs.items())
    for variable, text in (
        ("GITHUB_OUTPUT", lines),
        ("GITHUB_STEP_SUMMARY", github.summary(graded)),
    ):
        if path := os.environ.get(variable):
            with Path(path).open("a", encoding="utf-8", errors="replace") as file:
                file.write(text)
