"""nbgrader's commands as a system user types them, in a fork that has loaded nbgrader.

A fork, since another user may not be able to start this Python, and since nbgrader
takes seconds to load.
"""

from __future__ import annotations

import logging
import os
import pwd
import sys
import traceback
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from nbgrader.apps import nbgraderapp

__all__ = ["Said", "nbgrader_as", "someone_else"]


@dataclass(frozen=True, slots=True)
class Said:
    """How a command ended, and all that it printed."""

    code: int
    text: str


def someone_else() -> pwd.struct_passwd | None:
    """A system user that is not the one who runs the tests; None if we may not."""
    if os.getuid():
        return None
    return next((user for user in pwd.getpwall() if user.pw_name == "nobody"), None)


def nbgrader_as(
    user: pwd.struct_passwd | None,
    arguments: Sequence[str],
    folder: Path,
    variables: Mapping[str, str],
    log: Path,
) -> Said:
    """Run `nbgrader ARGUMENTS` in a folder; as ourselves if there is no other user."""
    with log.open("wb"):
        child = os.fork()
    if not child:
        try:
            code = _typed(user, arguments, folder, variables, log)
        finally:
            os._exit(code)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return Said(code, log.read_text(encoding="utf-8"))


def _typed(user, arguments, folder, variables, log) -> int:
    code = 99
    with log.open("w", encoding="utf-8") as said:
        sys.stdout = sys.stderr = said
        logging.getLogger().handlers.clear()
        warnings.resetwarnings()  # nobody's terminal has pytest's
        try:
            os.environ.update(variables)
            if user:
                os.setgroups([])
                os.setgid(user.pw_gid)
                os.setuid(user.pw_uid)
            os.chdir(folder)
            nbgraderapp.NbGraderApp.launch_instance(argv=list(arguments))
            code = 0
        except SystemExit as error:
            code = int(error.code or 0)
        except BaseException:
            traceback.print_exc()
        sys.stdout.flush()
    return code
