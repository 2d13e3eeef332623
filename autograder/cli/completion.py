"""`autograder completion`: let a shell complete the command's words."""

import click

from autograder.cli.parameters import examples
from autograder.errors import CourseError

COMPLETE = "_AUTOGRADER_COMPLETE"  # by this variable a shell asks for words


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
        raise CourseError(f"{shell} cannot be completed.")
    command = context.find_root().command
    click.echo(script(command, {}, "autograder", COMPLETE).source())
