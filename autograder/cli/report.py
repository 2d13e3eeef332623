"""`autograder report`: make a run's reports again."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from autograder.cli.parameters import examples


@click.command(epilog=examples("report graded/"))
@click.argument("folder", type=click.Path(path_type=Path))
def report(folder: Path) -> None:
    """Make the reports in FOLDER again, from its verdicts alone."""
    from rich.console import Console

    from autograder.cli.exit_status import exit_code, show_run
    from autograder.report import report as write_reports
    from autograder.run_folder import RunFolder

    run = RunFolder.read(folder)
    with run.alone():
        run.write_results()
        write_reports(run)
    show_run(Console(), run)
    sys.exit(exit_code(run, None))
