"""The child of a sandbox's init process: it turns into the learner's kernel.

It is a fork of the zygote, and behaves like a kernel that was started from nothing.
"""

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
from types import ModuleType
from typing import ClassVar, NoReturn, Protocol, TextIO

from autograder.sandbox import syscalls as sys_
from autograder.sandbox.exec_shim import PR_SET_PDEATHSIG, filter_calls, set_limits
from autograder.sandbox.protocol import StartRequest

LAUNCHER = "ipykernel_launcher"
# So that a machine without memory ends this process and not the grader.
OOM_SCORE = "500"


class KernelApp(Protocol):
    """What is used of ipykernel's application, whose methods have no types."""

    def initialize(self, argv: list[str]) -> None:
        """Set the kernel up."""

    def start(self) -> None:
        """Serve until the kernel is shut down."""


def become_kernel(start: StartRequest) -> NoReturn:
    """Become the requested kernel, or another program.

    Args:
        start: what to start, and how.
    """
    os.closerange(3, os.sysconf("SC_OPEN_MAX"))
    # The kernel takes over descriptor 2 and shows what is written to it in a cell.
    code, log = 1, os.dup(2)
    try:
        _apply(start)
        command = start["command"]
        if LAUNCHER not in command:
            os.execv(command[0], command)  # noqa: S606 - inside the sandbox
        _forget_zygote()
        kernel = _prepare_kernel(command[command.index(LAUNCHER) + 1 :])
        # A learner's code, which runs from now on, owns no second one.
        os.close(log)
        log = 2
        code = _serve(kernel)
    except BaseException:  # noqa: BLE001 - nothing may go on as the zygote's copy
        with contextlib.suppress(Exception):
            os.write(log, traceback.format_exc().encode(errors="replace"))
    finally:
        os._exit(code)


def _apply(start: StartRequest) -> None:
    """Apply the environment, the folder, the limits and the signals of a kernel."""
    os.setsid()
    os.environ.clear()
    os.environ.update(start["environment"])
    os.chdir(start["folder"])
    sys_.prctl(sys_.PR_SET_DUMPABLE, 1)
    # Without a process namespace, too, the kernel must end with its init process.
    sys_.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text(OOM_SCORE)
    set_limits(start["limits"])
    if start["filtered"]:
        filter_calls()
    # The children of a grader in the background inherit SIGINT as ignored.
    signal.signal(signal.SIGINT, signal.default_int_handler)


def _forget_zygote() -> None:
    """Forget what only the zygote knew, and what must differ between kernels."""
    _forget_package("autograder")
    tempfile.tempdir = None
    random.seed()
    if numpy := sys.modules.get("numpy"):
        numpy.random.seed()


def _forget_package(name: str) -> None:
    """Forget a package and its parts, and look at no other module.

    To look at an object writes to it, and copies the memory page that it shares with
    the zygote: 9 MB for the names of all modules.
    """
    package = sys.modules.pop(name, None)
    for part in [*vars(package).values()] if package else ():
        if isinstance(part, ModuleType) and part.__name__.startswith(f"{name}."):
            _forget_package(part.__name__)


class _HiddenModules:
    """`sys` with no modules, so that nothing looks at them all."""

    modules: ClassVar[dict[str, ModuleType]] = {}

    def __getattr__(self, name: str) -> object:
        return getattr(sys, name)


def _prepare_kernel(arguments: list[str]) -> KernelApp:
    from ipykernel import ipkernel
    from ipykernel.kernelapp import IPKernelApp

    launcher = find_spec(LAUNCHER)
    file = launcher.origin if launcher else None
    sys.argv = [file or LAUNCHER, *arguments]
    old_streams = {sys.stdout, sys.stderr}
    app: KernelApp = IPKernelApp.instance()
    # A kernel lists the files of all modules for its debugger, which nobody uses here:
    # that copies 13 MB of the zygote's memory.
    names = vars(ipkernel)
    names["sys"] = _HiddenModules()
    try:
        app.initialize(arguments)
    finally:
        names["sys"] = sys
    _redirect_logs(old_streams)
    return app


def _serve(kernel: KernelApp) -> int:
    try:
        kernel.start()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0


def _redirect_logs(old_streams: set[TextIO]) -> None:
    """Let loggers made before the kernel write where the cells' errors are shown."""
    # `logging` has no public list of its handlers, so its types do not know this one.
    for reference in logging._handlerList:  # type: ignore[attr-defined]
        handler = reference()
        if isinstance(handler, logging.StreamHandler) and handler.stream in old_streams:
            handler.setStream(sys.stderr)
