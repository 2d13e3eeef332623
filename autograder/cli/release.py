"""`autograder release` and `source`: make notebooks from the solutions."""

from pathlib import Path

import click

from autograder.cli.parameters import assignments_beginning, course_here, examples
from autograder.errors import CourseError


@click.command(epilog=examples("release", "release 04-relu", "release --check"))
@click.argument("slugs", nargs=-1, shell_complete=assignments_beginning)
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if one is stale.")
def release(slugs: tuple[str, ...], check: bool) -> None:
    """Make the learners' notebooks in exercises/ from solutions/.

    SLUGS are the exercises to make; all if left out.
    """
    from autograder.release import release as release_notebooks

    course = course_here()
    for slug in slugs:
        if slug not in course.assignments:
            known = ", ".join(course.assignments)
            raise CourseError(f"there is no exercise {slug!r}; there are: {known}.")
    stale = release_notebooks(course, only=slugs, write=not check)
    if check and stale:
        raise click.ClickException(f"{stale[0]} is stale; run `autograder release`.")
    for path in stale:
        click.echo(f"written: {path}")
    if not stale:
        which = ", ".join(slugs) if slugs else "Every notebook in exercises/"
        click.echo(f"{which} {'are' if len(slugs) > 1 else 'is'} up to date.")


@click.command(
    epilog=examples("source nbgrader/", "source nbgrader/ --exchange /srv/x")
)
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--exchange",
    type=click.Path(path_type=Path),
    help="Folder of nbgrader's exchange; nbgrader's own default if left out.",
)
def source(folder: Path, exchange: Path | None) -> None:
    """Write a course for plain nbgrader into FOLDER, with the solutions as source.

    docs/nbgrader.md says how to go on. In a folder that this command has written
    before, it renews the notebooks and leaves your settings as they are.
    """
    from autograder.release import write_source

    for path in write_source(course_here(), folder, exchange):
        click.echo(f"written: {path}")
    click.echo(f"Now go on in {folder}: nbgrader generate_assignment 01-single-neuron")
