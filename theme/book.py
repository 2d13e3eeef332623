"""Run the cells of all pages, then Jupyter Book, strictly.

In one process: what both load takes seconds.

Usage: python -m theme.book ROOT OUTPUT
"""

import os
import sys
from pathlib import Path

from theme.execute import run_pages


def main(root: Path, output: Path) -> None:
    """Build the pages of a book; ends the process with Jupyter Book's exit code.

    Args:
        root: folder of the book's `_config.yml` and `_toc.yml`.
        output: folder under which `_build` is made.
    """
    run_pages(root, output / "_build", os.cpu_count() or 1)
    # Sphinx changes how Python quotes and warns; the cells are done by then.
    from jupyter_book.cli.main import main as jupyter_book

    where = [str(root), "--path-output", str(output)]
    jupyter_book(
        ["build", *where, "-n", "-W", "--keep-going"], prog_name="jupyter-book"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
