"""What a learner's process can see of this machine."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

PREFIX_PARTS = ("bin", "lib", "lib64", "share", "pyvenv.cfg")
SYSTEM_FILES = (
    "/etc/alternatives",
    "/etc/fonts",
    "/etc/ld.so.cache",
    "/etc/localtime",
)
# Never shown: what all judges have in common.
HIDDEN = "judges"
# Folders with a folder for each task, and all that is shown of one: the other modules
# in it, the judge first of all, know its answers.
TASKS = ("tasks", "practice")
SHOWN = ("__init__.py", "probe.py")
# The learner's home folder in a sandbox.
HOME = "/home/learner"

# Kinds of a `View`.
SHOW, LINK, EMPTY, FOLDER, CLOSE = "show", "link", "empty", "folder", "close"


class View(NamedTuple):
    """One step in building the sandbox's file system.

    Attributes:
        kind: `show` (a file or folder as it is, read-only), `link` (a symbolic link),
            `empty` (a new, empty folder over what may be there), `folder` (a plain
            folder in an empty one) or `close` (an empty one, read-only from now on).
        path: where it is inside.
        source: the link's text; else empty. What is shown has the same path outside.
    """

    kind: str
    path: str
    source: str = ""


def package_folder(name: str) -> Path:
    """Return the folder of a package that can be imported, without importing it.

    Raises:
        ModuleNotFoundError: there is no such package.
    """
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(f"the package {name} is not to be found")
    return Path(spec.submodule_search_locations[0]).resolve()


@cache  # what is installed stays the same while the grader runs
def views() -> tuple[View, ...]:
    """Return all that is visible and read-only: the system, this Python, the course."""
    return (*_system(), *_python(), *_course())


def _system() -> Iterable[View]:
    """The system's libraries and programs."""
    yield View(SHOW, "/usr")
    for name in ("bin", "sbin", "lib", "lib32", "lib64"):
        path = Path("/", name)
        if path.is_symlink():
            yield View(LINK, str(path), str(path.readlink()))
        elif path.is_dir():
            yield View(SHOW, str(path))
    for name in SYSTEM_FILES:
        if Path(name).exists():
            yield View(SHOW, name)


def python_prefixes() -> list[Path]:
    """Return the folders that this Python and its environment are installed in."""
    prefixes = {Path(sys.prefix), Path(sys.base_prefix)}
    # A virtual environment's `python` may reach the real one in several hops.
    hop = Path(sys.executable)
    while hop.is_symlink():
        hop = hop.parent / hop.readlink()
        prefixes.add(Path(os.path.normpath(hop)).parent.parent)
    prefixes |= {prefix.resolve() for prefix in prefixes}
    return sorted(p for p in prefixes if p != Path("/") and Path("/usr") != p)


def _python() -> Iterable[View]:
    """This Python with its libraries.

    Only the parts that Python needs: an environment may lie in a folder that also
    holds the solutions.
    """
    for prefix in python_prefixes():
        for part in PREFIX_PARTS:
            path = prefix / part
            if path.exists() and not path.is_relative_to("/usr"):
                yield View(SHOW, str(path))


def _course() -> Iterable[View]:
    """The learner's package without its judges, and the data tables."""
    package = package_folder("neurons")
    checks = package / "checks"
    yield View(EMPTY, str(package))
    for entry in sorted(package.iterdir()):
        if entry != checks:
            yield View(SHOW, str(entry))
    yield View(FOLDER, str(checks))
    for entry in sorted(checks.iterdir()):
        if entry.name in TASKS:
            yield from _tasks(entry)
        elif not _tells_answers(entry):
            yield View(SHOW, str(entry))
    yield View(CLOSE, str(package))
    data = package.parent / "data"
    if (data / "README.md").exists() or (data / "cereal.csv").exists():
        yield View(SHOW, str(data))
    yield from _hide_installed_grader()


def _tasks(folder: Path) -> Iterable[View]:
    """The probe of each task and nothing else: no judge, and no compiled one."""
    yield View(FOLDER, str(folder))
    yield View(SHOW, str(folder / "__init__.py"))
    for task in sorted(folder.iterdir()):
        shown = [task / name for name in SHOWN if (task / name).is_file()]
        if shown:
            yield View(FOLDER, str(task))
        yield from (View(SHOW, str(file)) for file in shown)


def _tells_answers(entry: Path) -> bool:
    if entry.name == "__pycache__":
        return any(compiled.name.startswith(HIDDEN) for compiled in entry.iterdir())
    return entry.name.startswith(HIDDEN)


def _hide_installed_grader() -> Iterable[View]:
    grader = package_folder("autograder")
    shown = [p / part for p in python_prefixes() for part in PREFIX_PARTS]
    if any(grader.is_relative_to(path) for path in [*shown, Path("/usr")]):
        yield View(EMPTY, str(grader))
        yield View(CLOSE, str(grader))
