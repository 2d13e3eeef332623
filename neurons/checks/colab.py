"""A stand-in for `google.colab` where a notebook from Colab is graded.

It does nothing: no file is uploaded, no drive is mounted, and no cell stops for it.
"""

import ast
import sys
from collections.abc import Iterator
from importlib.util import find_spec, module_from_spec
from types import ModuleType

from neurons.checks.definitions import parsed

MODULE = "google.colab"
PARTS = (
    *("auth", "data_table", "drive", "files", "kernel", "output", "patches", "runtime"),
    *("sheets", "snippets", "syntax", "userdata", "widgets"),
)


def needs_stand_in(source: str) -> bool:
    """Whether a cell imports Colab's module and would stop without it.

    A cell that imports it within `try` knows what to do elsewhere.
    """
    tree = parsed(source) if MODULE in source else None
    return tree is not None and any(
        module == MODULE or module.startswith(f"{MODULE}.")
        for statement in tree.body
        for module in _imported(statement)
    )


def _imported(statement: ast.stmt) -> Iterator[str]:
    match statement:
        case ast.Import(names=names):
            yield from (alias.name for alias in names)
        case ast.ImportFrom(module=str(module), names=names, level=0):
            yield from (f"{module}.{alias.name}" for alias in names)
        case ast.If(body=body, orelse=other):
            for inner in [*body, *other]:
                yield from _imported(inner)


def stand_in() -> None:
    """Put the stand-in where `import google.colab` finds it."""
    # Other libraries, such as protobuf, have parts of the same package.
    spec = find_spec("google")
    made = module_from_spec(spec) if spec else ModuleType("google")
    google = sys.modules.setdefault("google", made)
    package = _Quiet(MODULE)
    package.__path__ = []
    sys.modules[MODULE] = package
    vars(google)["colab"] = package
    for part in PARTS:
        sys.modules[f"{MODULE}.{part}"] = module = _Quiet(f"{MODULE}.{part}")
        setattr(package, part, module)


class _Quiet(ModuleType):
    """A module all of whose functions do nothing."""

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        return _upload if name.startswith("upload") else _nothing


def _upload(*_: object, **__: object) -> dict[str, bytes]:
    print("This is not Colab: no file was uploaded.")
    return {}


def _nothing(*_: object, **__: object) -> None:
    return None
