"""Takes probed facts out of the folder that a learner's process can write to."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

NAME = re.compile(r"evidence\.json|\d{1,4}\.npy")
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
        names = sorted(p.name for p in source.iterdir() if NAME.fullmatch(p.name))
    except OSError:
        return False
    if len(names) > MAX_FILES or "evidence.json" not in names:
        return False
    contents: dict[str, bytes] = {}
    room = MAX_BYTES
    for name in names:
        content = _read(source / name, room)
        if content is None:
            return False
        contents[name] = content
        room -= len(content)
    target.mkdir(parents=True)
    for name, content in contents.items():
        (target / name).write_bytes(content)
    return True


def _read(path: Path, limit: int) -> bytes | None:
    """The bytes of an ordinary file of at most `limit` bytes, else None."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return None
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        return None
    with os.fdopen(handle, "rb") as stream:
        content = stream.read(limit + 1)
    return content if len(content) <= limit else None
