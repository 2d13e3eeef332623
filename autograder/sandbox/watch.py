"""A watch on the memory and disk space that a kernel's processes take."""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Callable
from pathlib import Path

import psutil

from autograder.sandbox.limits import MEGABYTE, Limits

MEMORY_SECONDS = 0.1
LOOKS_PER_DISK_LOOK = 10


def family(pid: int) -> list[psutil.Process]:
    """A process and all its descendants that are still there."""
    try:
        first = psutil.Process(pid)
        return [first, *first.children(recursive=True)]
    except psutil.Error:
        return []


def takes_more(pid: int, limit: int) -> bool:
    """Whether a process and its descendants have more than `limit` bytes resident."""
    processes, quick = family(pid), 0
    for process in processes:
        with contextlib.suppress(psutil.Error):
            quick += process.memory_info().rss
    if quick <= limit:
        return False
    # Forked processes share pages: then the slower, true figure decides.
    return len(processes) == 1 or sum(map(_own_bytes, processes)) > limit


def _own_bytes(process: psutil.Process) -> int:
    """Resident memory with each shared page divided among those that share it."""
    try:
        return process.memory_full_info().pss
    except psutil.AccessDenied:
        return process.memory_info().rss
    except psutil.Error:
        return 0


def disk_bytes(folder: Path) -> int:
    """Disk space of all files in `folder`, in bytes; links are not followed."""
    total = 0
    for place, _, names in os.walk(folder, followlinks=False):
        for name in names:
            with contextlib.suppress(OSError):
                total += Path(place, name).lstat().st_blocks * 512
    return total


class Watch:
    """Looks every 100 ms and stops the kernel that takes too much.

    Attributes:
        reason: why the kernel was stopped, in words; empty if it was not.
    """

    def __init__(
        self, pid: int, folder: Path, limits: Limits, stop: Callable[[], None]
    ) -> None:
        self.reason = ""
        self._pid, self._folder, self._limits, self._stop = pid, folder, limits, stop
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def end(self) -> None:
        """Look no more."""
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        looks = 0
        while not self._over.wait(MEMORY_SECONDS):
            looks += 1
            if takes_more(self._pid, self._limits.memory_bytes):
                size = self._limits.memory_bytes / MEGABYTE
                self.reason = f"it used more than {size:,.0f} MB of memory"
            elif looks % LOOKS_PER_DISK_LOOK == 0 and (
                disk_bytes(self._folder) > self._limits.disk_bytes
            ):
                size = self._limits.disk_bytes / MEGABYTE
                self.reason = f"it wrote more than {size:,.0f} MB of files"
            if self.reason:
                self._stop()
                return
