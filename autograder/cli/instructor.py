"""Commands for whoever teaches: the learners' bundle, and erasing a learner."""

from __future__ import annotations

from pathlib import Path

import click

from autograder.cli.parameters import RUNS_DB, WrongUse, course_here, examples


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
    from autograder.bundle import BundleError, make_bundle

    course = course_here()
    name = f"from-one-neuron-up-{neurons.__version__}-learners.zip"
    out = out or course.root / "dist" / name
    click.echo("Building the package ...", err=True)
    try:
        files = make_bundle(course, out)
    except BundleError as error:
        raise WrongUse(str(error)) from error
    except OSError as error:
        raise WrongUse(f"{out} cannot be written ({error.strerror}).") from error
    click.echo(f"{len(files)} files in {out}")


@click.command(epilog=examples("erase graded/ ada-byron"))
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("student")
@RUNS_DB
@click.option("--yes", is_flag=True, help="Do not ask first.")
def erase(folder: Path, student: str, db: str, yes: bool) -> None:
    """Erase all that FOLDER and its gradebook keep of STUDENT.

    STUDENT is the name in the reports. What lies elsewhere stays: what was handed in,
    runs that were moved aside, the learning platform, backups; docs/privacy.md.
    """
    from autograder.cli.console import printable
    from autograder.erase import erase
    from autograder.errors import CourseError
    from autograder.run_folder import RunFolder, StoreError

    try:
        run = RunFolder.read(folder)
        if not yes:
            asked = f"Erase {printable(student)} from {folder}? It cannot be undone."
            click.confirm(asked, abort=True)
        gone = erase(run, student, db)
    except (CourseError, StoreError) as error:
        raise WrongUse(f"{str(error).removesuffix('.')}.") from error
    for path in gone:
        click.echo(f"deleted: {printable(str(path.relative_to(folder)))}")
    click.echo(f"{printable(student)} is no longer in {folder} or its gradebook.")
