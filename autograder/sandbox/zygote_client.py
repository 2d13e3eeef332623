"""The grader's side of warm kernels: the zygotes, and the boxes that they fork."""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

LOADED = (
    "numpy",
    "pandas",
    "matplotlib.pyplot",
    "keras",
    "tensorflow",
    "neurons.datasets",
    "neurons.draw",
    "neurons.checks.probes",
    "ipykernel.ipkernel",
    "ipykernel.kernelapp",
    # What a kernel loads when it starts.
    "ipykernel.debugger",
    "IPython.core.completerlib",
    "IPython.core.debugger",
    "IPython.core.oinspect",
    "IPython.extensions.storemagic",
    "sqlite3",
    "tornado.platform.asyncio",
    "tornado.queues",
)
START_SECONDS = 180
BOX_SECONDS = 60
LARGEST_ANSWER = 1 << 16
# What may differ between kernels of the same zygote.
OWN = ("HOME", "TMPDIR", "IPYTHONDIR", "PWD", "OLDPWD", "JPY_SESSION_NAME")


class WarmError(RuntimeError):
    """No zygote, or no box, could be made; the message says why in one line."""


class Zygote:
    """One zygote and the line to it."""

    def __init__(self, environment: Mapping[str, str], modules: tuple[str, ...]):
        """Start it; it is waited for when it is asked for a box."""
        self._starting, self._is_ready, self._failure = threading.Lock(), False, ""
        self._home = tempfile.mkdtemp(prefix="zygote-")
        self._line, its = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        command = [sys.executable, "-P", "-m", "autograder.sandbox.zygote"]
        with its:
            self._process = subprocess.Popen(
                [*command, str(its.fileno()), *modules],
                env={**environment, "HOME": self._home, "MPLCONFIGDIR": self._home},
                cwd="/",
                pass_fds=[its.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                # Ctrl-C is the grader's to handle.
                start_new_session=True,
            )

    @property
    def pid(self) -> int:
        """Its number."""
        return self._process.pid

    def box(self, asked: Mapping[str, Any], log: int) -> InitProcess:
        """Fork a box.

        Args:
            asked: what its keeper is to do, as `keeper.keep` takes it.
            log: handle of a file that may be written.

        Raises:
            WarmError: the walls could not be put up, or the zygote is gone, or it
                did not start.
        """
        self._wait_ready()
        ours, its = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        try:
            with its:
                message = json.dumps(asked).encode()
                socket.send_fds(self._line, [message], [its.fileno(), log])
            return InitProcess(ours)
        except OSError as error:
            ours.close()
            raise WarmError(f"the zygote is gone: {error}") from error
        except BaseException:
            ours.close()
            raise

    def lives(self) -> bool:
        """Whether it can be asked for boxes."""
        return not self._failure and self._process.poll() is None

    def failed(self) -> bool:
        """Whether it never came to be asked."""
        return bool(self._failure)

    def end(self) -> None:
        """End it; boxes that live go on."""
        self._line.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(0.5)
        self._process.kill()
        self._process.wait()
        shutil.rmtree(self._home, ignore_errors=True)

    def _wait_ready(self) -> None:
        with self._starting:
            if not self._is_ready and not self._failure:
                self._failure = self._why_not_ready()
                self._is_ready = not self._failure
                if self._failure:
                    self.end()
        if self._failure:
            raise WarmError(self._failure)

    def _why_not_ready(self) -> str:
        """Wait for its first word; gives why there is none, or nothing."""
        try:
            self._line.settimeout(START_SECONDS)
            answer = self._line.recv(LARGEST_ANSWER)
            self._line.settimeout(None)
        except TimeoutError:
            return f"no zygote was ready within {START_SECONDS} s"
        except OSError as error:  # it was ended while it started
            return f"the zygote is gone: {error}"
        told = json.loads(answer) if answer else {"error": "it ended at once"}
        return f"the zygote did not start: {told['error']}" if "error" in told else ""


class InitProcess:
    """The first process of a box, as a `subprocess.Popen` of the kernel in it.

    Attributes:
        pid: its number on this machine.
        room: handle on the folder with all that the box can write; None if the box
            has no walls.
    """

    stdin = stdout = stderr = None

    def __init__(self, line: socket.socket) -> None:
        self._line = line
        self._line.settimeout(BOX_SECONDS)
        self.returncode: int | None = None
        try:
            answer, handles, _, _ = socket.recv_fds(line, LARGEST_ANSWER, 2)
        except TimeoutError:
            raise WarmError(f"no box was ready within {BOX_SECONDS} s") from None
        told = json.loads(answer) if answer else {"error": "its process ended"}
        if "error" in told:
            raise WarmError(f"the box could not be made: {told['error']}")
        self._line.settimeout(None)
        self._process = handles[0]
        self.room = handles[1] if len(handles) > 1 else None
        self.pid = _number(self._process)

    def start(self, start: Mapping[str, Any]) -> None:
        """Start the kernel, as `tenant.move_in` takes it."""
        self._line.send(json.dumps({"start": start}).encode())

    def interrupt(self) -> None:
        """Interrupt the kernel and what it started."""
        with contextlib.suppress(OSError):
            self._line.send(b'{"interrupt": true}')

    def poll(self) -> int | None:
        """How the kernel ended; None while it runs."""
        if self.returncode is None and _ended(self._process, 0):
            self.returncode = self._last_word()
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Wait for the kernel's end.

        Raises:
            subprocess.TimeoutExpired: it did not end in `timeout` seconds.
        """
        if not _ended(self._process, timeout):
            raise subprocess.TimeoutExpired("kernel", timeout or 0)
        return self.poll() or 0

    def send_signal(self, number: int) -> None:
        """Interrupt the kernel; any other signal ends the box."""
        self.interrupt() if number == signal.SIGINT else self.kill()

    def kill(self) -> None:
        """End every process of the box."""
        with contextlib.suppress(OSError):
            signal.pidfd_send_signal(self._process, signal.SIGKILL)

    terminate = kill

    def close(self) -> None:
        """Let go of the box, which ends it."""
        if self._process < 0:
            return
        self.poll()
        self._line.close()
        for handle in (self._process, self.room):
            if handle is not None:
                os.close(handle)
        self._process, self.room = -1, None
        if self.returncode is None:
            self.returncode = -signal.SIGKILL

    def _last_word(self) -> int:
        self._line.setblocking(False)
        with contextlib.suppress(OSError, ValueError, KeyError):
            return int(json.loads(self._line.recv(LARGEST_ANSWER))["ended"])
        return -signal.SIGKILL


def _number(process: int) -> int:
    """Number of the process that a handle stands for."""
    facts = Path(f"/proc/self/fdinfo/{process}").read_text()
    return int(facts.split("Pid:")[1].split()[0])


def _ended(process: int, seconds: float | None) -> bool:
    if process < 0:
        return True
    poll = select.poll()
    poll.register(process, select.POLLIN)
    return bool(poll.poll(None if seconds is None else seconds * 1000))


_zygotes: dict[tuple[object, ...], Zygote] = {}
_lock = threading.Lock()


def zygote(
    environment: Mapping[str, str], modules: tuple[str, ...] | None = None
) -> Zygote:
    """The zygote for kernels with this environment; a new one if there is none.

    It is not waited for here: it loads while the caller goes on.

    Args:
        environment: what the kernels will know of the environment.
        modules: what it loads; `LOADED` if None.
    """
    modules = LOADED if modules is None else modules
    common = {name: value for name, value in environment.items() if name not in OWN}
    key = (os.getpid(), modules, *sorted(common.items()))
    with _lock:
        known = _zygotes.get(key)
        if known is None or not known.lives():
            if known is not None:
                known.end()
            known = _zygotes[key] = Zygote(common, modules)
        return known


def box(
    asked: Mapping[str, Any],
    environment: Mapping[str, str],
    log: int,
    modules: tuple[str, ...] | None = None,
) -> InitProcess:
    """Fork a box; once more from a new zygote if the first was just lost.

    Raises:
        WarmError: no zygote starts, or the walls could not be put up.
    """
    mother = zygote(environment, modules)
    try:
        return mother.box(asked, log)
    except WarmError:
        if mother.lives() or mother.failed():
            raise
        return zygote(environment, modules).box(asked, log)


@atexit.register
def end_zygotes() -> None:
    """End all zygotes of this process."""
    with _lock:
        for key in [key for key in _zygotes if key[0] == os.getpid()]:
            _zygotes.pop(key).end()
