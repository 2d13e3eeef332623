"""`autograder lms`: fill grades into the file of a learning platform."""

import sys
from pathlib import Path

import click

from autograder.cli.parameters import RUNS_DB, contents, course_here, examples
from autograder.errors import CourseError


@click.command(
    epilog=examples(
        "lms graded/ canvas-export.csv --out canvas-import.csv",
        "lms graded/ worksheet.csv --assignment 04-relu --out filled.csv",
    )
)
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("sheet", type=click.Path(path_type=Path))
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    required=True,
    help="The file to upload; it must not exist yet.",
)
@click.option("--assignment", "only", help="The exercise that the sheet is about.")
@click.option("--column", default="", help="Canvas's column, by its whole title.")
@RUNS_DB
def lms(
    folder: Path, sheet: Path, out: Path, only: str | None, column: str, db: str
) -> None:
    """Fill the grades of FOLDER into SHEET, the file that Canvas or Moodle gave.

    Canvas: Grades, Export. Moodle: the assignment's grading worksheet. Grades are
    those of the gradebook, with what you changed in it. All else in the sheet stays
    as it is. A learner who waits for a person's decision, or is not in the sheet, is
    named and left out.
    """
    from rich.console import Console

    from autograder.cli.console import say
    from autograder.files import write_bytes
    from autograder.lms import Grades, fill, scores_of
    from autograder.run_folder import RunFolder
    from autograder.sheet import Sheet

    course = course_here()
    if only and only not in course.assignments:
        known = ", ".join(course.assignments)
        raise CourseError(f"there is no assignment {only!r}; there are: {known}.")
    if out.exists():
        raise CourseError(f"{out} exists; name another file for --out.")
    run = RunFolder.read(folder)
    slugs = [only] if only else [text.slug for text in run.run.assignments]
    wanted = {s: a for s, a in course.assignments.items() if s in slugs}
    table = Sheet.read(contents(sheet), sheet.name)
    grades = Grades(scores_of(run, db), run.intake().people)
    done = fill(table, wanted, grades, column)
    write_bytes(out, done.content)
    console = Console()
    for sentence in done.left:
        say(console, f"left as it is: {sentence}", "yellow")
    say(console, f"{len(done.filled)} grades in {out}")
    sys.exit(1 if done.left or not done.filled else 0)
