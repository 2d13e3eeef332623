"""In come the words of a command line, read by one module for each command.
Lines in the terminal go out, and an exit code.
A command must never grade or judge by itself: it parses, calls one function of the
library and says what that gave, and no error that a person can act on ends in a
traceback.
"""

import sys
from importlib.util import find_spec

# Of what the command needs: an environment for the exercises alone lacks it.
NEEDED = "click"


def main() -> None:
    """Entry point of the command."""
    if find_spec(NEEDED) is None:
        print(
            "Error: this environment holds what the exercises need, and the command "
            "`autograder` needs more: type `make setup-grading` in the course's "
            "folder, or install the package with its extra `grader`.",
            file=sys.stderr,
        )
        sys.exit(2)
    from autograder.supervisor import supervise

    # Before anything large is loaded: Ctrl-C may come at any moment.
    supervise()
    from autograder.cli.commands import run

    run()
