"""What a learner's process can see of this machine, as bubblewrap arguments."""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec
from pathlib import Path

PREFIX_PARTS = ("bin", "lib", "lib64", "share", "pyvenv.cfg")
SYSTEM_FILES = (
    "/etc/alternatives",
    "/etc/fonts",
    "/etc/ld.so.cache",
    "/etc/localtime",
)
# Never shown: the half of the checks that knows the answers.
HIDDEN = "judging"


def package_folder(name: str) -> Path:
    """Folder of an installed package or of one on the path, without importing it.

    Raises:
        ModuleNotFoundError: there is no such package.
    """
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(f"the package {name} is not to be found")
    return Path(spec.submodule_search_locations[0]).resolve()


def system() -> list[str]:
    """The system's libraries and programs, read-only."""
    arguments = ["--ro-bind", "/usr", "/usr"]
    for name in ("bin", "sbin", "lib", "lib32", "lib64"):
        path = Path("/", name)
        if path.is_symlink():
            arguments += ["--symlink", str(path.readlink()), str(path)]
        elif path.is_dir():
            arguments += ["--ro-bind", str(path), str(path)]
    for name in SYSTEM_FILES:
        arguments += ["--ro-bind-try", name, name]
    return arguments


def python_prefixes() -> list[Path]:
    """Folders that this Python and its environment are installed in."""
    prefixes = {Path(sys.prefix), Path(sys.base_prefix)}
    # A virtual environment's `python` may reach the real one in several hops.
    hop = Path(sys.executable)
    while hop.is_symlink():
        hop = hop.parent / hop.readlink()
        prefixes.add(Path(os.path.normpath(hop)).parent.parent)
    prefixes |= {prefix.resolve() for prefix in prefixes}
    return sorted(p for p in prefixes if p != Path("/") and Path("/usr") != p)


def python() -> list[str]:
    """This Python with its libraries, read-only.

    Only the parts that Python needs: an environment may lie in a folder that also
    holds the solutions.
    """
    arguments = []
    for prefix in python_prefixes():
        for part in PREFIX_PARTS:
            path = prefix / part
            if path.exists() and not path.is_relative_to("/usr"):
                arguments += ["--ro-bind", str(path), str(path)]
    return arguments


def course() -> list[str]:
    """The learner's package without its judging half, and the data tables."""
    package = package_folder("neurons")
    checks = package / "checks"
    arguments = ["--tmpfs", str(package)]
    for entry in sorted(package.iterdir()):
        if entry != checks:
            arguments += ["--ro-bind", str(entry), str(entry)]
    arguments += ["--perms", "0755", "--dir", str(checks)]
    for entry in sorted(checks.iterdir()):
        if not _tells_answers(entry):
            arguments += ["--ro-bind", str(entry), str(entry)]
    arguments += ["--remount-ro", str(package)]
    data = package.parent / "data"
    if (data / "README.md").exists() or (data / "cereal.csv").exists():
        arguments += ["--ro-bind", str(data), str(data)]
    return arguments + _hide_installed_grader()


def _tells_answers(entry: Path) -> bool:
    if entry.name == "__pycache__":
        return any(compiled.name.startswith(HIDDEN) for compiled in entry.iterdir())
    return entry.name.startswith(HIDDEN)


def _hide_installed_grader() -> list[str]:
    grader = package_folder("autograder")
    shown = [p / part for p in python_prefixes() for part in PREFIX_PARTS]
    if any(grader.is_relative_to(path) for path in [*shown, Path("/usr")]):
        return ["--tmpfs", str(grader), "--remount-ro", str(grader)]
    return []


def writable(home: str, tmp: str, size: int) -> list[str]:
    """Private folders in memory that the learner's code may write to.

    Args:
        home: path of the home folder inside.
        tmp: path of the folder for short-lived files inside.
        size: bytes that fit into each of them.
    """
    arguments = ["--proc", "/proc", "--dev", "/dev"]
    # Once more, for its size.
    shared = "/dev/shm"  # noqa: S108 - the box's own
    arguments += ["--perms", "1777", "--size", str(size), "--tmpfs", shared]
    arguments += ["--remount-ro", "/dev"]
    for folder, mode in ((tmp, "1777"), (home, "0777")):
        arguments += ["--perms", mode, "--size", str(size), "--tmpfs", folder]
    return arguments


def parents(arguments: list[str]) -> list[str]:
    """The folders above all mount points, open to every user.

    Left to itself bubblewrap makes them for root alone.

    Args:
        arguments: the mounts that will follow.
    """
    folders: set[Path] = set()
    takes = {"--ro-bind": 2, "--ro-bind-try": 2, "--bind": 2, "--tmpfs": 1}
    for place, argument in enumerate(arguments):
        if argument in takes:
            point = Path(arguments[place + takes[argument]])
            folders.update(point.parents)
    made = []
    for folder in sorted(folders - {Path("/")}):
        made += ["--perms", "0755", "--dir", str(folder)]
    return made
