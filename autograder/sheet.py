"""A CSV file that a person or a platform made: read it, change cells, write it whole.

What is not changed comes out letter by letter as it came in: encoding, quotes, line
ends and all.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field

from autograder.errors import CourseError

SAVE = "save it as CSV in UTF-8 (in Excel: CSV UTF-8), or export it again"
UTF16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
BOM = "\ufeff"
CELL = r'(?P<raw>"(?:[^"]|"")*"|(?!")[^{0}\r\n]*)(?P<end>{0}|\r\n|\r|\n|\Z)'


@dataclass(slots=True)
class Row:
    """One row: its cells as text, and as they stand in the file.

    Attributes:
        line: number of its first line in the file, from 1.
        cells: what its cells say; they may be changed.
        raw: the same with quotes.
        ends: what follows each of them.
    """

    line: int
    cells: list[str] = field(default_factory=list)
    raw: list[str] = field(default_factory=list)
    ends: list[str] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether no cell says anything."""
        return not any(cell.strip() for cell in self.cells)

    def written(self) -> str:
        """The row's text; a cell that was not changed is as it was."""
        cells = zip(self.cells, self.raw, self.ends, strict=True)
        return "".join(
            (raw if _said(raw) == cell else _quoted(cell)) + end
            for cell, raw, end in cells
        )


@dataclass(slots=True)
class Sheet:
    """A table.

    Attributes:
        name: the file's name, for messages.
        encoding: how it is encoded.
        every: all rows, the header and empty ones too.
        bom: the mark at its beginning, if it has one.
    """

    name: str
    encoding: str
    every: list[Row]
    bom: str = ""

    @classmethod
    def read(cls, content: bytes, name: str) -> Sheet:
        """Read the bytes of a CSV file.

        Raises:
            CourseError: it is none, its encoding is not known for sure, or a row has
                more or fewer cells than the header.
        """
        text, encoding = _decoded(content, name)
        bom = BOM if text.startswith(BOM) else ""
        sheet = cls(name, encoding, _rows(text.removeprefix(BOM), name), bom)
        filled = [row for row in sheet.every if not row.is_empty]
        if not filled:
            raise CourseError(f"{name} is empty; export it again")
        width = len(filled[0].cells)
        for row in filled:
            if len(row.cells) != width:
                raise CourseError(
                    f"{name}, line {row.line} has {len(row.cells)} cells and the "
                    f"header {width}; add what is missing, or export it again"
                )
        return sheet

    @property
    def header(self) -> list[str]:
        """The names of its columns."""
        return next(row.cells for row in self.every if not row.is_empty)

    @property
    def rows(self) -> list[Row]:
        """The rows below the header that say something."""
        return [row for row in self.every if not row.is_empty][1:]

    def content(self) -> bytes:
        """The file's bytes, with what was changed."""
        text = "".join(row.written() for row in self.every)
        return (self.bom + text).encode(self.encoding)


def _rows(text: str, name: str) -> list[Row]:
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    cell, rows, place, line = re.compile(CELL.format(delimiter)), [Row(1)], 0, 1
    while place < len(text):
        found = cell.match(text, place)
        if found is None:
            raise CourseError(f"{name}, line {line}: a quote is not closed; {SAVE}")
        rows[-1].cells.append(_said(found["raw"]))
        rows[-1].raw.append(found["raw"])
        rows[-1].ends.append(found["end"])
        place = found.end()
        line += len(re.findall(r"\r\n|\r|\n", found[0]))
        if found["end"] != delimiter:
            rows.append(Row(line))
        elif place == len(text):  # an empty cell ends the file
            rows[-1].cells.append("")
            rows[-1].raw.append("")
            rows[-1].ends.append("")
    return [row for row in rows if row.cells]


def _said(raw: str) -> str:
    return raw[1:-1].replace('""', '"') if raw.startswith('"') else raw


def _quoted(cell: str) -> str:
    if re.search(r'[",;\t\r\n]', cell):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def _decoded(content: bytes, name: str) -> tuple[str, str]:
    if content.startswith(b"PK"):
        raise CourseError(f"{name} is a workbook, not a CSV file; {SAVE}")
    encoding = UTF16.get(content[:2], "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise CourseError(
            f"{name} is not in UTF-8 (line {line}), and no other encoding is certain, "
            f"so names could come out wrong; {SAVE}"
        ) from error
    if "\0" in text:
        raise CourseError(f"{name} is in UTF-16 without its mark; {SAVE}")
    for number, words in enumerate(text.splitlines(), 1):
        if (right := _encoded_once(words)) != words:
            raise CourseError(
                f"{name}, line {number} was encoded twice ({words.strip()[:40]!r} for "
                f"{right.strip()[:40]!r}); {SAVE}"
            )
    return text, encoding


def _encoded_once(line: str) -> str:
    """A line whose UTF-8 was taken for Windows' Latin letters, as it was meant."""
    try:
        return line.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return line
