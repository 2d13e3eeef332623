"""Build the book with Jupyter Book as it is and with ours, and compare."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.measure import MeasureError, Used, environment, measure

ROOT = Path(__file__).resolve().parents[1]
SHARE = 0.4  # of the stock build's wall time
WARM_SECONDS = 8
SERVED_SECONDS = 3
LOADED_SECONDS = 20  # by then the build that waits has loaded what it needs
PAGE = "chapters/06b-diabetes"
EDITED = "A sentence that was not there before."


@dataclass(frozen=True, slots=True)
class Builds:
    """What a build from nothing used.

    Attributes:
        stock: `jupyter-book build`.
        ours: `python -m theme.build`, which also fixes, shrinks and checks.
        again: the same once more, after a sentence was added to the longest page.
        shown: seconds until `make serve` shows the page with one more sentence.
        built: seconds until the rest of the site is fixed and checked, too.
    """

    stock: Used
    ours: Used
    again: Used
    shown: float
    built: float


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


def edit(folder: Path, sentence: str) -> None:
    """Add a sentence to the longest page."""
    with (folder / f"{PAGE}.md").open("a", encoding="utf-8") as page:
        page.write(f"\n{sentence}\n")


def shows(folder: Path, sentence: str) -> bool:
    """Return whether the built page has a sentence."""
    html = (folder / "_build" / "html" / f"{PAGE}.html").read_text(encoding="utf-8")
    return sentence in html


def served(folder: Path) -> tuple[float, float]:
    """Measure from a save until `make serve` shows the page, and until it is done.

    Raises:
        MeasureError: it ended, or built with faults.
    """
    command = [sys.executable, "-u", "-m", "tools.serve", "0"]
    process = subprocess.Popen(
        command, cwd=folder, env=environment(folder), text=True, stdout=subprocess.PIPE
    )
    lines = iter(process.stdout or ())
    sentence = EDITED.replace("that was", "for the server, which was")
    try:
        _wait_for(lines, "The course is at")
        time.sleep(LOADED_SECONDS)
        start = time.monotonic()
        edit(folder, sentence)
        # Sphinx says so once the pages are written.
        _wait_for(lines, "build succeeded")
        shown = time.monotonic() - start
        if not shows(folder, sentence):
            raise MeasureError("`make serve` does not show what was edited")
        _wait_for(lines, "Built.")
        return shown, time.monotonic() - start
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate()


def _wait_for(lines: Iterator[str], words: str) -> None:
    for line in lines:
        if words in line:
            return
        if "Built with faults" in line:
            break
    raise MeasureError(f"`make serve` did not come to {words!r}")


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
    edit(our_folder, EDITED)
    again = build(our_folder, own)
    print(f"the book: ours, edited {again}", flush=True)
    if not shows(our_folder, EDITED):
        raise MeasureError("the second build does not show what was edited")
    shown, built = served(our_folder)
    print(f"the book: served after {shown:.1f} s, done after {built:.1f} s", flush=True)
    return Builds(stock, ours, again, shown, built)


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
         builds.again.wall <= WARM_SECONDS, f"{builds.again.wall:.1f} s"),
        (f"`make serve` shows a sentence more, at most {SERVED_SECONDS} s",
         builds.shown <= SERVED_SECONDS, f"{builds.shown:.1f} s"),
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
        "Jupyter Book does not. `make serve` has loaded all before a page is saved; "
        f"after {builds.built:.1f} s the other pages are fixed and checked, too.",
        "",
    ]
