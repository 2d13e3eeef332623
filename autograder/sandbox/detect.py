"""Which sandboxes work on this machine, found out by trying them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from autograder.sandbox.limits import Limits
from autograder.sandbox.sandbox import (
    BUBBLEWRAP,
    NAMESPACES,
    NONE,
    USER_NAMESPACES,
    Sandbox,
)
from autograder.sandbox.zygote_client import WarmError

TRY_SECONDS = 30
# Inside: the packages are there, the answers are not, there is no network.
TRIAL = """
import importlib.util, os, socket
import ipykernel, numpy, neurons
assert importlib.util.find_spec("neurons.checks.judges") is None, "answers readable"
assert os.geteuid() != 0, "still root"
assert [name for _, name in socket.if_nameindex()] == ["lo"], "network reachable"
"""
# Ubuntu 24.04, and so the machines of many CI services: the profile is there, unused.
PROFILE = (
    "`sudo apt install bubblewrap apparmor-profiles && sudo install -m 644 "
    "/usr/share/apparmor/extra-profiles/bwrap-userns-restrict /etc/apparmor.d/ && "
    "sudo apparmor_parser -r /etc/apparmor.d/bwrap-userns-restrict`"
)
CONTAINER = (
    "in a container add `--cap-add SYS_ADMIN --security-opt seccomp=unconfined "
    "--security-opt apparmor=unconfined --security-opt systempaths=unconfined`"
)


@dataclass(frozen=True, slots=True)
class Way:
    """One way to run a learner's code.

    Attributes:
        name: one of `box.WAYS`.
        works: whether a trial run went well here.
        reason: what was found, in words.
        remedy: what to do if it does not work; else empty.
    """

    name: str
    works: bool
    reason: str
    remedy: str = ""


def detect() -> list[Way]:
    """Try each way for this user; the best comes first and `none` last."""
    first = NAMESPACES if os.geteuid() == 0 else USER_NAMESPACES
    none = Way(NONE, True, "always works and protects nothing")
    return [_look(first), _look(BUBBLEWRAP), none]


def _look(way: str) -> Way:
    if sys.platform != "linux":
        remedy = "grade on Linux, or in a Linux virtual machine"
        return Way(way, False, "it exists on Linux only", remedy)
    if way == BUBBLEWRAP and shutil.which("bwrap") is None:
        remedy = "install it, for example with `sudo apt install bubblewrap`"
        return Way(way, False, "the program `bwrap` is not installed", remedy)
    failure = trial(way)
    if failure:
        return Way(way, False, failure, _remedy(way, failure))
    return Way(way, True, "a trial run went well")


def trial(way: str) -> str:
    """Why Python does not run in a box made this way; empty if it does."""
    try:
        box = Sandbox.make(way, Limits(), modules=())
    except WarmError as error:
        return str(error)
    try:
        process = box.start([sys.executable, "-c", TRIAL])
        code = process.wait(TRY_SECONDS)
        box.log.seek(0)
        said = box.log.read().decode(errors="replace").strip().splitlines()
    except subprocess.TimeoutExpired:
        process.kill()
        return f"the trial run took longer than {TRY_SECONDS} s"
    finally:
        box.remove()
    if code == 0:
        return ""
    return said[-1] if said else f"the trial run ended with code {code}"


def _remedy(way: str, failure: str) -> str:
    if not failure.startswith(("bwrap:", "the box could not be made")):
        return (
            "make the environment and the course readable for every user "
            "(`chmod -R a+rX`), or grade as an ordinary user"
        )
    if way == NAMESPACES:
        return f"grade as an ordinary user; {CONTAINER}"
    return "; ".join([*switches(), "grade as root (`sudo`)", CONTAINER])


def switches(settings: Path = Path("/proc/sys")) -> list[str]:
    """What this machine's settings say against user namespaces, as a remedy.

    Args:
        settings: folder of the settings.

    Returns:
        One sentence, or nothing.
    """
    found = []
    for name, off, on in (
        ("kernel/unprivileged_userns_clone", "0", "1"),
        ("kernel/apparmor_restrict_unprivileged_userns", "1", "0"),
        ("user/max_user_namespaces", "0", "15000"),
    ):
        file = settings / name
        if file.exists() and file.read_text().strip() == off:
            found.append(f"`sudo sysctl -w {name.replace('/', '.')}={on}`")
            if "apparmor" in name:
                found.append(f"let bubblewrap alone through: {PROFILE}")
    return [f"allow user namespaces: {', or '.join(found)}"] if found else []
