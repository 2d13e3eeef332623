"""The command runs in a child of this process, which stops it and clears up after it.

An exception out of a signal's handler can come between any two steps, get lost in a
callback, or wait behind a call that does not return. So Ctrl-C never reaches the child:
this process, which does nothing else, passes a request on, and after a while ends the
child with all that it started. Whatever the child was doing, `--resume` goes on.

This module loads little at once: until `supervise` is called, Python handles Ctrl-C.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import socket

ORDERLY_SECONDS = 3.5  # from the request to the end of whatever still runs
CLEAR_SECONDS = 1.0  # for killed processes to be gone
# A terminal, `timeout` and `make` may pass the same request on twice.
SAME_SECONDS = 0.2
STOPPED = 1  # exit code
REQUEST = b"stop"
PR_SET_CHILD_SUBREAPER = 36
FOLDER = "autograder-"  # and eight letters: the folder for everything temporary
# A bar of progress may have hidden the cursor, and stand in this line.
CLEAN_LINE = b"\r\x1b[K\x1b[?25h"

requested = threading.Event()  # whether the command is to stop in an orderly way
_orderly = False
_supervisor: socket.socket | None = None


def supervise() -> None:
    """Go on in a child process; this one returns its exit code to the system.

    SIGINT, SIGTERM and SIGHUP end the child, with exit code 1 and one line on stderr; a
    second one ends it at once. Signals that are ignored stay ignored.
    """
    if sys.platform == "win32":  # has no fork, and nothing is graded there
        return
    stops = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}
    stops -= {one for one in stops if signal.getsignal(one) == signal.SIG_IGN}
    blocked = {*stops, signal.SIGCHLD, signal.SIGALRM, signal.SIGTTOU}
    # From here on a signal waits until it is looked for.
    signal.pthread_sigmask(signal.SIG_BLOCK, blocked)
    import socket

    place = _temporary_folder()
    ours, its = socket.socketpair()
    # What would be ignored is not waited for on every system.
    signal.signal(signal.SIGCHLD, _nothing)
    child = os.fork()
    if child:
        its.close()
        sys.exit(_Supervisor(child, ours, place).watch(stops))
    ours.close()
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    for one in stops:
        signal.signal(one, _nothing)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, blocked)
    _obey(its)


def advise(next_step: str) -> None:
    """Settle what a person is to do if the command is stopped from here on."""
    if _supervisor is not None:
        with contextlib.suppress(OSError):  # it has just been killed
            _supervisor.sendall(f"{next_step}\n".encode())


@contextlib.contextmanager
def orderly() -> Iterator[None]:
    """Let a request set `requested` in the block, where it else ends the command."""
    global _orderly
    _orderly = True
    try:
        yield
    finally:
        _orderly = False


def _nothing(*_: object) -> None:
    """Handle a signal that the supervisor gets as well."""


def _temporary_folder() -> str:
    """Make one folder for everything temporary; empty if there is no space for it."""
    import tempfile

    from autograder.files import socket_folder

    try:
        place = str(socket_folder(FOLDER, deeper=len(FOLDER) + 9))
    except OSError:
        return ""  # the command itself says so where it needs one
    os.environ["TMPDIR"] = tempfile.tempdir = place
    return place


def _obey(line: socket.socket) -> None:
    """Have a thread wait for the supervisor's request, or its end."""
    from autograder.files import writing

    global _supervisor
    _supervisor = line

    def wait() -> None:
        # A supervisor that was killed without reading any advice resets the line.
        with contextlib.suppress(OSError):
            while line.recv(len(REQUEST)) and _orderly:
                requested.set()
        # At any other moment there is nothing but a file to bring to an end.
        with writing:
            os._exit(STOPPED)

    threading.Thread(target=wait, daemon=True, name="supervised").start()


class _Supervisor:
    """Watches the child that runs the command."""

    def __init__(self, child: int, line: socket.socket, place: str) -> None:
        self._child, self._line, self._place = child, line, place
        self._stopped_at: float | None = None
        self._restore_terminal = _terminal()

    def watch(self, stops: set[signal.Signals]) -> int:
        """Wait for the child's end, and clear up; gives the exit code."""
        _adopt_orphans()
        code: int | None = None
        while code is None:
            number = signal.sigwait({*stops, signal.SIGCHLD, signal.SIGALRM})
            if number == signal.SIGCHLD:
                code = self._reap()
            elif number == signal.SIGALRM or self._stopped_at is not None:
                self._end_at_once(number)
            else:
                self._request()
        _kill_children()
        if self._place:
            import shutil

            shutil.rmtree(self._place, ignore_errors=True)
        if self._stopped_at is not None:
            self._say()
            return STOPPED
        if code < 0:
            return _end_by(-code)
        return code

    def _request(self) -> None:
        self._stopped_at = time.monotonic()
        with contextlib.suppress(OSError):
            self._line.send(REQUEST)
        signal.setitimer(signal.ITIMER_REAL, ORDERLY_SECONDS)

    def _end_at_once(self, number: int) -> None:
        since = time.monotonic() - (self._stopped_at or 0.0)
        if number == signal.SIGALRM or since > SAME_SECONDS:
            os.kill(self._child, signal.SIGKILL)

    def _reap(self) -> int | None:
        """Take note of children that ended; gives the exit code of the command."""
        while True:
            ended, status = os.waitpid(-1, os.WNOHANG)
            if ended == self._child:
                return os.waitstatus_to_exitcode(status)
            if not ended:
                return None

    def _say(self) -> None:
        """Say on one line that it was stopped, in a terminal that is usable again."""
        advice = b"Run the same command again."
        self._line.setblocking(False)
        with contextlib.suppress(OSError):
            if lines := self._line.recv(1 << 16).splitlines():
                advice = lines[-1]
        clean = CLEAN_LINE if os.isatty(2) else b""
        with contextlib.suppress(OSError):
            os.write(2, clean + b"Stopped. " + advice + b"\n")
        self._restore_terminal()


def _terminal() -> Callable[[], None]:
    """What gives the terminal the settings that it has now."""
    if not os.isatty(0):
        return lambda: None
    import termios

    settings = termios.tcgetattr(0)
    return lambda: termios.tcsetattr(0, termios.TCSADRAIN, settings)


def _adopt_orphans() -> None:
    """Become the parent of all processes that the child leaves behind."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def _kill_children() -> None:
    """End what the command left, which has no other parent by now."""
    from pathlib import Path

    children = Path(f"/proc/self/task/{os.getpid()}/children")
    over = time.monotonic() + CLEAR_SECONDS
    while time.monotonic() < over:
        with contextlib.suppress(OSError):  # not every system has the file
            for child in children.read_text().split():
                with contextlib.suppress(OSError):
                    os.kill(int(child), signal.SIGKILL)
        try:
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        except ChildProcessError:
            return
        time.sleep(0.01)


def _end_by(number: int) -> int:
    """End as the child did, so that a shell says the same of it.

    The first process of a container cannot; its exit code is what a shell would give.
    """
    with contextlib.suppress(OSError):  # SIGKILL has no other way of being handled
        signal.signal(number, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {number})
    os.kill(os.getpid(), number)
    return 128 + number
