"""Take probed facts out of the folder that a learner's process can write to."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from autograder.evidence_archive import FACT_FILE

MAX_FILES = 512
MAX_BYTES = 80_000_000


def take_facts(source: Path, target: Path) -> bool:
    """Copy the facts of one task to a folder of the grader's own.

    From then on the learner's process cannot change them. Links, devices and files
    with other names are left behind.

    Args:
        source: folder that the learner's process wrote to.
        target: folder to make; it must not exist.

    Returns:
        Whether all was copied; if not, there is no target folder.
    """
    try:
        # The folder itself may be another by now: no link is followed to it.
        folder = os.open(source, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except OSError:
        return False
    try:
        contents = _contents(folder)
    except OSError:
        return False
    finally:
        os.close(folder)
    if "evidence.json" not in contents:
        return False
    target.mkdir(parents=True)
    for name, content in contents.items():
        (target / name).write_bytes(content)
    return True


def _contents(folder: int) -> dict[str, bytes]:
    """The bytes of every file of facts; empty if one of them is odd."""
    contents: dict[str, bytes] = {}
    left = MAX_BYTES
    with os.scandir(folder) as entries:
        for seen, entry in enumerate(entries):
            if seen >= MAX_FILES:
                return {}
            if not FACT_FILE.fullmatch(entry.name):
                continue
            content = _read(entry.name, folder, left)
            if content is None:
                return {}
            contents[entry.name] = content
            left -= len(content)
    return contents


def _read(name: str, folder: int, limit: int) -> bytes | None:
    """The bytes of an ordinary file of at most `limit` bytes, else None."""
    try:
        flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK
        handle = os.open(name, flags, dir_fd=folder)
    except OSError:
        return None
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        return None
    with os.fdopen(handle, "rb") as stream:
        content = stream.read(limit + 1)
    return content if len(content) <= limit else None
