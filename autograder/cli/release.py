"""`autograder release`: make the learners' notebooks from the solutions."""

from __future__ import annotations

import click

from autograder.cli.parameters import assignments_beginning, course_here, examples
from autograder.errors import WrongUseError


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
            raise WrongUseError(f"there is no exercise {slug!r}; there are: {known}.")
    stale = release_notebooks(course, only=slugs, write=not check)
    if check and stale:
        raise click.ClickException(f"{stale[0]} is stale; run `autograder release`.")
    for path in stale:
        click.echo(f"written: {path}")
    if not stale:
        which = ", ".join(slugs) if slugs else "Every notebook in exercises/"
        click.echo(f"{which} {'are' if len(slugs) > 1 else 'is'} up to date.")
