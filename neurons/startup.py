"""A start of the libraries without red lines that a beginner takes for mistakes.

TensorFlow's C++ code writes them past Python, such as "E0000 ... Unable to register
cuFFT factory", which no setting silences in 2.17 to 2.19. Matplotlib, which Keras
loads, says in a new account that it is building its font cache.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from types import ModuleType

NOISY = "tensorflow"
FONTS = "matplotlib.font_manager"


def quiet_fonts() -> None:
    """Leave out that Matplotlib builds its font cache; its other warnings stay."""
    logging.getLogger(FONTS).addFilter(_is_not_of_the_cache)


def _is_not_of_the_cache(record: logging.LogRecord) -> bool:
    return "font cache" not in record.getMessage()


class QuietStart(MetaPathFinder):
    """Finds TensorFlow as Python does, and has it loaded quietly."""

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return how to load TensorFlow; None for every other module."""
        if name != NOISY:
            return None
        sys.meta_path.remove(self)
        spec = find_spec(name)
        if spec is not None and spec.loader is not None:
            spec.loader = _QuietLoader(spec.loader)
        return spec


class _QuietLoader(Loader):
    """Loads a module by another loader, which it then leaves in its place."""

    def __init__(self, loader: Loader) -> None:
        self._loader = loader

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return self._loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        module.__loader__ = self._loader
        if module.__spec__ is not None:
            module.__spec__.loader = self._loader
        with stderr_aside():
            self._loader.exec_module(module)


@contextmanager
def stderr_aside() -> Iterator[None]:
    """Put aside what is written to the process's stderr, unless an error follows."""
    import tempfile  # here, so that `import neurons` itself stays fast

    shown = os.dup(2)
    with tempfile.TemporaryFile() as aside:
        os.dup2(aside.fileno(), 2)
        try:
            yield
        except BaseException:
            aside.seek(0)
            os.write(shown, aside.read())
            raise
        finally:
            os.dup2(shown, 2)
            os.close(shown)
