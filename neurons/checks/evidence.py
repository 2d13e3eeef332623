"""Evidence on disk: a tree of plain data whose arrays lie in `.npy` files.

What a learner's process wrote is read as a stranger's: no pickle, no links, no odd
dtypes, nothing larger than the limits.
"""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path
from tokenize import TokenError
from typing import Any

import numpy as np

TREE = "evidence.json"
MAX_JSON_BYTES = 2_000_000
MAX_ARRAY_BYTES = 64_000_000
MAX_ARRAYS = 400
MAX_DEPTH = 24
KINDS = "bifuU"  # truth values, integers, floats, text


class EvidenceError(ValueError):
    """The evidence cannot be read as plain data; the message says why."""


def save_evidence(tree: dict[str, Any], folder: Path) -> None:
    """Write a tree of dicts, lists, text, numbers and arrays into a folder."""
    arrays: list[np.ndarray] = []

    def plain(node: Any) -> Any:
        if isinstance(node, np.ndarray):
            arrays.append(node)
            return {"npy": len(arrays) - 1}
        if isinstance(node, dict):
            return {str(key): plain(value) for key, value in node.items()}
        if isinstance(node, (list, tuple)):
            return [plain(value) for value in node]
        return node

    document = json.dumps(plain(tree), allow_nan=True)
    folder = Path(folder)
    for number, array in enumerate(arrays):
        np.save(folder / f"{number}.npy", array, allow_pickle=False)
    # Written last: a tree that is there has all its arrays.
    (folder / TREE).write_text(document, encoding="utf-8")


def load_evidence(folder: Path) -> dict[str, Any]:
    """Read the tree that `save_evidence` wrote.

    Raises:
        EvidenceError: a file is missing, too large, a link, or not plain data.
    """
    folder = Path(folder)
    raw = _read(folder / TREE, MAX_JSON_BYTES)
    try:
        tree = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise EvidenceError(f"{TREE} is not JSON") from error
    budget = [MAX_ARRAYS, MAX_ARRAY_BYTES]
    tree = _restore(tree, folder, budget, depth=0)
    if not isinstance(tree, dict):
        raise EvidenceError(f"{TREE} is not an object")
    return tree


def _restore(node: Any, folder: Path, budget: list[int], depth: int) -> Any:
    if depth > MAX_DEPTH:
        raise EvidenceError("the evidence is nested too deeply")
    if isinstance(node, dict):
        if set(node) == {"npy"}:
            return _load_array(node["npy"], folder, budget)
        return {k: _restore(v, folder, budget, depth + 1) for k, v in node.items()}
    if isinstance(node, list):
        return [_restore(value, folder, budget, depth + 1) for value in node]
    return node


def _load_array(number: Any, folder: Path, budget: list[int]) -> np.ndarray:
    if type(number) is not int or not 0 <= number < MAX_ARRAYS:
        raise EvidenceError("an array has no proper number")
    budget[0] -= 1
    raw = _read(folder / f"{number}.npy", max(budget[1], 0))
    budget[1] -= len(raw)
    if budget[0] < 0:
        raise EvidenceError("the evidence holds too many arrays")
    return array_from_bytes(raw)


def array_from_bytes(raw: bytes) -> np.ndarray:
    """The array in the bytes of a `.npy` file, checked before anything is built."""
    from io import BytesIO

    stream = BytesIO(raw)
    try:
        version = np.lib.format.read_magic(stream)
        reader = {
            (1, 0): np.lib.format.read_array_header_1_0,
            (2, 0): np.lib.format.read_array_header_2_0,
        }[version]
        shape, fortran, dtype = reader(stream)
    except (ValueError, KeyError, EOFError, SyntaxError, TokenError) as error:
        raise EvidenceError("an array file has no proper header") from error
    if dtype.kind not in KINDS or dtype.hasobject or dtype.names:
        raise EvidenceError(f"an array of dtype {dtype} is not plain data")
    count = 1
    for length in shape:
        count *= length
    body = raw[stream.tell() :]
    if min(shape, default=0) < 0 or count * dtype.itemsize != len(body):
        raise EvidenceError("an array file is not as long as its header says")
    array = np.frombuffer(body, dtype=dtype, count=count) if count else None
    if array is None:
        return np.zeros(shape, dtype=dtype)
    return array.reshape(shape, order="F" if fortran else "C").copy()


def _read(path: Path, limit: int) -> bytes:
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        handle = os.open(path, flags)
    except OSError as error:
        raise EvidenceError(f"{path.name} cannot be opened") from error
    with os.fdopen(handle, "rb") as stream:
        facts = os.fstat(stream.fileno())
        if not stat.S_ISREG(facts.st_mode):
            raise EvidenceError(f"{path.name} is no ordinary file")
        if facts.st_size > limit:
            raise EvidenceError(f"{path.name} is larger than the limit")
        raw = stream.read(limit + 1)
    if len(raw) > limit:
        raise EvidenceError(f"{path.name} is larger than the limit")
    return raw
