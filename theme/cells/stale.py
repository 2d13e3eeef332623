"""Drop what earlier builds left if it was made from other inputs than today's."""

import hashlib
import shutil
from collections.abc import Iterable
from pathlib import Path

from autograder import toc
from theme.after import redirects

# What a cell's result rests on besides its own lines: Jupyter Book's cache knows only
# those, and would go on showing old results.
CELL_INPUTS = ("neurons", "data", "theme/cells/ipython", "requirements.lock")
PAGE_INPUTS = ("theme", "page", "_config.yml", toc.FILE, redirects.FILE)
NOT_OURS = {"__pycache__", "node_modules"}


def digest(paths: Iterable[Path]) -> str:
    """Return a SHA-256 over the names and bytes of files, folders taken whole.

    Args:
        paths: files and folders; one that is missing counts as empty.

    Returns:
        64 hexadecimal digits.
    """
    total = hashlib.sha256()
    for path in paths:
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in files:
            if file.is_file() and not NOT_OURS.intersection(file.parts):
                total.update(file.as_posix().encode() + b"\0" + file.read_bytes())
    return total.hexdigest()


def drop(folder: Path, *names: str) -> None:
    """Remove what earlier builds left under these names."""
    for name in names:
        shutil.rmtree(folder / name, ignore_errors=True)


def drop_stale(root: Path, build: Path) -> None:
    """Drop results that were made from other inputs than today's."""
    build.mkdir(parents=True, exist_ok=True)
    for names, inputs, left in (
        (
            "cells",
            CELL_INPUTS,
            (".jupyter_cache", "jupyter_execute", "asks", ".doctrees"),
        ),
        ("pages", PAGE_INPUTS, (".doctrees", "html")),
    ):
        record = build / f".{names}.sha256"
        today = digest(root / name for name in inputs)
        if not record.exists() or record.read_text() != today:
            drop(build, *left)
            record.write_text(today)
