"""Commands that concern this machine alone: what it can do, and its shell."""

from __future__ import annotations

import sys

import click

from autograder.cli.parameters import WrongUse, examples

COMPLETE = "_AUTOGRADER_COMPLETE"  # by this variable a shell asks for words


@click.command(
    epilog=examples(
        "doctor",
        "doctor --sandbox && autograder grade submissions/ --out graded/",
    )
)
@click.option("--sandbox", "sandbox_only", is_flag=True, help="Look at that alone.")
def doctor(sandbox_only: bool) -> None:
    """Say what this machine can do, and how to mend what it cannot."""
    from autograder.doctor import examine

    findings = examine(sandbox_only=sandbox_only)
    for finding in findings:
        click.echo(str(finding))
    sys.exit(0 if all(finding.works for finding in findings) else 1)


@click.command(
    epilog=examples(
        "completion bash >> ~/.bashrc",
        "completion fish > ~/.config/fish/completions/autograder.fish",
    )
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print what makes SHELL complete this command's words."""
    from click.shell_completion import get_completion_class

    script = get_completion_class(shell)
    if script is None:
        raise WrongUse(f"{shell} cannot be completed.")
    click.echo(script(context.parent.command, {}, "autograder", COMPLETE).source())
