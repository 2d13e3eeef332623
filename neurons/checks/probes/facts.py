"""Plain facts about a learner's value: what it is, not how it was written."""

from __future__ import annotations

import ast
import inspect
import math
import sys
import textwrap
import warnings
from decimal import Decimal
from fractions import Fraction
from typing import TypeGuard

import numpy as np

from neurons.checks.facts import (
    Absent,
    Array,
    ClassFacts,
    Fact,
    FunctionFacts,
    KerasFacts,
    Other,
    SequenceFacts,
    Stub,
    Text,
)
from neurons.types import AnyArray, KerasLayer, KerasModel, Namespace

MAX_ELEMENTS = 2_000_000
MAX_TEXT = 300
MAX_ITEMS = 64
MAX_DEPTH = 6
NUMBERS = (bool, int, float, Fraction, Decimal)
_ABSENT = object()


def class_name(value: object) -> str:
    """The name of a value's class, whatever that class says itself."""
    named: str = type.__dict__["__name__"].__get__(type(value))
    return named[:MAX_TEXT]


def describe(value: object, depth: int = 0) -> Fact:
    """Return what a value is, with the name of its class.

    Args:
        value: anything.
        depth: how many lists it lies in.
    """
    kind = class_name(value)
    try:
        return _describe(value, kind, depth)
    # An object of the learner's may lie about its class or raise wherever it is
    # touched; then it is of its type, and nothing more is known.
    except Exception:  # noqa: BLE001
        return Other(kind)


def _describe(value: object, kind: str, depth: int) -> Fact:
    if value is _ABSENT:
        return Absent()
    if value is None or value is Ellipsis or value is NotImplemented:
        return Stub(kind)
    if isinstance(value, str):
        return Text(kind, str.__str__(value)[:MAX_TEXT])
    if inspect.isclass(value):
        return ClassFacts(value.__name__[:MAX_TEXT])
    if is_keras(value):
        return KerasFacts("model" if is_keras_model(value) else "layer", kind)
    if inspect.isroutine(value):
        return FunctionFacts(kind, is_stub_function(value))
    return _describe_data(value, kind, depth)


def _describe_data(value: object, kind: str, depth: int) -> Fact:
    count = _count(value)
    if count > MAX_ELEMENTS:
        return Other(kind, count)
    array = None if _is_mixed(value) else as_plain_array(value)
    if array is not None and array.dtype.kind == "U" and array.size == 1:
        return Text(kind, str(array.reshape(-1)[0])[:MAX_TEXT])
    if array is not None:
        return Array(kind, array)
    if type(value) is np.ndarray and value.dtype.kind == "O" and value.ndim == 1:
        # NumPy's way to hold arrays of unlike shapes; it unpacks as a list does.
        value = value.tolist()
    if isinstance(value, (list, tuple)) and len(value) <= MAX_ITEMS:
        if depth >= MAX_DEPTH:
            return Other(kind)
        items = tuple(describe(item, depth + 1) for item in value)
        return SequenceFacts(kind, items)
    if callable(value):
        return FunctionFacts(kind, stub=False)
    return Other(kind)


def _count(value: object) -> int:
    """How many things an array, list or tuple holds, by Python's own count."""
    if isinstance(value, np.ndarray):
        # A subclass may claim another size.
        return int(np.ndarray.size.__get__(value))
    if isinstance(value, list):
        return list.__len__(value)
    return tuple.__len__(value) if isinstance(value, tuple) else 0


def _is_mixed(value: object) -> bool:
    """Whether a list holds texts beside what NumPy would turn into texts."""
    if not isinstance(value, (list, tuple)):
        return False
    texts = sum(isinstance(item, str) for item in value)
    return 0 < texts < len(value)


def describe_name(namespace: Namespace, name: str) -> Fact:
    """Return what the learner's name holds."""
    return describe(namespace.get(name, _ABSENT))


def as_plain_array(value: object) -> AnyArray | None:
    """Return a plain copy of a number, list, array, tensor or table, else None.

    Subclasses of NumPy's array are reduced to the memory they hold, so that what
    they claim about shape or values does not count.
    """
    if isinstance(value, (dict, set, frozenset, bytes)):
        return None
    try:
        with warnings.catch_warnings():
            # NumPy 2 warns about how Keras's variables turn into arrays.
            warnings.simplefilter("ignore")
            if isinstance(value, np.ma.MaskedArray) and np.any(value.mask):
                # What is masked is no number, whatever lies below the mask.
                array = np.where(value.mask, np.nan, np.asarray(value, dtype=float))
            elif isinstance(value, np.ndarray):
                array = np.array(value, copy=True, subok=False)
            else:
                array = np.array(value)
    # Whatever a learner's object raises here only says that it is no array.
    except Exception:  # noqa: BLE001
        return None
    return _reduce_dtype(array)


def _reduce_dtype(array: AnyArray) -> AnyArray | None:
    if type(array) is not np.ndarray or array.size > MAX_ELEMENTS:
        return None
    if array.dtype.kind == "f" and array.dtype.itemsize > 8:
        # A longdouble is other bytes on other machines.
        return array.astype(np.float64)
    if array.dtype.kind in "bifuU":
        return array
    if array.dtype.kind != "O":
        # For example TensorFlow's bfloat16.
        try:
            return array.astype(np.float64) if array.dtype.kind == "V" else None
        except (TypeError, ValueError):
            return None
    items = array.reshape(-1).tolist()
    if items and all(type(item) is str or isinstance(item, np.str_) for item in items):
        return array.astype("U")
    if items and all(isinstance(item, NUMBERS) for item in items):
        try:
            return np.array([_float(item) for item in items]).reshape(array.shape)
        # A number class of the learner's may raise anything here.
        except Exception:  # noqa: BLE001
            return None
    return None


def _float(number: float | Fraction | Decimal) -> float:
    """A number as a float, one that is too large for it as infinity."""
    try:
        return float(number)
    except OverflowError:
        return math.inf if number > 0 else -math.inf


def is_keras(value: object) -> TypeGuard[KerasLayer]:
    """Whether a value is a Keras model or layer; never loads Keras itself."""
    keras = sys.modules.get("keras")
    if keras is None or not hasattr(keras, "layers"):
        return False
    return isinstance(value, (keras.Model, keras.layers.Layer))


def is_keras_model(value: object) -> TypeGuard[KerasModel]:
    """Whether a value is a Keras model; never loads Keras itself."""
    return is_keras(value) and isinstance(value, sys.modules["keras"].Model)


def is_stub_function(function: object) -> bool:
    """Whether a function's body is only `...`, `pass`, `None` or its like."""
    if not callable(function):
        return False
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    except (OSError, TypeError, SyntaxError, ValueError):
        return False
    if len(tree.body) != 1 or not isinstance(tree.body[0], ast.FunctionDef):
        return False
    from neurons.checks.stubs import says_nothing

    return all(says_nothing(statement) for statement in tree.body[0].body)
