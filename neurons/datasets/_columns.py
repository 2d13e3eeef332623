"""Column names that a reader typed, checked against a table."""

import difflib
from collections.abc import Sequence

import pandas as pd

from neurons.datasets._facts import Table


def known_columns(table: pd.DataFrame, columns: str | Sequence[str]) -> list[str]:
    """Check that every name is a column of the table.

    Args:
        table: any DataFrame; `attrs["file"]`, if set, is named in the message.
        columns: one column name or a list of them.

    Returns:
        list of the names.

    Raises:
        ValueError: a name is not a column; the message names the nearest one.
    """
    names = [columns] if isinstance(columns, str) else list(columns)
    for name in names:
        if name not in table.columns:
            raise ValueError(_unknown(table, name))
    return names


def _unknown(table: pd.DataFrame, name: object) -> str:
    place = table.attrs.get("file", "the table")
    present = [str(column) for column in table.columns]
    # Compared in small letters: "cement" for "Cement" is the commonest slip.
    small = {column.lower(): column for column in present}
    near = difflib.get_close_matches(str(name).lower(), small, n=1)
    advice = f"did you mean `{small[near[0]]}`?" if near else "check the spelling."
    return f"{place} has no column `{name}`; {advice} It has: {', '.join(present)}."


def column_facts(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """Units and meanings from the facts; counts and ranges from the values.

    Args:
        frame: the loaded table.
        table: the facts about it.

    Returns:
        DataFrame, one row per column: `unit`, `meaning`, `missing`, `smallest`,
        `largest`; the last two as text, empty for columns of text.
    """
    rows = {}
    for column in table.columns:
        values = frame[column.name]
        if column.name in table.zero_means_missing:
            values = values.mask(values == 0)
        low, high = "", ""
        if column.kind != "text":
            low, high = f"{values.min():.9g}", f"{values.max():.9g}"
        missing = int(values.isna().sum())
        rows[column.name] = column.unit, column.meaning, missing, low, high
    names = ["unit", "meaning", "missing", "smallest", "largest"]
    return pd.DataFrame.from_dict(rows, orient="index", columns=names)
