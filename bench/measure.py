"""Run a command and count all that it and its processes used."""

from __future__ import annotations

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

import psutil

MOUNT = Path("/sys/fs/cgroup")
# Each poll takes processor time itself, on the cores that are measured.
POLL_SECONDS = 2.0
MEGABYTE = 1024**2
ZYGOTE = "autograder.sandbox.zygote"


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
        child_mb: largest private memory of a single forked kernel, in megabytes.
        load: load average of the machine when it began.
    """

    wall: float
    cpu: float
    peak_mb: float
    child_mb: float
    load: float


def measure(command: list[str], folder: Path, environment: dict[str, str]) -> Used:
    """Run a command in a control group of its own, and measure it to its end.

    Processes that their parents do not wait for, such as forked kernels, count, too.

    Args:
        command: the command line.
        folder: where to run it.
        environment: its environment.

    Raises:
        MeasureError: no control group can be made, or the command failed.
    """
    group, read_seconds = _make_group()
    load = os.getloadavg()[0]
    log = folder / "bench.log"
    start = time.monotonic()
    try:
        with log.open("wb") as out:
            process = subprocess.Popen(
                command,
                cwd=folder,
                env=environment,
                stdout=out,
                stderr=subprocess.STDOUT,
                preexec_fn=lambda: (group / "cgroup.procs").write_text(
                    str(os.getpid())
                ),
            )
            memory = _Memory(process.pid)
            memory.start()
            code = process.wait()
        wall = time.monotonic() - start
        memory.end()
        if code:
            output = log.read_text(errors="replace")[-2000:]
            raise MeasureError(f"{command} ended with code {code}:\n{output}")
        return Used(wall, read_seconds(), memory.peak, memory.child, load)
    finally:
        _remove(group)


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
    deadline = time.monotonic() + 10
    while folder.is_dir() and time.monotonic() < deadline:
        try:
            folder.rmdir()
        except OSError:
            time.sleep(0.1)


class _Memory(threading.Thread):
    """Polls the memory of a process and its descendants while it runs."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._pid, self._finished = pid, threading.Event()
        self.peak = self.child = 0.0

    def run(self) -> None:
        """Poll until `end` is called."""
        while not self._finished.wait(POLL_SECONDS):
            try:
                process = psutil.Process(self._pid)
                processes = [process, *process.children(recursive=True)]
            except psutil.Error:
                return
            total = 0.0
            for one in processes:
                try:
                    memory, words = one.memory_full_info(), one.cmdline()
                    parent = one.parent()
                    forked = ZYGOTE in words and parent and ZYGOTE in parent.cmdline()
                except psutil.Error:
                    continue
                total += memory.pss / MEGABYTE
                if forked:
                    self.child = max(self.child, memory.uss / MEGABYTE)
            self.peak = max(self.peak, total)

    def end(self) -> None:
        """Stop polling."""
        self._finished.set()
        self.join()


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
