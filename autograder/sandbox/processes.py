"""The processes of a sandbox, and the processor time that they have taken."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterable
from pathlib import Path

import psutil


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


class ProcessorClock:
    """Counts the processor seconds of a process, its threads and all descendants.

    Those that have ended count as well: a process that waits for its child is charged
    for it. Where none waits, what was last seen of the child stays counted.
    """

    def __init__(self, pid: int) -> None:
        """Count for a process and its descendants.

        Args:
            pid: number of the first process.
        """
        self._pid = pid
        # Of each process: its own seconds, and those of the children it waited for.
        self._seen: dict[psutil.Process, tuple[float, float]] = {}
        # Of ended processes, which the one that waits for them is charged for next.
        self._ended = 0.0
        self._total = 0.0
        self._lock = threading.Lock()

    def read(self, found: Iterable[psutil.Process] | None = None) -> float:
        """Return the processor seconds until now.

        Args:
            found: its processes, if the caller has just looked for them.
        """
        with self._lock:
            now = self._times(quick_process_tree(self._pid) if found is None else found)
            own = waited_for = 0.0
            for process, (mine, children) in now.items():
                mine_before, children_before = self._seen.get(process, (0.0, 0.0))
                own += mine - mine_before
                waited_for += children - children_before
            gone = self._seen.keys() - now.keys()
            self._ended += sum(sum(self._seen[process]) for process in gone)
            self._total += own + max(waited_for - self._ended, 0.0)
            self._ended = max(self._ended - waited_for, 0.0)
            self._seen = now
            return self._total

    def _times(
        self, processes: Iterable[psutil.Process]
    ) -> dict[psutil.Process, tuple[float, float]]:
        found = set(processes)
        # A quick look may leave one out, which must not be taken for ended.
        left_out = [one for one in self._seen if one not in found and one.is_running()]
        times: dict[psutil.Process, tuple[float, float]] = {}
        for process in (*found, *left_out):
            with contextlib.suppress(psutil.Error):
                user, system, *children = process.cpu_times()[:4]
                times[process] = (user + system, sum(children))
        return times
