"""Follow one notebook through `autograder grade`, from start to end."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from bench import made_class
from bench.costs import EXERCISE
from bench.grading import ROOT
from bench.measure import environment
from bench.published import table
from bench.watch import BEGAN, KERAS, KERNEL

NBGRADER, END = "nbgrader loads, its gradebook opens", "processes end, folders go"
# Why what takes long cannot be cut.
FLOOR = {
    KERAS: "every process has to link TensorFlow's libraries and register its "
    "operations anew, on one core. It happens once for a command, and every kernel is "
    "a fork of that process",
    NBGRADER: "its tables, traitlets and converters come with any use of its "
    "gradebook. It happens once for a command, while Keras loads",
    KERNEL: "a fork, its namespaces, IPython's shell and the first message there and "
    "back, anew for every notebook, so that none sees another's",
    "cells": "the learner's own work",
}
# By block: when it began, when it ended and what it took in between, in seconds.
Blocks = dict[str, tuple[float, float, float]]


def follow(workdir: Path, run: int) -> Blocks:
    """Grade one notebook, and return its blocks in seconds from the command's start."""
    folder = workdir / f"waterfall-{run}"
    submissions = made_class.make(folder / "class", EXERCISE, 1)
    file = folder / "blocks.json"
    began = time.monotonic()
    subprocess.run(
        [
            *(sys.executable, "-m", "bench.watch", str(file)),
            *("--course", str(ROOT), "grade", str(submissions)),
            *("--out", str(folder / "out")),
        ],
        env=environment(ROOT) | {BEGAN: str(began)},
        stdout=subprocess.DEVNULL,
        check=True,
    )
    whole = time.monotonic() - began
    blocks = blocks_of(json.loads(file.read_text("utf-8")), whole)
    print(f"waterfall: {whole:.2f} s", flush=True)
    return blocks


def blocks_of(noted: list[tuple[str, float, float]], whole: float) -> Blocks:
    """Add up what was noted of each block.

    Args:
        noted: block, begin and end; a block may come several times.
        whole: when the command ended, in seconds from its start.
    """
    loaded = max(end for block, _, end in noted if block == KERAS)
    found: Blocks = {}
    for block, start, end in noted:
        # A kernel that waits for Keras has not started.
        begin = max(start, loaded) if block == KERNEL else start
        first, _, took = found.get(block, (begin, end, 0.0))
        found[block] = first, end, took + end - begin
    last = max(end for _, end, _ in found.values())
    return found | {END: (last, whole, whole - last)}


def report(runs: list[Blocks]) -> list[str]:
    """Return the medians as lines of Markdown, with the largest block."""
    middle = {
        block: [median(run[block][at] for run in runs) for at in range(3)]
        for block in runs[0]
    }
    rows = [
        [block, *(f"{seconds:.2f} s" for seconds in figures)]
        for block, figures in sorted(middle.items(), key=lambda row: row[1][0])
    ]
    first, second, *_ = sorted(middle, key=lambda block: -middle[block][2])
    return [
        f"One right notebook of `{EXERCISE}`, graded cold, in seconds from the "
        f"command's start; medians (runs: {len(runs)}). Keras and "
        "nbgrader load at the same time; cells and probes take turns.",
        "",
        *table(["block", "begins", "ends", "takes"], rows),
        "",
        f"The whole command takes {middle[END][1]:.1f} s. The largest block: "
        f"*{first}*, with {middle[first][2]:.1f} s; then *{second}*, with "
        f"{middle[second][2]:.1f} s.",
        "",
        "What cannot be cut:",
        "",
        *(f"- *{block}*: {why}." for block, why in FLOOR.items()),
    ]
