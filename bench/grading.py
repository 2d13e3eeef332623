"""Grade the same class with nbgrader as it is and with ours, and compare."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import TypeAlias

from bench import made_class, own_cells
from bench.measure import Used, environment, measure
from bench.published import spread, table, verdict

ROOT = Path(__file__).resolve().parents[1]
# How many times as long nbgrader is to take.
WITHOUT_TRAINING, WITH_TRAINING = 10.0, 8.0
TRAINING = {"06-compile-fit"}
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


@dataclass(slots=True)
class Comparison:
    """What grading one class cost with both tools, run by run.

    Attributes:
        slug: the exercise.
        stock: what `nbgrader autograde` used.
        ours: what `autograder grade` used.
        first: what `autograder grade` used for the first of its notebooks alone.
        own: processor seconds of each notebook's own cells, run once.
        n_verdicts: number of check cells, over all runs.
        differences: cells with different points, with nbgrader's and ours.
    """

    slug: str
    stock: list[Used] = field(default_factory=list)
    ours: list[Used] = field(default_factory=list)
    first: list[Used] = field(default_factory=list)
    own: list[float] = field(default_factory=list)
    n_verdicts: int = 0
    differences: list[Difference] = field(default_factory=list)

    @property
    def ratio(self) -> float:
        """How many times as long nbgrader takes, by the medians."""
        return median(u.wall for u in self.stock) / median(u.wall for u in self.ours)

    @property
    def most(self) -> float:
        """What the ratio could be at most: every core runs nothing but cells."""
        cores = len(os.sched_getaffinity(0))
        return median(u.wall for u in self.stock) * cores / sum(self.own)

    @property
    def further(self) -> list[float]:
        """Processor seconds of grading all but the first, run by run.

        What is loaded once does not count.
        """
        pairs = zip(self.ours, self.first, strict=True)
        return [ours.cpu - first.cpu for ours, first in pairs]

    @property
    def goal(self) -> float:
        """What the ratio is to be at least."""
        return WITH_TRAINING if self.slug in TRAINING else WITHOUT_TRAINING


def stock(submissions: Path, folder: Path, slug: str) -> tuple[Used, Points]:
    """Grade with `nbgrader autograde`, every setting but two at its default."""
    (folder / "source").mkdir(parents=True)
    (folder / "source" / slug).symlink_to(ROOT / "exercises" / slug)
    (folder / "submitted").symlink_to(submissions)
    grader = [sys.executable, "-m", "nbgrader"]
    subprocess.run(
        [*grader, "generate_assignment", slug, "--create", "--force"],
        cwd=folder,
        env=environment(ROOT),
        check=True,
        capture_output=True,
    )
    # Its own limits, 30 s for a cell and 4 s for a message, would stop right answers
    # that train for 150 epochs.
    limits = ["--Execute.timeout=600", "--Execute.iopub_timeout=600"]
    used = measure([*grader, "autograde", slug, *limits], folder, environment(ROOT))
    return used, points(folder / "gradebook.db")


def command(submissions: Path, out: Path, *more: str) -> list[str]:
    """Return the command line that grades with ours."""
    grade = [sys.executable, "-m", "autograder", "--course", str(ROOT), "grade"]
    return [*grade, str(submissions), "--out", str(out), *more]


def ours(submissions: Path, folder: Path, *more: str) -> Used:
    """Grade with `autograder grade`, every setting at its default.

    Args:
        submissions: folder or notebook.
        folder: for the run's folder `out`; it may be there.
        more: more words of the command.
    """
    folder.mkdir(parents=True, exist_ok=True)
    line = command(submissions, folder / "out", *more)
    return measure(line, folder, environment(ROOT))


def points(gradebook: Path) -> Points:
    """Read the points in a gradebook."""
    with sqlite3.connect(gradebook) as book:
        rows = book.execute(POINTS).fetchall()
    book.close()
    return {(student, name, cell): score for student, name, cell, score in rows}


def compare(slug: str, n_runs: int, workdir: Path) -> Comparison:
    """Grade one class with both in turn, and compare the points.

    Args:
        slug: the exercise.
        n_runs: how many times.
        workdir: existing folder for the submissions and all gradebooks.
    """
    result = Comparison(slug)
    submissions = made_class.make(workdir / slug, slug)
    first = made_class.make(workdir / f"{slug}-first", slug, 1)
    result.own = own_cells.seconds(submissions)
    for run in range(n_runs):
        folder = workdir / f"{slug}-{run}"
        used, theirs = stock(submissions, folder / "stock", slug)
        result.stock.append(used)
        result.ours.append(ours(submissions, folder / "ours"))
        result.first.append(ours(first, folder / "first"))
        own = points(folder / "ours" / "out" / "gradebook.db")
        for who, one in (
            ("nbgrader", used),
            ("ours", result.ours[-1]),
            ("ours, one notebook", result.first[-1]),
        ):
            print(f"{slug}: {who}: {one}", flush=True)
        result.n_verdicts += len(own)
        result.differences += [
            (cell, theirs.get(cell), own.get(cell))
            for cell in sorted({*theirs, *own})
            if theirs.get(cell) != own.get(cell)
        ]
        if len({student for student, _, _ in own}) < made_class.SIZE:
            result.differences.append(("notebooks", made_class.SIZE, None))
    return result


def report(results: list[Comparison]) -> list[str]:
    """Return the results as lines of Markdown."""
    rows = [
        [
            f"`{one.slug}`" + (" (trains)" if one.slug in TRAINING else ""),
            spread([used.wall for used in one.stock], "s"),
            spread([used.wall for used in one.ours], "s"),
            f"{one.ratio:.1f} ×",
            f"≥ {one.goal:g} ×",
            verdict(one.ratio >= one.goal),
            f"{one.most:.1f} ×",
            spread([used.cpu for used in one.stock], "s"),
            spread([used.cpu for used in one.ours], "s"),
            f"{max(used.load for used in one.stock + one.ours):.1f}",
        ]
        for one in results
    ]
    heads = "exercise", "nbgrader", "ours", "ratio", "goal", "", "at most"
    return [
        f"For each exercise a class of {made_class.SIZE} made-up notebooks (right, "
        "wrong and raising ones) is graded by `nbgrader autograde` and by `autograder "
        "grade` in turn; medians, with the least and the most (runs: "
        f"{len(results[0].ours)}). Each tool works as it comes, except that nbgrader "
        "may wait longer than 30 s for a cell and 4 s for a message: right answers "
        f"that train for long lose points otherwise. {agreement(results)}",
        "",
        *table([*heads, "CPU of nbgrader", "CPU of ours", "most load"], rows),
        "",
        "*At most* is the ratio of a grader that does nothing but run the cells, each "
        "once, on all cores from start to end: where cells train, no grader that runs "
        "them comes near the goal.",
        "",
        "*Load* is the machine's load average before a run: a run itself leaves some, "
        "and other work on the machine makes the wall time longer.",
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
