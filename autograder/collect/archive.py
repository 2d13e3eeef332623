"""Unpack a stranger's zip archive: notebooks, inner archives, what lies beside."""

import lzma
import os
import stat
import time
import unicodedata
import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from autograder.assignments import notebook_stem
from autograder.beside import MAX_BESIDE_BYTES
from autograder.files import MAX_FILE_BYTES, MEGABYTE

MAX_ENTRIES = 10_000
MAX_TOTAL_BYTES = 4096 * MEGABYTE
MAX_ENTRIES_IN_ALL = 100_000
MAX_DIRECTORY_BYTES = 8 * MEGABYTE
# The end of a zip archive: its signature, and its length with the longest comment.
END_MARK, LONGEST_END = b"PK\x05\x06", 22 + 65535
# All that Python's own reader raises on archives that were made to break it.
BROKEN = (
    ArithmeticError,
    EOFError,
    LookupError,
    MemoryError,
    OSError,
    RuntimeError,
    ValueError,
    lzma.LZMAError,
    zipfile.BadZipFile,
    zlib.error,
)
# Notebooks with pictures shrink to a tenth; nothing honest shrinks to a thousandth.
MAX_RATIO = 500
RATIO_FROM_BYTES = MEGABYTE
CHUNK_BYTES = 64 * 1024
# A name without the mark of UTF-8 is in the code page of the computer that packed it,
# and on a Mac in UTF-8 all the same.
UTF8_MARK = 0x800
CODE_PAGES = ("cp437", "cp850", "cp1252")
# What computers add by themselves; nobody meant to submit it.
LITTER = {
    ".git",
    ".venv",
    "node_modules",
    "_build",
    "__pycache__",
    "__MACOSX",
    ".DS_Store",
    "Thumbs.db",
    "desktop.ini",
    ".ipynb_checkpoints",
}


class ArchiveError(Exception):
    """An archive that is not unpacked at all; the message is the reason to report."""


@dataclass(slots=True)
class Unpacked:
    """What came out of an archive.

    Attributes:
        files: the unpacked files.
        large: names and sizes of files beside notebooks that are too large for that.
        refused: names of the other entries, each with a reason.
    """

    files: list[Path] = field(default_factory=list)
    large: list[tuple[str, int]] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class Budget:
    """What may still be unpacked, over all submitted archives together.

    Attributes:
        size: bytes.
        entries: files.
    """

    size: int = MAX_TOTAL_BYTES
    entries: int = MAX_ENTRIES_IN_ALL


def unpack(archive: Path, target: Path, budget: Budget | None = None) -> Unpacked:
    """Unpack the ordinary files of a zip archive.

    Args:
        archive: the zip file.
        target: existing, empty folder.
        budget: what may still be unpacked; it is reduced.

    Raises:
        ArchiveError: it cannot be read, or has too many entries.
    """
    result, budget = Unpacked(), budget or Budget()
    try:
        if directory_bytes(archive) > MAX_DIRECTORY_BYTES:
            raise ArchiveError("its list of entries is far too long")
        with zipfile.ZipFile(archive) as bundle:
            entries = bundle.infolist()
            if len(entries) > MAX_ENTRIES:
                raise ArchiveError(
                    f"the archive has {len(entries)} entries, "
                    f"more than the {MAX_ENTRIES} allowed"
                )
            for entry in entries:
                if not entry.is_dir():
                    _unpack_entry(bundle, entry, target, budget, result)
    except ArchiveError:
        raise
    except BROKEN as error:
        raise ArchiveError("it is no zip archive that can be read") from error
    return result


def directory_bytes(archive: Path) -> int:
    """Size of an archive's list of entries, which is read into memory as a whole."""
    with archive.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(size - LONGEST_END, 0))
        tail = file.read(LONGEST_END)
    start = tail.rfind(END_MARK)
    if start < 0 or len(tail) < start + 16:
        return 0
    return int.from_bytes(tail[start + 12 : start + 16], "little")


def entry_name(entry: zipfile.ZipInfo) -> str:
    """Return the name of an entry, with `/` between its folders."""
    name = entry.filename
    if not entry.flag_bits & UTF8_MARK and not name.isascii():
        # `zipfile` takes every such name for the first code page of all.
        raw = name.encode("cp437", "replace")
        decoded = (raw.decode(page, "replace") for page in CODE_PAGES)
        try:
            name = raw.decode("utf-8")
        except UnicodeDecodeError:
            name = next(filter(_is_latin, decoded), name)
    return name.replace("\\", "/")


def _is_latin(name: str) -> bool:
    return all(
        letter.isascii() or unicodedata.name(letter, "").startswith(("LATIN", "COMB"))
        for letter in name
    )


def _unpack_entry(
    bundle: zipfile.ZipFile,
    entry: zipfile.ZipInfo,
    target: Path,
    budget: Budget,
    result: Unpacked,
) -> None:
    """Unpack one entry, or note why not."""
    name = entry_name(entry)
    if entry.file_size > MAX_BESIDE_BYTES and not is_main(PurePosixPath(name)):
        result.large.append((name, entry.file_size))
        return
    reason = _refusal(entry, name, budget)
    path = target.joinpath(*PurePosixPath(name).parts) if not reason else target
    if not reason and path.exists():
        reason = "another entry of the archive has the same name"
    if not reason:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            _write(bundle, entry, path)
        except NotImplementedError:
            path.unlink(missing_ok=True)
            reason = "it is packed in a way that is not known here"
        except OSError as error:
            path.unlink(missing_ok=True)
            reason = f"it could not be unpacked ({error.strerror or error})"
        # Damage shows in many ways; each costs only this entry.
        except BROKEN as error:
            path.unlink(missing_ok=True)
            reason = f"it could not be unpacked ({type(error).__name__})"
    if reason:
        result.refused.append((name, reason))
    else:
        budget.size -= entry.file_size
        budget.entries -= 1
        result.files.append(path)


def is_main(path: PurePosixPath) -> bool:
    """Whether a file is a notebook or an archive, by its name."""
    return bool(notebook_stem(path.name)) or path.suffix.lower() == ".zip"


def _refusal(entry: zipfile.ZipInfo, name: str, budget: Budget) -> str:
    """Why an entry is not unpacked; empty if it is."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or ":" in name:
        return "its name points outside of the archive"
    if not name.isprintable() or len(name) > 400 or len(path.parts) > 20:
        return "its name is not one that a person gives to a file"
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind == stat.S_IFLNK:
        return "it is a link"
    if kind not in {0, stat.S_IFREG}:
        return "it is no ordinary file"
    if LITTER & set(path.parts):
        return "computers make such files by themselves"
    if entry.flag_bits & 1:
        return "it is locked with a password"
    if entry.file_size > MAX_FILE_BYTES:
        return f"it is larger than {MAX_FILE_BYTES // MEGABYTE} MB"
    if entry.file_size > budget.size or not budget.entries:
        return "the archives hold more than is unpacked in one run"
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
        pass  # an impossible date; the file keeps today's
