"""The command `autograder`."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.console import Console

    from autograder.course import Course
    from autograder.grader import Options
    from autograder.store import RunFolder

# Everything else is imported where it is used, so that `--help` answers at once.

# Keys the probes where the course's seed stands in a public repository.
SECRET = "AUTOGRADER_SECRET"  # noqa: S105 - the variable's name
HELP = {"help_option_names": ["-h", "--help"], "max_content_width": 88}


class WrongUse(click.ClickException):
    """The command was asked for something that cannot be done: exit code 2."""

    exit_code = 2

    def format_message(self) -> str:
        """The message on one line."""
        return " ".join(self.message.split())


def _examples(*lines: str) -> str:
    # A line with a backspace alone tells click to keep the line ends below it.
    return "\n".join(["\b", "Examples:", *(f"  autograder {line}" for line in lines)])


@click.group(
    context_settings=HELP,
    epilog=_examples(
        "doctor",
        "grade submissions/ --out graded/",
        "grade class.zip --out graded/ --assignment 01-single-neuron",
        "report graded/",
    ),
)
def cli() -> None:
    """Release the course's exercises and grade what learners hand in.

    Exit codes: 0 everything judged; 1 something could not be judged, or lies below
    --min-score; 2 wrong use.
    """


def _course() -> Course:
    from autograder.course import Course, CourseError

    try:
        return Course.load()
    except CourseError as error:
        raise WrongUse(f"{error}.") from error


@cli.command(
    epilog=_examples(
        "grade submissions/ --out graded/",
        "grade submissions/ --out graded/ --resume",
        "grade ada.ipynb --out graded/ --min-score 60",
    )
)
@click.argument("submissions", type=click.Path(path_type=Path))
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    required=True,
    help="Folder for verdicts, pages and gradebook.",
)
@click.option(
    "--sandbox",
    type=click.Choice(["auto", "none"]),
    default="auto",
    show_default=True,
    help="Keep learners' code in a sandbox, or run it with your own rights.",
)
@click.option("--seed", type=int, help="Seed of the probes; the course's if left out.")
@click.option("--resume", is_flag=True, help="Go on with the run in --out.")
@click.option("--force", is_flag=True, help="Move the run in --out aside; start anew.")
@click.option(
    "--min-score",
    type=click.FloatRange(0, 100),
    help="Exit 1 if a notebook has less than this percentage of its points.",
)
@click.option("--db", default="", help="Gradebook, e.g. sqlite:////home/me/grades.db.")
@click.option("--assignment", "only", multiple=True, help="Grade this one; repeatable.")
def grade(submissions: Path, out: Path, min_score: float | None, **asked: Any) -> None:
    """Grade SUBMISSIONS: a folder, a zip or one notebook.

    The fresh inputs of the checks follow from the seed, or, if it is set, from the
    environment variable AUTOGRADER_SECRET, which no learner can know.
    """
    # A grader's own copy of the diabetes table must not change anybody's verdict.
    os.environ.pop("NEURONS_DIABETES_CSV", None)
    from rich.console import Console

    from autograder.collect import CollectError
    from autograder.console import progress, say
    from autograder.grade import ReleaseMissingError, StoppedError, grade_all
    from autograder.record_late import LateError
    from autograder.record_open import RecordError
    from autograder.store import StoreError

    course = _course()
    options = _options(course, **asked)
    console, errors = Console(), Console(stderr=True)
    if options.sandbox == "none":
        warning = "WITHOUT A SANDBOX: learners' code runs with your own rights."
        say(errors, warning, "bold red")
    # A CI runner that cancels a job asks politely first.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    wrong_use = (CollectError, LateError, ReleaseMissingError, StoreError, RecordError)
    try:
        with progress(console) as shown:
            batch = grade_all(course.assignments, submissions, out, options, shown)
    except wrong_use as error:
        raise WrongUse(str(error)) from error
    except StoppedError as error:
        raise click.ClickException(str(error)) from error
    _show(console, batch.folder)
    if batch.interrupted:
        say(errors, "Stopped. The same command with --resume goes on.", "bold")
    if batch.failed:
        told = "Not all points are in the gradebook; --resume puts them there."
        say(errors, told, "bold")
    stopped = batch.interrupted or batch.failed
    sys.exit(_exit_code(batch.folder, min_score, stopped=stopped))


def _options(
    course: Course,
    *,
    sandbox: str,
    seed: int | None,
    resume: bool,
    force: bool,
    db: str,
    only: tuple[str, ...],
) -> Options:
    import neurons
    from autograder.grader import Options
    from autograder.record_late import SETTINGS, LateError, due_dates
    from autograder.sandbox import Limits

    if resume and force:
        raise WrongUse("give --resume or --force, not both.")
    for slug in only:
        if slug not in course.assignments:
            known = ", ".join(course.assignments)
            raise WrongUse(f"there is no assignment {slug!r}; there are: {known}.")
    try:
        limits = Limits.from_dict(course.settings.get("limits", {}))
    except ValueError as error:
        raise WrongUse(f"pyproject.toml, [tool.autograder.limits]: {error}.") from error
    try:
        due = due_dates(course.settings.get("due", {}))
    except LateError as error:
        raise WrongUse(f"pyproject.toml, [tool.autograder], {error}.") from error
    config = course.root / SETTINGS
    if seed is None and "seed" not in course.settings:
        raise WrongUse("pyproject.toml has no seed in [tool.autograder]; give --seed.")
    return Options(
        sandbox=_way(sandbox),
        seed=course.settings["seed"] if seed is None else seed,
        limits=limits,
        course=neurons.__version__,
        resume=resume,
        force=force,
        db_url=db,
        only=only,
        secret=os.environ.get(SECRET, ""),
        due=due,
        settings=config if config.is_file() else None,
    )


def _way(sandbox: str) -> str:
    """The sandbox to use; `auto` never falls back to none."""
    from autograder.sandbox import NONE, detect

    if sandbox == NONE:
        return NONE
    ways = [way for way in detect() if way.name != NONE]
    for way in ways:
        if way.works:
            return way.name
    why = "; ".join(f"{way.name}: {way.reason}; {way.remedy}" for way in ways)
    raise WrongUse(f"no sandbox works here ({why}); or accept it: --sandbox none.")


def _show(console: Console, folder: RunFolder) -> None:
    from autograder.console import legend, say, tables

    for table in tables(folder):
        console.print(table)
    console.print(legend(), soft_wrap=True)
    for problem in folder.intake().problems:
        say(console, f"not taken: {problem.where}: {problem.reason}", "yellow")
    n_pages = len(list((folder.path / "feedback").glob("*/*.html")))
    say(console, f"class report  {folder.path / 'class.html'}")
    say(console, f"feedback      {folder.path / 'feedback'} ({n_pages} pages)")
    say(console, f"results       {folder.path / 'results.json'}")
    say(console, f"nbgrader      {folder.path / 'nbgrader'}")


def _exit_code(
    folder: RunFolder, min_score: float | None, *, stopped: bool = False
) -> int:
    from autograder.report.feedback import totals

    intake = folder.intake()
    scores = {(g.student, g.assignment): totals(g.verdicts) for g in folder.graded()}
    if (
        stopped
        or intake.lost({student for student, _ in scores})
        or set(intake.handed_in) - set(scores)
        or not all(score.complete for score in scores.values())
    ):
        return 1
    if min_score is None:
        return 0
    low = [s for s in scores.values() if 100 * s.points < min_score * s.max_points]
    return int(bool(low or intake.missing))


@cli.command(epilog=_examples("report graded/"))
@click.argument("folder", type=click.Path(path_type=Path))
def report(folder: Path) -> None:
    """Make the reports in FOLDER again, from its verdicts alone."""
    from rich.console import Console

    from autograder.report import write_reports
    from autograder.store import RunFolder, StoreError

    try:
        run = RunFolder.read(folder)
        run.write_results()
        write_reports(run)
    except StoreError as error:
        raise WrongUse(str(error)) from error
    _show(Console(), run)
    sys.exit(_exit_code(run, None))


@cli.command(epilog=_examples("release", "release --check"))
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if one is stale.")
def release(check: bool) -> None:
    """Make the learners' notebooks in exercises/ from solutions/."""
    from autograder.release import ReleaseError
    from autograder.release import release as release_notebooks

    try:
        stale = release_notebooks(_course(), write=not check)
    except ReleaseError as error:
        raise click.ClickException(str(error)) from error
    if check and stale:
        raise click.ClickException(f"{stale[0]} is stale; run `autograder release`.")
    for path in stale:
        click.echo(f"written: {path}")
    if not stale:
        click.echo("Every notebook in exercises/ is up to date.")


@cli.command(
    epilog=_examples(
        "doctor",
        "doctor --sandbox && autograder grade submissions/ --out graded/",
    )
)
@click.option("--sandbox", "sandbox_only", is_flag=True, help="Look at that alone.")
def doctor(sandbox_only: bool) -> None:
    """Say what this machine can do, and how to mend what it cannot."""
    from autograder.doctor import examine

    findings = examine(sandbox_only=sandbox_only)
    for finding in findings:
        click.echo(str(finding))
    sys.exit(0 if all(finding.works for finding in findings) else 1)


def main() -> None:
    """Entry point of the command."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that lacks a learner's letters must not end a run.
        stream.reconfigure(errors="replace")
    cli(prog_name="autograder")
