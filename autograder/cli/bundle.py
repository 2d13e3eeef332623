"""`autograder bundle`: pack what learners need into one zip."""

from pathlib import Path

import click

from autograder.cli.parameters import course_here, examples
from autograder.errors import CourseError


@click.command(epilog=examples("bundle", "bundle --out course.zip"))
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="The zip; in dist/, with the version in its name, if left out.",
)
def bundle(out: Path | None) -> None:
    """Pack what learners need: exercises, data, package. No solutions.

    The package judges in the learner's notebook, so its formulas can be read there.
    """
    import neurons
    from autograder.bundle import make_bundle

    course = course_here()
    name = f"from-one-neuron-up-{neurons.__version__}-learners.zip"
    out = out or course.root / "dist" / name
    click.echo("Building the package ...", err=True)
    try:
        files = make_bundle(course, out)
    except OSError as error:
        raise CourseError(f"{out} cannot be written ({error.strerror}).") from error
    click.echo(f"{len(files)} files in {out}")
