"""A Python without threads, TensorFlow and compiled extras of Keras comes in.
Unchanged Keras runs in it, on NumPy alone, from the first cell that imports it on.
Afterward no other import may ever find what stands in for a library that is not there.
"""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Collection, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

from standins import empty
from standins.absent import ABSENT, NotInPage, not_in_page

__all__ = ["AbsentFinder", "NotInPage", "install", "not_in_page"]

LIBRARY = "keras"
# SciPy asks for all that NumPy has; this is the front end of a compiler, and left out.
FRONT_END = "numpy.f2py"


class KerasFinder(MetaPathFinder):
    """Finds Keras as Python does, and has it loaded with its stand-ins."""

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return how to load Keras; None for every other module."""
        if name != LIBRARY:
            return None
        sys.meta_path.remove(self)
        spec = importlib.util.find_spec(name)
        if spec is not None and spec.loader is not None:
            spec.loader = _KerasLoader(spec.loader)
        return spec


class _KerasLoader(Loader):
    """Loads Keras by another loader, with the stand-ins in place."""

    def __init__(self, loader: Loader) -> None:
        self._loader = loader

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return self._loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        from standins import repairs, trees

        module.__loader__ = self._loader
        if module.__spec__ is not None:
            module.__spec__.loader = self._loader
        with empty.in_place({"optree": trees, "optree.utils": trees}):
            self._loader.exec_module(module)
        repairs.repair()


class AbsentFinder(MetaPathFinder):
    """Says of well-known libraries that the page has not got them."""

    def __init__(self, names: Collection[str] = ABSENT) -> None:
        self.names = names

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Raise `NotInPage` for a library of the list; None for every other module."""
        if name == FRONT_END:
            return ModuleSpec(name, empty.Finder(), is_package=True)
        if name in self.names:
            raise not_in_page(f"`{name}`", name)
        return None


def install() -> None:
    """Prepare the imports of this Python; call it once, before the first cell."""
    os.environ["KERAS_BACKEND"] = "numpy"
    sys.meta_path.insert(0, KerasFinder())
    # Last, so that a library that was sent after all is found before.
    sys.meta_path.append(AbsentFinder())
