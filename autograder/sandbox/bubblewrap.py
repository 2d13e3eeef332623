"""Isolate a process with bubblewrap: the arguments of its program `bwrap`.

Here, too, a learner's kernel loses the network: `--unshare-net`.
"""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

from autograder.sandbox.mounts import (
    CLOSE,
    EMPTY,
    FOLDER,
    HOME,
    LINK,
    SHOW,
    View,
    views,
)

PRIVATE_TMP = "/tmp"  # noqa: S108 - inside the sandbox
HELP_SECONDS = 30
SHARED_MEMORY = "/dev/shm"  # noqa: S108 - inside the sandbox
# Each a file system in memory.
WRITABLE = (PRIVATE_TMP, HOME, SHARED_MEMORY)


def bwrap_command(
    *, user: int | None, passwd: Path, shared: tuple[Path, ...], size: int
) -> list[str]:
    """Return the command line up to the program that is to run in the sandbox.

    Args:
        user: user to become if the caller is root; else None.
        passwd: file to show as `/etc/passwd`.
        shared: folders that the sandbox and the grader both write to.
        size: bytes that fit into each of the private folders.
    """
    command = ["bwrap", "--die-with-parent", "--new-session"]
    command += ["--unshare-ipc", "--unshare-pid", "--unshare-net"]
    command += ["--unshare-uts", "--unshare-cgroup-try"]
    command += ["--hostname", "sandbox", "--cap-drop", "ALL"]
    if user is None:
        command += ["--unshare-user", *_no_further_namespaces()]
    else:
        # Just enough to become that user, for good, in the next step.
        for capability in ("SETUID", "SETGID", "SETPCAP"):
            command += ["--cap-add", f"CAP_{capability}"]
    shown = [part for view in views() for part in _argument(view)]
    shown += ["--ro-bind", str(passwd), "/etc/passwd"]
    for folder in shared:
        shown += ["--bind", str(folder), str(folder)]
    command += _writable(size) + parents(shown) + shown
    return [*command, "--remount-ro", "/", "--chdir", HOME]


@cache  # the program stays the same while the grader runs
def _no_further_namespaces() -> list[str]:
    """Keep a learner from becoming root in a new namespace; since bubblewrap 0.8."""
    option = "--disable-userns"
    usage = subprocess.run(
        ["bwrap", "--help"], capture_output=True, check=False, timeout=HELP_SECONDS
    )
    return [option] if option.encode() in usage.stdout + usage.stderr else []


def _argument(view: View) -> list[str]:
    return {
        SHOW: ["--ro-bind", view.path, view.path],
        LINK: ["--symlink", view.source, view.path],
        EMPTY: ["--tmpfs", view.path],
        FOLDER: ["--perms", "0755", "--dir", view.path],
        CLOSE: ["--remount-ro", view.path],
    }[view.kind]


def _writable(size: int) -> list[str]:
    """Private folders in memory that the learner's code may write to."""
    mounts = ["--proc", "/proc", "--dev", "/dev"]
    # `--dev` has made it; once more, to limit its size.
    mounts += ["--perms", "1777", "--size", str(size), "--tmpfs", SHARED_MEMORY]
    mounts += ["--remount-ro", "/dev"]
    for folder, mode in ((PRIVATE_TMP, "1777"), (HOME, "0777")):
        mounts += ["--perms", mode, "--size", str(size), "--tmpfs", folder]
    return mounts


def parents(shown: list[str]) -> list[str]:
    """Return arguments that make the folders above all mount points, readable by all.

    By itself bubblewrap makes them for root alone.

    Args:
        shown: the mounts that will follow.
    """
    folders: set[Path] = set()
    n_arguments = {"--ro-bind": 2, "--bind": 2, "--tmpfs": 1}
    for index, argument in enumerate(shown):
        if argument in n_arguments:
            target = Path(shown[index + n_arguments[argument]])
            folders.update(target.parents)
    arguments = []
    for folder in sorted(folders - {Path("/")}):
        arguments += ["--perms", "0755", "--dir", str(folder)]
    return arguments
