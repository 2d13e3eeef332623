"""Measure what grading and building cost, against nbgrader and Jupyter Book.

    python -m bench.results [--sizes 20,100] [--no-book] [--out docs/performance.md]

Takes an hour on two cores, most of it nbgrader's. Run it on an idle
machine.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
from pathlib import Path

from bench import book, grading
from bench.grading import Comparison
from bench.published import PAGE, put

FASTER, OVER_FLOOR, CHILD_MB, FLAT = 8.0, 1.3, 100.0, 1.1
# Why a target may be missed, in the order of the targets.
WHY = (
    "What bounds the wall time: loading Keras and nbgrader once, and the notebook that "
    "trains, which runs on one core from its start to its end.",
    "What comes on top of the cells: loading Keras once, and for each notebook a "
    "kernel's start, its messages, the probes, and nbgrader's records.",
    "The kernel that has most is the one that trains: what TensorFlow compiles and "
    "keeps for a fit is its own. Kernels that do not train have 40 to 70 MB.",
    "What is loaded once weighs more in a small class.",
)
COMMAND = "python -m bench.results"


def report(results: list[Comparison]) -> list[str]:
    """Return the results as lines of Markdown."""
    lines = [
        "The same made-up submissions of the real exercises (right, wrong and raising "
        "ones; one in twenty fits a network for 150 epochs) are graded by "
        "`nbgrader autograde` and by `autograder grade`, one after the other, each as "
        "it comes, except that nbgrader may wait longer than 30 s for a cell and 4 s "
        "for a message: right answers that train for long lose points otherwise. "
        + agreement(results),
        "",
        "| notebooks | tool | wall | per notebook | processor time | peak memory "
        "| load at start |",
        "|--:|---|--:|--:|--:|--:|--:|",
        *(row for one in results for row in rows(one)),
    ]
    lines += ["", *targets(results), ""]
    lines += [
        "*The cells alone* is the floor: the learners' cells, each notebook in a fork "
        "of a process that has loaded Keras, with no kernel, no check and no record. "
        "*Peak memory* is of all processes together; shared pages count once. "
        "*Load at start* is the machine's load average: other work on the machine "
        "makes the wall time longer, and the processor time a little.",
        "",
        f"In our largest run the cores were busy for {busy(results):.0%} of the time. "
        "The rest is all that could be won by making the next kernel ready while one "
        "runs.",
    ]
    return lines


def rows(result: Comparison) -> list[str]:
    """Return the rows of one class for the table of costs."""
    size = result.size
    return [
        *(
            f"| {size} | {name} | {used.wall:.0f} s "
            f"| {used.wall / size:.2f} s | {used.cpu:.0f} s "
            f"| {used.peak_mb:.0f} MB | {used.load:.1f} |"
            for name, used in (("nbgrader", result.stock), ("ours", result.ours))
        ),
        f"| {size} | the cells alone | | | {result.floor:.0f} s | | |",
    ]


def agreement(results: list[Comparison]) -> str:
    """Say whether the two gave the same points."""
    differences = [each for one in results for each in one.differences]
    n_verdicts = sum(one.n_verdicts for one in results)
    if not differences:
        return f"Both gave the same points for all {n_verdicts} tasks."
    return (
        f"**They differ in {len(differences)} of {n_verdicts} tasks**: "
        f"{differences[:9]}."
    )


def busy(results: list[Comparison]) -> float:
    """Return the share of the cores' time that was used in our largest run."""
    used = results[-1].ours
    return used.cpu / used.wall / len(os.sched_getaffinity(0))


def targets(results: list[Comparison]) -> list[str]:
    """Return each target, whether it is met, and by how much it is missed."""
    last, first = results[-1], results[0]
    faster = last.stock.wall / last.ours.wall
    over = last.ours.cpu / last.floor
    child = max(one.ours.child_mb for one in results)
    cost = [one.ours.wall / one.size for one in (first, last)]
    rows = [
        (f"wall time at most 1/{FASTER:g} of nbgrader's", faster >= FASTER,
         f"1/{faster:.1f}"),
        (f"processor time at most {OVER_FLOOR} × the cells alone",
         over <= OVER_FLOOR, f"{over:.2f} ×"),
        (f"private memory of a running kernel at most {CHILD_MB:g} MB",
         child <= CHILD_MB, f"{child:.0f} MB"),
    ]  # fmt: skip
    if len(results) > 1:
        rows.append(
            (f"cost per notebook flat from {first.size} to {last.size}",
             cost[1] <= FLAT * cost[0], f"{cost[0]:.2f} s, then {cost[1]:.2f} s")
        )  # fmt: skip
    lines = ["| target | found | |", "|---|--:|---|"]
    lines += [f"| {t} | {f} | {'met' if ok else '**missed**'} |" for t, ok, f in rows]
    missed = [why for (_, ok, _), why in zip(rows, WHY, strict=False) if not ok]
    return [*lines, *(line for why in missed for line in ("", why))]


def main() -> int:
    """Measure and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="20,100")
    parser.add_argument("--no-book", action="store_true")
    parser.add_argument("--out", type=Path, default=PAGE)
    options = parser.parse_args()
    workdir = Path(tempfile.mkdtemp(prefix="bench-"))
    print(f"in {workdir}", flush=True)
    results: list[Comparison] = []
    for size in options.sizes.split(","):
        results.append(grading.compare(int(size), workdir))
        # Half an hour must not be lost to what comes after it.
        put("Grading", COMMAND, report(results), options.out)
    if not options.no_book:
        put("The book", COMMAND, book.report(book.compare(workdir)), options.out)
    print(json.dumps({"written": str(options.out)}))
    if any(one.differences for one in results):
        # The folder stays, so that the reason can be found in it.
        print(agreement(results), file=sys.stderr)
        return 1
    shutil.rmtree(workdir, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
