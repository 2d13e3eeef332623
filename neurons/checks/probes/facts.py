"""Plain facts about a learner's value: what it is, not how it was written."""

from __future__ import annotations

import ast
import inspect
import sys
import textwrap
import warnings
from typing import Any

import numpy as np

MAX_ELEMENTS = 2_000_000
MAX_TEXT = 300
MAX_ITEMS = 64
MAX_DEPTH = 6
_ABSENT = object()


def describe(value: Any, depth: int = 0) -> dict[str, Any]:
    """What a value is, as plain data.

    Args:
        value: anything.
        depth: how many lists it lies in.

    Returns:
        A dict with `kind`: `absent`, `stub`, `array` (with `data`, a plain NumPy
        array; numbers are arrays of shape ()), `text`, `sequence` (with `items`),
        `function`, `class`, `model`, `layer` or `other`; and `type`, the name of the
        value's class.
    """
    kind = type(value).__name__[:MAX_TEXT]
    if value is _ABSENT:
        return {"kind": "absent", "type": ""}
    if value is None or value is Ellipsis or value is NotImplemented:
        return {"kind": "stub", "type": kind}
    if isinstance(value, str):
        return {"kind": "text", "type": kind, "text": str.__str__(value)[:MAX_TEXT]}
    if inspect.isclass(value):
        return {"kind": "class", "type": value.__name__[:MAX_TEXT]}
    keras_kind = keras_kind_of(value)
    if keras_kind:
        return {"kind": keras_kind, "type": kind}
    if inspect.isroutine(value):
        return {"kind": "function", "type": kind, "stub": is_stub_function(value)}
    return _describe_data(value, kind, depth)


def _describe_data(value: Any, kind: str, depth: int) -> dict[str, Any]:
    array = None if _is_mixed(value) else as_plain_array(value)
    if array is not None and array.dtype.kind == "U":
        if array.size == 1:
            text = str(array.reshape(-1)[0])[:MAX_TEXT]
            return {"kind": "text", "type": kind, "text": text}
        return {"kind": "array", "type": kind, "data": array}
    if array is not None:
        return {"kind": "array", "type": kind, "data": array}
    if type(value) is np.ndarray and value.dtype.kind == "O" and value.ndim == 1:
        # NumPy's way to hold arrays of unlike shapes; it unpacks as a list does.
        value = value.tolist()
    if isinstance(value, (list, tuple)) and len(value) <= MAX_ITEMS:
        if depth >= MAX_DEPTH:
            return {"kind": "other", "type": kind}
        items = [describe(item, depth + 1) for item in value]
        return {"kind": "sequence", "type": kind, "items": items}
    if callable(value):
        return {"kind": "function", "type": kind, "stub": False}
    return {"kind": "other", "type": kind}


def _is_mixed(value: Any) -> bool:
    """Whether a list holds texts beside what NumPy would turn into texts."""
    if not isinstance(value, (list, tuple)):
        return False
    texts = sum(isinstance(item, str) for item in value)
    return 0 < texts < len(value)


def describe_name(namespace: dict[str, Any], name: str) -> dict[str, Any]:
    """What the learner's name holds; `absent` when it is not defined."""
    return describe(namespace.get(name, _ABSENT))


def as_plain_array(value: Any) -> np.ndarray | None:
    """A plain copy of a number, list, array, tensor or table; None if it is none.

    Subclasses of NumPy's array are reduced to the memory they hold, so that what
    they claim about shape or values does not count.
    """
    if isinstance(value, (dict, set, frozenset, bytes)):
        return None
    try:
        with warnings.catch_warnings():
            # NumPy 2 warns about how Keras's variables turn into arrays.
            warnings.simplefilter("ignore")
            if isinstance(value, np.ndarray):
                array = np.array(value, copy=True, subok=False)
            else:
                array = np.array(value)
    # Whatever a learner's object raises here only says that it is no array.
    except Exception:  # noqa: BLE001
        return None
    return _reduce_dtype(array)


def _reduce_dtype(array: np.ndarray) -> np.ndarray | None:
    if type(array) is not np.ndarray or array.size > MAX_ELEMENTS:
        return None
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
    if items and all(isinstance(item, (bool, int, float)) for item in items):
        try:
            return array.astype(np.float64)
        except (TypeError, ValueError, OverflowError):
            return None
    return None


def keras_kind_of(value: Any) -> str:
    """`"model"`, `"layer"` or `""`; never loads Keras when the learner did not."""
    keras = sys.modules.get("keras")
    if keras is None or not hasattr(keras, "layers"):
        return ""
    if isinstance(value, keras.Model):
        return "model"
    if isinstance(value, keras.layers.Layer):
        return "layer"
    return ""


def is_stub_function(function: Any) -> bool:
    """Whether a function's body is only `...`, `pass`, `None` or its like."""
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    except (OSError, TypeError, SyntaxError, ValueError):
        return False
    if len(tree.body) != 1 or not isinstance(tree.body[0], ast.FunctionDef):
        return False
    from neurons.checks.stubs import says_nothing

    return all(says_nothing(statement) for statement in tree.body[0].body)
