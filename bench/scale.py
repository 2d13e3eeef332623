"""Grade a large class and a small one: does a notebook cost the same in both?"""

from __future__ import annotations

from pathlib import Path

from bench import grading, made_class
from bench.costs import EXERCISE
from bench.measure import Used
from bench.published import table, verdict

MOST_CPU, MOST_MB = 1.1, 50.0


def measure(n_notebooks: int, workdir: Path) -> dict[int, Used]:
    """Grade one notebook, a class of 20 and a large one.

    Args:
        n_notebooks: size of the large one.
        workdir: existing folder for submissions and results.

    Returns:
        What each class used, by its size.
    """
    found = {}
    for size in (1, made_class.SIZE, n_notebooks):
        submissions = made_class.make(workdir / f"scale-{size}", EXERCISE, size)
        found[size] = grading.ours(submissions, workdir / f"scale-{size}-graded")
        print(f"scale: {size} notebooks, {found[size]}", flush=True)
    return found


def report(found: dict[int, Used]) -> list[str]:
    """Return the figures as lines of Markdown."""
    one, small, large = found
    cpu = {
        size: (found[size].cpu - found[one].cpu) / (size - one)
        for size in (small, large)
    }
    rows = [
        [
            str(size),
            f"{used.wall:.1f} s",
            f"{used.cpu:.1f} s",
            f"{cpu[size]:.3f} s" if size in cpu else "",
            f"{used.grader_mb:.0f} MB",
            f"{used.peak_mb:.0f} MB",
            f"{used.load:.1f}",
        ]
        for size, used in found.items()
    ]
    more = cpu[large] / cpu[small]
    memory = found[large].grader_mb - found[small].grader_mb
    goals = [
        [f"CPU of a further notebook, {large} over {small}", f"{more:.2f} ×",
         f"≤ {MOST_CPU:g} ×", verdict(more <= MOST_CPU)],
        [f"the grader's memory, {large} less {small}", f"{memory:.0f} MB",
         f"≤ {MOST_MB:g} MB", verdict(memory <= MOST_MB)],
    ]  # fmt: skip
    heads = [
        "notebooks",
        "wall",
        "CPU",
        "CPU of a further one",
        "grader",
        "all",
        "load",
    ]
    return [
        f"Classes of `{EXERCISE}`, graded once.",
        "",
        *table(heads, rows),
        "",
        *table(["measure", "found", "goal", ""], goals),
        "",
        "A *further* notebook costs what comes on top of the first, with which "
        "everything is loaded. *Grader* is the resident memory of the grader's own "
        "process, *all* that of all processes together, where shared pages count once.",
    ]
