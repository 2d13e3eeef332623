"""A control group for a box, where this machine lets one be made.

The system itself then counts all memory of a box, also what no process shows as its
own (files in memory, buffers of sockets), and ends it the moment there is too much.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

MOUNT = Path("/sys/fs/cgroup")
OWN = Path("/proc/self/cgroup")
PREFIX = "autograder-"
_count = itertools.count()
REMOVE_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Kind:
    """How one version of control groups names its files."""

    limit: str
    swap: str
    swap_value: str
    events: str


NEW = Kind("memory.max", "memory.swap.max", "0", "memory.events")
OLD = Kind("memory.limit_in_bytes", "memory.swappiness", "0", "memory.oom_control")


@dataclass(frozen=True, slots=True)
class Group:
    """One control group with a limit on memory."""

    folder: Path
    kind: Kind

    def take(self, pid: int) -> None:
        """Put a process, and with it all its later children, into the group.

        Raises:
            OSError: it may not be moved.
        """
        (self.folder / "cgroup.procs").write_text(str(pid))

    def was_full(self) -> bool:
        """Whether the system has ended a process for want of memory."""
        with contextlib.suppress(OSError):
            for line in (self.folder / self.kind.events).read_text().splitlines():
                name, _, value = line.partition(" ")
                if name == "oom_kill":
                    return int(value) > 0
        return False

    def remove(self) -> None:
        """Take the group away once its processes are gone."""
        over = time.monotonic() + REMOVE_SECONDS
        while self.folder.exists() and time.monotonic() < over:
            with contextlib.suppress(OSError):
                self.folder.rmdir()
                return
            time.sleep(0.01)


def make(memory_bytes: int) -> Group | None:
    """A new group with so much memory; None where none can be made.

    Args:
        memory_bytes: what its processes may have together, in bytes.
    """
    for parent, kind in _places():
        _sweep(parent)
        folder = parent / f"{PREFIX}{os.getpid()}-{next(_count)}"
        try:
            folder.mkdir()
        except OSError:
            continue
        try:
            if (folder / kind.limit).exists():
                (folder / kind.limit).write_text(str(memory_bytes))
                with contextlib.suppress(OSError):
                    (folder / kind.swap).write_text(kind.swap_value)
                return Group(folder, kind)
        except OSError:
            pass
        with contextlib.suppress(OSError):
            folder.rmdir()
    return None


def _places() -> Iterable[tuple[Path, Kind]]:
    """Folders below which a group may be made, the likeliest first."""
    try:
        lines = OWN.read_text().splitlines()
    except OSError:
        return
    for line in lines:
        _, controllers, path = line.split(":", 2)
        old = "memory" in controllers.split(",")
        mount = MOUNT / "memory" if old else MOUNT
        if not old and (controllers or not (MOUNT / "cgroup.controllers").exists()):
            continue
        own = mount / path.lstrip("/")
        # A group with processes of its own cannot hand out limits: beside it, then.
        for place in (own, mount) if old else (own.parent, own, mount):
            if place.is_relative_to(mount):
                yield place, OLD if old else NEW


def _sweep(parent: Path) -> None:
    """Take away what a killed grader left."""
    with contextlib.suppress(OSError):
        for folder in parent.glob(f"{PREFIX}*-*"):
            pid = folder.name.removeprefix(PREFIX).split("-")[0]
            if not Path("/proc", pid).exists():
                with contextlib.suppress(OSError):
                    folder.rmdir()
