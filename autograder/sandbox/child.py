"""From a forked process inside a box to a kernel, as if it had been started new."""

from __future__ import annotations

import contextlib
import logging
import os
import random
import signal
import sys
import tempfile
import traceback
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NoReturn

from autograder.sandbox import syscalls as sys_
from autograder.sandbox.exec_shim import PR_SET_PDEATHSIG, filter_calls, set_limits

LAUNCHER = "ipykernel_launcher"
# So that a machine without memory ends this process and not the grader.
FIRST_TO_GO = "500"


def move_in(start: dict[str, Any]) -> NoReturn:
    """Become the kernel, or the program, that was asked for.

    Args:
        start: `command` (a list of words), `environment`, `folder`, `limits` and
            whether it is `filtered`.
    """
    os.closerange(3, os.sysconf("SC_OPEN_MAX"))
    # Handle 2 will be the kernel's, which shows what is written to it in a cell.
    code, log = 1, os.dup(2)
    try:
        _settle(start)
        command = start["command"]
        if LAUNCHER not in command:
            os.execv(command[0], command)  # noqa: S606 - inside the box
        _look_new()
        code = _kernel(command[command.index(LAUNCHER) + 1 :])
    except BaseException:  # noqa: BLE001 - nothing may go on as the zygote's copy
        with contextlib.suppress(Exception):
            os.write(log, traceback.format_exc().encode(errors="replace"))
    finally:
        os._exit(code)


def _settle(start: dict[str, Any]) -> None:
    """What the kernel gets from outside: environment, folder, limits, signals."""
    os.setsid()
    os.environ.clear()
    os.environ.update(start["environment"])
    os.chdir(start["folder"])
    sys_.prctl(sys_.PR_SET_DUMPABLE, 1)
    # Where there is no process namespace, the kernel goes with its keeper all the same.
    sys_.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text(FIRST_TO_GO)
    set_limits(start["limits"])
    if start["filtered"]:
        filter_calls()
    # A grader started in the background hands SIGINT down as ignored.
    signal.signal(signal.SIGINT, signal.default_int_handler)


def _look_new() -> None:
    """Forget what only the zygote knew, and what must differ between kernels."""
    for name in [name for name in sys.modules if name.split(".")[0] == "autograder"]:
        del sys.modules[name]
    tempfile.tempdir = None
    random.seed()
    if numpy := sys.modules.get("numpy"):
        numpy.random.seed()


def _kernel(arguments: list[str]) -> int:
    from ipykernel.kernelapp import IPKernelApp

    launcher = find_spec(LAUNCHER)
    sys.argv = [launcher.origin if launcher else LAUNCHER, *arguments]
    before = {sys.stdout, sys.stderr}
    app = IPKernelApp.instance()
    app.initialize(arguments)
    _redirect_logs(before)
    try:
        app.start()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0


def _redirect_logs(before: set[Any]) -> None:
    """Loggers made before the kernel speak where the cells' errors are shown."""
    for reference in logging._handlerList:  # type: ignore[attr-defined]
        handler = reference()
        if isinstance(handler, logging.StreamHandler) and handler.stream in before:
            handler.setStream(sys.stderr)
