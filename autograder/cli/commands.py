"""The command `autograder`, with all its commands."""

import io
import sys
from pathlib import Path

import click

from autograder.cli import (
    bundle,
    check,
    ci,
    completion,
    doctor,
    erase,
    explain,
    grade,
    lms,
    new,
    rejudge,
    release,
    report,
)
from autograder.cli.parameters import examples
from autograder.errors import CourseError

# Everything else is imported where it is used, so that `--help` answers at once.

HELP = {"help_option_names": ["-h", "--help"], "max_content_width": 88}


class RefusalError(click.ClickException):
    """An error that a person can act on, as a command ends with it."""

    def __init__(self, error: CourseError) -> None:
        message = " ".join(str(error).split())
        notes = getattr(error, "__notes__", [])
        if not notes and not message.endswith("."):
            message += "."
        super().__init__("\n".join([message, *notes]))
        self.exit_code = error.exit_code


class Commands(click.Group):
    """The commands, and the one place that turns their errors into a line."""

    def invoke(self, context: click.Context) -> object:
        """Run the command that was named.

        Raises:
            RefusalError: it cannot be done; the message says what to do.
        """
        try:
            return super().invoke(context)
        except CourseError as error:
            raise RefusalError(error) from error
        except FileNotFoundError as error:
            if _is_here():
                raise
            gone = "the current folder was deleted; go to another one first"
            raise RefusalError(CourseError(gone)) from error


def _is_here() -> bool:
    """Whether the current folder, from which paths are read, still exists."""
    try:
        Path.cwd()
    except FileNotFoundError:
        return False
    return True


@click.group(
    cls=Commands,
    context_settings=HELP,
    epilog=examples(
        "doctor",
        "check my.ipynb",
        "grade submissions/ --out graded/",
        "grade class.zip --out graded/ --assignment 01-single-neuron",
        "--course ~/neurons report graded/",
        "rejudge graded/ --task relu",
    ),
)
@click.option(
    "--course",
    type=click.Path(path_type=Path),
    envvar="AUTOGRADER_COURSE",
    help="The course's folder; looked for in and above this folder if left out.",
)
def cli(course: Path | None) -> None:
    """Release the course's exercises and grade what learners hand in.

    Works from any folder: the course is --course, the environment variable
    AUTOGRADER_COURSE, the current folder or one above it, or the installed checkout.

    Exit codes: 0 everything judged; 1 something could not be judged or read, the run
    was stopped, or a notebook lies below --min-score; 2 wrong use.
    """


for command in (
    *(grade.grade, report.report, rejudge.rejudge, release.release, release.source),
    *(check.check, ci.ci, lms.lms, bundle.bundle, erase.erase, new.new),
    explain.explain,
    *(doctor.doctor, completion.completion),
):
    cli.add_command(command)


def run() -> None:
    """Run the command that the process was started with."""
    from autograder.startup import skip_address_grammar

    skip_address_grammar()
    for stream in (sys.stdout, sys.stderr):
        # A terminal that lacks a learner's letters must not end a run.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    cli(prog_name="autograder", complete_var=completion.COMPLETE)
