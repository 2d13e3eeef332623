"""Build the book with Jupyter Book as it is and with ours, and compare."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from bench.measure import MeasureError, Used, environment, measure

ROOT = Path(__file__).resolve().parents[1]
SHARE = 0.4  # of the stock build's wall time
WARM_SECONDS = 8
PAGE = "chapters/06b-diabetes"
EDITED = "A sentence that was not there before."


@dataclass(frozen=True, slots=True)
class Builds:
    """What a build from nothing used.

    Attributes:
        stock: `jupyter-book build`.
        ours: `python -m theme.build`, which also fixes, shrinks and checks.
        again: the same once more, after a sentence was added to the longest page.
    """

    stock: Used
    ours: Used
    again: Used


def clone(folder: Path) -> None:
    """Make a clean copy of the last commit."""
    subprocess.run(["git", "clone", "-q", str(ROOT), str(folder)], check=True)


def build(folder: Path, command: list[str]) -> Used:
    """Build a book.

    Args:
        folder: the course.
        command: the command line that builds it.

    Raises:
        MeasureError: the build failed.
        FileNotFoundError: it made no page.
    """
    used = measure(command, folder, environment(folder))
    (folder / "_build" / "html" / f"{PAGE}.html").stat()
    return used


def edit(folder: Path) -> None:
    """Add a sentence to the longest page."""
    with (folder / f"{PAGE}.md").open("a", encoding="utf-8") as page:
        page.write(f"\n{EDITED}\n")


def shows_edit(folder: Path) -> bool:
    """Return whether the built page has the sentence."""
    html = (folder / "_build" / "html" / f"{PAGE}.html").read_text(encoding="utf-8")
    return EDITED in html


def compare(workdir: Path) -> Builds:
    """Measure the builds, one after the other.

    Args:
        workdir: existing folder for both copies of the course.

    Raises:
        MeasureError: a build failed, or it left out what was edited.
    """
    program = str(Path(sys.executable).with_name("jupyter-book"))
    own = [sys.executable, "-m", "theme.build"]
    stock_folder, our_folder = workdir / "book-stock", workdir / "book-ours"
    for folder in (stock_folder, our_folder):
        clone(folder)
    stock = build(stock_folder, [program, "build", "."])
    print(f"the book: jupyter-book {stock}", flush=True)
    ours = build(our_folder, own)
    print(f"the book: ours {ours}", flush=True)
    edit(our_folder)
    again = build(our_folder, own)
    print(f"the book: ours, edited {again}", flush=True)
    if not shows_edit(our_folder):
        raise MeasureError("the second build does not show what was edited")
    return Builds(stock, ours, again)


def why(builds: Builds) -> str:
    """Say why a build from nothing takes longer than its target."""
    cores = len(os.sched_getaffinity(0))
    least = builds.ours.cpu / cores / builds.stock.wall
    return (
        "Most of it is training, which takes its time in whatever kernel. Sphinx then "
        "reads and writes all pages on one core, and so they are fixed. With every "
        f"core busy from start to end, the build would take {least:.2f} of Jupyter "
        "Book's time."
    )


def report(builds: Builds) -> list[str]:
    """Return the figures as lines of Markdown."""
    share = builds.ours.wall / builds.stock.wall
    rows = [
        f"| {name} | {used.wall:.0f} s | {used.cpu:.0f} s | {used.peak_mb:.0f} MB "
        f"| {used.load:.1f} |"
        for name, used in (
            ("`jupyter-book build`", builds.stock),
            ("`make book`", builds.ours),
            ("`make book`, a sentence later", builds.again),
        )
    ]
    targets = [
        (f"from nothing, at most {SHARE:g} of Jupyter Book's wall time",
         share <= SHARE, f"{share:.2f}"),
        (f"after a sentence was added, at most {WARM_SECONDS} s",
         builds.again.wall <= WARM_SECONDS, f"{builds.again.wall:.0f} s"),
    ]  # fmt: skip
    return [
        "| build | wall | processor time | peak memory | load at start |",
        "|---|--:|--:|--:|--:|",
        *rows,
        "",
        "| target | found | |",
        "|---|--:|---|",
        *(f"| {t} | {f} | {'met' if ok else '**missed**'} |" for t, ok, f in targets),
        *([] if share <= SHARE else ["", why(builds)]),
        "",
        "`make book` runs every cell that Jupyter Book runs, in forked kernels and a "
        "page on each core. Then it makes the pages smaller and checks them, which "
        "Jupyter Book does not.",
        "",
    ]
