"""Say where a table of the course was changed, without a second copy of it.

Each column has two sums of its cells' checksums: plain, and weighted by the row
number. If one cell changed, the plain sum is off by some amount and the weighted sum
by that amount times the row: their quotient is the row.
"""

import csv
import zlib
from collections.abc import Sequence

from neurons.datasets._facts import Table


def marks(cells: Sequence[str]) -> tuple[int, int]:
    """The two sums of a column.

    Args:
        cells: the column's cells as the CSV file writes them.

    Returns:
        tuple of two ints: the sum of the cells' 16-bit checksums, and the sum of
        checksum times row number, the first row being 1.
    """
    checksums = [zlib.crc32(cell.encode()) & 0xFFFF for cell in cells]
    return sum(checksums), sum(row * sum_ for row, sum_ in enumerate(checksums, 1))


def first_difference(text: str, table: Table) -> str:
    """Describe the first difference between a CSV text and the table it should be.

    Args:
        text: content of the changed file.
        table: facts about the original.

    Returns:
        str, part of a sentence: names row and column where they can be found.
    """
    try:
        header, *rows = list(csv.reader(text.splitlines())) or [[]]
    except csv.Error as error:
        return f"it cannot be read as CSV any more ({error})"
    for position, (found, wanted) in enumerate(
        zip(header, table.names, strict=False), 1
    ):
        if found != wanted:
            return f"column {position} is called `{found}`, it should be `{wanted}`"
    if len(header) != len(table.names):
        return f"the header has {len(header)} columns, not {len(table.names)}"
    for number, row in enumerate(rows, 1):
        if len(row) != len(header):
            return f"row {number} has {len(row)} values, not {len(header)}"
    if len(rows) != table.n_rows:
        return f"it has {len(rows)} rows, not {table.n_rows}"
    return _changed_cell(list(zip(*rows, strict=True)), table)


def _changed_cell(columns: list[tuple[str, ...]], table: Table) -> str:
    for name, cells, wanted in zip(table.names, columns, table.marks, strict=True):
        plain, weighted = (
            found - right for found, right in zip(marks(cells), wanted, strict=True)
        )
        if not plain and not weighted:
            continue
        row, rest = divmod(weighted, plain) if plain else (0, 0)
        if rest == 0 and 1 <= row <= table.n_rows:
            return f"row {row}, column `{name}` was changed to `{cells[row - 1]}`"
        return f"column `{name}` was changed in more than one row"
    return "the values are the same, but not how they are written"
