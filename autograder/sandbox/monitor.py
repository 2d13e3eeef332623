"""Monitor the memory, the files and the time that a kernel uses.

A `Monitor` polls the processes of one sandbox. It stops them once they exceed a limit
that the system cannot hold for all of them together; a cell that takes too long is
first interrupted.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import psutil

from autograder.sandbox.bubblewrap import WRITABLE
from autograder.sandbox.cgroups import Group
from autograder.sandbox.limits import MEGABYTE, Allowance, Limits
from autograder.sandbox.processes import ProcessorClock, quick_process_tree

POLL_SECONDS = 0.1
END_SECONDS = 5
DEEPEST = 100  # folders within folders
LONGEST_POLL_SECONDS = 1.0
POLLS_PER_DISK_CHECK = 10
IDLE_SHARE = 0.01  # of one processor


class StopReason(StrEnum):
    """The limit that a cell or a kernel was stopped for."""

    MEMORY = "memory"
    FILES = "files"
    PROCESSOR_TIME = "processor_time"
    IDLE = "idle"


@dataclass(frozen=True, slots=True)
class Stop:
    """Why a cell or a kernel was stopped.

    Attributes:
        reason: the limit that was exceeded.
        text: the same in words, as verdicts quote it.
    """

    reason: StopReason
    text: str


class Watch:
    """The time that one cell takes, counted from its start."""

    def __init__(self, allowance: Allowance, grace_seconds: float, used: float) -> None:
        """Start to count.

        Args:
            allowance: what the cell may take.
            grace_seconds: wait for it to stop after an interrupt.
            used: processor seconds of the kernel until now.
        """
        self.stop: Stop | None = None
        self._allowance, self._grace = allowance, grace_seconds
        self._start = self._active_at = used
        self._quiet, self._polled = 0.0, time.monotonic()

    def exceeds(self, used: float) -> bool:
        """Return whether the cell is to be interrupted; `stop` then says why.

        Args:
            used: processor seconds of the kernel until now.
        """
        cpu, idle = self._allowance.cpu_seconds, self._allowance.idle_seconds
        last, self._polled = self._polled, time.monotonic()
        # A machine that stood still must not make a cell idle.
        self._quiet += min(self._polled - last, LONGEST_POLL_SECONDS)
        if used - self._active_at >= IDLE_SHARE * idle:
            self._active_at, self._quiet = used, 0.0
        if used - self._start > cpu:
            text = f"it took more than {cpu:g} s of processor time"
            self.stop = Stop(StopReason.PROCESSOR_TIME, text)
        elif self._quiet >= idle:
            self.stop = Stop(StopReason.IDLE, f"it did nothing for {idle:g} s")
        return self.stop is not None

    def ignores_interrupt(self) -> bool:
        """Return whether it still runs too long after it was interrupted."""
        return time.monotonic() - self._polled > self._grace


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
        stopped: why the monitor has ended the kernel; None if it has not.
    """

    def __init__(
        self,
        pid: int,
        limits: Limits,
        interrupt: Callable[[], None],
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
            interrupt: interrupts the cell that runs.
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
        self._stopped: Stop | None = None
        self._pid, self._limits, self._group = pid, limits, group
        self._interrupt, self._stop = interrupt, stop
        self._is_init, self._writable = is_init, writable
        self._folder, self._private = folder, private
        self._clock = ProcessorClock(pid)
        self._watch: Watch | None = None
        # One interrupt belongs to one cell: none is sent after the cell's end.
        self._lock = threading.Lock()
        self._finished = threading.Event()
        self._thread = threading.Thread(target=self._poll, daemon=True)

    @property
    def stopped(self) -> Stop | None:
        """Why the kernel was ended; None if it was not, or by nobody."""
        if self._stopped is None and self._group and self._group.was_full():
            self._stopped = self._out_of_memory()
        return self._stopped

    def start(self) -> None:
        """Start polling."""
        self._thread.start()

    def end(self) -> None:
        """Stop polling."""
        self._finished.set()
        if self._thread.ident is not None:
            self._thread.join(END_SECONDS)

    def processor_seconds(self) -> float:
        """Return what the kernel has taken since its start."""
        return self._clock.read()

    def begin_cell(self, allowance: Allowance) -> None:
        """Interrupt, from now on, what takes longer than allowed.

        Args:
            allowance: the time that the next cell may take.
        """
        grace = self._limits.grace_wall_seconds
        with self._lock:
            self._watch = Watch(allowance, grace, self._clock.read())

    def end_cell(self) -> Stop | None:
        """Interrupt nothing from now on.

        Returns:
            Why the cell was interrupted; None if it was not.
        """
        with self._lock:
            watch, self._watch = self._watch, None
        return None if watch is None else watch.stop

    def _poll(self) -> None:
        polls = 0
        while not self._finished.wait(POLL_SECONDS):
            polls += 1
            processes = quick_process_tree(self._pid)
            disk = polls % POLLS_PER_DISK_CHECK == 0
            self._stopped = self._check(processes, disk=disk) or self._check_time(
                processes
            )
            if self._stopped is not None:
                self._stop()
                return

    def _check(self, processes: list[psutil.Process], *, disk: bool) -> Stop | None:
        limits = self._limits
        counted = processes[1:] if self._is_init else processes
        if exceeds(counted, limits.memory_bytes, self._file_bytes(processes)):
            return self._out_of_memory()
        if disk and self._folder and disk_bytes(self._folder) > limits.disk_bytes:
            size = limits.disk_bytes / MEGABYTE
            return Stop(StopReason.FILES, f"it wrote more than {size:,.0f} MB of files")
        return None

    def _check_time(self, processes: list[psutil.Process]) -> Stop | None:
        """Interrupt a cell that takes too long; say so if that does not end it."""
        used = self._clock.read(processes)
        with self._lock:
            watch = self._watch
            if watch is None:
                return None
            if watch.stop is not None:
                return watch.stop if watch.ignores_interrupt() else None
            if watch.exceeds(used):
                self._interrupt()
        return None

    def _out_of_memory(self) -> Stop:
        size = self._limits.memory_bytes / MEGABYTE
        text = f"it used more than {size:,.0f} MB of memory"
        return Stop(StopReason.MEMORY, text)

    def _file_bytes(self, processes: list[psutil.Process]) -> int:
        """Memory that the sandbox's files use."""
        if self._writable is not None:
            return filesystem_bytes(self._writable)
        if not self._private or not processes:
            return 0
        root = f"/proc/{processes[-1].pid}/root"
        return sum(filesystem_bytes(f"{root}{folder}") for folder in WRITABLE)
