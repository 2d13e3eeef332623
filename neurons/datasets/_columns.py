"""Column names that a reader typed, checked against a table."""

import difflib
from collections.abc import Sequence

import pandas as pd


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
