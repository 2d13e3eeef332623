"""Build the book from nothing with Jupyter Book as it is and with ours, and compare."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from measure import Used, environment, measure

ROOT = Path(__file__).resolve().parents[1]
SHARE = 0.4  # of the stock build's wall time
PAGE = "chapters/06b-diabetes.html"


@dataclass(frozen=True, slots=True)
class Builds:
    """What a build from nothing used.

    Attributes:
        stock: `jupyter-book build`.
        ours: `python -m theme.build`, which also mends, shrinks and checks.
    """

    stock: Used
    ours: Used


def build(folder: Path, command: list[str]) -> Used:
    """Build a clean copy of the book.

    Args:
        folder: where the copy is made; the last commit is copied.
        command: the command line that builds it.

    Raises:
        MeasureError: the build failed.
        FileNotFoundError: it made no page.
    """
    subprocess.run(["git", "clone", "-q", str(ROOT), str(folder)], check=True)
    used = measure(command, folder, environment(folder))
    (folder / "_build" / "html" / PAGE).stat()
    return used


def compare(place: Path) -> Builds:
    """Measure both builds, one after the other."""
    program = str(Path(sys.executable).with_name("jupyter-book"))
    stock = build(place / "book-stock", [program, "build", "."])
    print(f"the book: jupyter-book {stock}", flush=True)
    ours = build(place / "book-ours", [sys.executable, "-m", "theme.build"])
    print(f"the book: ours {ours}", flush=True)
    return Builds(stock, ours)


def told(builds: Builds) -> list[str]:
    """What was found, as lines of Markdown."""
    share = builds.ours.wall / builds.stock.wall
    rows = [
        f"| {name} | {used.wall:.0f} s | {used.cpu:.0f} s | {used.peak_mb:.0f} MB "
        f"| {used.load:.1f} |"
        for name, used in (
            ("`jupyter-book build`", builds.stock),
            ("`make book`", builds.ours),
        )
    ]
    verdict = "met" if share <= SHARE else "**missed**"
    return [
        "## The book, built from nothing",
        "",
        "| build | wall | processor time | peak memory | load at start |",
        "|---|--:|--:|--:|--:|",
        *rows,
        "",
        "| target | found | |",
        "|---|--:|---|",
        f"| wall time at most {SHARE:g} of Jupyter Book's | {share:.2f} | {verdict} |",
        "",
        "`make book` runs every cell that Jupyter Book runs, in forked kernels and a "
        "page on each core. Then it makes the pages smaller and checks them, which "
        "Jupyter Book does not.",
        "",
    ]
