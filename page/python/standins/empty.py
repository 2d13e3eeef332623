"""Modules without contents for what Keras imports and never uses for dense layers.

Its NumPy backend imports JAX (convolutions, Fourier transforms), SciPy and ml_dtypes
(types of 8 bits). Only while Keras is imported they are there; using what was imported
says that the page has not got it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

from standins.absent import not_in_page

NAMES = ("jax", "scipy", "ml_dtypes")


class Part:
    """A class, function or decorator of a library that is not there."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, name: str) -> Part:
        if name.startswith("__"):
            raise AttributeError(name)
        return Part(f"{self._name}.{name}")

    def __call__(self, *args: object, **_: object) -> object:
        """Raise `NotInPage`, but while Keras is imported."""
        # As a decorator, while Keras is imported, it leaves the function as it is.
        if _is_importing:
            return args[0] if args else self
        raise not_in_page(f"`{self._name}`", self._name.split(".")[0])

    def __instancecheck__(self, value: object) -> bool:
        return False

    def __mro_entries__(self, bases: tuple[object, ...]) -> tuple[type, ...]:
        return ()

    def __or__(self, other: object) -> Part:
        return self

    __ror__ = __or__


class _Empty(ModuleType):
    def __getattr__(self, name: str) -> Part:
        if name.startswith("__"):
            raise AttributeError(name)
        return Part(f"{self.__name__}.{name}")


class Finder(MetaPathFinder, Loader):
    """Finds modules of the libraries, without contents."""

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return how to make an empty module; None for every other library's."""
        if name == "sklearn":
            # It would find an empty SciPy; Keras goes on without it.
            raise not_in_page("`sklearn`", name)
        is_ours = name.split(".")[0] in NAMES
        return ModuleSpec(name, self, is_package=True) if is_ours else None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """Return an empty module."""
        return _Empty(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Nothing is in it."""


_is_importing = False


@contextmanager
def in_place(modules: Mapping[str, ModuleType]) -> Iterator[None]:
    """Let the empty modules be found inside, and further ones by their names.

    Args:
        modules: modules to be found by other names than their own.
    """
    global _is_importing
    finder, names = Finder(), {*NAMES, *(name.split(".")[0] for name in modules)}
    # What a cell has imported before, such as SciPy where it was sent, stays.
    before = {n: m for n, m in sys.modules.items() if n.split(".")[0] in names}
    for name in before:
        del sys.modules[name]
    sys.modules.update(modules)
    sys.meta_path.insert(0, finder)
    _is_importing = True
    try:
        yield
    finally:
        _is_importing = False
        sys.meta_path.remove(finder)
        for name in [n for n in sys.modules if n.split(".")[0] in names]:
            del sys.modules[name]
        sys.modules.update(before)
