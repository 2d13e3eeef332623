"""The text in a file that was submitted, whatever it is stored as or wrapped in."""

import base64
import binascii
import codecs
import json
import zlib
from dataclasses import dataclass

from autograder.files import MAX_FILE_BYTES

GZIP = b"\x1f\x8b"
GZIP_WINDOW = 31  # zlib's number for a stream with gzip's own header
# A notebook within JSON within gzip, and one more.
MAX_LAYERS = 4
# Lists and objects of a document; each takes memory, however short its text.
MAX_PARTS = 1_000_000
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    # Before UTF-16, whose mark is the beginning of this one.
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)


@dataclass(frozen=True, slots=True)
class Opened:
    """What a file holds.

    Attributes:
        content: the bytes of the innermost file.
        text: the same as text.
        repairs: one sentence on each thing that was odd about it.
    """

    content: bytes
    text: str
    repairs: tuple[str, ...] = ()


def open_file(content: bytes) -> Opened:
    """Unpack and decode a file, and take a notebook out of the JSON around it.

    Args:
        content: the file, which may not be a notebook at all.
    """
    repairs: list[str] = []
    text = ""
    for _ in range(MAX_LAYERS):
        inner = _unpacked(content)
        if inner is None:
            text = _decode(content, repairs)
            inner = _within_json(text)
            repair = "The notebook was a text within JSON; it was taken out."
        else:
            repair = "The file was packed with gzip; it was unpacked."
        if inner is None:
            break
        content = inner
        repairs.append(repair)
    return Opened(content, text, tuple(dict.fromkeys(repairs)))


def has_too_many_parts(text: str) -> bool:
    """Whether reading a text as JSON could take all memory."""
    return text.count("{") + text.count("[") > MAX_PARTS


def is_like_a_notebook(text: str) -> bool:
    """Whether a text has what no other file than a notebook has."""
    return '"cells"' in text or '"cell_type"' in text


def _unpacked(content: bytes) -> bytes | None:
    """Return what gzip packed, also if its end is lost; None if nothing, or too much.

    A small file may hold gigabytes: no more is unpacked than a notebook may have.
    """
    if not content.startswith(GZIP):
        return None
    unpacker = zlib.decompressobj(GZIP_WINDOW)
    try:
        unpacked = unpacker.decompress(content, MAX_FILE_BYTES + 1)
    except zlib.error:
        return None
    return unpacked if 0 < len(unpacked) <= MAX_FILE_BYTES else None


def _within_json(text: str) -> bytes | None:
    """Return the file that a JSON document holds as a text; None if it holds none."""
    if is_like_a_notebook(text) or has_too_many_parts(text):
        return None
    if not text.lstrip().startswith(('"', "{")):
        return None
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        return None
    inner, packed = document, False
    if isinstance(document, dict):
        # As the interfaces of GitHub, GitLab and Jupyter answer.
        inner = document.get("content")
        packed = "base64" in (document.get("encoding"), document.get("format"))
    if not isinstance(inner, str):
        return None
    if not packed:
        return inner.encode("utf-8", "replace")
    try:
        return base64.b64decode(inner)
    except (binascii.Error, ValueError):
        return None


def _decode(content: bytes, repairs: list[str]) -> str:
    for mark, codec, name in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            if name != "UTF-8" and len(content) > len(mark):
                repairs.append(f"The file was stored as {name}; it was read as that.")
            return content[len(mark) :].decode(codec, errors="replace")
    # Plain text in UTF-16 without a mark has a zero in every other byte.
    zeros = content[:2000:2].count(0), content[1:2000:2].count(0)
    if max(zeros) > len(content[:2000]) // 3 and min(zeros) == 0:
        repairs.append("The file was stored as UTF-16; it was read as that.")
        codec = "utf-16-be" if zeros[0] else "utf-16-le"
        return content.decode(codec, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        repairs.append(
            "The file was not stored as UTF-8; letters with accents may look odd."
        )
    # One damaged letter among many does not make it a code page of Windows.
    text = content.decode("utf-8", errors="replace")
    n_damaged = text.count("\N{REPLACEMENT CHARACTER}")
    n_good = sum(not letter.isascii() for letter in text) - n_damaged
    return text if n_good > n_damaged else content.decode("cp1252", errors="replace")
