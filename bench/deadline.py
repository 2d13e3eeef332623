"""Simulate a deadline: many learners push within ten minutes, on a few cores."""

from __future__ import annotations

import heapq
import random
from statistics import median, quantiles

from bench import grading, made_class
from bench.grading import Comparison
from bench.published import table

N_LEARNERS, SECONDS = 500, 600.0
CORES = (2, 8, 32)
N_DEADLINES = 100
PICTURE = grading.ROOT / "docs" / "pictures" / "deadline.svg"
ALONE, STANDING = "a command for each push", "a grader that stays"
# Seconds of a core that a notebook may take, by how and what is graded.
Services = dict[tuple[str, str], list[float]]


def services(compared: list[Comparison]) -> Services:
    """Return what a notebook takes of a core, as measured in comparisons."""
    found: Services = {}
    for one in compared:
        kind = "training" if one.slug in grading.TRAINING else "no training"
        alone = [used.cpu for used in one.first]
        further = [cpu / (made_class.SIZE - 1) for cpu in one.further]
        found.setdefault((ALONE, kind), []).extend(alone)
        found.setdefault((STANDING, kind), []).extend(further)
    return found


def waits(takes: list[float], cores: int, seed: int) -> list[tuple[float, float]]:
    """Simulate one deadline; who comes first is served first, on one core each.

    More learners push the nearer the deadline: twice as many a minute at the end as on
    average, and none at the beginning.

    Args:
        takes: seconds that a notebook may take, each as likely.
        cores: how many notebooks run at once.
        seed: of the pushes, and of what they take.

    Returns:
        For each push its time and its wait, in seconds.
    """
    chance = random.Random(seed)  # noqa: S311 - a simulation
    pushes = sorted(SECONDS * chance.random() ** 0.5 for _ in range(N_LEARNERS))
    free, found = [0.0] * cores, []
    for push in pushes:
        begins = max(push, free[0])
        heapq.heapreplace(free, begins + chance.choice(takes))
        found.append((push, begins - push))
    return found


def report(measured: Services) -> list[str]:
    """Return the simulated waits as lines of Markdown, and draw them."""
    rows, curves = [], {}
    for (how, kind), values in measured.items():
        for cores in CORES:
            found = [
                one for seed in range(N_DEADLINES) for one in waits(values, cores, seed)
            ]
            cuts = quantiles([wait for _, wait in found], n=20)
            took = f"{median(values):.1f} s"
            half, late = minutes(cuts[9]), minutes(cuts[18])
            rows.append([f"{how}, {kind}", took, str(cores), half, late])
            curves[how, kind, cores] = found
    draw(curves)
    return [
        f"{N_LEARNERS} learners push within {SECONDS / 60:.0f} minutes, more of them "
        "the nearer the deadline. Each notebook takes one core, for as long as one of "
        "its kind took when it was measured; who comes first is served first. The "
        "waits, from a push to the start of its grading, are those of "
        f"{N_DEADLINES} simulated deadlines: half are at most p50, 95 of 100 at most "
        "p95.",
        "",
        *table(["grading", "a notebook", "cores", "wait, p50", "wait, p95"], rows),
        "",
        f"With *{ALONE}* everything loads each time, as in CI; what CI itself needs to "
        f"start comes on top. *{STANDING.capitalize()}* has loaded it, as Dask workers "
        "have.",
        "",
        "![How long a push waits, by the minute in which it comes]"
        f"(pictures/{PICTURE.name})",
    ]


def minutes(seconds: float) -> str:
    """Show a wait."""
    return f"{seconds:.0f} s" if seconds < 100 else f"{seconds / 60:.0f} min"


def draw(curves: dict[tuple[str, str, int], list[tuple[float, float]]]) -> None:
    """Draw the waits by the minute of the push, a panel for each kind."""
    import matplotlib.pyplot as plt

    from neurons.draw.style import style

    style()
    panels = list(dict.fromkeys((how, kind) for how, kind, _ in curves))
    with plt.rc_context({"svg.hashsalt": "deadline", "svg.fonttype": "none"}):
        figure, grid = plt.subplots(
            1,
            len(panels),
            figsize=(3.2 * len(panels), 3),
            squeeze=False,
            sharey=True,
        )
        for axes, panel in zip(grid[0], panels, strict=True):
            for cores in CORES:
                by_minute: dict[int, list[float]] = {}
                for push, wait in curves[*panel, cores]:
                    by_minute.setdefault(int(push // 60), []).append(wait / 60)
                known = sorted(by_minute)
                middle = [median(by_minute[minute]) for minute in known]
                axes.plot([one + 0.5 for one in known], middle, label=f"{cores} cores")
            axes.set_title("\n".join(panel), fontsize="medium")
            axes.set_xlabel("minute of the push")
        grid[0][0].set_ylabel("median wait in minutes")
        grid[0][0].legend()
        figure.savefig(PICTURE, metadata={"Date": None})
        plt.close(figure)
