"""A box for one kernel: its folders, its user, its command line, its environment."""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.sandbox import launch, mounts
from autograder.sandbox.limits import Limits

BUBBLEWRAP = "bubblewrap"
NONE = "none"
WAYS = (BUBBLEWRAP, NONE)

HOME = "/home/learner"
PRIVATE_TMP = "/tmp"  # noqa: S108 - it is the box's own
# Users that systemd, too, takes for short-lived services: nobody's files are theirs.
FIRST_USER, N_USERS = 61184, 4096
# A socket's path is limited to 107 bytes.
LONGEST_FOLDER = 80


@dataclass(frozen=True, slots=True)
class Box:
    """Where one kernel lives and what it may do.

    Attributes:
        way: `"bubblewrap"` or `"none"`.
        limits: what its processes may use.
        folder: the grader's private folder for this kernel; only its parts
            `exchange` (facts) and `sockets` are shown to the kernel.
    """

    way: str
    limits: Limits
    folder: Path

    @classmethod
    def make(cls, way: str, limits: Limits) -> Box:
        """A box with new, empty folders.

        Raises:
            ValueError: there is no such way.
        """
        if way not in WAYS:
            raise ValueError(f"no sandbox is called {way!r}; choose from {WAYS}")
        place = tempfile.gettempdir()
        if len(os.fsencode(place)) > LONGEST_FOLDER:
            place = "/tmp"  # noqa: S108 - mkdtemp makes the folder below it safe
        box = cls(way, limits, Path(tempfile.mkdtemp(prefix="box-", dir=place)))
        for shared in (box.sockets, box.exchange):
            shared.mkdir(mode=0o700)
            box.hand_over(shared)
        box.home.mkdir(mode=0o700)
        (box.folder / "passwd").write_text(
            f"learner:x:{box.inner_user}:{box.inner_user}::{HOME}:/bin/sh\n"
        )
        return box

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
        """Home folder where there is no sandbox."""
        return self.folder / "home"

    @property
    def log(self) -> Path:
        """What the processes said outside of any cell."""
        return self.folder / "kernel.log"

    @property
    def user(self) -> int | None:
        """The user to become, if the grader is root: root knows no limits."""
        if self.way == BUBBLEWRAP and os.geteuid() == 0:
            return FIRST_USER + os.getpid() % N_USERS
        return None

    @property
    def inner_user(self) -> int:
        """The user that the learner's code runs as."""
        return os.geteuid() if self.user is None else self.user

    def hand_over(self, path: Path) -> None:
        """Let the learner's process use `path`."""
        if self.user is not None:
            os.chown(path, self.user, self.user)

    def command(self, argv: Sequence[str]) -> list[str]:
        """The command line that starts `argv` inside the box."""
        source = Path(launch.__file__).read_text(encoding="utf-8")
        settings = json.dumps({"user": self.user, "limits": self._resources()})
        launcher = [sys.executable, "-I", "-S", "-c", source, settings, *argv]
        if self.way == NONE:
            return launcher
        return [*self._bubblewrap(), "--", *launcher]

    def environment(self) -> dict[str, str]:
        """All that the kernel gets to know of the environment."""
        inside = self.way == BUBBLEWRAP
        home = HOME if inside else str(self.home)
        package = mounts.package_folder("neurons")
        return {
            "HOME": home,
            "USER": "learner",
            "LANG": "C.UTF-8",
            "PATH": f"{sys.prefix}/bin:/usr/local/bin:/usr/bin:/bin",
            "TMPDIR": PRIVATE_TMP if inside else home,
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

    def remove(self) -> None:
        """Delete the box's folders."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _resources(self) -> dict[str, int]:
        resources = {
            "RLIMIT_AS": self.limits.address_bytes,
            "RLIMIT_FSIZE": self.limits.file_bytes,
            "RLIMIT_NOFILE": 1024,
            "RLIMIT_CORE": 0,
        }
        if self.way != NONE:
            # Without a user of its own, all of the grader's programs would count.
            resources["RLIMIT_NPROC"] = self.limits.processes
        return resources

    def _bubblewrap(self) -> list[str]:
        arguments = ["bwrap", "--die-with-parent", "--new-session"]
        arguments += ["--unshare-ipc", "--unshare-pid", "--unshare-net"]
        arguments += ["--unshare-uts", "--unshare-cgroup-try"]
        arguments += ["--hostname", "sandbox", "--cap-drop", "ALL"]
        if self.user is None:
            arguments += ["--unshare-user"]
        else:
            # Just enough to become that user, for good, in the next step.
            for capability in ("SETUID", "SETGID", "SETPCAP"):
                arguments += ["--cap-add", f"CAP_{capability}"]
        shown = mounts.system() + mounts.python() + mounts.course()
        shown += ["--ro-bind", str(self.folder / "passwd"), "/etc/passwd"]
        for shared in (self.sockets, self.exchange):
            shown += ["--bind", str(shared), str(shared)]
        arguments += mounts.writable(HOME, PRIVATE_TMP, self.limits.disk_bytes)
        arguments += mounts.parents(shown) + shown
        return [*arguments, "--remount-ro", "/", "--chdir", HOME]
