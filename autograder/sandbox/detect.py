"""Detect which sandboxes work on this machine, by trying them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from autograder.errors import NoSandboxError
from autograder.sandbox.init_client import NOT_MADE
from autograder.sandbox.kind import SandboxKind
from autograder.sandbox.limits import Limits
from autograder.sandbox.protocol import ZygoteError
from autograder.sandbox.sandbox import Sandbox

TRIAL_SECONDS = 30
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
    "in a container add `--cap-add SYS_ADMIN --cap-add NET_ADMIN "
    "--security-opt seccomp=unconfined "
    "--security-opt apparmor=unconfined --security-opt systempaths=unconfined`"
)


@dataclass(frozen=True, slots=True)
class Detection:
    """What came of trying one kind of sandbox.

    Attributes:
        kind: the kind that was tried.
        works: whether a trial run went well here.
        reason: what was found, in words.
        remedy: what to do if it does not work; else empty.
    """

    kind: SandboxKind
    works: bool
    reason: str
    remedy: str = ""


def detect_sandboxes() -> Iterator[Detection]:
    """Try one kind after the other for this user; the best first and `none` last."""
    is_root = os.geteuid() == 0
    yield _detect(SandboxKind.NAMESPACES if is_root else SandboxKind.USER_NAMESPACES)
    yield _detect(SandboxKind.BUBBLEWRAP)
    yield Detection(SandboxKind.NONE, True, "always works and protects nothing")


def choose_sandbox(setting: str = "auto") -> SandboxKind:
    """Return the best sandbox that works here; `auto` never falls back to none.

    Args:
        setting: `"auto"` or `"none"`.

    Raises:
        NoSandboxError: no sandbox works here.
    """
    if setting == SandboxKind.NONE:
        return SandboxKind.NONE
    tried = []
    for one in detect_sandboxes():
        if one.kind != SandboxKind.NONE:
            if one.works:
                return one.kind
            tried.append(one)
    reasons = "; ".join(f"{one.kind}: {one.reason}" for one in tried)
    raise NoSandboxError(
        f"no sandbox works here ({reasons}; {remedies(tried)}); or accept it: "
        "--sandbox none."
    )


def remedies(tried: list[Detection]) -> str:
    """What to do about kinds that do not work, each step once."""
    steps = [step for one in tried for step in one.remedy.split("; ") if step]
    return "; ".join(dict.fromkeys(steps))


def _detect(kind: SandboxKind) -> Detection:
    if sys.platform != "linux":
        remedy = "grade on Linux, or in a Linux virtual machine"
        return Detection(kind, False, "it exists on Linux only", remedy)
    if kind is SandboxKind.BUBBLEWRAP and shutil.which("bwrap") is None:
        remedy = "install it, for example with `sudo apt install bubblewrap`"
        return Detection(kind, False, "the program `bwrap` is not installed", remedy)
    failure = try_sandbox(kind)
    if failure:
        return Detection(kind, False, failure, _remedy(kind, failure))
    return Detection(kind, True, "a trial run went well")


def try_sandbox(kind: SandboxKind) -> str:
    """Return why Python does not run in a sandbox of a kind; empty if it does."""
    try:
        sandbox = Sandbox.make(kind, Limits(), modules=())
    except ZygoteError as error:
        return str(error)
    try:
        process = sandbox.start([sys.executable, "-c", TRIAL])
        code = process.wait(TRIAL_SECONDS)
        sandbox.log.seek(0)
        output = sandbox.log.read().decode(errors="replace").strip().splitlines()
    except subprocess.TimeoutExpired:
        process.kill()
        return f"the trial run took longer than {TRIAL_SECONDS} s"
    finally:
        sandbox.remove()
    if code == 0:
        return ""
    return output[-1] if output else f"the trial run ended with code {code}"


def _remedy(kind: SandboxKind, failure: str) -> str:
    if not failure.startswith(("bwrap:", NOT_MADE)):
        return (
            "make the environment and the course readable for every user "
            "(`chmod -R a+rX`), or grade as an ordinary user"
        )
    if kind is SandboxKind.NAMESPACES:
        return f"grade as an ordinary user; {CONTAINER}"
    return "; ".join([*kernel_settings(), "grade as root (`sudo`)", CONTAINER])


def kernel_settings(settings: Path = Path("/proc/sys")) -> list[str]:
    """Return how to change the settings that forbid user namespaces here.

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
