"""The walls of a box as arguments of bubblewrap's program `bwrap`."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

from autograder.sandbox.mounts import CLOSE, EMPTY, FOLDER, LINK, SHOW, View, views

HOME = "/home/learner"
PRIVATE_TMP = "/tmp"  # noqa: S108 - it is the box's own
SHARED_MEMORY = "/dev/shm"  # noqa: S108 - it is the box's own


def arguments(
    *, user: int | None, passwd: Path, shared: tuple[Path, ...], size: int
) -> list[str]:
    """The command line up to the program that is to run in the box.

    Args:
        user: user to become if the caller is root; else None.
        passwd: file to show as `/etc/passwd`.
        shared: folders that the box and the grader both write to.
        size: bytes that fit into each of the private folders.
    """
    made = ["bwrap", "--die-with-parent", "--new-session"]
    made += ["--unshare-ipc", "--unshare-pid", "--unshare-net"]
    made += ["--unshare-uts", "--unshare-cgroup-try"]
    made += ["--hostname", "sandbox", "--cap-drop", "ALL"]
    if user is None:
        made += ["--unshare-user", *_no_further_namespaces()]
    else:
        # Just enough to become that user, for good, in the next step.
        for capability in ("SETUID", "SETGID", "SETPCAP"):
            made += ["--cap-add", f"CAP_{capability}"]
    shown = [part for view in views() for part in _argument(view)]
    shown += ["--ro-bind", str(passwd), "/etc/passwd"]
    for folder in shared:
        shown += ["--bind", str(folder), str(folder)]
    made += _writable(size) + parents(shown) + shown
    return [*made, "--remount-ro", "/", "--chdir", HOME]


@cache
def _no_further_namespaces() -> list[str]:
    """Keep a learner from becoming root in a namespace of his own; since 0.8."""
    option = "--disable-userns"
    told = subprocess.run(["bwrap", "--help"], capture_output=True, check=False)
    return [option] if option.encode() in told.stdout + told.stderr else []


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
    made = ["--proc", "/proc", "--dev", "/dev"]
    # Once more, for its size.
    made += ["--perms", "1777", "--size", str(size), "--tmpfs", SHARED_MEMORY]
    made += ["--remount-ro", "/dev"]
    for folder, mode in ((PRIVATE_TMP, "1777"), (HOME, "0777")):
        made += ["--perms", mode, "--size", str(size), "--tmpfs", folder]
    return made


def parents(shown: list[str]) -> list[str]:
    """The folders above all mount points, open to every user.

    Left to itself bubblewrap makes them for root alone.

    Args:
        shown: the mounts that will follow.
    """
    folders: set[Path] = set()
    takes = {"--ro-bind": 2, "--bind": 2, "--tmpfs": 1}
    for place, argument in enumerate(shown):
        if argument in takes:
            point = Path(shown[place + takes[argument]])
            folders.update(point.parents)
    made = []
    for folder in sorted(folders - {Path("/")}):
        made += ["--perms", "0755", "--dir", str(folder)]
    return made
