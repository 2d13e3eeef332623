"""Grade the same class with nbgrader as it is and with ours, and compare."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from bench import made_class
from bench.measure import Used, environment, measure

ROOT = Path(__file__).resolve().parents[1]
POINTS = """
select a.student_id, n.name, c.name, g.auto_score from grade g
join submitted_notebook s on g.notebook_id = s.id
join submitted_assignment a on s.assignment_id = a.id
join notebook n on s.notebook_id = n.id
join base_cell c on g.cell_id = c.id
"""


# Points by learner, notebook and check cell.
Points: TypeAlias = dict[tuple[str, str, str], float]
# What differs, nbgrader's figure and ours.
Difference: TypeAlias = tuple[object, float | None, float | None]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What grading one class cost with both tools.

    Attributes:
        size: number of notebooks.
        stock: what `nbgrader autograde` used.
        ours: what `autograder grade` used.
        floor: seconds of processor time of the cells alone.
        n_verdicts: number of check cells.
        differences: cells with different points, with nbgrader's and ours.
    """

    size: int
    stock: Used
    ours: Used
    floor: float
    n_verdicts: int
    differences: list[Difference]


def stock(submissions: Path, folder: Path, slugs: list[str]) -> tuple[Used, Points]:
    """Grade with `nbgrader autograde`, every setting but two at its default."""
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
            env=environment(ROOT),
            check=True,
            capture_output=True,
        )
    # Its own limits, 30 s for a cell and 4 s for a message, would stop right answers
    # that train for 150 epochs.
    options = "--Execute.timeout=600 --Execute.iopub_timeout=600"
    script = " && ".join(
        f"{' '.join(grader)} autograde {slug} {options}" for slug in slugs
    )
    used = measure(["sh", "-c", script], folder, environment(ROOT))
    return used, points(folder / "gradebook.db")


def ours(submissions: Path, folder: Path) -> tuple[Used, Points]:
    """Grade with `autograder grade`, every setting at its default."""
    folder.mkdir(parents=True)
    (folder / "course").symlink_to(ROOT)
    command = [sys.executable, "-m", "autograder", "grade", str(submissions)]
    command += ["--out", str(folder / "out")]
    script = f"cd course && exec {' '.join(command)}"
    used = measure(["sh", "-c", script], folder, environment(ROOT))
    return used, points(folder / "out" / "gradebook.db")


def points(gradebook: Path) -> Points:
    """Read the points in a gradebook."""
    with sqlite3.connect(gradebook) as book:
        rows = book.execute(POINTS).fetchall()
    book.close()
    return {(student, name, cell): score for student, name, cell, score in rows}


def floor(submissions: Path) -> float:
    """Measure the processor time of the cells alone, in seconds."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.floor", str(submissions)],
        env=environment(ROOT),
        check=True,
        capture_output=True,
        text=True,
    )
    return float(done.stdout.split()[-1])


def compare(size: int, workdir: Path) -> Comparison:
    """Measure one class with both, one after the other, and compare the verdicts.

    Args:
        size: number of notebooks.
        workdir: existing folder for the submissions and both gradebooks.
    """
    submissions = workdir / f"class-{size}"
    slugs = made_class.make(submissions, size)
    stock_used, stock_points = stock(submissions, workdir / f"stock-{size}", slugs)
    print(f"{size}: nbgrader {stock_used}", flush=True)
    our_used, our_points = ours(submissions, workdir / f"ours-{size}")
    print(f"{size}: ours {our_used}", flush=True)
    differences: list[Difference] = [
        (cell, stock_points.get(cell), our_points.get(cell))
        for cell in sorted({*stock_points, *our_points})
        if stock_points.get(cell) != our_points.get(cell)
    ]
    if len(our_points) < size:
        differences.append(("verdicts", len(stock_points), len(our_points)))
    return Comparison(
        size,
        stock_used,
        our_used,
        floor(submissions),
        len(our_points),
        differences,
    )
