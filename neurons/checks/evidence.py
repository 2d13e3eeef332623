"""Evidence on disk: typed facts as a tree of plain data, its arrays in `.npy` files.

What a learner's process wrote is read as a stranger's: no pickle, no links, no odd
dtypes, nothing larger than the limits.
"""

from __future__ import annotations

import json
import math
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from tokenize import TokenError
from typing import TypeVar

import numpy as np

from neurons.checks.facts import Evidence, Fact
from neurons.checks.records import RecordError, Tree, from_tree, to_tree
from neurons.types import AnyArray

T = TypeVar("T")
TREE = "evidence.json"
# What NumPy and Python's parser raise at headers that nobody meant to write.
HEADER_FAULTS = (
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    RecursionError,
    SyntaxError,
    TokenError,
    TypeError,
    ValueError,
)
MAX_JSON_BYTES = 2_000_000
MAX_ARRAY_BYTES = 64_000_000
MAX_ARRAYS = 400
MAX_DEPTH = 24
MAX_TEXT = 4_000
MAX_NODES = 100_000
MAX_AXES = 16
KINDS = "bifuU"  # truth values, integers, floats, text


class EvidenceError(ValueError):
    """The evidence cannot be read, or lacks what is needed; the message says why."""


def needed(noted: T | None, what: str) -> T:
    """Return a part of the evidence that may be missing.

    Args:
        noted: the part.
        what: its name, for the message.

    Raises:
        EvidenceError: nothing was noted.
    """
    if noted is None:
        raise EvidenceError(f"the evidence holds no {what}")
    return noted


def needed_fact(fact: Fact | None, what: str) -> Fact:
    """Return a fact that may be missing, as `needed` does for one type alone."""
    if fact is None:
        raise EvidenceError(f"the evidence holds no {what}")
    return fact


def save_evidence(evidence: Evidence, folder: Path) -> None:
    """Write what was noted of an answer into a folder."""
    save_tree(to_tree(evidence), folder)


def load_evidence(folder: Path) -> Evidence:
    """Read what `save_evidence` wrote.

    Raises:
        EvidenceError: a file is missing, too large, a link, or not plain data; or
            a fact is of an unknown kind, or has other fields than its kind has.
    """
    try:
        return from_tree(Evidence, load_tree(folder), "the evidence")
    except RecordError as error:
        raise EvidenceError(str(error)) from error


def save_tree(tree: Tree, folder: Path) -> None:
    """Write a tree of dicts, lists, text, numbers and arrays into a folder."""
    arrays: list[AnyArray] = []

    def plain(node: Tree) -> Tree:
        if isinstance(node, np.ndarray):
            arrays.append(node)
            return {"npy": len(arrays) - 1}
        if isinstance(node, dict):
            return {key: plain(value) for key, value in node.items()}
        if isinstance(node, list):
            return [plain(value) for value in node]
        return node

    document = json.dumps(plain(tree), allow_nan=True)
    folder = Path(folder)
    for number, array in enumerate(arrays):
        np.save(folder / f"{number}.npy", array, allow_pickle=False)
    # Written last: a tree that is there has all its arrays.
    (folder / TREE).write_text(document, encoding="utf-8")


def load_tree(folder: Path) -> dict[str, Tree]:
    """Read the tree that `save_tree` wrote.

    Raises:
        EvidenceError: a file is missing, too large, a link, or not plain data.
    """
    folder = Path(folder)
    raw = _read(folder / TREE, MAX_JSON_BYTES)
    try:
        tree = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise EvidenceError(f"{TREE} is not JSON") from error
    budget = _Budget()
    tree = _restore(tree, folder, budget, depth=0)
    if not isinstance(tree, dict):
        raise EvidenceError(f"{TREE} is not an object")
    return tree


@dataclass(slots=True)
class _Budget:
    """What one tree of evidence may still hold."""

    arrays: int = MAX_ARRAYS
    array_bytes: int = MAX_ARRAY_BYTES
    nodes: int = MAX_NODES


def _restore(node: Tree, folder: Path, budget: _Budget, depth: int) -> Tree:
    budget.nodes -= 1
    if depth > MAX_DEPTH:
        raise EvidenceError("the evidence is nested too deeply")
    if budget.nodes < 0:
        raise EvidenceError("the evidence holds too many parts")
    if isinstance(node, str) and len(node) > MAX_TEXT:
        raise EvidenceError("the evidence holds a text that is too long")
    if isinstance(node, dict):
        if set(node) == {"npy"}:
            return _load_array(node["npy"], folder, budget)
        return {k: _restore(v, folder, budget, depth + 1) for k, v in node.items()}
    if isinstance(node, list):
        return [_restore(value, folder, budget, depth + 1) for value in node]
    return node


def _load_array(number: object, folder: Path, budget: _Budget) -> AnyArray:
    if type(number) is not int or not 0 <= number < MAX_ARRAYS:
        raise EvidenceError("an array has no proper number")
    budget.arrays -= 1
    if budget.arrays < 0:
        raise EvidenceError("the evidence holds too many arrays")
    raw = _read(folder / f"{number}.npy", max(budget.array_bytes, 0))
    budget.array_bytes -= len(raw)
    return array_from_bytes(raw)


def array_from_bytes(raw: bytes) -> AnyArray:
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
    except HEADER_FAULTS as error:
        raise EvidenceError("an array file has no proper header") from error
    if dtype.kind not in KINDS or dtype.hasobject or dtype.names or dtype.subdtype:
        raise EvidenceError("an array of such a dtype is not plain data")
    if len(shape) > MAX_AXES or any(length > MAX_ARRAY_BYTES for length in shape):
        raise EvidenceError("an array has a shape that no answer has")
    count = math.prod(shape)
    body = raw[stream.tell() :]
    if min(shape, default=0) < 0 or count * dtype.itemsize != len(body):
        raise EvidenceError("an array file is not as long as its header says")
    if not body:
        return np.zeros(shape, dtype=dtype)
    array = np.frombuffer(body, dtype=dtype, count=count)
    return array.reshape(shape, order="F" if fortran else "C").copy()


def _read(path: Path, limit: int) -> bytes:
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        handle = os.open(path, flags)
    except OSError as error:
        raise EvidenceError(f"{path.name} cannot be opened") from error
    try:
        facts = os.fstat(handle)
        if not stat.S_ISREG(facts.st_mode):
            raise EvidenceError(f"{path.name} is no ordinary file")
        if facts.st_size > limit:
            raise EvidenceError(f"{path.name} is larger than the limit")
        with os.fdopen(handle, "rb", closefd=False) as stream:
            raw = stream.read(limit + 1)
    except OSError as error:
        raise EvidenceError(f"{path.name} cannot be read") from error
    finally:
        os.close(handle)
    if len(raw) > limit:
        raise EvidenceError(f"{path.name} is larger than the limit")
    return raw
