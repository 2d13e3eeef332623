"""What this machine can do, found out by trying."""

from __future__ import annotations

import importlib.metadata
import platform
import sys
from dataclasses import dataclass

OLDEST, NEWEST = (3, 11), (3, 13)
NEEDED = ("nbgrader", "nbclient", "ipykernel", "keras", "tensorflow")
# The same library without GPU code goes by another name.
ALSO = {"tensorflow": "tensorflow-cpu"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        name: what was looked at.
        works: whether grading can go on with it.
        told: what was found.
        remedy: how to mend it; empty if it works.
    """

    name: str
    works: bool
    told: str
    remedy: str = ""

    def __str__(self) -> str:
        line = f"{'ok ' if self.works else 'NO '} {self.name}: {self.told}"
        return line if self.works else f"{line}. Remedy: {self.remedy}"


def examine(*, sandbox_only: bool = False) -> list[Finding]:
    """Look at everything that grading needs.

    Args:
        sandbox_only: look at the sandbox alone.

    Returns:
        One finding each; grading works if all of them work.
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


def _system() -> Finding:
    told = f"{platform.system()} {platform.machine()}"
    return Finding(
        "system",
        sys.platform == "linux",
        told,
        "grade on Linux; reading and the exercises work everywhere",
    )


def _python() -> Finding:
    told = platform.python_version()
    works = OLDEST <= sys.version_info[:2] <= NEWEST
    return Finding("Python", works, told, "use Python 3.11, 3.12 or 3.13")


def _library(name: str) -> Finding:
    for known in (name, ALSO.get(name)):
        try:
            if known:
                return Finding(name, True, importlib.metadata.version(known))
        except importlib.metadata.PackageNotFoundError:
            continue
    return Finding(name, False, "not installed", "install requirements.lock with pip")


def _kernel() -> Finding:
    from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel

    remedy = "run `python -m ipykernel install --sys-prefix`"
    try:
        spec = KernelSpecManager().get_kernel_spec("python3")
    except NoSuchKernel:
        return Finding("kernel", False, "there is no kernel `python3`", remedy)
    return Finding("kernel", True, spec.display_name, remedy)


def _sandbox() -> Finding:
    from autograder.sandbox import SandboxKind, detect_sandboxes

    ways = [way for way in detect_sandboxes() if way.kind != SandboxKind.NONE]
    works = [way for way in ways if way.works]
    if works:
        told = f"{works[0].kind}, {works[0].reason}"
        if works[0].kind == SandboxKind.BUBBLEWRAP and len(ways) > 1:
            # It does, but each notebook waits for a kernel that starts anew.
            first = ways[0]
            told += f"; faster: {first.kind} ({first.reason}). To mend it: "
            told += first.remedy
        return Finding("sandbox", True, told)
    return Finding(
        "sandbox",
        False,
        "; ".join(f"{way.kind}: {way.reason}" for way in ways),
        "; ".join(dict.fromkeys(way.remedy for way in ways))
        + ". Until then: --sandbox none, for learners whom you trust",
    )


def _memory() -> Finding:
    from autograder.sandbox import Limits, make_group

    group = make_group(Limits().memory_bytes)
    if group is None:
        told = "watched every 100 ms; grade as root for a limit that the system keeps"
        return Finding("memory", True, told)
    group.remove()
    return Finding("memory", True, "limited by a control group, and watched")
