"""The init process of a sandbox: it isolates itself and starts the kernel.

It is the first process of the sandbox's process namespace, so when it exits the system
ends every other process in there; and it exits when the grader closes its socket.
"""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import socket
from pathlib import Path
from typing import NoReturn

from autograder.sandbox import namespaces
from autograder.sandbox import syscalls as sys_
from autograder.sandbox.child import become_kernel
from autograder.sandbox.protocol import LARGEST_REQUEST, ForkRequest

POLL_MS = 1000  # milliseconds


def run_init(request: ForkRequest, grader: socket.socket, log: int) -> NoReturn:
    """Isolate this process, start the kernel on request, and exit when it ends.

    Args:
        request: what to set up.
        grader: socket to the grader; a message `start` starts the kernel, `interrupt`
            interrupts it, and the socket's end ends the sandbox.
        log: descriptor of the file for what is written outside of any cell.
    """
    os.setsid()
    _redirect(log)
    _close_all_but(grader.fileno())
    try:
        shared = _isolate(request)
    except BaseException as error:  # noqa: BLE001 - reported to the grader
        _send(grader, {"error": str(error) or type(error).__name__})
        os._exit(1)
    own = os.pidfd_open(os.getpid())
    socket.send_fds(grader, [b'{"ready": true}'], [own, *shared])
    _close_all_but(grader.fileno())
    message = grader.recv(LARGEST_REQUEST)
    if message:
        kernel = os.fork()
        if kernel == 0:
            grader.close()
            become_kernel(json.loads(message)["start"])
        _send(grader, {"ended": _wait(kernel, grader)})
    if not request["namespaces"]:
        _kill_descendants()
    os._exit(0)


def _isolate(request: ForkRequest) -> list[int]:
    """Isolate this process; return descriptors that the grader shares with it."""
    root, user = request["namespaces"], request["user"]
    if not root:
        sys_.prctl(sys_.PR_SET_CHILD_SUBREAPER, 1)
        return []
    owner = (os.getuid(), os.getgid()) if user is None else (user, user)
    namespaces.unshare_namespaces(user)
    if os.fork():
        # The next one is the first process of the new namespace.
        os._exit(0)
    writable = namespaces.build_root(root["views"], owner=owner, size=root["size"])
    namespaces.drop_privileges(user)
    # The kernel must not read or change its memory or its descriptors.
    sys_.prctl(sys_.PR_SET_DUMPABLE, 0)
    return [writable]


def _redirect(log: int) -> None:
    nothing = os.open(os.devnull, os.O_RDONLY)
    for descriptor, number in ((nothing, 0), (log, 1), (log, 2)):
        os.dup2(descriptor, number)


def _close_all_but(descriptor: int) -> None:
    os.closerange(3, descriptor)
    os.closerange(descriptor + 1, os.sysconf("SC_OPEN_MAX"))


def _wait(kernel: int, grader: socket.socket) -> int:
    """Pass on interrupts until the kernel ends or the grader is gone."""
    poll = select.poll()
    poll.register(grader, select.POLLIN)
    poll.register(os.pidfd_open(kernel), select.POLLIN)
    while True:
        ready = [descriptor for descriptor, _ in poll.poll(POLL_MS)]
        if grader.fileno() in ready:
            message = grader.recv(LARGEST_REQUEST)
            if not message:
                return -signal.SIGKILL
            _interrupt(kernel)
        with contextlib.suppress(ChildProcessError):
            while (ended := os.waitpid(-1, os.WNOHANG))[0]:
                if ended[0] == kernel:
                    return os.waitstatus_to_exitcode(ended[1])


def _interrupt(kernel: int) -> None:
    # Its group, so that programs which a cell started are reached, too.
    try:
        os.killpg(kernel, signal.SIGINT)
    except ProcessLookupError:
        with contextlib.suppress(ProcessLookupError):
            os.kill(kernel, signal.SIGINT)


def _kill_descendants() -> None:
    """End, without a process namespace, the orphans of the kernel, adopted by us."""
    adopted = Path(f"/proc/self/task/{os.getpid()}/children")
    while children := adopted.read_text().split():
        for child in map(int, children):
            with contextlib.suppress(OSError):
                os.kill(child, signal.SIGKILL)
                os.waitpid(child, 0)


def _send(grader: socket.socket, message: dict[str, object]) -> None:
    with contextlib.suppress(OSError):
        grader.send(json.dumps(message).encode())
