"""The name of a table comes in, or the path of a file that the reader owns.
A pandas DataFrame goes out, its bytes checked, with units in the docstrings.
It must never download anything: the CSV files come with the package.
"""

import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from neurons.datasets import _files, _groups, _own
from neurons.datasets._columns import column_facts, known_columns
from neurons.datasets._facts import CEREAL, CONCRETE, DIABETES, TABLES, Table
from neurons.types import AnyArray, Ints

__all__ = [
    "cereal",
    "columns",
    "complete_rows",
    "concrete",
    "concrete_groups",
    "diabetes",
    "grouped_split",
    "one_mix",
    "path",
]

OWN_DIABETES = "NEURONS_DIABETES_CSV"
_ONE_MIX = 746  # a row of the mix that was tested at the most ages


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
        ValueError: the file was changed; the message says where, and how to get it
            back.

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
        cubic meter of concrete), `Age` (days), `CompressiveStrength` (MPa).

    Raises:
        FileNotFoundError: the file is missing; the message says how to get it back.
        ValueError: the file was changed; the message says where, and how to get it
            back.

    Source: I-Cheng Yeh (1998), Cement and Concrete Research 28(12), 1797-1808,
    doi:10.1016/S0008-8846(98)00165-3.
    """
    return _files.load(CONCRETE)


def one_mix() -> pd.DataFrame:
    """One mix of the concrete table, at the eight ages at which it was tested.

    Returns:
        DataFrame, 8 rows in the order of `Age`, columns as in `concrete`.

    Raises:
        FileNotFoundError, ValueError: as `concrete`.
    """
    table = concrete()
    recipe = list(table.columns[:7])
    is_it = (table[recipe] == table.loc[_ONE_MIX, recipe]).all(axis=1)
    return table[is_it].sort_values("Age").reset_index(drop=True)


def diabetes(path: str | os.PathLike[str] | None = None) -> pd.DataFrame:
    """768 made-up persons, 500 without and 268 with diabetes.

    The table is synthetic: drawn from aggregate figures of a well-known table whose
    records this course does not pass on. It holds no person's record and is not for
    medicine or research. In `Glucose`, `BloodPressure`, `SkinThickness`, `Insulin`
    and `BMI` a 0 means "not measured".

    Args:
        path: a CSV file of the original that you already own, with or without a
            header, comma or semicolon. Without it the environment variable
            NEURONS_DIABETES_CSV is looked up; without that, the synthetic table.

    Returns:
        DataFrame, 768 rows, 9 columns: `Pregnancies` (count), `Glucose` (mg/dl),
        `BloodPressure` (mm Hg), `SkinThickness` (mm), `Insulin` (µU/ml), `BMI`
        (kg/m²), `DiabetesPedigreeFunction` (no unit), `Age` (years), `Outcome`
        (0 or 1). `attrs["origin"]` says in words which table it is.

    Raises:
        FileNotFoundError: a file is missing; the message says what to do.
        ValueError: your file is not the original, or the course's file was changed;
            the message names the file, the first difference and what to do.
    """
    synthetic = _files.load(DIABETES)
    synthetic.attrs["origin"] = "the synthetic table of the course"
    own = path if path is not None else os.environ.get(OWN_DIABETES)
    if not own:
        return synthetic
    table = _own.read(Path(own).expanduser())
    if table.equals(synthetic):
        # A copy of the synthetic table passes every check; it is still no original.
        return synthetic
    table.attrs["file"] = str(own)
    table.attrs["origin"] = f"the reader's own original, {Path(own).name}"
    return table


def concrete_groups() -> Ints:
    """Which rows of `concrete()` are the same mix, or nearly.

    Rows share a group if all seven ingredients differ by at most 1 kg per cubic
    meter, directly or through a chain of such rows. No group spans more than 1 kg.

    Returns:
        int array, shape (1030,): group numbers 0 to 314, no unit, in file order.

    Raises:
        FileNotFoundError, ValueError: as `concrete`.
    """
    ingredients = concrete().iloc[:, :7].to_numpy()
    # Whole tenths of a kilogram: 0.1 + 0.2 is not 0.3 in floats, 1 + 2 is 3.
    return _groups.near_twins(np.rint(ingredients * 10).astype(int), reach=10)


def grouped_split(
    groups: Sequence[object] | AnyArray, test_fraction: float, seed: int
) -> tuple[Ints, Ints]:
    """Split rows for training and testing so that no group is on both sides.

    Whole groups are drawn until the test rows are as near as they get to the fraction.

    Args:
        groups: shape (n,): the group of each row, numbers or texts.
        test_fraction: float, above 0 and below 1: share of *rows* for testing.
        seed: int, 0 or more; the same seed gives the same split.

    Returns:
        tuple of two int arrays, `train` and `test`: row positions, ascending.

    Raises:
        ValueError: `groups` is not one label per row, holds fewer than two groups,
            or `test_fraction` is not between 0 and 1.

    Note: scikit-learn's GroupShuffleSplit takes a share of the *groups*. The groups
    of the concrete table have 1 to 20 rows, so its test sets would differ in size;
    and learners would need one more library.
    """
    labels = np.asarray(groups)
    if labels.ndim != 1:
        raise ValueError(
            f"`groups` has shape {labels.shape}; it needs (n,): one label per row."
        )
    if pd.isna(labels).any():
        row = int(np.flatnonzero(pd.isna(labels))[0])
        raise ValueError(f"`groups` has no label at position {row}; give it one.")
    if not 0 < test_fraction < 1:
        raise ValueError(
            f"`test_fraction` is {test_fraction}; it needs a share of the rows between "
            "0 and 1, such as 0.2."
        )
    numbers = _groups.by_first_appearance(labels)
    if len(np.unique(numbers)) < 2:
        raise ValueError("`groups` holds fewer than two groups; nothing can be split.")
    return _groups.split(numbers, test_fraction, seed)


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


def columns(name: str) -> pd.DataFrame:
    """What the columns of a table mean, with units, counts and ranges.

    Args:
        name: "cereal", "concrete" or "diabetes".

    Returns:
        DataFrame, one row per column of the table: `unit`, `meaning`, `missing`
        (rows without a value), `smallest` and `largest` (text; in `unit`).

    Raises:
        ValueError: there is no table of that name.
    """
    table = _table(name)
    return column_facts(_files.load(table), table)


def path(name: str) -> Path:
    """Where the CSV file of a table lies, to look at it or to check its bytes.

    Args:
        name: "cereal", "concrete" or "diabetes".

    Returns:
        Path of the file, in the installed package or in a clone of the course.

    Raises:
        ValueError: there is no table of that name.
        FileNotFoundError: the file is missing; the message says how to get it back.
    """
    return _files.find(_table(name).file)


def _table(name: str) -> Table:
    if name not in TABLES:
        raise ValueError(f"there is no table `{name}`; there are {', '.join(TABLES)}.")
    return TABLES[name]
