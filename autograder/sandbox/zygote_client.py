"""The grader's side of the zygotes: start them and have them fork sandboxes."""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping

from autograder.sandbox.init_client import SEND_SECONDS, InitProcess
from autograder.sandbox.protocol import (
    LARGEST_ANSWER,
    ForkRequest,
    ZygoteError,
    ZygoteLostError,
)

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
    # What a kernel imports when it starts.
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
END_SECONDS = 5
# What may differ between kernels of the same zygote.
PER_KERNEL = ("HOME", "TMPDIR", "IPYTHONDIR", "PWD", "OLDPWD", "JPY_SESSION_NAME")


class Zygote:
    """One zygote and the socket to it."""

    def __init__(self, environment: Mapping[str, str], modules: tuple[str, ...]):
        """Start it without waiting; the first `fork` waits until it is ready."""
        self._starting, self._is_ready, self._failure = threading.Lock(), False, ""
        self._home = tempfile.mkdtemp(prefix="zygote-")
        self._socket, its = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
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
                # Only the grader handles Ctrl-C.
                start_new_session=True,
            )

    @property
    def pid(self) -> int:
        """Its process number."""
        return self._process.pid

    def fork(self, request: ForkRequest, log: int) -> InitProcess:
        """Fork the init process of a new sandbox.

        Args:
            request: what the init process is to set up.
            log: descriptor of a writable file.

        Raises:
            ZygoteError: the sandbox could not be made, or the zygote did not start.
            ZygoteLostError: it is gone, or does not answer.
        """
        self._wait_ready()
        ours, its = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        try:
            with its:
                message = json.dumps(request).encode()
                socket.send_fds(self._socket, [message], [its.fileno(), log])
            return InitProcess(ours)
        except OSError as error:
            ours.close()
            raise ZygoteLostError(f"the zygote is gone: {error}") from error
        except BaseException:
            ours.close()
            raise

    def is_alive(self) -> bool:
        """Return whether it can fork sandboxes."""
        return not self._failure and self._process.poll() is None

    def has_failed(self) -> bool:
        """Return whether it never became ready."""
        return bool(self._failure)

    def end(self) -> None:
        """End it; sandboxes that run go on."""
        self._socket.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(0.5)
        self._process.kill()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(END_SECONDS)
        shutil.rmtree(self._home, ignore_errors=True)

    def _wait_ready(self) -> None:
        with self._starting:
            if not self._is_ready and not self._failure:
                self._failure = self._why_not_ready()
                self._is_ready = not self._failure
                if self._failure:
                    self.end()
        if self._failure:
            raise ZygoteError(self._failure)

    def _why_not_ready(self) -> str:
        """Wait for its first message; return why there is none, or nothing."""
        try:
            self._socket.settimeout(START_SECONDS)
            message = self._socket.recv(LARGEST_ANSWER)
            self._socket.settimeout(SEND_SECONDS)
        except TimeoutError:
            return f"no zygote was ready within {START_SECONDS} s"
        except OSError as error:  # it was ended while it started
            return f"the zygote is gone: {error}"
        answer = json.loads(message) if message else {"error": "it ended at once"}
        if "error" in answer:
            return f"the zygote did not start: {answer['error']}"
        return ""


# A cache: a zygote takes seconds to load and serves all kernels of one environment.
_zygotes: dict[tuple[object, ...], Zygote] = {}
_lock = threading.Lock()


def get_zygote(
    environment: Mapping[str, str], modules: tuple[str, ...] | None = None
) -> Zygote:
    """Return the zygote for kernels with this environment; start one if needed.

    It does not wait: the zygote loads while the caller goes on.

    Args:
        environment: the environment variables of the kernels.
        modules: what it imports; `LOADED` if None.
    """
    modules = LOADED if modules is None else modules
    common = {
        name: value for name, value in environment.items() if name not in PER_KERNEL
    }
    key = (os.getpid(), modules, *sorted(common.items()))
    with _lock:
        zygote = _zygotes.get(key)
        if zygote is None or not zygote.is_alive():
            if zygote is not None:
                zygote.end()
            zygote = _zygotes[key] = Zygote(common, modules)
        return zygote


def fork_sandbox(
    request: ForkRequest,
    environment: Mapping[str, str],
    log: int,
    modules: tuple[str, ...] | None = None,
) -> InitProcess:
    """Fork a sandbox; try again with a new zygote if the first is lost.

    Args:
        request: what the init process is to set up.
        environment: the environment variables of the kernel.
        log: descriptor of a writable file.
        modules: what the kernel has imported; `LOADED` if None.

    Raises:
        ZygoteError: no zygote starts, or the sandbox could not be made.
    """
    zygote = get_zygote(environment, modules)
    try:
        return zygote.fork(request, log)
    except ZygoteError as error:
        lost = isinstance(error, ZygoteLostError) or not zygote.is_alive()
        if zygote.has_failed() or not lost:
            raise
        zygote.end()
        return get_zygote(environment, modules).fork(request, log)


@atexit.register
def end_zygotes() -> None:
    """End all zygotes of this process."""
    with _lock:
        for key in [key for key in _zygotes if key[0] == os.getpid()]:
            _zygotes.pop(key).end()
