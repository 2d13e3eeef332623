"""In come the words of a command line, read by one module for each command.
Lines in the terminal go out, and an exit code.
A command must never grade or judge by itself: it parses, calls one function of the
library and says what that gave, and no error that a person can act on ends in a
traceback.
"""

from __future__ import annotations


def main() -> None:
    """Entry point of the command."""
    from autograder.supervisor import supervise

    # Before anything large is loaded: Ctrl-C may come at any moment.
    supervise()
    from autograder.cli.commands import run

    run()
