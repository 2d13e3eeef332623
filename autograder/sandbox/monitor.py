"""A watch on the memory, the files and the processor time that a kernel takes."""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Callable, Iterable
from pathlib import Path

import psutil

from autograder.sandbox.cgroups import Group
from autograder.sandbox.limits import MEGABYTE, Limits

LOOK_SECONDS = 0.1
LOOKS_PER_DISK_LOOK = 10
# Where boxes keep their files in memory, as their processes see it.
ROOMS = ("tmp", "home/learner", "dev/shm")
TIME = "time"


def family(pid: int) -> list[psutil.Process]:
    """A process and all its descendants that are still there."""
    try:
        first = psutil.Process(pid)
        return [first, *first.children(recursive=True)]
    except psutil.Error:
        return []


def family_at_a_glance(pid: int) -> list[psutil.Process]:
    """The same without a look at every process of the machine.

    Linux may leave one out while another ends, so it is for those who look again soon.
    """
    try:
        found = [psutil.Process(pid)]
        for one in found:
            for child in _children(one.pid):
                with contextlib.suppress(psutil.Error):
                    found.append(psutil.Process(child))
    except psutil.Error:
        return []
    except NoChildrenError:
        return family(pid)
    return found


class NoChildrenError(OSError):
    """This system does not tell a process's children."""


def _children(pid: int) -> list[int]:
    """The children of all threads of a process; none if it has ended."""
    children: list[int] = []
    try:
        threads = list(Path(f"/proc/{pid}/task").iterdir())
    except (FileNotFoundError, ProcessLookupError):
        return []
    except OSError as error:
        raise NoChildrenError from error
    for thread in threads:
        try:
            told = (thread / "children").read_text()
        except OSError as error:
            if thread.exists():
                raise NoChildrenError from error
            continue
        children += map(int, told.split())
    return children


def takes_more(processes: Iterable[psutil.Process], limit: int, files: int = 0) -> bool:
    """Whether processes and the files they keep in memory have more than `limit`.

    Args:
        processes: the processes.
        limit: in bytes.
        files: size of their files in memory, in bytes.
    """
    processes, quick = list(processes), files
    for process in processes:
        with contextlib.suppress(psutil.Error):
            quick += process.memory_info().rss
    if quick <= limit:
        return False
    # Forked processes share pages: then the slower, true figure decides.
    return sum(map(_own_bytes, processes), files) > limit


def _own_bytes(process: psutil.Process) -> int:
    """Resident memory with each shared page divided among those that share it."""
    try:
        return process.memory_full_info().pss
    except psutil.AccessDenied:
        return process.memory_info().rss
    except psutil.Error:
        return 0


def processor_seconds(processes: Iterable[psutil.Process]) -> float:
    """Processor time of processes and of their ended children, in seconds."""
    total = 0.0
    for process in processes:
        with contextlib.suppress(psutil.Error):
            total += sum(process.cpu_times()[:4])
    return total


def room_bytes(folder: int | str) -> int:
    """Bytes taken on the file system that holds `folder`, a path or a handle."""
    try:
        facts = os.statvfs(folder)
    except OSError:
        return 0
    return (facts.f_blocks - facts.f_bfree) * facts.f_frsize


def disk_bytes(folder: Path) -> int:
    """Disk space of all files in `folder`, in bytes; links are not followed."""
    total = 0
    for place, _, names in os.walk(folder, followlinks=False):
        for name in names:
            with contextlib.suppress(OSError):
                total += Path(place, name).lstat().st_blocks * 512
    return total


class Monitor:
    """Looks every 100 ms and stops the kernel that takes too much.

    Attributes:
        kind: `time` if it was for the processor time it took.
    """

    def __init__(
        self,
        pid: int,
        limits: Limits,
        stop: Callable[[], None],
        *,
        group: Group | None = None,
        kept: bool = False,
        room: int | None = None,
        folder: Path | None = None,
        private: bool = False,
    ) -> None:
        """Watch the processes of one box.

        Args:
            pid: number of the box's first process.
            limits: what they may take.
            stop: ends them.
            group: the control group that the processes are in.
            kept: whether that is a keeper, whose memory is a copy of the zygote's.
            room: handle on the file system in memory that the box writes to.
            folder: folder on disk that the box writes to.
            private: whether the kernel has folders in memory that it alone can see.
        """
        self.kind, self._reason, self._group = "", "", group
        self._pid, self._limits, self._stop = pid, limits, stop
        self._kept, self._room = kept, room
        self._folder, self._private = folder, private
        self._taken, self._allowed = 0.0, limits.start_seconds * limits.processors
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    @property
    def reason(self) -> str:
        """Why the kernel was stopped, in words; empty if it was not."""
        if not self._reason and self._group and self._group.was_full():
            self._reason = self._too_much_memory()
        return self._reason

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def end(self) -> None:
        """Look no more."""
        self._over.set()
        if self._thread.ident is not None:
            self._thread.join()

    def allow(self, seconds: float) -> None:
        """Count processor time anew for a cell that may take so long, in seconds."""
        taken = processor_seconds(family_at_a_glance(self._pid))
        self._taken, self._allowed = taken, seconds * self._limits.processors

    def _look(self) -> None:
        looks = 0
        while not self._over.wait(LOOK_SECONDS):
            looks += 1
            seen = family_at_a_glance(self._pid)
            self._judge(seen, disk=looks % LOOKS_PER_DISK_LOOK == 0)
            if self._reason:
                self._stop()
                return

    def _judge(self, processes: list[psutil.Process], *, disk: bool) -> None:
        limits = self._limits
        files = self._file_bytes(processes)
        if takes_more(processes[self._kept :], limits.memory_bytes, files):
            self._reason = self._too_much_memory()
        elif processor_seconds(processes) > self._taken + self._allowed + LOOK_SECONDS:
            self.kind = TIME
            self._reason = f"it took more than {self._allowed:g} s of processor time"
        elif disk and self._folder and disk_bytes(self._folder) > limits.disk_bytes:
            size = limits.disk_bytes / MEGABYTE
            self._reason = f"it wrote more than {size:,.0f} MB of files"

    def _too_much_memory(self) -> str:
        size = self._limits.memory_bytes / MEGABYTE
        return f"it used more than {size:,.0f} MB of memory"

    def _file_bytes(self, processes: list[psutil.Process]) -> int:
        """Memory that the box's files take."""
        if self._room is not None:
            return room_bytes(self._room)
        if not self._private or not processes:
            return 0
        root = f"/proc/{processes[-1].pid}/root"
        return sum(room_bytes(f"{root}/{room}") for room in ROOMS)
