"""Plain facts about a learner's value: what it is, not how it was written."""

import ast
import inspect
import math
import sys
import textwrap
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import islice
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
# NumPy takes these as one thing each, and what offers such a method as an array.
ONE_THING = (*NUMBERS, np.generic, str, bytes, dict)
AS_ARRAY = {"__array__", "__array_interface__", "__array_struct__"}
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
    limit = _Limit()
    try:
        held = _held(value, limit)
    except _TooMuch:
        return Other(kind, MAX_ELEMENTS - limit.left)
    array = None if _is_mixed(held) else as_plain_array(held)
    if array is not None and array.dtype.kind == "U" and array.size == 1:
        return Text(kind, str(array.reshape(-1)[0])[:MAX_TEXT])
    if array is not None:
        return Array(kind, array)
    if type(value) is np.ndarray and value.dtype.kind == "O" and value.ndim == 1:
        # NumPy's way to hold arrays of unlike shapes; it unpacks as a list does.
        held = value.tolist()
    if isinstance(held, list) and len(held) <= MAX_ITEMS:
        if depth >= MAX_DEPTH:
            return Other(kind)
        each = _items(value) if isinstance(value, (list, tuple)) else held
        items = tuple(describe(item, depth + 1) for item in each or ())
        return SequenceFacts(kind, items)
    if callable(value):
        return FunctionFacts(kind, stub=False)
    return Other(kind)


@dataclass(slots=True)
class _Limit:
    """How many things one value may still hold."""

    left: int = MAX_ELEMENTS

    def take(self, count: int) -> None:
        """Note that it holds so many more."""
        self.left -= count
        if self.left < 0:
            raise _TooMuch


class _TooMuch(Exception):  # noqa: N818 - no error, and never seen by anyone
    """A value holds more than is looked at."""


def _held(value: object, limit: _Limit) -> object:
    """What a value holds, its sequences as plain lists, up to the limit.

    NumPy would read a sequence to its end, and one of the learner's may have none.
    """
    if isinstance(value, np.ndarray):
        # A subclass may claim another size.
        limit.take(int(np.ndarray.size.__get__(value)))
    items = _items(value)
    if items is None:
        return value
    found = list(islice(items, limit.left + 1))
    limit.take(len(found))
    # Most are plain numbers, which hold nothing.
    return [x if type(x) in NUMBERS else _held(x, limit) for x in found]


def _items(value: object) -> Iterator[object] | None:
    """The things in a sequence, one by one; None if NumPy sees something else in it."""
    # A class of the learner's may have another `__iter__`, without an end.
    if isinstance(value, list):
        return list.__iter__(value)
    if isinstance(value, tuple):
        return tuple.__iter__(value)
    return iter(value) if _is_sequence(value) else None


def _is_sequence(value: object) -> TypeGuard[Sequence[object]]:
    cls = type(value)  # not what the value says of its class
    if issubclass(cls, ONE_THING):
        return False
    offered = {name for base in cls.__mro__ for name in vars(base)}
    return {"__len__", "__getitem__"} <= offered and not offered & AS_ARRAY


def _is_mixed(value: object) -> bool:
    """Whether a list holds texts beside what NumPy would turn into texts."""
    if not isinstance(value, list):
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
                array = np.asarray(value)
                # Not before it is known how much that is.
                array = array.copy() if array.size <= MAX_ELEMENTS else array
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
    # Not `isinstance`, which believes what a value says of its class.
    return issubclass(type(value), (keras.Model, keras.layers.Layer))


def is_keras_model(value: object) -> TypeGuard[KerasModel]:
    """Whether a value is a Keras model; never loads Keras itself."""
    return is_keras(value) and issubclass(type(value), sys.modules["keras"].Model)


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
