"""Zip files that are the same bytes whenever and wherever they are written."""

import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

# The oldest date that a zip can have; a file's own would change from run to run.
DATE = (1980, 1, 1, 0, 0, 0)
UNIX = 3
READABLE = 0o644 << 16


def write_zip(
    target: Path | BinaryIO, entries: Iterable[tuple[str, bytes]], level: int = 6
) -> None:
    """Write a zip file: the same entries in the same order give the same bytes.

    Args:
        target: the file to write.
        entries: name and content of each entry.
        level: how hard to compress, 0 to 9.
    """
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in entries:
            entry = zipfile.ZipInfo(name, DATE)
            entry.create_system, entry.external_attr = UNIX, READABLE
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED, level)
