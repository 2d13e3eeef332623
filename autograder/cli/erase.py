"""`autograder erase`: take one learner out of a run."""

from pathlib import Path

import click

from autograder.cli.parameters import RUNS_DB, examples
from autograder.supervisor import advise


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
    from autograder.erase import erase as erase_student
    from autograder.run_folder import RunFolder

    run = RunFolder.read(folder)
    if not yes:
        question = f"Erase {printable(student)} from {folder}? It cannot be undone."
        click.confirm(question, abort=True)
    deleted = erase_student(run, student, db)
    advise("The learner was erased before that.")
    for path in deleted:
        click.echo(f"deleted: {printable(str(path.relative_to(folder)))}")
    click.echo(f"{printable(student)} is no longer in {folder} or its gradebook.")
