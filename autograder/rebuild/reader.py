"""Read the cells of whatever a learner submitted, however damaged it is."""

import json
import re
from dataclasses import dataclass, field
from enum import StrEnum

from autograder.opened import Opened, has_too_many_parts, open_file
from autograder.rebuild.merges import FILE, find_merge, resolved
from autograder.rebuild.unreadable import no_notebook
from autograder.versions import version_of
from neurons.checks.markers import grade_id, marked_task
from neurons.checks.stubs import is_untouched

MAX_CELLS = 2000
MAX_SOURCE = 200_000  # characters of a cell; Python's parser takes much memory
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
        is_released: whether its metadata say that, as those of an exercise do.
        unreadable: what the file is, if it is no notebook; else empty.
        damage: what kept cells from being read; empty if nothing did.
    """

    cells: list[SubmittedCell] = field(default_factory=list)
    repairs: list[str] = field(default_factory=list)
    version: str = ""
    is_released: bool = False
    unreadable: str = ""
    damage: str = ""


def read_cells(content: bytes) -> Reading:
    """Read what can be read.

    Returns:
        Its cells in order, with one sentence on each kind of damage.
    """
    opened = open_file(content)
    reading, text = Reading(repairs=list(opened.repairs)), opened.text
    metadata, is_empty = None, False
    if has_too_many_parts(text):
        return _no_notebook(reading, opened)
    text = resolved(text, _left_open, reading.repairs, FILE)
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        found = _salvage(text)
        reading.damage = MERGE if find_merge(opened.text) else DAMAGED
        _say_salvaged(len(found), reading.repairs)
    else:
        document = _unwrapped(document)
        found = _cells_of(document, reading.repairs)
        if isinstance(document, dict):
            metadata, is_empty = document.get("metadata"), document.get("cells") == []
    reading.cells = _readable(found, reading.repairs)
    reading.version = version_of(metadata, (cell.source for cell in reading.cells))
    reading.is_released = bool(version_of(metadata, ()))
    if not reading.cells and not is_empty:
        return _no_notebook(reading, opened)
    return reading


def _no_notebook(reading: Reading, opened: Opened) -> Reading:
    reading.unreadable = no_notebook(opened.content, opened.text)
    return reading


def _unwrapped(document: object) -> object:
    """Return the notebook in an answer of Jupyter's interface for files."""
    if isinstance(document, dict) and "cells" not in document:
        content = document.get("content")
        return content if isinstance(content, dict) else document
    return document


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


def _say_salvaged(count: int, repairs: list[str]) -> None:
    if count:
        cells = "1 cell" if count == 1 else f"{count} cells"
        repairs.append(f"The file is damaged or cut off; {cells} could still be read.")


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
        return []
    cells = document.get("cells")
    if isinstance(cells, list):
        return cells
    worksheets = document.get("worksheets")
    if isinstance(worksheets, list):
        repairs.append("The notebook was in an old format (3); it was brought to 4.")
        sheets = [s.get("cells") for s in worksheets if isinstance(s, dict)]
        return [cell for sheet in sheets if isinstance(sheet, list) for cell in sheet]
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
