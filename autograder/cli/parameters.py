"""What a command was asked for, checked; a wrong use ends with exit code 2."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from datetime import datetime

    from autograder.course import Course
    from autograder.settings import Settings

# Everything else is imported where it is used, so that `--help` answers at once.

# Keys the probes where the course's seed stands in a public repository.
SECRET = "AUTOGRADER_SECRET"  # noqa: S105 - the variable's name


OUT = click.option(
    "--out",
    type=click.Path(path_type=Path),
    required=True,
    help="Folder for verdicts, pages and gradebook.",
)
MIN_SCORE = click.option(
    "--min-score",
    type=click.FloatRange(0, 100),
    help="Exit 1 if a notebook has less than this percentage of its points.",
)
RUNS_DB = click.option(
    "--db", default="", help="The run's gradebook, if it lies elsewhere."
)


class WrongUse(click.ClickException):
    """The command was asked for something that cannot be done: exit code 2."""

    exit_code = 2

    def format_message(self) -> str:
        """The message on one line."""
        return " ".join(self.message.split())


def examples(*lines: str) -> str:
    """The end of a command's help: how it is used, line by line."""
    # A line with a backspace alone tells click to keep the line ends below it.
    return "\n".join(["\b", "Examples:", *(f"  autograder {line}" for line in lines)])


def assignments(
    _context: click.Context, _parameter: click.Parameter, begun: str
) -> list[str]:
    """Exercises whose names begin so, for a shell that completes words."""
    from neurons.checks.catalogue import ASSIGNMENTS

    return [slug for slug in ASSIGNMENTS if slug.startswith(begun)]


ONLY = click.option(
    "--assignment",
    "only",
    multiple=True,
    shell_complete=assignments,
    help="Grade this one; repeatable.",
)


def sandbox_option(told: str) -> Callable:
    """The option `--sandbox`, with what a command's help tells of it."""
    return click.option(
        "--sandbox",
        type=click.Choice(["auto", "none"]),
        default="auto",
        show_default=True,
        help=told,
    )


@contextmanager
def grading() -> Iterator[None]:
    """The frame of a command that grades: what goes wrong is told on one line.

    Raises:
        WrongUse: what was asked for cannot be graded.
        click.ClickException: the run had to stop.
    """
    from autograder.errors import CourseError
    from autograder.executors.local import ExecutorError
    from autograder.grade import ReleaseMissingError, StoppedError
    from autograder.run_folder import StoreError

    # A grader's own copy of the diabetes table must not change anybody's verdict.
    os.environ.pop("NEURONS_DIABETES_CSV", None)
    # A CI runner that cancels a job asks politely first.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    except StoppedError as error:
        raise click.ClickException(str(error)) from error
    except (CourseError, ExecutorError, ReleaseMissingError, StoreError) as error:
        raise WrongUse(str(error)) from error


def course_here() -> Course:
    """The course in the current folder.

    Raises:
        WrongUse: this is no course's folder.
    """
    from autograder.course import Course
    from autograder.errors import CourseError

    try:
        return Course.load()
    except CourseError as error:
        raise WrongUse(f"{error}.") from error


def options_of(
    course: Course,
    *,
    sandbox: str,
    seed: int | None = None,
    resume: bool = False,
    force: bool = False,
    db: str = "",
    only: tuple[str, ...] = (),
    workers: int | None = None,
    scheduler: str = "",
) -> Settings:
    """What was asked of a command that runs notebooks, with the course's own settings.

    Raises:
        WrongUse: two of the options, or an option and the course, do not go together.
    """
    import neurons
    from autograder.sandbox import Limits
    from autograder.settings import Settings

    if resume and force:
        raise WrongUse("give --resume or --force, not both.")
    if workers and scheduler:
        raise WrongUse("give --workers or --scheduler, not both.")
    for slug in only:
        if slug not in course.assignments:
            known = ", ".join(course.assignments)
            raise WrongUse(f"there is no assignment {slug!r}; there are: {known}.")
    try:
        limits = Limits.from_dict(course.settings.get("limits", {}))
    except ValueError as error:
        raise WrongUse(f"pyproject.toml, [tool.autograder.limits]: {error}.") from error
    if seed is None and "seed" not in course.settings:
        raise WrongUse("pyproject.toml has no seed in [tool.autograder]; give --seed.")
    return Settings(
        # A cluster's workers look for themselves what each of them has.
        sandbox=sandbox if scheduler else _way(sandbox),
        seed=course.settings["seed"] if seed is None else seed,
        limits=limits,
        course=neurons.__version__,
        resume=resume,
        force=force,
        db_url=db,
        only=only,
        secret=os.environ.get(SECRET, ""),
        due=due_of(course),
        settings=settings_of(course),
        workers=workers or n_cores(),
        scheduler=scheduler,
    )


def due_of(course: Course) -> dict[str, datetime]:
    """The course's due dates.

    Raises:
        WrongUse: one of them is no date.
    """
    from autograder.deadlines import LateError, due_dates

    try:
        return due_dates(course.settings.get("due", {}))
    except LateError as error:
        raise WrongUse(f"pyproject.toml, [tool.autograder], {error}.") from error


def settings_of(course: Course) -> Path | None:
    """The course's own settings for nbgrader, if it has any."""
    from autograder.deadlines import NBGRADER_CONFIG

    config = course.root / NBGRADER_CONFIG
    return config if config.is_file() else None


def n_cores() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0))


def _way(sandbox: str) -> str:
    from autograder.ways import NoSandboxError, best_way

    try:
        return best_way(sandbox)
    except NoSandboxError as error:
        raise WrongUse(str(error)) from error
