"""Read a diabetes table that the reader owns, and name what differs from the original.

Nothing of the original lies here: only its shape, what each column can be, and how
often 0 stands for "not measured", all of which the data page shows.
"""

import csv
import math
from pathlib import Path
from typing import NoReturn

import pandas as pd

from neurons.datasets._facts import DIABETES

N_BY_OUTCOME = {0: 500, 1: 268}
N_ZEROS = {
    "Glucose": 5,
    "BloodPressure": 35,
    "SkinThickness": 227,
    "Insulin": 374,
    "BMI": 11,
}
# Wide on purpose: they catch exchanged columns and lost decimal points, not persons.
POSSIBLE = {
    "Pregnancies": (0, 25),
    "Glucose": (0, 250),
    "BloodPressure": (0, 200),
    "SkinThickness": (0, 150),
    "Insulin": (0, 1200),
    "BMI": (0, 100),
    "DiabetesPedigreeFunction": (0, 5),
    "Age": (18, 120),
    "Outcome": (0, 1),
}
WHOLE = [column.name for column in DIABETES.columns if column.kind == "int"]
ADVICE = (
    "Fix the file; without a path, and with NEURONS_DIABETES_CSV unset, the course "
    "uses its synthetic table."
)


def read(path: Path) -> pd.DataFrame:
    """Read and check a reader's own copy of the original table.

    Args:
        path: a CSV file, comma or semicolon, with or without a header.

    Returns:
        DataFrame, 768 rows, the nine columns in the course's order.

    Raises:
        FileNotFoundError: there is no such file.
        ValueError: the file is not the original; the message names file, row and
            column of the first difference, and what to do.
    """
    lines = _lines(path)
    names = list(DIABETES.names)
    first_line, first = lines[0]
    if not any(_is_number(cell) for cell in first):
        names = _header(path, first_line, first)
        lines = lines[1:]
    rows = [
        _row(path, row, line, cells, names)
        for row, (line, cells) in enumerate(lines, 1)
    ]
    frame = pd.DataFrame(rows, columns=names)[DIABETES.names]
    frame[WHOLE] = frame[WHOLE].astype("int64")
    _check_counts(path, frame)
    return frame


def _fail(path: Path, finding: str) -> NoReturn:
    raise ValueError(f"{path}: {finding} {ADVICE}")


def _lines(path: Path) -> list[tuple[int, list[str]]]:
    """The lines that hold something, as (line number, cells)."""
    if not path.is_file():
        raise FileNotFoundError(f"{path}: there is no such file. {ADVICE}")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        _fail(path, "this is not a text file; save it as CSV (UTF-8).")
    delimiter = ";" if ";" in text.partition("\n")[0] else ","
    if delimiter == ";":
        # Where the semicolon divides columns, the comma is the decimal point.
        text = text.replace(",", ".")
    reader = csv.reader(text.splitlines(), delimiter=delimiter)
    try:
        lines = [(reader.line_num, [cell.strip() for cell in row]) for row in reader]
    except csv.Error as error:
        _fail(path, f"line {reader.line_num} cannot be read as CSV ({error}).")
    lines = [(number, cells) for number, cells in lines if any(cells)]
    if not lines:
        _fail(path, "the file is empty.")
    return lines


def _is_number(cell: str) -> bool:
    try:
        return math.isfinite(float(cell))
    except ValueError:
        return False


def _header(path: Path, line: int, cells: list[str]) -> list[str]:
    known = {name.lower(): name for name in DIABETES.names}
    for position, cell in enumerate(cells, 1):
        if cell.lower() not in known:
            wanted = ", ".join(DIABETES.names)
            _fail(
                path,
                f"line {line}, column {position} is called `{cell}`. Call the columns "
                f"{wanted}; or delete this line if they stand in this order.",
            )
    names = [known[cell.lower()] for cell in cells]
    for name in DIABETES.names:
        if names.count(name) != 1:
            _fail(path, f"line {line} names column `{name}` {names.count(name)} times.")
    return names


def _row(
    path: Path, row: int, line: int, cells: list[str], names: list[str]
) -> list[float]:
    place = f"row {row} (line {line})"
    if len(cells) != len(names):
        _fail(path, f"{place} has {len(cells)} values, it needs {len(names)}.")
    values = []
    for name, cell in zip(names, cells, strict=True):
        if not _is_number(cell):
            _fail(path, f"{place}, column `{name}` holds `{cell}`, which is no number.")
        value, (low, high) = float(cell), POSSIBLE[name]
        if not low <= value <= high:
            _fail(
                path,
                f"{place}, column `{name}` holds {cell}; possible is {low} to {high}.",
            )
        if name in WHOLE and value != int(value):
            _fail(path, f"{place}, column `{name}` holds {cell}, not a whole number.")
        values.append(value)
    return values


def _check_counts(path: Path, frame: pd.DataFrame) -> None:
    if len(frame) != DIABETES.n_rows:
        _fail(path, f"it has {len(frame)} rows; the original has {DIABETES.n_rows}.")
    for outcome, wanted in N_BY_OUTCOME.items():
        found = int((frame["Outcome"] == outcome).sum())
        if found != wanted:
            _fail(
                path,
                f"column `Outcome` is {outcome} in {found} rows; in the original in "
                f"{wanted}.",
            )
    for name, wanted in N_ZEROS.items():
        found = int((frame[name] == 0).sum())
        if found != wanted:
            _fail(
                path,
                f"column `{name}` is 0 (not measured) in {found} rows; in the original "
                f"in {wanted}. Somebody edited this copy.",
            )
