"""Grade the same class with nbgrader as it is and with ours, and compare."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]

import made_class  # noqa: E402
from measure import Used, environment, measure  # noqa: E402

POINTS = """
select a.student_id, n.name, c.name, g.auto_score from grade g
join submitted_notebook s on g.notebook_id = s.id
join submitted_assignment a on s.assignment_id = a.id
join notebook n on s.notebook_id = n.id
join base_cell c on g.cell_id = c.id
"""


def stock(submissions: Path, folder: Path, slugs: list[str]) -> tuple[Used, dict]:
    """Grade with `nbgrader autograde`, every setting but two as it comes."""
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
    more = "--Execute.timeout=600 --Execute.iopub_timeout=600"
    script = " && ".join(
        f"{' '.join(grader)} autograde {slug} {more}" for slug in slugs
    )
    used = measure(["sh", "-c", script], folder, environment(ROOT))
    return used, points(folder / "gradebook.db")


def ours(submissions: Path, folder: Path) -> tuple[Used, dict]:
    """Grade with `autograder grade`, every setting as it comes."""
    folder.mkdir(parents=True)
    (folder / "course").symlink_to(ROOT)
    command = [sys.executable, "-m", "autograder", "grade", str(submissions)]
    command += ["--out", str(folder / "out")]
    script = f"cd course && exec {' '.join(command)}"
    used = measure(["sh", "-c", script], folder, environment(ROOT))
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
        env=environment(ROOT),
        check=True,
        capture_output=True,
        text=True,
    )
    return float(done.stdout.split()[-1])


def compare(size: int, place: Path) -> dict:
    """Measure one class with both, one after the other, and compare the verdicts."""
    submissions = place / f"class-{size}"
    slugs = made_class.make(submissions, size)
    their, theirs = stock(submissions, place / f"stock-{size}", slugs)
    print(f"{size}: nbgrader {their}", flush=True)
    own, found = ours(submissions, place / f"ours-{size}")
    print(f"{size}: ours {own}", flush=True)
    other = {k for k in {*theirs, *found} if theirs.get(k) != found.get(k)}
    differ = [(key, theirs.get(key), found.get(key)) for key in sorted(other)]
    if len(found) < size:
        differ.append(("verdicts", len(theirs), len(found)))
    return {
        "size": size,
        "stock": their,
        "ours": own,
        "floor": floor(submissions),
        "verdicts": len(found),
        "differ": differ,
    }
