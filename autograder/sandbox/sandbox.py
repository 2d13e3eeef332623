"""A box for one kernel: its way, its folders, its user, its environment."""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from autograder.files import socket_folder
from autograder.sandbox import bubblewrap, cgroups, exec_shim, mounts, zygote_client
from autograder.sandbox.limits import Limits

NAMESPACES = "namespaces"
USER_NAMESPACES = "user namespaces"
BUBBLEWRAP = "bubblewrap"
NONE = "none"
WAYS = (NAMESPACES, USER_NAMESPACES, BUBBLEWRAP, NONE)
# These fork a kernel from the zygote and put up the walls around it.
FORKED = (NAMESPACES, USER_NAMESPACES)

HOME = bubblewrap.HOME
INNER = Path("/box")  # see `walls`
# Users that systemd, too, takes for short-lived services: nobody's files are theirs.
FIRST_USER, N_USERS = 61184, 4096
_next_user = itertools.count(os.getpid())
ASK_SECONDS = 60
Process = subprocess.Popen[bytes] | zygote_client.InitProcess


@dataclass(slots=True)
class Sandbox:
    """Where one kernel lives and what it may do.

    Attributes:
        way: one of `WAYS`.
        limits: what its processes may use.
        folder: the grader's way to the folder that it shares with the kernel.
        inside: the same folder as the kernel knows it.
        log: what the processes said outside of any cell.
        user: the user to become, if the grader is root: root knows no limits.
        keeper: the first process of a box made by a zygote.
        group: the control group of its processes, where one could be made.
        own: the environment of a notebook that is trusted; else None.
        why_new: why a kernel could not be forked and is started anew.
    """

    way: str
    limits: Limits
    folder: Path
    inside: Path
    log: IO[bytes]
    user: int | None = None
    keeper: zygote_client.InitProcess | None = None
    group: cgroups.Group | None = None
    own: Mapping[str, str] | None = None
    why_new: str = ""

    @classmethod
    def make(
        cls,
        way: str,
        limits: Limits,
        *,
        modules: tuple[str, ...] | None = None,
        own: Mapping[str, str] | None = None,
    ) -> Sandbox:
        """A box with new, empty folders; a process waits in it where one is forked.

        Args:
            way: one of `WAYS`.
            limits: what its processes may use.
            modules: what a forked kernel will have loaded; if None,
                `zygote_client.LOADED`.
            own: the environment of a notebook that is trusted, without limits.

        Raises:
            ValueError: there is no such way, or not for this user.
            zygote_client.WarmError: its walls cannot be put up.
        """
        if way not in WAYS:
            raise ValueError(f"no sandbox is called {way!r}; choose from {WAYS}")
        if way == USER_NAMESPACES and os.geteuid() == 0:
            raise ValueError(f"{way} are for ordinary users; root takes {NAMESPACES}")
        log = tempfile.TemporaryFile()  # noqa: SIM115 - closed by `remove`
        box = cls(way, limits, INNER, INNER, log, own=own)
        if way in {NAMESPACES, BUBBLEWRAP} and os.geteuid() == 0:
            box.user = FIRST_USER + next(_next_user) % N_USERS
        try:
            box._open(modules)
        except BaseException:
            box.remove()
            raise
        return box

    @classmethod
    def expect(cls, way: str) -> None:
        """Let what boxes of a way are forked from begin to load; does not wait."""
        if way in FORKED:
            with tempfile.TemporaryFile() as log:
                zygote_client.zygote(
                    cls(way, Limits(), INNER, INNER, log).environment()
                )

    def _open(self, modules: tuple[str, ...] | None) -> None:
        if self.way not in FORKED:
            self._make_folders()
        if self.way == BUBBLEWRAP or sys.platform != "linux":
            return
        request: dict[str, Any] = {"walls": None, "user": self.user}
        if self.way in FORKED:
            views = [list(view) for view in mounts.views()]
            request["walls"] = {"views": views, "size": self.limits.disk_bytes}
        try:
            log, known = self.log.fileno(), self.own or self.environment()
            self.keeper = zygote_client.box(request, known, log, modules)
        except zygote_client.WarmError as error:
            if self.way in FORKED:
                raise
            self.why_new = str(error)
            return
        if self.keeper.room is not None:
            # The box's own file system: nothing lies on this machine's disk.
            self.folder = Path(f"/proc/self/fd/{self.keeper.room}")

    def _make_folders(self) -> None:
        self.folder = socket_folder("box-")
        self.inside = self.folder
        for shared in (self.sockets, self.exchange):
            shared.mkdir(mode=0o700)
            self.hand_over(shared)
        (self.folder / "home").mkdir(mode=0o700)
        (self.folder / "passwd").write_text(
            f"learner:x:{self.inner_user}:{self.inner_user}::{HOME}:/bin/sh\n"
        )

    @property
    def sockets(self) -> Path:
        """Folder of the kernel's sockets and its connection file."""
        return self.folder / "sockets"

    @property
    def exchange(self) -> Path:
        """Folder that probed facts are written to."""
        return self.folder / "exchange"

    @property
    def home(self) -> Path:
        """The learner's home folder, as the kernel knows it."""
        return self.folder / "home" if self.way == NONE else Path(HOME)

    @property
    def inner_user(self) -> int:
        """The user that the learner's code runs as."""
        return os.geteuid() if self.user is None else self.user

    def within(self, path: Path) -> str:
        """A path in the shared folder as the kernel knows it."""
        return str(self.inside / path.relative_to(self.folder))

    def hand_over(self, path: Path) -> None:
        """Let the learner's process use `path`."""
        if self.user is not None:
            os.chown(path, self.user, self.user, follow_symlinks=False)

    def start(self, command: Sequence[str], folder: str = "") -> Process:
        """Start the kernel, or another program, in the box.

        Args:
            command: the command line; a kernel's is run by the forked process itself.
            folder: where to start a trusted notebook; any other starts at home.

        Returns:
            A handle on it, like `subprocess.Popen`.
        """
        place = folder if self.own and folder else str(self.home)
        environment = dict(self.own or self.environment())
        if self.keeper is None:
            return self._start_new(command, environment, place)
        start = {"command": list(command), "environment": environment}
        start |= {"folder": place, "limits": self.resources()}
        start["filtered"] = self.way != NONE
        self._join(self.keeper.pid)
        self.keeper.start(start)
        return self.keeper

    def _start_new(
        self, command: Sequence[str], environment: dict[str, str], place: str
    ) -> Process:
        ours, its = socket.socketpair()
        with ours:
            with its:
                process = subprocess.Popen(
                    # bwrap itself is found by the grader's own path.
                    self.command(command, its.fileno()),
                    env=environment,
                    cwd=place if self.way == NONE else self.folder,
                    stdin=subprocess.DEVNULL,
                    stdout=self.log,
                    stderr=subprocess.STDOUT,
                    start_new_session=True,
                    pass_fds=[its.fileno()],
                )
            # It asks, once tied to our end, whether we are still there.
            ours.settimeout(ASK_SECONDS)
            with contextlib.suppress(OSError):
                ours.send(ours.recv(1))
        return process

    def _join(self, pid: int) -> None:
        """Count the memory of a process and of its children from now on."""
        if self.own is not None:
            return
        self.group = cgroups.make(self.limits.memory_bytes)
        if self.group is not None:
            try:
                self.group.take(pid)
            except OSError:
                self.group.remove()
                self.group = None

    def command(self, argv: Sequence[str], line: int | None = None) -> list[str]:
        """The command line that starts `argv` as a new process inside the box.

        Args:
            argv: what is to run in it.
            line: handle on which to ask, just before, whether the grader still lives.
        """
        source = Path(exec_shim.__file__).read_text(encoding="utf-8")
        settings = {"user": self.user, "limits": self.resources(), "line": line}
        told = json.dumps({**settings, "filtered": self.way != NONE})
        launcher = [sys.executable, "-I", "-S", "-c", source, told, *argv]
        if self.way == NONE:
            return launcher
        walls = bubblewrap.arguments(
            user=self.user,
            passwd=self.folder / "passwd",
            shared=(self.sockets, self.exchange),
            size=self.limits.disk_bytes,
        )
        return [*walls, "--", *launcher]

    def environment(self) -> dict[str, str]:
        """All that the kernel gets to know of the environment."""
        home = str(self.home)
        package = mounts.package_folder("neurons")
        return {
            "HOME": home,
            "USER": "learner",
            "LANG": "C.UTF-8",
            "PATH": f"{sys.prefix}/bin:/usr/local/bin:/usr/bin:/bin",
            "TMPDIR": home if self.way == NONE else bubblewrap.PRIVATE_TMP,
            "IPYTHONDIR": f"{home}/.ipython",
            "PYTHONPATH": str(package.parent),
            "PYTHONNOUSERSITE": "1",
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONHASHSEED": "0",
            "MPLBACKEND": "module://matplotlib_inline.backend_inline",
            "NEURONS_CHECK": "deferred",
            "KERAS_BACKEND": "tensorflow",
            "TF_CPP_MIN_LOG_LEVEL": "3",
            "TF_ENABLE_ONEDNN_OPTS": "0",
            "CUDA_VISIBLE_DEVICES": "-1",
            # The same sums in the same order on every machine, and few threads.
            "OMP_NUM_THREADS": "1",
            "OPENBLAS_NUM_THREADS": "1",
            "TF_NUM_INTRAOP_THREADS": "2",
            "TF_NUM_INTEROP_THREADS": "2",
        }

    def resources(self) -> dict[str, int]:
        """The limits that the system itself keeps for every process of the box."""
        if self.own is not None:
            return {}
        resources = {
            "RLIMIT_AS": self.limits.address_bytes,
            "RLIMIT_FSIZE": self.limits.file_bytes,
            "RLIMIT_CPU": self.limits.cpu_ceiling,
            "RLIMIT_NOFILE": 1024,
            "RLIMIT_CORE": 0,
            # Messages between processes are not counted as anybody's memory.
            "RLIMIT_MSGQUEUE": 0,
            "RLIMIT_MEMLOCK": 0,
        }
        if self.way != NONE:
            # Without a user of its own, all of the grader's programs would count.
            resources["RLIMIT_NPROC"] = self.limits.processes
        return resources

    def remove(self) -> None:
        """End what is left of the box and delete its folders."""
        if self.keeper is not None:
            self.keeper.close()
        self.log.close()
        if self.group is not None:
            self.group.remove()
        if self.inside != INNER:
            shutil.rmtree(self.folder, ignore_errors=True)
