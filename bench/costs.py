"""What one notebook costs, beside its goal; each measurement can be made alone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

import nbformat

from bench import grading, made_class
from bench.grading import Comparison
from bench.published import spread, table, verdict

EXERCISE, TRAINS = "04-relu", "06-compile-fit"
# What a kernel has for itself, in kilobytes; it says so at the end of its cell.
PRIVATE = "Private memory:"
SAY_PRIVATE = f"""
with open("/proc/self/smaps_rollup") as lines:
    print("{PRIVATE}", sum(int(x.split()[1]) for x in lines if x[:7] == "Private"))
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """A figure that was measured a few times.

    Attributes:
        what: what it is.
        values: what each run gave.
        unit: their unit.
        most: what the median is to be at most; None where there is no goal.
    """

    what: str
    values: list[float]
    unit: str
    most: float | None = None

    @property
    def row(self) -> list[str]:
        """Its row in the table."""
        digits = {"MB": 0, "%": 1}.get(self.unit, 2)
        goal = "" if self.most is None else f"≤ {self.most:g} {self.unit}"
        reached = "" if self.most is None else verdict(self._median <= self.most)
        return [self.what, spread(self.values, self.unit, digits), goal, reached]

    @property
    def _median(self) -> float:
        return sorted(self.values)[len(self.values) // 2]


def over_own_cells(compared: list[Comparison]) -> list[Cost]:
    """Return the CPU of a notebook over the CPU of its own cells, from comparisons.

    What is loaded once counts on neither side.
    """
    costs = []
    for one in compared:
        own = one.own[1:]
        seconds = [cpu / len(own) for cpu in one.further]
        costs.append(Cost(f"`{one.slug}`: CPU of a notebook", seconds, "s"))
        ratios = [cpu / sum(own) for cpu in one.further]
        costs.append(Cost(f"`{one.slug}`: CPU over its own cells", ratios, "×"))
    own_seconds = sum(sum(one.own[1:]) for one in compared)
    runs = zip(*(one.further for one in compared), strict=True)
    whole = [sum(run) / own_seconds for run in runs]
    return [Cost("CPU over its own cells, all of these", whole, "×", 1.2), *costs]


def memory(n_runs: int, workdir: Path) -> Cost:
    """Measure what a kernel has for itself at the end of the cell `trained`."""
    values = []
    for run in range(n_runs):
        folder = workdir / f"memory-{run}"
        # A wrong answer may end before its training.
        submissions = made_class.make(folder / "class", TRAINS, kinds=("right",))
        for file in submissions.rglob("*.ipynb"):
            notebook = nbformat.read(file, as_version=4)
            (cell,) = (one for one in notebook.cells if one.get("id") == "trained")
            cell.source += SAY_PRIVATE
            nbformat.write(notebook, file)
        grading.ours(submissions, folder)
        found = list(_private(folder / "out" / "nbgrader" / "autograded"))
        values.append(mean(found) / 1024)
        print(f"memory: {values[-1]:.0f} MB, mean of {len(found)}", flush=True)
    return Cost("private memory at the end of `trained`, mean", values, "MB", 90)


def _private(folder: Path) -> Iterator[int]:
    for file in folder.rglob("*.ipynb"):
        for cell in nbformat.read(file, as_version=4).cells:
            text = "".join(one.get("text", "") for one in cell.get("outputs", []))
            yield from map(int, re.findall(rf"{PRIVATE} (\d+)", text))


def cold(compared: list[Comparison]) -> list[Cost]:
    """Return what one notebook takes from the command's start to its end."""
    used = next((one.first for one in compared if one.slug == EXERCISE), [])
    if not used:
        return []
    wall = Cost("one notebook, cold: wall", [one.wall for one in used], "s", 6)
    return [wall, Cost("one notebook, cold: CPU", [one.cpu for one in used], "s")]


def again(n_runs: int, workdir: Path) -> Cost:
    """Measure the same class once more, over its first time.

    Raises:
        RuntimeError: the second time left other results.
    """
    submissions, shares = made_class.make(workdir / "again", EXERCISE), []
    for run in range(n_runs):
        folder = workdir / f"again-{run}"
        first = grading.ours(submissions, folder)
        results = _results(folder)
        second = grading.ours(submissions, folder, "--resume")
        if _results(folder) != results:
            raise RuntimeError(f"{folder}: --resume left other results")
        shares.append(100 * second.wall / first.wall)
        print(f"again: {first.wall:.1f} s, then {second.wall:.2f} s", flush=True)
    return Cost("the same class again, of its first time", shares, "%", 5)


def _results(folder: Path) -> object:
    return json.loads((folder / "out" / "results.json").read_text("utf-8"))


def measure(compared: list[Comparison], n_runs: int, workdir: Path) -> list[Cost]:
    """Take what comparisons say of costs, and measure the rest."""
    return [
        *over_own_cells(compared),
        memory(n_runs, workdir),
        *cold(compared),
        again(n_runs, workdir),
    ]


def report(costs: list[Cost]) -> list[str]:
    """Return the figures as lines of Markdown."""
    n_runs = len(costs[0].values)
    return [
        f"Medians, with the least and the most (runs: {n_runs}).",
        "",
        *table(["measure", "found", "goal", ""], [one.row for one in costs]),
        "",
        "*Its own cells* run once in a new kernel of ipykernel's, which has imported "
        "everything before: no sandbox, no check and no record. "
        f"Both sides are of all but the first of the {made_class.SIZE} notebooks of a "
        "class above, so what is loaded once counts on neither.",
        "",
        "What comes on top is a kernel's start in its sandbox, the probes, the judge "
        "and nbgrader's records. How much that is differs by exercise; beside cells "
        "that train it is little.",
        "",
        f"*Memory* is what 20 kernels of `{TRAINS}` have for themselves when their "
        "training has ended. *Cold* and *again* are of "
        f"`{EXERCISE}`; the second time leaves the same `results.json`.",
    ]
