"""Find a table's file, check that nobody changed it, and read it."""

import hashlib
import io
from pathlib import Path

import pandas as pd

from neurons.datasets._changed import first_difference
from neurons.datasets._facts import Table

PACKAGE = Path(__file__).resolve().parents[1]


def folders() -> tuple[Path, Path]:
    """Where tables may lie: in the installed package, or in the repository."""
    return PACKAGE / "data", PACKAGE.parent / "data"


def find(file: str) -> Path:
    """Find a table's file.

    Args:
        file: file name, such as "cereal.csv".

    Returns:
        Path of the file, in the installed package or in the repository's `data/`.

    Raises:
        FileNotFoundError: the file is in neither place; the message says what to do.
    """
    for folder in folders():
        if (folder / file).is_file():
            return folder / file
    raise FileNotFoundError(
        f"{file} is missing; looked in {' and '.join(map(str, folders()))}. "
        + how_to_restore(file)
    )


def how_to_restore(file: str) -> str:
    """One sentence that says how to get the original file back."""
    return (
        f"To get it back: `git restore data/{file}` in a clone of the course, else "
        "`pip install --force-reinstall --no-deps from-one-neuron-up` with the wheel "
        "or address you installed it from."
    )


def load(table: Table) -> pd.DataFrame:
    """Read a table of the course after checking its bytes.

    Args:
        table: the facts that the file must agree with.

    Returns:
        DataFrame with the table's columns; `attrs["file"]` names the file.

    Raises:
        FileNotFoundError: the file is missing.
        ValueError: the file was changed; the message names the first difference
            and says how to get the original back.
    """
    path = find(table.file)
    # A checkout on Windows may turn line ends into CRLF: same text, same table.
    raw = path.read_bytes().replace(b"\r\n", b"\n")
    found = hashlib.sha256(raw).hexdigest()
    if found != table.sha256:
        what = first_difference(raw.decode("utf-8", errors="replace"), table)
        raise ValueError(f"{path} was changed: {what}. {how_to_restore(table.file)}")
    frame = pd.read_csv(io.BytesIO(raw))
    frame.attrs["file"] = table.file
    return frame
