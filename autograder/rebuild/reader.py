"""Read the cells of whatever a learner submitted, however damaged it is."""

from __future__ import annotations

import codecs
import json
import re
from dataclasses import dataclass, field
from enum import StrEnum

from autograder.rebuild.merges import FILE, find_merge, resolved
from autograder.versions import version_of
from neurons.checks.markers import grade_id, marked_task
from neurons.checks.stubs import is_untouched

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    # Before UTF-16, whose mark is the beginning of this one.
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
MAX_CELLS = 2000
MAX_SOURCE = 200_000  # characters of a cell; Python's parser takes much memory
# Lists and objects of a document; each takes memory, however short its text.
MAX_PARTS = 1_000_000
# How often the text of a damaged file may be read again.
MAX_READINGS = 20
DAMAGED = "the file is damaged or cut off"
MERGE = "the file holds an unfinished git merge"
CELLS = re.compile(r'"cells"\s*:\s*\[')
# The beginning of a cell, whichever of its fields comes first.
CELL_START = re.compile(
    r'\{\s*"(?:attachments|cell_type|execution_count|id|input|metadata|outputs|source)"'
)
BETWEEN = re.compile(r"[\s,]*")


class Origin(StrEnum):
    """Where code was found that is no code cell of its own."""

    CHECK = "its check cell"
    TEXT = "a text cell"


@dataclass(frozen=True, slots=True)
class SubmittedCell:
    """One cell as a learner's file contains it.

    Attributes:
        kind: `"code"`, `"markdown"` or `"raw"`.
        source: its text, lines ending in a line feed.
        id: its cell id; may be empty.
        grade_id: its nbgrader id; may be empty.
        origin: where its code was found, if that was no code cell of its own.
    """

    kind: str
    source: str
    id: str = ""
    grade_id: str = ""
    origin: Origin | None = None


@dataclass(slots=True)
class Reading:
    """The cells of a file, and what was odd about it.

    Attributes:
        cells: what could be read, in order.
        repairs: one sentence on each kind of damage.
        version: release of the notebook; empty if unknown.
        damage: what kept cells from being read; empty if nothing did.
    """

    cells: list[SubmittedCell] = field(default_factory=list)
    repairs: list[str] = field(default_factory=list)
    version: str = ""
    damage: str = ""


def read_cells(content: bytes) -> Reading:
    """Read what can be read.

    Args:
        content: the file, which may not be a notebook at all.

    Returns:
        Its cells in order, with one sentence on each kind of damage.
    """
    reading = Reading()
    text = _decode(content, reading.repairs)
    if not text.strip("\0 \t\r\n"):
        reading.repairs.append("The file is empty.")
        return reading
    if text.count("{") + text.count("[") > MAX_PARTS:
        reading.repairs.append("The file is no notebook: it has far too many parts.")
        return reading
    metadata = None
    decoded = text
    text = resolved(text, _left_open, reading.repairs, FILE)
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        found = _salvage(text)
        reading.damage = MERGE if find_merge(decoded) else DAMAGED
        _say_salvaged(len(found), reading.repairs)
    else:
        found = _cells_of(document, reading.repairs)
        metadata = document.get("metadata") if isinstance(document, dict) else None
    reading.cells = _readable(found, reading.repairs)
    reading.version = version_of(metadata, (cell.source for cell in reading.cells))
    return reading


def _left_open(text: str) -> int | None:
    """How many tasks' cells of a notebook say nothing; None if it is no JSON."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        return None
    sources = [cell.source for cell in _readable(_cells_of(document, []), [])]
    return sum(bool(marked_task(source)) and is_untouched(source) for source in sources)


def _readable(found: list[object], repairs: list[str]) -> list[SubmittedCell]:
    """Return the first cells that are not absurdly long."""
    if len(found) > MAX_CELLS:
        repairs.append(
            f"The notebook has {len(found)} cells; the first {MAX_CELLS} were read."
        )
    cells = []
    for raw in found[:MAX_CELLS]:
        cell = _cell(raw)
        if cell is not None and len(cell.source) > MAX_SOURCE:
            repairs.append(
                f"A cell of {len(cell.source):,} characters was left out; "
                f"{MAX_SOURCE:,} are allowed."
            )
        elif cell is not None:
            cells.append(cell)
    return cells


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
        return content.decode("latin-1")


def _say_salvaged(count: int, repairs: list[str]) -> None:
    if count:
        cells = "1 cell" if count == 1 else f"{count} cells"
        repairs.append(f"The file is damaged or cut off; {cells} could still be read.")
    else:
        repairs.append("The file is no notebook: no cell could be read.")


def _salvage(text: str) -> list[object]:
    """Return every complete cell of a document that is not valid JSON as a whole."""
    start = CELLS.search(text)
    if start is None:
        return []
    found: list[object] = []
    decoder, place = json.JSONDecoder(), start.end()
    budget = MAX_READINGS * len(text)
    while place < len(text) and budget > 0:
        gap = BETWEEN.match(text, place)
        place = gap.end() if gap else place
        try:
            cell, place = decoder.raw_decode(text, place)
        except (ValueError, RecursionError) as error:
            budget -= getattr(error, "pos", len(text)) - place
            again = CELL_START.search(text, place + 1)
            if again is None:
                break
            place = again.start()
            continue
        if isinstance(cell, dict) and "cell_type" in cell:
            found.append(cell)
    return found


def _cells_of(document: object, repairs: list[str]) -> list[object]:
    if not isinstance(document, dict):
        repairs.append("The file is no notebook: no cell could be read.")
        return []
    cells = document.get("cells")
    if isinstance(cells, list):
        return cells
    worksheets = document.get("worksheets")
    if isinstance(worksheets, list):
        repairs.append("The notebook was in an old format (3); it was brought to 4.")
        sheets = [s.get("cells") for s in worksheets if isinstance(s, dict)]
        return [cell for sheet in sheets if isinstance(sheet, list) for cell in sheet]
    repairs.append("The file is no notebook: no cell could be read.")
    return []


def _cell(raw: object) -> SubmittedCell | None:
    if not isinstance(raw, dict):
        return None
    kind = raw.get("cell_type")
    if kind not in {"code", "markdown", "raw"}:
        kind = "markdown"  # such as the headings of old formats
    return SubmittedCell(
        kind,
        _text(raw.get("source", raw.get("input", ""))),
        _name(raw.get("id")),
        _name(grade_id(raw.get("metadata"))),
    )


def _text(value: object) -> str:
    if isinstance(value, list):
        value = "".join(part for part in value if isinstance(part, str))
    if not isinstance(value, str):
        return ""
    text = value.replace("\r\n", "\n").replace("\r", "\n")
    # Half a surrogate pair can be neither stored nor sent.
    return text.encode("utf-8", errors="replace").decode("utf-8")


def _name(value: object) -> str:
    return value if isinstance(value, str) else ""
