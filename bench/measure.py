"""Run a command and count all that it and its processes used."""

from __future__ import annotations

import os
import platform
import re
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import psutil

MOUNT = Path("/sys/fs/cgroup")
# Each look takes its own processor time, on the cores that are measured.
LOOK_SECONDS = 2.0
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

    Processes that nobody waits for, such as forked kernels, are counted, too.

    Args:
        command: the command line.
        folder: where to run it.
        environment: its environment.

    Raises:
        MeasureError: no control group can be made, or the command failed.
    """
    group, read = _group()
    load = os.getloadavg()[0]
    log = folder / "bench.log"
    began = time.monotonic()
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
        wall = time.monotonic() - began
        memory.end()
        if code:
            said = log.read_text(errors="replace")[-2000:]
            raise MeasureError(f"{command} ended with code {code}:\n{said}")
        return Used(wall, read(), memory.peak, memory.child, load)
    finally:
        _remove(group)


def environment(root: Path) -> dict[str, str]:
    """What a command of the course in `root` is measured with."""
    scripts = str(Path(sys.executable).parent)
    path = os.pathsep.join([scripts, os.environ["PATH"]])
    return os.environ | {"PATH": path, "PYTHONPATH": str(root), "COLUMNS": "100"}


def _group():
    """A new control group, and a function that reads its seconds."""
    name = f"bench-{os.getpid()}-{time.monotonic_ns()}"
    old = MOUNT / "cpuacct" / name
    new = MOUNT / name
    for folder, read in (
        (old, lambda: int((old / "cpuacct.usage").read_text()) / 1e9),
        (new, lambda: _usage_usec(new) / 1e6),
    ):
        try:
            folder.mkdir()
            read()
        except (OSError, ValueError):
            _remove(folder)
            continue
        return folder, read
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
    over = time.monotonic() + 10
    while folder.is_dir() and time.monotonic() < over:
        try:
            folder.rmdir()
        except OSError:
            time.sleep(0.1)


class _Memory(threading.Thread):
    """Looks at the memory of a process and all below it while it runs."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._pid, self._over = pid, threading.Event()
        self.peak = self.child = 0.0

    def run(self) -> None:
        """Look until it is ended."""
        while not self._over.wait(LOOK_SECONDS):
            try:
                process = psutil.Process(self._pid)
                family = [process, *process.children(recursive=True)]
            except psutil.Error:
                return
            total = 0.0
            for one in family:
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
        """Stop looking."""
        self._over.set()
        self.join()


def machine() -> list[str]:
    """What was measured on, as lines of Markdown."""
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
