"""A control group for a sandbox, where this machine allows one.

The system itself then counts all memory of a sandbox, including what belongs to no
process (files in memory, buffers of sockets), and ends it the moment there is too much.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

MOUNT = Path("/sys/fs/cgroup")
MEMBERSHIP = Path("/proc/self/cgroup")
PREFIX = "autograder-"
REMOVE_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Version:
    """The files of one version of control groups."""

    limit: str
    swap: str
    swap_value: str
    events: str


VERSION_2 = Version("memory.max", "memory.swap.max", "0", "memory.events")
VERSION_1 = Version(
    "memory.limit_in_bytes", "memory.swappiness", "0", "memory.oom_control"
)


@dataclass(frozen=True, slots=True)
class Group:
    """One control group with a limit on memory."""

    folder: Path
    version: Version

    def add(self, pid: int) -> None:
        """Put a process, and with it all its later children, into the group.

        Raises:
            OSError: it may not be moved.
        """
        (self.folder / "cgroup.procs").write_text(str(pid))

    def was_full(self) -> bool:
        """Return whether the system has ended a process for lack of memory."""
        with contextlib.suppress(OSError):
            for line in (self.folder / self.version.events).read_text().splitlines():
                name, _, value = line.partition(" ")
                if name == "oom_kill":
                    return int(value) > 0
        return False

    def remove(self) -> None:
        """Remove the group once its processes are gone."""
        deadline = time.monotonic() + REMOVE_SECONDS
        while self.folder.exists() and time.monotonic() < deadline:
            with contextlib.suppress(OSError):
                self.folder.rmdir()
                return
            time.sleep(0.01)


def make_group(memory_bytes: int) -> Group | None:
    """Make a group with a limit on memory; return None where none can be made.

    Args:
        memory_bytes: what its processes may use together, in bytes.
    """
    for parent, version in _parents():
        _remove_stale(parent)
        folder = parent / f"{PREFIX}{os.getpid()}-{secrets.token_hex(4)}"
        try:
            folder.mkdir()
        except OSError:
            continue
        try:
            if (folder / version.limit).exists():
                (folder / version.limit).write_text(str(memory_bytes))
                with contextlib.suppress(OSError):
                    (folder / version.swap).write_text(version.swap_value)
                return Group(folder, version)
        except OSError:
            pass
        with contextlib.suppress(OSError):
            folder.rmdir()
    return None


def _parents() -> Iterable[tuple[Path, Version]]:
    """Folders in which a group may be made, the likeliest first."""
    try:
        lines = MEMBERSHIP.read_text().splitlines()
    except OSError:
        return
    for line in lines:
        _, controllers, path = line.split(":", 2)
        old = "memory" in controllers.split(",")
        mount = MOUNT / "memory" if old else MOUNT
        if not old and (controllers or not (MOUNT / "cgroup.controllers").exists()):
            continue
        own = mount / path.lstrip("/")
        # A group that has processes cannot limit groups inside it: beside it, then.
        for parent in (own, mount) if old else (own.parent, own, mount):
            if parent.is_relative_to(mount):
                yield parent, VERSION_1 if old else VERSION_2


def _remove_stale(parent: Path) -> None:
    """Remove what a killed grader left."""
    with contextlib.suppress(OSError):
        for folder in parent.glob(f"{PREFIX}*-*"):
            pid = folder.name.removeprefix(PREFIX).split("-")[0]
            if not Path("/proc", pid).exists():
                with contextlib.suppress(OSError):
                    folder.rmdir()
