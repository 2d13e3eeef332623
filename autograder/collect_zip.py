"""Unpack a stranger's zip archive: notebooks and archives alone, nothing else."""

from __future__ import annotations

import os
import stat
import time
import zipfile
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

MEGABYTE = 1024**2
MAX_ENTRIES = 10_000
MAX_FILE_BYTES = 50 * MEGABYTE
MAX_TOTAL_BYTES = 1024 * MEGABYTE
# Notebooks with pictures shrink to a tenth; a thousandth is no notebook.
MAX_RATIO = 500
RATIO_FROM_BYTES = MEGABYTE
CHUNK_BYTES = 64 * 1024
ENDINGS = (".ipynb", ".zip")
# What computers add by themselves; no person handed it in.
LITTER = {
    ".git",
    "__MACOSX",
    ".DS_Store",
    "Thumbs.db",
    "desktop.ini",
    ".ipynb_checkpoints",
}


@dataclass(slots=True)
class Unpacked:
    """What came out of an archive.

    Attributes:
        files: the unpacked files.
        refused: names of the other entries, each with a reason.
    """

    files: list[Path] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)


def unpack(archive: Path, target: Path) -> Unpacked:
    """Unpack the notebooks and inner archives of a zip archive.

    Args:
        archive: the zip file.
        target: existing, empty folder.

    Raises:
        ValueError: it is no archive that can be read, or has too many entries.
    """
    result = Unpacked()
    try:
        with zipfile.ZipFile(archive) as bundle:
            entries = bundle.infolist()
            if len(entries) > MAX_ENTRIES:
                raise ValueError(
                    f"the archive has {len(entries)} entries, "
                    f"more than the {MAX_ENTRIES} allowed"
                )
            room = MAX_TOTAL_BYTES
            for entry in entries:
                if not entry.is_dir():
                    room -= _unpack_entry(bundle, entry, target, room, result)
    except (zipfile.BadZipFile, OSError, EOFError) as error:
        raise ValueError("it is no zip archive that can be read") from error
    return result


def _unpack_entry(
    bundle: zipfile.ZipFile,
    entry: zipfile.ZipInfo,
    target: Path,
    room: int,
    result: Unpacked,
) -> int:
    """Unpack one entry; gives the bytes that it took."""
    reason = _refusal(entry, room)
    path = (
        target.joinpath(*PurePosixPath(entry.filename).parts) if not reason else target
    )
    if not reason and path.exists():
        reason = "another entry of the archive has the same name"
    if not reason:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            _write(bundle, entry, path)
        # Damage shows in many ways; each costs this entry alone.
        except (
            zipfile.BadZipFile,
            OSError,
            EOFError,
            RuntimeError,
            ValueError,
        ) as error:
            path.unlink(missing_ok=True)
            reason = f"it could not be unpacked ({type(error).__name__})"
        except NotImplementedError:
            reason = "it is packed in a way that is not known here"
    if reason:
        result.refused.append((entry.filename, reason))
        return 0
    result.files.append(path)
    return entry.file_size


def _refusal(entry: zipfile.ZipInfo, room: int) -> str:
    """Why an entry is not unpacked; empty if it is."""
    name = entry.filename
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name:
        return "its name points outside of the archive"
    if not name.isprintable() or len(name) > 400 or len(path.parts) > 20:
        return "its name is not one that a person gives to a file"
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "it is a link"
    if LITTER & set(path.parts):
        return "computers make such files by themselves"
    if not name.lower().endswith(ENDINGS):
        return "it is no notebook"
    if entry.flag_bits & 1:
        return "it is locked with a password"
    if entry.file_size > MAX_FILE_BYTES:
        return f"it is larger than {MAX_FILE_BYTES // MEGABYTE} MB"
    if entry.file_size > room:
        return f"the archive holds more than {MAX_TOTAL_BYTES // MEGABYTE} MB"
    packed = max(entry.compress_size, 1)
    if entry.file_size > RATIO_FROM_BYTES and entry.file_size / packed > MAX_RATIO:
        return "it is packed far more tightly than a notebook can be"
    return ""


def _write(bundle: zipfile.ZipFile, entry: zipfile.ZipInfo, path: Path) -> None:
    left = entry.file_size
    with bundle.open(entry) as source, path.open("xb") as sink:
        # The size that an archive states need not be true.
        while chunk := source.read(CHUNK_BYTES):
            left -= len(chunk)
            if left < 0:
                raise ValueError("larger than stated")
            sink.write(chunk)
    try:
        when = time.mktime((*entry.date_time, 0, 0, -1))
        os.utime(path, (when, when))
    except (ValueError, OverflowError, OSError):
        pass  # a date that never was; the file keeps today's
