"""`autograder doctor`: what this machine can do."""

import sys

import click

from autograder.cli.parameters import examples


@click.command(
    epilog=examples(
        "doctor",
        "doctor --sandbox && autograder grade submissions/ --out graded/",
    )
)
@click.option("--sandbox", "sandbox_only", is_flag=True, help="Look at that alone.")
def doctor(sandbox_only: bool) -> None:
    """Say what this machine can do, and how to fix what it cannot."""
    from autograder.doctor import examine

    findings = examine(sandbox_only=sandbox_only)
    for finding in findings:
        click.echo(str(finding))
    sys.exit(0 if all(finding.works for finding in findings) else 1)
