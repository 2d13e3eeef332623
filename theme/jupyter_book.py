"""Run the cells of all pages, then Jupyter Book, strictly.

A `Build` may also load all that it needs first and wait: then a page that is saved next
is there seconds sooner.

Usage: python -m theme.jupyter_book ROOT OUTPUT [cells|pages]
"""

import gc
import os
import signal
import subprocess
import sys
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import Any

from autograder.errors import CourseError
from autograder.startup import skip_address_grammar
from theme.after import html_cache
from theme.cells.environment import environment


class Build:
    """One strict build: in a process of its own, or in two that have loaded already.

    Args:
        root: folder of the book's `_config.yml` and `_toc.yml`.
        output: folder under which `_build` is made.
        waits: load all that the build needs now, and do nothing before `run`. What is
            loaded are the settings, the contents, the code and the last build's
            results; only what a page says may change until then.

    Raises:
        CourseError: the Jupyter Book that is installed is not of version 1.
    """

    def __init__(self, root: Path, output: Path, *, waits: bool = False) -> None:
        found = version("jupyter-book")
        if not found.startswith("1."):
            raise CourseError(
                f"Jupyter Book {found} is installed, which reads other settings and "
                "has no Sphinx in it; run `make setup`, or see docs/theme.md for plain "
                "Sphinx"
            )
        self._site = output / "_build" / "html"
        command = [sys.executable, "-m", "theme.jupyter_book", str(root), str(output)]
        self._processes = [
            subprocess.Popen(
                [*command, *part],
                env=environment(root, output / "_build"),
                cwd=root,
                stdin=subprocess.PIPE if waits else None,
                # Ctrl-C ends who waits for it; these read the end of their input.
                start_new_session=waits,
            )
            for part in ([["cells"], ["pages"]] if waits else [[]])
        ]

    def run(self) -> int:
        """Build, and return the exit code of Jupyter Book, or of the first failure."""
        codes = [self._end_of(process) for process in self._processes]
        return max(codes, key=abs)

    def _end_of(self, process: subprocess.Popen[bytes]) -> int:
        with process:
            if process.stdin:
                with suppress(BrokenPipeError):  # its exit code says that it has ended
                    process.stdin.write(b"\n")
                    process.stdin.close()
            # Most pages will stay as an earlier build left them; a core is idle by now.
            html_cache.read_all(self._site)
        return process.returncode

    def stop(self) -> None:
        """End processes that wait, and those that Sphinx has begun in them."""
        for process in self._processes:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.communicate()


def run(root: Path, output: Path, book: Build | None = None) -> int:
    """Run the cells and the strict build, or a build that waits already.

    Returns:
        The exit code of Jupyter Book.
    """
    return (book or Build(root, output)).run()


def wait() -> None:
    """Stay silent until a line comes in; exit where none comes any more."""
    sys.stdout.flush()
    if not sys.stdin.readline():
        sys.exit()


def build_cells(root: Path, output: Path, *, waits: bool) -> None:
    """Run the cells of pages that have no results yet."""
    from theme.cells.execute import run_pages

    if waits:
        wait()
    run_pages(root, output / "_build", os.cpu_count() or 1)


def build_pages(root: Path, output: Path, *, waits: bool) -> None:
    """Build the pages of a book; exits with Jupyter Book's exit code."""
    # Sphinx changes how Python quotes and warns; the cells are done by then.
    from jupyter_book.cli.main import main as jupyter_book
    from sphinx.application import Sphinx

    build = Sphinx.build

    def build_later(app: Sphinx, *args: Any) -> None:
        wait()
        os.dup2(stdout, 1)
        build(app, *args)

    if waits:
        Sphinx.build = build_later  # type: ignore[assignment, method-assign]
        # What is loaded is of interest to nobody before the build.
        stdout = os.dup(1)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    where = [str(root), "--path-output", str(output)]
    jupyter_book(
        ["build", *where, "-n", "-W", "--keep-going"], prog_name="jupyter-book"
    )


def main(root: Path, output: Path, part: str = "") -> None:
    """Build a part of the book, or all of it."""
    # Sphinx's pages are a million objects that stay: to look for garbage among them, as
    # often as Python does, takes a tenth of the time.
    gc.set_threshold(200_000)
    skip_address_grammar()
    if part != "pages":
        build_cells(root, output, waits=bool(part))
    if part != "cells":
        build_pages(root, output, waits=bool(part))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:])
