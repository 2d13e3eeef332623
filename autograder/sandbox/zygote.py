"""The zygote: a process that has imported what notebooks need and forks kernels.

Importing Keras takes seconds, a fork takes a few hundredths of one. The zygote runs no
learner's code, holds no secret and no answer, and has done nothing yet that a forked
process could not go on with: no thread, no TensorFlow operation.

`python -P -m autograder.sandbox.zygote SOCKET MODULE...`: each message on the socket is
a `protocol.ForkRequest`.
"""

from __future__ import annotations

import builtins
import gc
import importlib
import json
import os
import signal
import socket
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import NoReturn

from autograder.sandbox import syscalls as sys_
from autograder.sandbox.init import run_init
from autograder.sandbox.mounts import SHOWN, TASKS
from autograder.sandbox.protocol import LARGEST_REQUEST

ANSWERS = ("neurons.checks.judges", "autograder.judge", "nbgrader")


class UnfitZygoteError(RuntimeError):
    """The zygote did something that forked processes cannot go on with."""


def load(modules: list[str]) -> None:
    """Import what kernels will need, so that none of them has to."""
    # pandas checks, while it is imported, whether it is in a notebook; it will be.
    names = vars(builtins)
    names["get_ipython"] = lambda: SimpleNamespace(kernel=None)
    # Kernels write no compiled files. An installer such as uv writes none either, and
    # to compile Keras costs each run of the grader as much time as to grade a notebook.
    before, sys.dont_write_bytecode = sys.dont_write_bytecode, False
    try:
        for name in modules:
            importlib.import_module(name)
    finally:
        del names["get_ipython"]
        sys.dont_write_bytecode = before


def check_state() -> None:
    """Check that a forked process will work and holds no answer.

    Raises:
        UnfitZygoteError: it would hang, or it would know too much.
    """
    if n_threads() != 1:
        raise UnfitZygoteError(
            f"there are {n_threads()} threads; a fork would lose them"
        )
    eager = sys.modules.get("tensorflow.python.eager.context")
    context = eager.context_safe() if eager else None
    if context is not None and context._context_handle is not None:
        raise UnfitZygoteError("TensorFlow has run an operation; a fork would hang")
    if eager is None and "tensorflow" in sys.modules:
        raise UnfitZygoteError(
            "TensorFlow's state is not to be found; is it a new version?"
        )
    known = [name for name in sys.modules if knows_answers(name)]
    if known:
        raise UnfitZygoteError(
            f"{known[0]} is loaded; learners' code could read answers"
        )


def knows_answers(module: str) -> bool:
    """Whether a module holds answers, by its name."""
    if module.startswith(ANSWERS):
        return True
    *package, file = module.split(".")
    of_a_task = package[:2] == ["neurons", "checks"] and len(package) > 3
    return of_a_task and package[2] in TASKS and f"{file}.py" not in SHOWN


def n_threads() -> int:
    """Return the number of threads of this process, those of libraries included."""
    return len(list(Path("/proc/self/task").iterdir()))


def serve(grader: socket.socket) -> None:
    """Fork a sandbox for each message until the grader is gone."""
    # The zygote waits for none of them: the grader holds descriptors of them.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    sys_.prctl(sys_.PR_SET_CHILD_SUBREAPER, 1)
    while True:
        message, descriptors, _, _ = socket.recv_fds(grader, LARGEST_REQUEST, 2)
        if not message:
            return
        if os.fork() == 0:
            _start_init(grader, message, descriptors)
        for descriptor in descriptors:
            os.close(descriptor)


def _start_init(
    grader: socket.socket, message: bytes, descriptors: list[int]
) -> NoReturn:
    try:
        grader.close()
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        own = socket.socket(fileno=descriptors[0])
        run_init(json.loads(message), own, descriptors[1])
    finally:
        # Never back into the zygote's own loop.
        os._exit(1)


def main() -> None:
    """Import, check and serve."""
    grader = socket.socket(fileno=int(sys.argv[1]))
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    # To look for garbage in all that imports make takes a quarter of their time.
    gc.disable()
    try:
        load(sys.argv[2:])
        check_state()
    except Exception as error:  # noqa: BLE001 - reported to the grader
        grader.send(json.dumps({"error": f"{type(error).__name__}: {error}"}).encode())
        return
    gc.freeze()  # else the first collection in each kernel copies all memory
    gc.enable()
    grader.send(b'{"ready": true}')
    serve(grader)


if __name__ == "__main__":
    main()
