"""A shell can complete the command's words, and every help shows how it is used."""

import os
import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from autograder.cli.commands import cli


def completed(words):
    """What bash gets for the last of these words."""
    done = subprocess.run(
        [sys.executable, "-m", "autograder"],
        env=os.environ
        | {
            "_AUTOGRADER_COMPLETE": "bash_complete",
            "COMP_WORDS": words,
            "COMP_CWORD": str(len(words.split(" ")) - 1),
        },
        capture_output=True,
        text=True,
    )
    return [line.partition(",")[2] for line in done.stdout.splitlines()]


def test_commands_exercises_and_tasks_are_completed():
    assert set(completed("autograder re")) == {"release", "report", "rejudge"}
    assert completed("autograder grade x --assignment 04") == ["04-relu"]
    assert completed("autograder rejudge x --task soft") == ["softmax"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_a_script_that_names_the_command(shell):
    done = CliRunner().invoke(cli, ["completion", shell])
    assert done.exit_code == 0
    assert f"_AUTOGRADER_COMPLETE={shell}_complete" in done.output


def test_bash_can_read_its_script():
    script = CliRunner().invoke(cli, ["completion", "bash"]).output
    done = subprocess.run(["bash", "-n"], input=script, text=True, capture_output=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_every_command_has_examples_that_it_would_take():
    for name, command in cli.commands.items():
        lines = [line.strip() for line in (command.epilog or "").splitlines()]
        examples = [line for line in lines if line.startswith("autograder ")]
        assert examples, name
        for line in examples:
            first = line.split(" && ")[0].split(" >")[0].split()
            assert first[1] == name
            with command.make_context(name, first[2:], resilient_parsing=False):
                pass


def test_each_option_says_what_it_does():
    for name, command in cli.commands.items():
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert parameter.help and parameter.help.endswith("."), name


def test_grading_starts_without_a_grammar_that_no_notebook_needs():
    code = (
        "import sys; from autograder.cli.commands import run\n"
        "sys.argv = ['autograder', 'report', 'nowhere']\n"
        "try: run()\n"
        "except SystemExit: import nbformat; print('lark' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout == "False\n", done.stderr
