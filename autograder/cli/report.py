"""`autograder report`: make a run's reports again."""

import sys
from pathlib import Path

import click

from autograder.cli.parameters import examples


@click.command(epilog=examples("report graded/", "report graded/ --release"))
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--release", is_flag=True, help="Let learners see all that was found.")
def report(folder: Path, release: bool) -> None:
    """Make the reports in FOLDER again, from its verdicts alone."""
    from rich.console import Console

    from autograder.cli.exit_status import exit_code, show_run
    from autograder.report import report as write_reports
    from autograder.run_folder import RunFolder

    run = RunFolder.read(folder)
    with run.alone():
        if release:
            run.show("now")
        run.write_results()
        write_reports(run)
    show_run(Console(), run)
    sys.exit(exit_code(run, None))
