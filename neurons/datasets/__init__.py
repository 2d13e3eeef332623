"""The tables of the course, as pandas DataFrames with units in the docstrings.

Nothing is ever downloaded: the CSV files come with the package.
"""

from collections.abc import Sequence

import pandas as pd

from neurons.datasets import _files
from neurons.datasets._columns import known_columns
from neurons.datasets._facts import CEREAL, CONCRETE

__all__ = ["cereal", "complete_rows", "concrete"]


def cereal() -> pd.DataFrame:
    """77 breakfast cereals sold in the USA about 1993, one row each.

    All amounts are per serving, and servings differ: 64 weigh one ounce, 13 weigh
    0.5 to 1.5 ounces. Four figures are unknown (NaN): `carbo` and `sugars` of one
    cereal, `potass` of two.

    Returns:
        DataFrame, 77 rows, 16 columns: `name`, `mfr` (maker's code), `type` (C cold,
        H hot), `calories` (kcal), `protein`, `fat` (g), `sodium` (mg), `fiber`,
        `carbo`, `sugars` (g), `potass` (mg), `vitamins` (% of the daily amount),
        `shelf` (1 to 3 from the floor), `weight` (oz), `cups` (cups), `rating`
        (a score).

    Raises:
        FileNotFoundError: the file is missing; the message says how to get it back.
        ValueError: the file was changed; the message says how to get it back.

    Source: American Statistical Association, 1993 Statistical Graphics Exposition.
    """
    return _files.load(CEREAL)


def concrete() -> pd.DataFrame:
    """1030 samples of concrete: what was mixed, how old, how strong.

    Rows repeat: 25 are exact copies, and only 427 mixes are distinct. Use
    `concrete_groups` before you hold rows out.

    Returns:
        DataFrame, 1030 rows, 9 columns: `Cement`, `BlastFurnaceSlag`, `FlyAsh`,
        `Water`, `Superplasticizer`, `CoarseAggregate`, `FineAggregate` (all kg per
        cubic metre of concrete), `Age` (days), `CompressiveStrength` (MPa).

    Raises:
        FileNotFoundError: the file is missing; the message says how to get it back.
        ValueError: the file was changed; the message says how to get it back.

    Source: I-Cheng Yeh (1998), Cement and Concrete Research 28(12), 1797-1808,
    doi:10.1016/S0008-8846(98)00165-3.
    """
    return _files.load(CONCRETE)


def complete_rows(table: pd.DataFrame, columns: str | Sequence[str]) -> pd.DataFrame:
    """Keep the rows that have a value in each of the given columns.

    A row that only lacks *other* columns stays.

    Args:
        table: any DataFrame.
        columns: one column name or a list of them.

    Returns:
        DataFrame with the same columns and row labels, without the rows in which
        one of `columns` is NaN.

    Raises:
        ValueError: a name is not a column of the table; the message names the
            nearest one.

    Example:
        `complete_rows(cereal(), ["calories", "sugars"])` has 76 rows.
    """
    return table.dropna(subset=known_columns(table, columns))
