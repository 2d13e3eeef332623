"""Preparations for a package that are made when a cell imports it first."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from zipfile import ZipFile

LIBRARY = "/usr/local/lib/python315.zip"
UNPACKED = "/tmp/unpacked"


class Preparations(MetaPathFinder):
    """Finds no module: it only sees which package is imported first.

    Args:
        of: what to do before a package is imported, by the package's name.
    """

    def __init__(self, of: dict[str, Callable[[], None]]) -> None:
        self._of = of

    def find_spec(
        self, fullname: str, path: object, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Prepare a package before the other finders look for it."""
        prepare = self._of.pop(fullname, None)
        if prepare is not None:
            prepare()
        return None


def unpack_matplotlib() -> None:
    """Unpack Matplotlib, which opens its fonts and settings by their paths."""
    with ZipFile(LIBRARY) as library:
        names = [name for name in library.namelist() if name.startswith("unpacked/")]
        library.extractall("/tmp", names)
    sys.path.append(UNPACKED)
