"""What a page's Python has, for processes of the tests that stand for one."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PYTHON = ROOT / "page" / "python"
# A page gets these when a cell imports them.
SENT = {"scipy", "sklearn"}


def use_page():
    """Give this process what a page's Python has, and nothing more."""
    sys.path.insert(0, str(PYTHON))
    import standins
    from standins.absent import ABSENT

    standins.install()
    # Here more is installed than in a page.
    sys.meta_path.insert(0, standins.AbsentFinder(ABSENT - SENT))


def run_as_page(module, *words, timeout):
    """Run a module of the tests in a process of its own; return what it printed."""
    paths = os.pathsep.join([str(ROOT / "tests"), str(ROOT)])
    done = subprocess.run(
        [sys.executable, "-m", module, *map(str, words)],
        capture_output=True,
        text=True,
        timeout=timeout,
        env=os.environ | {"PYTHONPATH": paths},
    )
    assert done.returncode == 0, done.stderr[-3000:]
    # NumPy must not warn into a learner's page.
    assert done.stderr == ""
    return done.stdout


def run_books(folder, books, *, backend="numpy", timeout=100):
    """Run each book's cells; return each cell's outputs by their kinds.

    Args:
        folder: for files of this run.
        books: lists of cells by name; a cell is its text, or its text and its id.
        backend: Keras's.
        timeout: for all together, in seconds.
    """
    texts, file = folder / "cells.json", folder / "outputs.json"
    texts.write_text(json.dumps(books), encoding="utf-8")
    run_as_page("support.page_cells", backend, texts, file, timeout=timeout)
    found = json.loads(file.read_text(encoding="utf-8"))
    return {
        name: [{one["kind"]: one["data"] for one in outputs} for outputs, _ in cells]
        for name, cells in found.items()
    }


def run_cells(folder, cells, **options):
    """Run cells one after the other; return each one's outputs by their kinds."""
    return run_books(folder, {"cells": cells}, **options)["cells"]
