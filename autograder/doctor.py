"""Find out by trying what this machine can do."""

import importlib.metadata
import platform
import sys
from dataclasses import dataclass

OLDEST, NEWEST = (3, 11), (3, 14)
NEEDED = ("nbgrader", "nbclient", "ipykernel", "keras", "tensorflow")
# The same library without GPU code has another name.
ALSO = {"tensorflow": "tensorflow-cpu"}


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """One thing that was examined.

    Attributes:
        name: what was examined.
        works: whether grading works with it.
        found: what was found.
        remedy: how to fix it; empty if it works.
    """

    name: str
    works: bool
    found: str
    remedy: str = ""

    def __str__(self) -> str:
        line = f"{'ok ' if self.works else 'NO '} {self.name}: {self.found}"
        return line if self.works else f"{line}. Remedy: {self.remedy}"


def examine(*, sandbox_only: bool = False) -> list[Diagnosis]:
    """Examine everything that grading needs.

    Returns:
        One diagnosis each; grading works if all of them work.
    """
    if sandbox_only:
        return [_sandbox()]
    return [
        _system(),
        _python(),
        *map(_library, NEEDED),
        _kernel(),
        _sandbox(),
        _memory(),
    ]


def _system() -> Diagnosis:
    found = f"{platform.system()} {platform.machine()}"
    return Diagnosis(
        "system",
        sys.platform == "linux",
        found,
        "grade on Linux; reading and the exercises work everywhere",
    )


def _python() -> Diagnosis:
    found = platform.python_version()
    works = OLDEST <= sys.version_info[:2] <= NEWEST
    return Diagnosis("Python", works, found, "use Python 3.11, 3.12, 3.13 or 3.14")


def _library(name: str) -> Diagnosis:
    for known in (name, ALSO.get(name)):
        try:
            if known:
                return Diagnosis(name, True, importlib.metadata.version(known))
        except importlib.metadata.PackageNotFoundError:
            continue
    return Diagnosis(name, False, "not installed", "install requirements.lock with pip")


def _kernel() -> Diagnosis:
    from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel

    remedy = "run `python -m ipykernel install --sys-prefix`"
    try:
        spec = KernelSpecManager().get_kernel_spec("python3")
    except NoSuchKernel:
        return Diagnosis("kernel", False, "there is no kernel `python3`", remedy)
    return Diagnosis("kernel", True, spec.display_name, remedy)


def _sandbox() -> Diagnosis:
    from autograder.sandbox import SandboxKind, detect_sandboxes, remedies

    ways = [way for way in detect_sandboxes() if way.kind != SandboxKind.NONE]
    works = [way for way in ways if way.works]
    if works:
        found = f"{works[0].kind}, {works[0].reason}"
        if works[0].kind == SandboxKind.BUBBLEWRAP and len(ways) > 1:
            # It works, but each notebook waits for a new kernel.
            first = ways[0]
            found += f"; faster: {first.kind} ({first.reason}). To fix it: "
            found += first.remedy
        return Diagnosis("sandbox", True, found)
    return Diagnosis(
        "sandbox",
        False,
        "; ".join(f"{way.kind}: {way.reason}" for way in ways),
        f"{remedies(ways)}. Until then: --sandbox none, for learners whom you trust",
    )


def _memory() -> Diagnosis:
    from autograder.sandbox import Limits, make_group

    group = make_group(Limits().memory_bytes)
    if group is None:
        found = "watched every 100 ms; grade as root for a limit that the system keeps"
        return Diagnosis("memory", True, found)
    group.remove()
    return Diagnosis("memory", True, "limited by a control group, and watched")
