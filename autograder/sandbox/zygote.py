"""The zygote: a process that has loaded what notebooks need and forks kernels.

Loading Keras takes seconds, a fork takes a few hundredths of one. It runs no
learner's code, holds no secret and no answer, and has done nothing yet that a forked
process could not go on with: no thread, no TensorFlow operation.

`python -P -m autograder.sandbox.zygote SOCKET MODULE...`: a message on the socket
(JSON, with two handles: the line to the grader and the log) asks for a new box.
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
from autograder.sandbox.init import keep
from autograder.sandbox.mounts import SHOWN, TASKS

LARGEST_REQUEST = 1 << 18
ANSWERS = ("neurons.checks.judges", "autograder.judge", "nbgrader")


class NotWarmError(RuntimeError):
    """Something was done that forked processes cannot go on with."""


def load(modules: list[str]) -> None:
    """Import what kernels will need, so that none of them has to."""
    # pandas asks, while it is loaded, whether it is in a notebook; it will be.
    builtins.get_ipython = lambda: SimpleNamespace(kernel=None)  # type: ignore
    try:
        for name in modules:
            importlib.import_module(name)
    finally:
        del builtins.get_ipython  # type: ignore


def check_state() -> None:
    """See that a forked process will work and holds no answer.

    Raises:
        NotWarmError: it would hang, or it would know too much.
    """
    if n_threads() != 1:
        raise NotWarmError(f"there are {n_threads()} threads; a fork would lose them")
    eager = sys.modules.get("tensorflow.python.eager.context")
    context = eager.context_safe() if eager else None
    if context is not None and context._context_handle is not None:
        raise NotWarmError("TensorFlow has run an operation; a fork would hang")
    if eager is None and "tensorflow" in sys.modules:
        raise NotWarmError(
            "TensorFlow's state is not to be found; is it a new version?"
        )
    known = [name for name in sys.modules if knows_answers(name)]
    if known:
        raise NotWarmError(f"{known[0]} is loaded; learners' code could read answers")


def knows_answers(module: str) -> bool:
    """Whether a module holds answers, by its name."""
    if module.startswith(ANSWERS):
        return True
    *package, file = module.split(".")
    of_a_task = package[:2] == ["neurons", "checks"] and len(package) > 3
    return of_a_task and package[2] in TASKS and f"{file}.py" not in SHOWN


def n_threads() -> int:
    """Threads of this process, whoever started them."""
    return len(list(Path("/proc/self/task").iterdir()))


def serve(line: socket.socket) -> None:
    """Fork a box for each message until the grader is gone."""
    # Nobody waits for the boxes: the grader holds handles on them.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    sys_.prctl(sys_.PR_SET_CHILD_SUBREAPER, 1)
    while True:
        message, handles, _, _ = socket.recv_fds(line, LARGEST_REQUEST, 2)
        if not message:
            return
        if os.fork() == 0:
            _box(line, message, handles)
        for handle in handles:
            os.close(handle)


def _box(line: socket.socket, message: bytes, handles: list[int]) -> NoReturn:
    try:
        line.close()
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        keep(json.loads(message), socket.socket(fileno=handles[0]), handles[1])
    finally:
        # Never back into the zygote's own loop.
        os._exit(1)


def main() -> None:
    """Load, check and serve."""
    line = socket.socket(fileno=int(sys.argv[1]))
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        load(sys.argv[2:])
        check_state()
    except Exception as error:  # noqa: BLE001 - told to the grader
        line.send(json.dumps({"error": f"{type(error).__name__}: {error}"}).encode())
        return
    gc.collect()
    gc.freeze()  # else the first collection in each kernel copies all memory
    line.send(b'{"ready": true}')
    serve(line)


if __name__ == "__main__":
    main()
