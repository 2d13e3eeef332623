"""The process that keeps one box: it puts up the walls and starts the kernel.

It is the first process of the box's process namespace, so with its end every other
one in the box ends; and it ends when the grader lets go of the line.
"""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import socket
from pathlib import Path
from typing import Any, NoReturn

from autograder.sandbox import namespaces
from autograder.sandbox import syscalls as sys_
from autograder.sandbox.child import move_in

LARGEST_MESSAGE = 1 << 18
LOOK_MS = 1000  # milliseconds


def keep(asked: dict[str, Any], line: socket.socket, log: int) -> NoReturn:
    """Put up the walls, start the kernel when told to, stay until it ends.

    Args:
        asked: `walls` (`{"views", "size"}` or None), `user` (number or None).
        line: to the grader; a message `start` starts, `interrupt` interrupts, and
            its end ends the box.
        log: handle of the file for what is said outside of any cell.
    """
    os.setsid()
    _redirect(log)
    _close_all_but(line.fileno())
    try:
        handles = _settle(asked)
    except BaseException as error:  # noqa: BLE001 - told to the grader
        _tell(line, {"error": str(error) or type(error).__name__})
        os._exit(1)
    own = os.pidfd_open(os.getpid())
    socket.send_fds(line, [b'{"ready": true}'], [own, *handles])
    _close_all_but(line.fileno())
    message = line.recv(LARGEST_MESSAGE)
    if message:
        kernel = os.fork()
        if kernel == 0:
            line.close()
            move_in(json.loads(message)["start"])
        _tell(line, {"ended": _wait(kernel, line)})
    if not asked["walls"]:
        _end_descendants()
    os._exit(0)


def _settle(asked: dict[str, Any]) -> list[int]:
    """Walls around this process; handles on what the grader shares with it."""
    wanted, user = asked["walls"], asked["user"]
    if not wanted:
        sys_.prctl(sys_.PR_SET_CHILD_SUBREAPER, 1)
        return []
    owner = (os.getuid(), os.getgid()) if user is None else (user, user)
    namespaces.leave(user)
    if os.fork():
        # The next one is the first process of the new namespace.
        os._exit(0)
    room = namespaces.build(wanted["views"], owner=owner, size=wanted["size"])
    namespaces.become_nobody(user)
    # Its memory and its handles are not the kernel's to read or change.
    sys_.prctl(sys_.PR_SET_DUMPABLE, 0)
    return [room]


def _redirect(log: int) -> None:
    nothing = os.open(os.devnull, os.O_RDONLY)
    for handle, number in ((nothing, 0), (log, 1), (log, 2)):
        os.dup2(handle, number)


def _close_all_but(kept: int) -> None:
    os.closerange(3, kept)
    os.closerange(kept + 1, os.sysconf("SC_OPEN_MAX"))


def _wait(kernel: int, line: socket.socket) -> int:
    """Pass on interrupts until the kernel ends or the grader is gone."""
    poll = select.poll()
    poll.register(line, select.POLLIN)
    poll.register(os.pidfd_open(kernel), select.POLLIN)
    while True:
        ready = [handle for handle, _ in poll.poll(LOOK_MS)]
        if line.fileno() in ready:
            message = line.recv(LARGEST_MESSAGE)
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


def _end_descendants() -> None:
    """Without a process namespace: those that a dead kernel left come up to here."""
    own = Path(f"/proc/self/task/{os.getpid()}/children")
    while children := own.read_text().split():
        for child in map(int, children):
            with contextlib.suppress(OSError):
                os.kill(child, signal.SIGKILL)
                os.waitpid(child, 0)


def _tell(line: socket.socket, message: dict[str, Any]) -> None:
    with contextlib.suppress(OSError):
        line.send(json.dumps(message).encode())
