"""Grade the same class with one Dask worker, two and four, on this machine."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench import grading, made_class
from bench.costs import EXERCISE
from bench.measure import Group, MeasureError, environment
from bench.published import spread, table, verdict

NUMBERS = (1, 2, 4)
N_FEW, N_MANY = 4, 44
MOST = 1.11
LEARNERS, CORES = 10_000, 8
MACHINES = (1, 2, 4, 8, 16)
WAIT_SECONDS = 300


@dataclass(frozen=True, slots=True)
class Clustered:
    """What a notebook took from workers that had loaded everything, in seconds.

    Attributes:
        wall: from the one's end to the next one's.
        cpu: processor time of all processes.
        grader: processor time of the grader's own process.
    """

    wall: float
    cpu: float
    grader: float


def measure(n_runs: int, workdir: Path) -> dict[int, list[Clustered]]:
    """Measure each number of workers, in turn.

    Returns:
        What each run took, by the number of workers.
    """
    few = made_class.make(workdir / "workers-few", EXERCISE, N_FEW)
    many = made_class.make(workdir / "workers-many", EXERCISE, N_MANY)
    found: dict[int, list[Clustered]] = {number: [] for number in NUMBERS}
    for run in range(n_runs):
        for number in NUMBERS:
            folder = workdir / f"workers-{number}-{run}"
            found[number].append(graded(number, folder, few, many))
            print(f"{number} workers: {found[number][-1]}", flush=True)
    return found


def graded(number: int, folder: Path, few: Path, many: Path) -> Clustered:
    """Start a cluster, let it load all with a small class, and compare two others.

    Raises:
        MeasureError: the scheduler does not start, or a class was not graded.
    """
    folder.mkdir()
    file = folder / "scheduler.json"
    dask = [sys.executable, "-m", "dask"]
    where = ["--no-dashboard", "--host", "127.0.0.1", "--scheduler-file", str(file)]
    lines = [[*dask, "scheduler", *where, "--port", "0"]]
    lines += [[*dask, "worker", *where, "--nthreads", "1"]] * number
    with Group() as group:
        running: list[subprocess.Popen[bytes]] = []
        try:
            for at, line in enumerate(lines):
                place = folder / str(at)
                place.mkdir()
                running.append(group.start(line, place, environment(grading.ROOT)))
            address = _address(file, running)
            used = []
            for name, one in (("ready", few), ("few", few), ("many", many)):
                place = folder / name
                place.mkdir()
                line = grading.command(one, place / "out", "--scheduler", address)
                before = _waited()
                found = group.measure(line, place, environment(grading.ROOT))
                used.append((found.wall, found.cpu, _waited() - before))
            pairs = zip(used[-2], used[-1], strict=True)
            return Clustered(*((b - a) / (N_MANY - N_FEW) for a, b in pairs))
        finally:
            for process in reversed(running):
                process.terminate()
            for process in running:
                process.wait()


def _address(file: Path, running: list[subprocess.Popen[bytes]]) -> str:
    """Wait for all workers; return the scheduler's address."""
    from distributed import Client

    over = time.monotonic() + WAIT_SECONDS
    while not file.is_file():
        if time.monotonic() > over:
            raise MeasureError("the scheduler did not say its address")
        time.sleep(0.2)
    address = str(json.loads(file.read_text("utf-8"))["address"])
    with Client(address, set_as_default=False) as client:
        client.wait_for_workers(len(running) - 1, timeout=WAIT_SECONDS)
    return address


def _waited() -> float:
    """Processor seconds of this process's children that have ended."""
    used = os.times()
    return used.children_user + used.children_system


def report(found: dict[int, list[Clustered]]) -> list[str]:
    """Return the figures, and a model for many learners, as lines of Markdown."""
    cpu = {number: median(one.cpu for one in runs) for number, runs in found.items()}
    ratio = {number: seconds / cpu[1] for number, seconds in cpu.items()}
    rows = [
        [
            str(number),
            spread([one.wall for one in runs], "s", 3),
            spread([one.cpu for one in runs], "s", 3),
            f"{ratio[number]:.2f} ×",
            "" if number != max(found) else f"≤ {MOST:g} ×",
            "" if number != max(found) else verdict(ratio[number] <= MOST),
        ]
        for number, runs in found.items()
    ]
    heads = ["workers", "a notebook: wall", "CPU", "over one worker", "goal", ""]
    return [
        "Dask workers as processes of this machine, with one thread each, which have "
        f"loaded everything: {N_MANY} notebooks of `{EXERCISE}` less {N_FEW} of them, "
        f"for each of the {N_MANY - N_FEW}. Medians (runs: {len(found[1])}).",
        "",
        *table(heads, rows),
        "",
        *model(found),
    ]


def model(found: dict[int, list[Clustered]]) -> list[str]:
    """Say what many learners take, from the figures of most workers."""
    runs = found[max(found)]
    cpu, serial = median(r.cpu for r in runs), median(r.grader for r in runs)
    rows = [
        [str(n), f"{max(LEARNERS * cpu / (n * CORES), LEARNERS * serial) / 60:.0f} min"]
        for n in MACHINES
    ]
    return [
        f"From these figures, {LEARNERS:,} learners with one notebook each, on "
        f"machines of {CORES} cores like these:",
        "",
        *table(["machines", "time"], rows),
        "",
        f"A notebook takes {cpu:.2f} s of a core. Only the grader's own process "
        f"collects, records and reports, with {serial:.3f} s of one core for each: "
        f"never less than {LEARNERS * serial / 60:.0f} minutes for all, however many "
        f"machines there are. More than {cpu / serial:.0f} cores do not help.",
    ]
