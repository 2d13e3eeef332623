"""Monitor the memory, the files and the processor time that a kernel uses.

A `Monitor` polls the processes of one sandbox and stops them once they exceed a limit
that the system cannot hold for all of them together.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from collections.abc import Callable, Iterable
from enum import StrEnum
from pathlib import Path

import psutil

from autograder.sandbox.bubblewrap import WRITABLE
from autograder.sandbox.cgroups import Group
from autograder.sandbox.limits import MEGABYTE, Limits

POLL_SECONDS = 0.1
END_SECONDS = 5
DEEPEST = 100  # folders within folders
POLLS_PER_DISK_CHECK = 10


class StopReason(StrEnum):
    """The limit that a kernel was stopped for."""

    MEMORY = "memory"
    FILES = "files"
    TIME = "time"


def describe(reason: StopReason, limits: Limits, seconds: float) -> str:
    """Return the reason in words, as verdicts quote it.

    Args:
        reason: the limit that was exceeded.
        limits: the limits of the sandbox.
        seconds: processor time that the cell was allowed.
    """
    match reason:
        case StopReason.MEMORY:
            size = limits.memory_bytes / MEGABYTE
            return f"it used more than {size:,.0f} MB of memory"
        case StopReason.FILES:
            size = limits.disk_bytes / MEGABYTE
            return f"it wrote more than {size:,.0f} MB of files"
        case StopReason.TIME:
            return f"it took more than {seconds:g} s of processor time"


def process_tree(pid: int) -> list[psutil.Process]:
    """Return a process and all its descendants that still exist."""
    try:
        first = psutil.Process(pid)
        return [first, *first.children(recursive=True)]
    except psutil.Error:
        return []


def quick_process_tree(pid: int) -> list[psutil.Process]:
    """Return the same without scanning every process of the machine.

    Linux may leave one out while another ends, so this suits callers that poll.
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
        return process_tree(pid)
    return found


class NoChildrenError(OSError):
    """This system does not list a process's children."""


def _children(pid: int) -> list[int]:
    """Return the children of all threads of a process; none if it has ended."""
    children: list[int] = []
    try:
        threads = list(Path(f"/proc/{pid}/task").iterdir())
    except (FileNotFoundError, ProcessLookupError):
        return []
    except OSError as error:
        raise NoChildrenError from error
    for thread in threads:
        try:
            pids = (thread / "children").read_text()
        except OSError as error:
            if thread.exists():
                raise NoChildrenError from error
            continue
        children += map(int, pids.split())
    return children


def exceeds(processes: Iterable[psutil.Process], limit: int, files: int = 0) -> bool:
    """Return whether processes and their files in memory use more than `limit`.

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
    # Forked processes share pages: then the slower, exact figure decides.
    return sum(map(_proportional_bytes, processes), files) > limit


def _proportional_bytes(process: psutil.Process) -> int:
    """Resident memory with each shared page divided among those that share it."""
    try:
        return int(process.memory_full_info().pss)
    except psutil.AccessDenied:
        return int(process.memory_info().rss)
    except psutil.Error:
        return 0


def processor_seconds(processes: Iterable[psutil.Process]) -> float:
    """Return the processor seconds of processes and of their ended children."""
    total = 0.0
    for process in processes:
        with contextlib.suppress(psutil.Error):
            total += sum(process.cpu_times()[:4])
    return total


def filesystem_bytes(folder: int | str) -> int:
    """Return the bytes used on the file system of `folder`, a path or a descriptor."""
    try:
        facts = os.statvfs(folder)
    except OSError:
        return 0
    return (facts.f_blocks - facts.f_bfree) * facts.f_frsize


def disk_bytes(folder: Path) -> int:
    """Return the disk space of all that is in `folder`, in bytes; follow no links.

    Folders nested deeper than `DEEPEST` count as more than there is of any disk: no
    exercise needs them, and a path to what they hold could not even be written.
    """
    total, waiting = 0, [(folder, 0)]
    while waiting:
        place, depth = waiting.pop()
        if depth > DEEPEST:
            return sys.maxsize
        with contextlib.suppress(OSError), os.scandir(place) as entries:
            for entry in entries:
                total += entry.stat(follow_symlinks=False).st_blocks * 512
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((Path(entry.path), depth + 1))
    return total


class Monitor:
    """Polls every 100 ms and stops a kernel that exceeds its limits.

    Attributes:
        kind: the limit that the kernel was stopped for; None if it was not stopped.
    """

    def __init__(
        self,
        pid: int,
        limits: Limits,
        stop: Callable[[], None],
        *,
        group: Group | None = None,
        is_init: bool = False,
        writable: int | None = None,
        folder: Path | None = None,
        private: bool = False,
    ) -> None:
        """Monitor the processes of one sandbox.

        Args:
            pid: number of the sandbox's first process.
            limits: what they may use.
            stop: ends them.
            group: the control group that the processes are in.
            is_init: whether `pid` is an init process, whose memory is a copy of the
                zygote's and does not count.
            writable: descriptor of the file system in memory that the sandbox writes
                to.
            folder: folder on disk that the sandbox writes to.
            private: whether it is bubblewrap's, whose folders in memory only its own
                processes see.
        """
        self.kind: StopReason | None = None
        self._reason, self._group = "", group
        self._pid, self._limits, self._stop = pid, limits, stop
        self._is_init, self._writable = is_init, writable
        self._folder, self._private = folder, private
        self._used, self._allowed = 0.0, limits.start_seconds * limits.processors
        self._finished = threading.Event()
        self._thread = threading.Thread(target=self._poll, daemon=True)

    @property
    def reason(self) -> str:
        """Why the kernel was stopped, in words; empty if it was not."""
        if not self._reason and self._group and self._group.was_full():
            self._set_reason(StopReason.MEMORY)
        return self._reason

    def start(self) -> None:
        """Start polling."""
        self._thread.start()

    def end(self) -> None:
        """Stop polling."""
        self._finished.set()
        if self._thread.ident is not None:
            self._thread.join(END_SECONDS)

    def allow(self, seconds: float) -> None:
        """Count processor time anew for a cell that may take so long, in seconds."""
        used = processor_seconds(quick_process_tree(self._pid))
        self._used, self._allowed = used, seconds * self._limits.processors

    def _poll(self) -> None:
        polls = 0
        while not self._finished.wait(POLL_SECONDS):
            polls += 1
            processes = quick_process_tree(self._pid)
            self._check(processes, disk=polls % POLLS_PER_DISK_CHECK == 0)
            if self._reason:
                self._stop()
                return

    def _check(self, processes: list[psutil.Process], *, disk: bool) -> None:
        limits = self._limits
        counted = processes[1:] if self._is_init else processes
        if exceeds(counted, limits.memory_bytes, self._file_bytes(processes)):
            self._set_reason(StopReason.MEMORY)
        elif processor_seconds(processes) > self._used + self._allowed + POLL_SECONDS:
            self._set_reason(StopReason.TIME)
        elif disk and self._folder and disk_bytes(self._folder) > limits.disk_bytes:
            self._set_reason(StopReason.FILES)

    def _set_reason(self, kind: StopReason) -> None:
        self.kind = kind
        self._reason = describe(kind, self._limits, self._allowed)

    def _file_bytes(self, processes: list[psutil.Process]) -> int:
        """Memory that the sandbox's files use."""
        if self._writable is not None:
            return filesystem_bytes(self._writable)
        if not self._private or not processes:
            return 0
        root = f"/proc/{processes[-1].pid}/root"
        return sum(filesystem_bytes(f"{root}{folder}") for folder in WRITABLE)
