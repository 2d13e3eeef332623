"""The grader's side of a sandbox's init process."""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import socket
import subprocess
from pathlib import Path

from autograder.sandbox.protocol import (
    LARGEST_ANSWER,
    StartRequest,
    ZygoteError,
    ZygoteLostError,
)

FORK_SECONDS = 60
SEND_SECONDS = 10
# How the message begins if a sandbox could not be made.
NOT_MADE = "the sandbox could not be made"


class InitProcess:
    """A sandbox's init process, as a `subprocess.Popen` of the kernel in it.

    Attributes:
        pid: its number on this machine.
        writable: descriptor of the folder with all that the sandbox can write; None
            if it has no namespaces of its own.
    """

    stdin = stdout = stderr = None

    def __init__(self, connection: socket.socket) -> None:
        """Wait until it is ready.

        Args:
            connection: socket to it.

        Raises:
            ZygoteError: the sandbox could not be made.
            ZygoteLostError: nothing was heard of it in time.
        """
        self._socket = connection
        self._socket.settimeout(FORK_SECONDS)
        self.returncode: int | None = None
        try:
            message, fds, _, _ = socket.recv_fds(connection, LARGEST_ANSWER, 2)
        except TimeoutError:
            reason = f"no sandbox was ready within {FORK_SECONDS} s"
            raise ZygoteLostError(reason) from None
        answer = json.loads(message) if message else {"error": "its process ended"}
        if "error" in answer:
            raise ZygoteError(f"{NOT_MADE}: {answer['error']}")
        self._socket.settimeout(SEND_SECONDS)
        self._pidfd = fds[0]
        self.writable = fds[1] if len(fds) > 1 else None
        self.pid = _pid(self._pidfd)

    def start(self, start: StartRequest) -> None:
        """Start the kernel.

        Raises:
            OSError: the init process is gone, or does not read.
        """
        self._socket.send(json.dumps({"start": start}).encode())

    def interrupt(self) -> None:
        """Interrupt the kernel and what it started."""
        with contextlib.suppress(OSError):
            self._socket.send(b'{"interrupt": true}')

    def poll(self) -> int | None:
        """Return the kernel's exit code; None while it runs."""
        if self.returncode is None and _has_ended(self._pidfd, 0):
            self.returncode = self._exit_code()
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Wait until the kernel ends and return its exit code.

        Args:
            timeout: in seconds; without limit if None.

        Raises:
            subprocess.TimeoutExpired: it did not end in `timeout` seconds.
        """
        if not _has_ended(self._pidfd, timeout):
            raise subprocess.TimeoutExpired("kernel", timeout or 0)
        return self.poll() or 0

    def send_signal(self, number: int) -> None:
        """Interrupt the kernel; any other signal ends the sandbox."""
        self.interrupt() if number == signal.SIGINT else self.kill()

    def kill(self) -> None:
        """End every process of the sandbox."""
        with contextlib.suppress(OSError):
            signal.pidfd_send_signal(self._pidfd, signal.SIGKILL)

    terminate = kill

    def close(self) -> None:
        """Close the connection, which ends the sandbox."""
        if self._pidfd < 0:
            return
        self.poll()
        self._socket.close()
        for fd in (self._pidfd, self.writable):
            if fd is not None:
                os.close(fd)
        self._pidfd, self.writable = -1, None
        if self.returncode is None:
            self.returncode = -signal.SIGKILL

    def _exit_code(self) -> int:
        self._socket.setblocking(False)
        with contextlib.suppress(OSError, ValueError, KeyError):
            return int(json.loads(self._socket.recv(LARGEST_ANSWER))["ended"])
        return -signal.SIGKILL


def _pid(pidfd: int) -> int:
    facts = Path(f"/proc/self/fdinfo/{pidfd}").read_text()
    return int(facts.split("Pid:")[1].split()[0])


def _has_ended(pidfd: int, seconds: float | None) -> bool:
    if pidfd < 0:
        return True
    poll = select.poll()
    poll.register(pidfd, select.POLLIN)
    return bool(poll.poll(None if seconds is None else seconds * 1000))
