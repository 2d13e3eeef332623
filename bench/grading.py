"""Grade the same class with nbgrader as it is and with ours, and compare.

    python bench/grading.py [--sizes 20,100] [--out bench/results.md]

Takes a good half hour on two cores, most of it nbgrader's. Run it on an idle machine.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]

import made_class  # noqa: E402
from measure import Used, machine, measure  # noqa: E402

FASTER, OVER_FLOOR, CHILD_MB, FLAT = 8.0, 1.3, 100.0, 1.1
POINTS = """
select a.student_id, n.name, c.name, g.auto_score from grade g
join submitted_notebook s on g.notebook_id = s.id
join submitted_assignment a on s.assignment_id = a.id
join notebook n on s.notebook_id = n.id
join base_cell c on g.cell_id = c.id
"""


def environment() -> dict[str, str]:
    """What both tools are run with."""
    scripts = str(Path(sys.executable).parent)
    path = os.pathsep.join([scripts, os.environ["PATH"]])
    return os.environ | {"PATH": path, "PYTHONPATH": str(ROOT), "COLUMNS": "100"}


def stock(submissions: Path, folder: Path, slugs: list[str]) -> tuple[Used, dict]:
    """Grade with `nbgrader autograde`, every setting but one as it comes."""
    for name in ("source", "submitted"):
        (folder / name).mkdir(parents=True)
    for slug in slugs:
        (folder / "source" / slug).symlink_to(ROOT / "exercises" / slug)
    for learner in submissions.iterdir():
        (folder / "submitted" / learner.name).symlink_to(learner)
    grader = [sys.executable, "-m", "nbgrader"]
    for slug in slugs:
        subprocess.run(
            [*grader, "generate_assignment", slug, "--create", "--force"],
            cwd=folder,
            env=environment(),
            check=True,
            capture_output=True,
        )
    # On a busy machine its own limit of 4 s for a message loses notebooks.
    more = "--Execute.iopub_timeout=600"
    script = " && ".join(
        f"{' '.join(grader)} autograde {slug} {more}" for slug in slugs
    )
    used = measure(["sh", "-c", script], folder, environment())
    return used, points(folder / "gradebook.db")


def ours(submissions: Path, folder: Path) -> tuple[Used, dict]:
    """Grade with `autograder grade`, every setting as it comes."""
    folder.mkdir(parents=True)
    (folder / "course").symlink_to(ROOT)
    command = [sys.executable, "-m", "autograder", "grade", str(submissions)]
    command += ["--out", str(folder / "out")]
    script = f"cd course && exec {' '.join(command)}"
    used = measure(["sh", "-c", script], folder, environment())
    return used, points(folder / "out" / "gradebook.db")


def points(gradebook: Path) -> dict[tuple[str, str, str], float]:
    """Points by learner, notebook and check cell."""
    with sqlite3.connect(gradebook) as book:
        rows = book.execute(POINTS).fetchall()
    book.close()
    return {(student, name, cell): score for student, name, cell, score in rows}


def floor(submissions: Path) -> float:
    """Processor time of the cells alone, in seconds."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "bench" / "floor.py"), str(submissions)],
        env=environment(),
        check=True,
        capture_output=True,
        text=True,
    )
    return float(done.stdout.split()[-1])


def compare(size: int, place: Path) -> dict:
    """Measure one class with both, one after the other, and hold the verdicts equal."""
    submissions = place / f"class-{size}"
    slugs = made_class.make(submissions, size)
    their, theirs = stock(submissions, place / f"stock-{size}", slugs)
    print(f"{size}: nbgrader {their}", flush=True)
    own, found = ours(submissions, place / f"ours-{size}")
    print(f"{size}: ours {own}", flush=True)
    if theirs != found or len(found) < size:
        other = {k for k in {*theirs, *found} if theirs.get(k) != found.get(k)}
        told = [(k, theirs.get(k), found.get(k)) for k in sorted(other)]
        raise SystemExit(f"the two differ in {len(other)} of {len(found)}: {told[:9]}")
    return {
        "size": size,
        "stock": their,
        "ours": own,
        "floor": floor(submissions),
        "verdicts": len(found),
    }


def told(results: list[dict]) -> str:
    """The results as a page."""
    today = datetime.datetime.now(datetime.UTC).date()
    lines = [
        "# What grading costs",
        "",
        f"Measured on {today} by `make bench`, which writes this page.",
        "The same made-up submissions of the real exercises (right, wrong and raising "
        "ones; one in twenty fits a network for 150 epochs) are graded by "
        "`nbgrader autograde` and by `autograder grade`, one after the other, each as "
        "it comes, except that nbgrader may wait longer than 4 s for a message: on a "
        "busy machine it loses notebooks otherwise. "
        "Both give the same points for every task, or the benchmark stops.",
        "",
        *machine(),
        "",
        "| notebooks | tool | wall | per notebook | processor time | peak memory "
        "| load at start |",
        "|--:|---|--:|--:|--:|--:|--:|",
    ]
    for one in results:
        for name, used in (("nbgrader", one["stock"]), ("ours", one["ours"])):
            lines.append(
                f"| {one['size']} | {name} | {used.wall:.0f} s "
                f"| {used.wall / one['size']:.2f} s | {used.cpu:.0f} s "
                f"| {used.peak_mb:.0f} MB | {used.load:.1f} |"
            )
        lines.append(
            f"| {one['size']} | the cells alone | | | {one['floor']:.0f} s | | |"
        )
    lines += ["", *targets(results), ""]
    lines += [
        "*The cells alone* is the floor: the learners' cells, each notebook in a fork "
        "of a process that has loaded Keras, with no kernel, no check and no record. "
        "*Peak memory* is of all processes together; shared pages count once. "
        "*Load at start* is the machine's load average: other work on the machine "
        "makes the wall time longer, and the processor time a little.",
        "",
    ]
    return "\n".join(lines)


def targets(results: list[dict]) -> list[str]:
    """Each target, whether it is met, and by how much it is missed."""
    last, first = results[-1], results[0]
    faster = last["stock"].wall / last["ours"].wall
    over = last["ours"].cpu / last["floor"]
    child = max(one["ours"].child_mb for one in results)
    cost = [one["ours"].wall / one["size"] for one in (first, last)]
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
            (f"cost per notebook flat from {first['size']} to {last['size']}",
             cost[1] <= FLAT * cost[0], f"{cost[0]:.2f} s, then {cost[1]:.2f} s")
        )  # fmt: skip
    lines = ["| target | found | |", "|---|--:|---|"]
    lines += [f"| {t} | {f} | {'met' if ok else '**missed**'} |" for t, ok, f in rows]
    return lines


def main() -> int:
    """Measure and write the page."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--sizes", default="20,100")
    asked.add_argument("--out", type=Path, default=ROOT / "bench" / "results.md")
    given = asked.parse_args()
    place = Path(tempfile.mkdtemp(prefix="bench-"))
    # Where the two differ, it stays for whoever looks for the reason.
    print(f"in {place}", flush=True)
    sizes = [int(size) for size in given.sizes.split(",")]
    results = [compare(size, place) for size in sizes]
    shutil.rmtree(place, ignore_errors=True)
    given.out.write_text(told(results), encoding="utf-8")
    print(json.dumps({"written": str(given.out)}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
