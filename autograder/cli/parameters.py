"""What a command was given, checked: options that several share, course, settings."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Required, TypedDict, TypeVar, Unpack

import click

from autograder.errors import CourseError

if TYPE_CHECKING:
    from autograder.course import Course
    from autograder.model import Settings
    from autograder.roster import Counting

# Everything else is imported where it is used, so that `--help` answers at once.

# Keys the probes where the course's seed stands in a public repository.
SECRET = "AUTOGRADER_SECRET"  # noqa: S105 - the variable's name
# A grader's own copy of the diabetes table must not change anybody's verdict.
OWN_TABLE = "NEURONS_DIABETES_CSV"
# A kernel often waits for threads of its own; another one uses the core meanwhile.
WORKERS_PER_CORE = 2

Command = TypeVar("Command", bound=Callable[..., object])

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
UNREADABLE = click.option(
    "--unreadable",
    type=click.Choice(["wait", "zero"]),
    default="wait",
    show_default=True,
    help="What a file that is no notebook gets: no points yet, or 0 points.",
)
FRESH = click.option(
    "--fresh",
    is_flag=True,
    help="Move the run in --out aside, and grade everything again.",
)
FEEDBACK = click.option(
    "--feedback",
    type=click.Choice(["now", "points", "later"]),
    help="What learners see: all now (default), points alone, or nothing until "
    "`report --release`.",
)
RUNS_DB = click.option(
    "--db", default="", help="The run's gradebook, if it lies elsewhere."
)


def examples(*lines: str) -> str:
    """The end of a command's help: how it is used, line by line."""
    # A line with a backspace alone tells click to keep the line ends below it.
    return "\n".join(["\b", "Examples:", *(f"  autograder {line}" for line in lines)])


def assignments_beginning(
    _context: click.Context, _parameter: click.Parameter, start: str
) -> list[str]:
    """Exercises whose names begin so, for a shell that completes words."""
    from neurons.checks.catalogue import ASSIGNMENTS

    return [slug for slug in ASSIGNMENTS if slug.startswith(start)]


def tasks_beginning(
    _context: click.Context, _parameter: click.Parameter, start: str
) -> list[str]:
    """Tasks whose ids begin so, for a shell that completes words."""
    from neurons.checks.catalogue import ASSIGNMENTS

    known = [task for tasks in ASSIGNMENTS.values() for task in tasks]
    return [task for task in known if task.startswith(start)]


ONLY = click.option(
    "--assignment",
    "only",
    multiple=True,
    shell_complete=assignments_beginning,
    help="Grade this one; repeatable.",
)


def sandbox_option(text: str) -> Callable[[Command], Command]:
    """The option `--sandbox`, with what a command's help says of it."""
    return click.option(
        "--sandbox",
        type=click.Choice(["auto", "none"]),
        default="auto",
        show_default=True,
        help=text,
    )


def course_here() -> Course:
    """The course that the command works on.

    Raises:
        CourseError: none is found, or it is not complete.
    """
    from autograder.course import Course, find_course

    return Course.load(find_course(course_named()))


def course_named() -> Path | None:
    """The folder of the course that the command line names, if it does."""
    named: Path | None = click.get_current_context().find_root().params.get("course")
    return named


class RunOptions(TypedDict, total=False):
    """The options of the commands that run notebooks, as `grade` describes them."""

    sandbox: Required[str]
    seed: int | None
    resume: bool
    fresh: bool
    db: str
    only: tuple[str, ...]
    workers: int | None
    scheduler: str
    unreadable: str
    roster: Path | None
    extensions: Path | None
    attempt: str
    feedback: str | None


def settings_for(course: Course, **options: Unpack[RunOptions]) -> Settings:
    """The settings of one run: a command's options, the course's for the rest.

    Raises:
        CourseError: two of the options, or an option and the course, do not go
            together, or no sandbox works here.
    """
    import neurons
    from autograder.model import Settings
    from autograder.sandbox import choose_sandbox

    _check(course, options)
    limits, seed = course.limits(), options.get("seed")
    if seed is None:
        seed = course.seed()
    sandbox, scheduler = options["sandbox"], options.get("scheduler", "")
    return Settings(
        # A cluster's workers look for themselves what each of them has.
        sandbox=sandbox if scheduler else choose_sandbox(sandbox),
        seed=seed,
        limits=limits,
        course=neurons.__version__,
        resume=options.get("resume", False),
        fresh=options.get("fresh", False),
        db_url=options.get("db", ""),
        only=options.get("only", ()),
        secret=os.environ.get(SECRET, ""),
        counting=_counting(course, options),
        feedback=options.get("feedback") or "",
        nbgrader_config=course.nbgrader_config(options.get("db", "")),
        workers=options.get("workers") or WORKERS_PER_CORE * n_cores(),
        scheduler=scheduler,
        zero_unreadable=options.get("unreadable") == "zero",
    )


def _counting(course: Course, options: RunOptions) -> Counting:
    """Who is on the roster, and which of several submissions counts."""
    from autograder.roster import Counting, Roster

    file, extensions = options.get("roster"), options.get("extensions")
    roster, attempt = Roster(), options.get("attempt", "deadline")
    if file:
        roster = Roster.read(contents(file), file.name)
    elif extensions:
        raise CourseError("--extensions needs --roster, to know who is who.")
    if extensions:
        slugs = course.assignments
        roster = roster.extended(contents(extensions), extensions.name, slugs)
    return Counting(roster, attempt, course.due_dates())


def contents(file: Path) -> bytes:
    """The bytes of a file that was named.

    Raises:
        CourseError: it cannot be read.
    """
    try:
        return file.read_bytes()
    except OSError as error:
        raise CourseError(f"{file} cannot be read ({error.strerror}).") from error


def _check(course: Course, options: RunOptions) -> None:
    if options.get("resume") and options.get("fresh"):
        raise CourseError("give --resume or --fresh, not both.")
    if options.get("workers") and options.get("scheduler"):
        raise CourseError("give --workers or --scheduler, not both.")
    for slug in options.get("only", ()):
        if slug not in course.assignments:
            known = ", ".join(course.assignments)
            raise CourseError(f"there is no assignment {slug!r}; there are: {known}.")


def n_cores() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0))


def load_early(sandbox: str, *, resume: bool, scheduler: str = "") -> None:
    """Have Keras load while the course is read and a sandbox is tried.

    Loading takes longest of all before the first notebook, on a core of its own. If no
    sandbox works that forks, `prepare_to_grade` ends it.
    """
    from autograder.sandbox import Sandbox, SandboxKind

    os.environ.pop(OWN_TABLE, None)
    # A run that goes on may have nothing to grade.
    if sandbox == "auto" and sys.platform == "linux" and not (resume or scheduler):
        with contextlib.suppress(OSError):
            Sandbox.preload(SandboxKind.NAMESPACES)


def prepare_to_grade(settings: Settings) -> None:
    """Set the process up for a run.

    What learners' code and the judge need is loaded meanwhile; what keeps it from that
    is said by the first job that needs it.
    """
    from autograder.judge import start_judge
    from autograder.sandbox import Sandbox, SandboxKind, end_zygotes

    os.environ.pop(OWN_TABLE, None)
    if settings.scheduler or settings.resume:
        return
    if settings.sandbox in {SandboxKind.BUBBLEWRAP, SandboxKind.NONE}:
        end_zygotes()  # these do not fork
    with contextlib.suppress(OSError):
        Sandbox.preload(settings.sandbox)
    with contextlib.suppress(OSError):
        start_judge()
