"""Run the cells of all pages, then Jupyter Book, strictly.

In one process: what both load takes seconds.

Usage: python -m theme.jupyter_book ROOT OUTPUT
"""

import gc
import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

from autograder.errors import CourseError
from autograder.startup import skip_address_grammar
from theme.cells.environment import environment


def run(root: Path, output: Path) -> int:
    """Run the cells and the strict build in a process of their own.

    Args:
        root: folder of the book's `_config.yml` and `_toc.yml`.
        output: folder under which `_build` is made.

    Returns:
        The exit code of Jupyter Book.

    Raises:
        CourseError: the Jupyter Book that is installed is not of version 1.
    """
    found = version("jupyter-book")
    if not found.startswith("1."):
        raise CourseError(
            f"Jupyter Book {found} is installed, which reads other settings and has no "
            "Sphinx in it; run `make setup`, or see docs/theme.md for plain Sphinx"
        )
    command = [sys.executable, "-m", "theme.jupyter_book", str(root), str(output)]
    env = environment(root, output / "_build")
    return subprocess.run(command, env=env, cwd=root, check=False).returncode


def main(root: Path, output: Path) -> None:
    """Build the pages of a book; exits with Jupyter Book's exit code."""
    # Sphinx's pages are a million objects that stay: to look for garbage among them, as
    # often as Python does, takes a tenth of the time.
    gc.set_threshold(200_000)
    skip_address_grammar()
    from theme.cells.execute import run_pages

    run_pages(root, output / "_build", os.cpu_count() or 1)
    # Sphinx changes how Python quotes and warns; the cells are done by then.
    from jupyter_book.cli.main import main as jupyter_book

    where = [str(root), "--path-output", str(output)]
    jupyter_book(
        ["build", *where, "-n", "-W", "--keep-going"], prog_name="jupyter-book"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
