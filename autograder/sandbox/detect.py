"""Which sandboxes work on this machine, found out by trying them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass

from autograder.sandbox.box import BUBBLEWRAP, NONE, Box
from autograder.sandbox.limits import Limits

TRY_SECONDS = 30
# Inside: the packages are there, the answers are not, there is no network.
TRIAL = """
import importlib.util, os, socket
import ipykernel, numpy, neurons
assert importlib.util.find_spec("neurons.checks.judging") is None, "answers readable"
assert os.geteuid() != 0, "still root"
assert [name for _, name in socket.if_nameindex()] == ["lo"], "network reachable"
"""


@dataclass(frozen=True, slots=True)
class Way:
    """One way to run a learner's code.

    Attributes:
        name: `"bubblewrap"` or `"none"`.
        works: whether a trial run went well here.
        reason: what was found, in words.
        remedy: what to do if it does not work; else empty.
    """

    name: str
    works: bool
    reason: str
    remedy: str = ""


def detect() -> list[Way]:
    """Try each way; the best comes first and `none` last."""
    return [_bubblewrap(), Way(NONE, True, "always works and protects nothing")]


def _bubblewrap() -> Way:
    if sys.platform != "linux":
        return Way(
            BUBBLEWRAP,
            False,
            "bubblewrap exists on Linux only",
            "grade on Linux, or in a Linux virtual machine",
        )
    if shutil.which("bwrap") is None:
        return Way(
            BUBBLEWRAP,
            False,
            "the program `bwrap` is not installed",
            "install it, for example with `sudo apt install bubblewrap`",
        )
    failure = _trial()
    if failure:
        return Way(BUBBLEWRAP, False, failure, _remedy(failure))
    return Way(BUBBLEWRAP, True, "a trial run went well")


def _trial() -> str:
    """Why Python does not run in a bubblewrap box; empty if it does."""
    box = Box.make(BUBBLEWRAP, Limits())
    try:
        done = subprocess.run(
            box.command([sys.executable, "-c", TRIAL]),
            env=box.environment(),
            capture_output=True,
            timeout=TRY_SECONDS,
            text=True,
            errors="replace",
        )
    except subprocess.TimeoutExpired:
        return f"the trial run took longer than {TRY_SECONDS} s"
    finally:
        box.remove()
    if done.returncode == 0:
        return ""
    said = done.stderr.strip().splitlines()
    return said[-1] if said else f"the trial run ended with code {done.returncode}"


def _remedy(failure: str) -> str:
    if not failure.startswith("bwrap:"):
        return (
            "make the environment and the course readable for every user "
            "(`chmod -R a+rX`), or grade as an ordinary user"
        )
    return (
        "allow user namespaces: `sudo sysctl kernel.unprivileged_userns_clone=1`, "
        "on Ubuntu also `sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0`; "
        "in a container add `--privileged` or `--cap-add SYS_ADMIN "
        "--security-opt seccomp=unconfined --security-opt apparmor=unconfined`"
    )
