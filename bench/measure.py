"""Run a command and count all that it and its processes used."""

from __future__ import annotations

import contextlib
import os
import platform
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Self

import psutil

MOUNT = Path("/sys/fs/cgroup")
# Each poll takes processor time itself, on the cores that are measured.
POLL_SECONDS = 2.0
MEGABYTE = 1024**2
LOG = "bench.log"


class MeasureError(RuntimeError):
    """Nothing can be measured here; the message says why."""


@dataclass(frozen=True, slots=True)
class Used:
    """What a command used.

    Attributes:
        wall: seconds from its start to its end.
        cpu: seconds of processor time, of all its processes together.
        peak_mb: largest memory of all its processes together, in megabytes; a page
            that several share counts once.
        grader_mb: largest resident memory of the command's own process, or of a fork
            of it, in megabytes.
        load: load average of the machine when it began.
    """

    wall: float
    cpu: float
    peak_mb: float
    grader_mb: float
    load: float


class Group:
    """A control group, which counts the processor time of all processes in it.

    Processes that their parents do not wait for, such as forked kernels, count, too.
    """

    def __enter__(self) -> Self:
        """Make it.

        Raises:
            MeasureError: none can be made here.
        """
        self._folder, self.seconds = _make_group()
        return self

    def __exit__(self, *_: object) -> None:
        """Remove it, when its processes have ended."""
        deadline = time.monotonic() + 10
        while self._folder.is_dir() and time.monotonic() < deadline:
            _remove(self._folder)
            time.sleep(0.1)

    def start(
        self, command: list[str], folder: Path, environment: dict[str, str]
    ) -> subprocess.Popen[bytes]:
        """Start a command in it; what it prints goes to `bench.log` in its folder."""
        with (folder / LOG).open("wb") as out:
            return subprocess.Popen(
                command,
                cwd=folder,
                env=environment,
                stdout=out,
                stderr=subprocess.STDOUT,
                preexec_fn=self._join,
            )

    def measure(
        self, command: list[str], folder: Path, environment: dict[str, str]
    ) -> Used:
        """Run a command to its end; what else runs in the group counts as its time.

        Raises:
            MeasureError: it failed.
        """
        load, before, start = os.getloadavg()[0], self.seconds(), time.monotonic()
        process = self.start(command, folder, environment)
        memory = _Memory(process.pid)
        memory.start()
        code = process.wait()
        wall, cpu = time.monotonic() - start, self.seconds() - before
        memory.end()
        if code:
            output = (folder / LOG).read_text(errors="replace")[-2000:]
            raise MeasureError(f"{command} ended with code {code}:\n{output}")
        return Used(wall, cpu, memory.peak, memory.grader, load)

    def _join(self) -> None:
        (self._folder / "cgroup.procs").write_text(str(os.getpid()))


def measure(command: list[str], folder: Path, environment: dict[str, str]) -> Used:
    """Run a command in a control group of its own, and measure it to its end.

    Args:
        command: the command line.
        folder: where to run it.
        environment: its environment.

    Raises:
        MeasureError: no control group can be made, or the command failed.
    """
    with Group() as group:
        return group.measure(command, folder, environment)


def environment(root: Path) -> dict[str, str]:
    """Return the environment variables to measure a command of a course with."""
    scripts = str(Path(sys.executable).parent)
    path = os.pathsep.join([scripts, os.environ["PATH"]])
    return os.environ | {"PATH": path, "PYTHONPATH": str(root), "COLUMNS": "100"}


def _make_group() -> tuple[Path, Callable[[], float]]:
    """Make a control group; return it with a function that reads its seconds."""
    name = f"bench-{os.getpid()}-{time.monotonic_ns()}"
    old = MOUNT / "cpuacct" / name
    new = MOUNT / name
    groups: tuple[tuple[Path, Callable[[], float]], ...] = (
        (old, lambda: int((old / "cpuacct.usage").read_text()) / 1e9),
        (new, lambda: _usage_usec(new) / 1e6),
    )
    for folder, read_seconds in groups:
        try:
            folder.mkdir()
            read_seconds()
        except (OSError, ValueError):
            _remove(folder)
            continue
        return folder, read_seconds
    raise MeasureError(
        "no control group can be made here, and without one forked kernels are not "
        "counted; run this as root on Linux."
    )


def _usage_usec(folder: Path) -> int:
    found = re.search(r"usage_usec (\d+)", (folder / "cpu.stat").read_text())
    if found is None:
        raise ValueError("no usage_usec")
    return int(found[1])


def _remove(folder: Path) -> None:
    with contextlib.suppress(OSError):
        folder.rmdir()


class _Memory(threading.Thread):
    """Polls the memory of a process and its descendants while it runs."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._pid, self._finished = pid, threading.Event()
        self.peak = self.grader = 0.0

    def run(self) -> None:
        """Poll until `end` is called."""
        while not self._finished.wait(POLL_SECONDS):
            try:
                process = psutil.Process(self._pid)
                processes = [process, *process.children(recursive=True)]
            except psutil.Error:
                return
            total, words = 0.0, _words(process)
            for one in processes:
                try:
                    total += one.memory_full_info().pss / MEGABYTE
                    if _words(one) == words:
                        resident = one.memory_info().rss / MEGABYTE
                        self.grader = max(self.grader, resident)
                except psutil.Error:
                    continue
            self.peak = max(self.peak, total)

    def end(self) -> None:
        """Stop polling."""
        self._finished.set()
        self.join()


def _words(process: psutil.Process) -> list[str]:
    with contextlib.suppress(psutil.Error):
        return [*process.cmdline()]
    return []


def machine() -> list[str]:
    """Describe the machine, as lines of Markdown."""
    names = "nbgrader", "nbclient", "ipykernel", "tensorflow-cpu", "keras", "numpy"
    versions = ", ".join(f"{name} {version(name)}" for name in names)
    info = Path("/proc/cpuinfo").read_text()
    model = re.search(r"model name\s*:\s*(.+)", info)
    return [
        f"- Processor: {model[1] if model else platform.machine()}, "
        f"{len(os.sched_getaffinity(0))} cores; "
        f"{psutil.virtual_memory().total / 1024**3:.0f} GB of memory",
        f"- {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}",
        f"- {versions}",
    ]
