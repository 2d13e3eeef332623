"""Measure what grading and building cost, against nbgrader and Jupyter Book.

    python -m bench                            all but what takes long
    python -m bench all                        all
    python -m bench waterfall workers          some parts
    python -m bench grading --runs 1 --exercise 04-relu

Each part writes its sections of docs/performance.md. Run it as root, on an idle
machine. `grading` takes two hours on two cores, most of them nbgrader's; with
`--runs 1` half an hour. `scale`, `workers` and `book` take twelve minutes each.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench import book, costs, deadline, grading, scale, waterfall, workers
from bench.published import PAGE, put
from neurons.checks.catalogue import ASSIGNMENTS


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be measured.

    Attributes:
        slugs: the exercises.
        n_runs: how many times.
        n_notebooks: how many are in the larger class.
        workdir: existing folder for all that is made.
        out: the page.
    """

    slugs: list[str]
    n_runs: int
    n_notebooks: int
    workdir: Path
    out: Path

    def put(self, title: str, part: str, lines: list[str]) -> None:
        """Write the section of a part."""
        put(title, f"python -m bench {part}", lines, self.out)


def compare(wanted: Wanted) -> bool:
    """Compare with nbgrader; return whether the points are the same."""
    results: list[grading.Comparison] = []
    for slug in wanted.slugs:
        results.append(grading.compare(slug, wanted.n_runs, wanted.workdir))
        # What took long must not be lost to what comes after it.
        wanted.put("Grading", "grading", grading.report(results))
        queue = deadline.report(deadline.services(results))
        wanted.put("At a deadline", "grading", queue)
    found = costs.measure(results, wanted.n_runs, wanted.workdir)
    wanted.put("What one notebook costs", "grading", costs.report(found))
    print(grading.agreement(results), file=sys.stderr)
    return not any(one.differences for one in results)


def follow(wanted: Wanted) -> bool:
    """Follow one notebook from start to end."""
    runs = [waterfall.follow(wanted.workdir, n) for n in range(wanted.n_runs)]
    wanted.put("Where the time goes", "waterfall", waterfall.report(runs))
    return True


def scale_up(wanted: Wanted) -> bool:
    """Compare a large class with a small one."""
    found = scale.measure(wanted.n_notebooks, wanted.workdir)
    wanted.put("Larger classes", "scale", scale.report(found))
    return True


def spread_out(wanted: Wanted) -> bool:
    """Measure one worker, two and four."""
    found = workers.measure(wanted.n_runs, wanted.workdir)
    wanted.put("Several machines", "workers", workers.report(found))
    return True


def build(wanted: Wanted) -> bool:
    """Compare with Jupyter Book."""
    lines = book.report(book.compare(wanted.workdir))
    wanted.put("The book", "book", lines)
    return True


PARTS: dict[str, Callable[[Wanted], bool]] = {
    "grading": compare,
    "waterfall": follow,
    "workers": spread_out,
    "scale": scale_up,
    "book": build,
}
LONG = {"scale", "book"}


def main() -> int:
    """Measure and write the page."""
    parser = argparse.ArgumentParser(
        prog="python -m bench",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("parts", nargs="*", help=", ".join(PARTS))
    parser.add_argument("--runs", type=int, default=5, help="of each (default: 5)")
    parser.add_argument("--exercise", action="append", choices=[*ASSIGNMENTS])
    parser.add_argument("--notebooks", type=int, default=1000, help="of `scale`")
    parser.add_argument("--out", type=Path, default=PAGE)
    given = parser.parse_args()
    parts = given.parts or [part for part in PARTS if part not in LONG]
    if parts == ["all"]:
        parts = [*PARTS]
    if unknown := {*parts} - {*PARTS}:
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    workdir = Path(tempfile.mkdtemp(prefix="bench-"))
    print(f"in {workdir}", flush=True)
    slugs = given.exercise or [*ASSIGNMENTS]
    wanted = Wanted(slugs, given.runs, given.notebooks, workdir, given.out)
    went_well = [PARTS[part](wanted) for part in parts]
    if not all(went_well):
        # The folder stays, so that the reason can be found in it.
        return 1
    shutil.rmtree(workdir, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
