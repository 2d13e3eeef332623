"""A sandbox for one kernel: its kind, its folders, its user, its environment."""

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
from typing import IO

from autograder.files import socket_folder
from autograder.sandbox import bubblewrap, cgroups, exec_shim, mounts, namespaces
from autograder.sandbox.environment import learner_environment
from autograder.sandbox.init_client import InitProcess
from autograder.sandbox.kind import FORKED, SandboxKind
from autograder.sandbox.limits import Limits
from autograder.sandbox.protocol import ForkRequest, StartRequest, ZygoteError
from autograder.sandbox.zygote_client import fork_sandbox, get_zygote

INNER = Path(namespaces.INNER)
# The range that systemd, too, uses for short-lived services: no file belongs to them.
FIRST_USER, N_USERS = 61184, 4096
# The system counts processes by user, so no two sandboxes that run may share one.
_next_user = itertools.count(os.getpid())
ANSWER_SECONDS = 60
REMOVE_SECONDS = 60
Process = subprocess.Popen[bytes] | InitProcess


@dataclass(slots=True)
class Sandbox:
    """Where one kernel runs and what it may do.

    Attributes:
        kind: its kind.
        limits: what its processes may use.
        folder: the folder that it shares with the grader, by the grader's path.
        inside: the same folder by the kernel's path.
        log: what the processes wrote outside of any cell.
        user: the user to become, if the grader is root: root has no limits.
        init: its init process, if a zygote forked one.
        group: the control group of its processes, where one could be made.
        trusted: the environment variables of a trusted notebook; else None.
        why_not_forked: why a kernel without a sandbox could not be forked; else empty.
    """

    kind: SandboxKind
    limits: Limits
    folder: Path
    inside: Path
    log: IO[bytes]
    user: int | None = None
    init: InitProcess | None = None
    group: cgroups.Group | None = None
    trusted: Mapping[str, str] | None = None
    why_not_forked: str = ""

    @classmethod
    def make(
        cls,
        kind: str,
        limits: Limits,
        *,
        modules: tuple[str, ...] | None = None,
        trusted: Mapping[str, str] | None = None,
    ) -> Sandbox:
        """Make a sandbox with new, empty folders; fork its init process if it has one.

        Args:
            kind: one of `SandboxKind`, or its name.
            limits: what its processes may use.
            modules: what a forked kernel has imported; if None,
                `zygote_client.LOADED`.
            trusted: the environment variables of a trusted notebook, which then runs
                without limits.

        Raises:
            ValueError: there is no such kind, or not for this user.
            ZygoteError: it cannot be made.
        """
        kind = SandboxKind.from_name(kind)
        root_kind = SandboxKind.NAMESPACES
        is_root = os.geteuid() == 0
        if kind is SandboxKind.USER_NAMESPACES and is_root:
            raise ValueError(f"{kind} are for ordinary users; root takes {root_kind}")
        log = tempfile.TemporaryFile()  # noqa: SIM115 - closed by `remove`
        sandbox = cls(kind, limits, INNER, INNER, log, trusted=trusted)
        if kind in {root_kind, SandboxKind.BUBBLEWRAP} and is_root:
            sandbox.user = FIRST_USER + next(_next_user) % N_USERS
        try:
            sandbox._set_up(modules)
        except BaseException:
            sandbox.remove()
            raise
        return sandbox

    @classmethod
    def preload(cls, kind: str) -> None:
        """Start the zygote that forks sandboxes of a kind, if any; do not wait."""
        if kind in FORKED:
            with tempfile.TemporaryFile() as log:
                sandbox = cls(SandboxKind(kind), Limits(), INNER, INNER, log)
                get_zygote(sandbox.environment())

    def _set_up(self, modules: tuple[str, ...] | None) -> None:
        if self.kind not in FORKED:
            self._make_folders()
        if self.kind is SandboxKind.BUBBLEWRAP or sys.platform != "linux":
            return
        request: ForkRequest = {"namespaces": None, "user": self.user}
        if self.kind in FORKED:
            views = [list(view) for view in mounts.views()]
            request["namespaces"] = {"views": views, "size": self.limits.disk_bytes}
        try:
            environment = self.trusted or self.environment()
            log = self.log.fileno()
            self.init = fork_sandbox(request, environment, log, modules)
        except ZygoteError as error:
            if self.kind in FORKED:
                raise
            self.why_not_forked = str(error)
            return
        if self.init.writable is not None:
            # The sandbox's own file system: nothing is on this machine's disk.
            self.folder = Path(f"/proc/self/fd/{self.init.writable}")

    def _make_folders(self) -> None:
        self.folder = socket_folder("box-")
        self.inside = self.folder
        for shared in (self.sockets, self.exchange):
            shared.mkdir(mode=0o700)
            self.hand_over(shared)
        (self.folder / "home").mkdir(mode=0o700)
        (self.folder / "passwd").write_text(
            f"learner:x:{self.inner_user}:{self.inner_user}::{mounts.HOME}:/bin/sh\n"
        )

    @property
    def isolated(self) -> bool:
        """Whether its processes are isolated from this machine."""
        return self.kind is not SandboxKind.NONE

    @property
    def sockets(self) -> Path:
        """The folder of the kernel's sockets and its connection file."""
        return self.folder / "sockets"

    @property
    def exchange(self) -> Path:
        """The folder that probed facts are written to."""
        return self.folder / "exchange"

    @property
    def home(self) -> Path:
        """The learner's home folder by the kernel's path."""
        return Path(mounts.HOME) if self.isolated else self.folder / "home"

    @property
    def inner_user(self) -> int:
        """The user that the learner's code runs as."""
        return os.geteuid() if self.user is None else self.user

    def within(self, path: Path) -> str:
        """Return the kernel's path of a path in the shared folder."""
        return str(self.inside / path.relative_to(self.folder))

    def hand_over(self, path: Path) -> None:
        """Let the learner's process use `path`."""
        if self.user is not None:
            os.chown(path, self.user, self.user, follow_symlinks=False)

    def start(self, command: Sequence[str], folder: str = "") -> Process:
        """Start the kernel, or another program, in the sandbox.

        Args:
            command: the command line; a forked process runs a kernel's by itself.
            folder: where to start a trusted notebook; any other starts at home.

        Returns:
            The process, in the form of a `subprocess.Popen`.
        """
        start: StartRequest = {
            "command": list(command),
            "environment": dict(self.trusted or self.environment()),
            "folder": folder if self.trusted and folder else str(self.home),
            "limits": self.resources(),
            "filtered": self.isolated,
        }
        if self.init is None:
            return self._spawn(start)
        self._join_group(self.init.pid)
        self.init.start(start)
        return self.init

    def _spawn(self, start: StartRequest) -> Process:
        """Start a program that no zygote forks."""
        ours, its = socket.socketpair()
        with ours:
            with its:
                process = subprocess.Popen(
                    # bwrap itself is found by the grader's own path.
                    self.command(start["command"], its.fileno()),
                    env=start["environment"],
                    cwd=self.folder if self.isolated else start["folder"],
                    stdin=subprocess.DEVNULL,
                    stdout=self.log,
                    stderr=subprocess.STDOUT,
                    start_new_session=True,
                    pass_fds=[its.fileno()],
                )
            # Once tied to this process, it checks that this process still lives.
            ours.settimeout(ANSWER_SECONDS)
            with contextlib.suppress(OSError):
                ours.send(ours.recv(1))
        return process

    def _join_group(self, pid: int) -> None:
        """Count the memory of a process and of its children from now on."""
        if self.trusted is not None:
            return
        self.group = cgroups.make_group(self.limits.memory_bytes)
        if self.group is not None:
            try:
                self.group.add(pid)
            except OSError:
                self.group.remove()
                self.group = None

    def command(self, argv: Sequence[str], connection: int | None = None) -> list[str]:
        """Return the command line that starts `argv` in the sandbox without a zygote.

        Args:
            argv: what is to run in it.
            connection: descriptor of a socket on which the program checks, just
                before it starts, that the grader still lives.
        """
        source = Path(exec_shim.__file__).read_text(encoding="utf-8")
        settings = json.dumps(
            {
                "user": self.user,
                "limits": self.resources(),
                "connection": connection,
                "filtered": self.isolated,
            }
        )
        shim = [sys.executable, "-I", "-S", "-c", source, settings, *argv]
        if not self.isolated:
            return shim
        bwrap = bubblewrap.bwrap_command(
            user=self.user,
            passwd=self.folder / "passwd",
            shared=(self.sockets, self.exchange),
            size=self.limits.disk_bytes,
        )
        return [*bwrap, "--", *shim]

    def environment(self) -> dict[str, str]:
        """Return all environment variables of a learner's kernel."""
        home = str(self.home)
        tmp = bubblewrap.PRIVATE_TMP if self.isolated else home
        return learner_environment(home, tmp)

    def resources(self) -> dict[str, int]:
        """Return the limits that the system itself holds for every process."""
        if self.trusted is not None:
            return {}
        resources = {
            "RLIMIT_AS": self.limits.address_bytes,
            "RLIMIT_FSIZE": self.limits.file_bytes,
            "RLIMIT_CPU": self.limits.cpu_ceiling,
            "RLIMIT_NOFILE": 1024,
            "RLIMIT_CORE": 0,
            # No process's memory includes the messages between processes.
            "RLIMIT_MSGQUEUE": 0,
            "RLIMIT_MEMLOCK": 0,
        }
        if self.isolated:
            # Without a user of its own, all of the grader's programs would count.
            resources["RLIMIT_NPROC"] = self.limits.processes
        return resources

    def remove(self) -> None:
        """End what is left of the sandbox and delete its folders."""
        if self.init is not None:
            self.init.close()
        self.log.close()
        if self.group is not None:
            self.group.remove()
        if self.inside != INNER:
            _remove_folder(self.folder)


def _remove_folder(folder: Path) -> None:
    """Remove a folder, however deep a learner has nested others in it."""
    try:
        shutil.rmtree(folder, ignore_errors=True)
    except RecursionError:  # before Python 3.13
        command = ["rm", "-rf", "--", str(folder)]
        with contextlib.suppress(OSError, subprocess.TimeoutExpired):
            subprocess.run(command, check=False, timeout=REMOVE_SECONDS)
