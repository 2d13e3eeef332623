"""Between typed records and trees of plain data, by the records' own annotations.

A record is a dataclass. It becomes a dictionary: each field under its name, or under
its `metadata["key"]`; a field whose default is None is left out while it is None. A
class variable of a `Literal` type is written too, and tells records apart.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import (
    ClassVar,
    Literal,
    TypeAlias,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

import numpy as np

from neurons.types import AnyArray

T = TypeVar("T")
Tree: TypeAlias = (
    "bool | int | float | str | AnyArray | list[Tree] | dict[str, Tree] | None"
)


class RecordError(ValueError):
    """A tree is not what a record's annotations say; the message says where."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """How one class of records is written.

    Attributes:
        written: the attribute that lies under each key.
        hints: the type of each field, by its key.
        tags: the values that the class allows, by key, where they are few.
        optional: keys that may be missing.
    """

    written: Mapping[str, str]
    hints: Mapping[str, object]
    tags: Mapping[str, tuple[object, ...]]
    optional: frozenset[str]

    def problem(self, tree: Mapping[object, object]) -> str:
        """Say why a dictionary cannot be this record; empty if it can."""
        unknown = [key for key in tree if key not in self.written]
        missing = [k for k in self.written if k not in tree and k not in self.optional]
        if unknown:
            return f"has an unknown field {unknown[0]!r}"
        if missing:
            return f"lacks the field {missing[0]!r}"
        for key, allowed in self.tags.items():
            if key in tree and not _is_one_of(tree[key], allowed):
                return f"has an unknown {key}"
        return ""


@cache
def _plan(record: type) -> _Plan:
    hints = get_type_hints(record)
    keys = {f.name: str(f.metadata.get("key", f.name)) for f in fields(record)}
    literals = {
        name: get_args(hint)[0] if get_origin(hint) is ClassVar else hint
        for name, hint in hints.items()
    }
    return _Plan(
        written={keys.get(name, name): name for name in hints},
        hints={key: hints[name] for name, key in keys.items()},
        tags={
            keys.get(name, name): get_args(hint)
            for name, hint in literals.items()
            if get_origin(hint) is Literal
        },
        optional=frozenset(
            keys[f.name]
            for f in fields(record)
            if f.default is not MISSING or f.default_factory is not MISSING
        ),
    )


def to_tree(value: object) -> Tree:
    """Return a record, or anything that a record holds, as plain data.

    Args:
        value: a record, plain data, an array, or a mapping, tuple or list of these.

    Raises:
        RecordError: it holds something else.
    """
    if isinstance(value, Enum):
        return to_tree(value.value)
    if value is None or isinstance(value, (bool, int, float, str, np.ndarray)):
        return value
    if isinstance(value, Mapping):
        return {str(key): to_tree(item) for key, item in value.items()}
    if isinstance(value, (tuple, list)):
        return [to_tree(item) for item in value]
    if not is_dataclass(value) or isinstance(value, type):
        raise RecordError(f"a {type(value).__name__} is no plain data")
    plan = _plan(type(value))
    held = {key: getattr(value, name) for key, name in plan.written.items()}
    return {
        key: to_tree(item)
        for key, item in held.items()
        if item is not None or key not in plan.optional
    }


def from_tree(record: type[T], tree: object, place: str = "it") -> T:
    """Return the record that `to_tree` wrote.

    Args:
        record: its class.
        tree: plain data from anywhere.
        place: where the tree lies, for messages.

    Raises:
        RecordError: a field is missing, unknown, or of another type.
    """
    if not isinstance(tree, dict):
        raise RecordError(f"{place} is no record")
    build: Callable[..., T] = record
    kind: type = record
    plan = _plan(kind)
    if problem := plan.problem(tree):
        raise RecordError(f"{place} {problem}")
    given = {
        plan.written[key]: _read(hint, tree[key], f"{place}.{key}")
        for key, hint in plan.hints.items()
        if key in tree
    }
    return build(**given)


def _read(hint: object, tree: object, place: str) -> object:
    """Return what a type says that a part of a tree is."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return _read_one_of(inner, tree, place)
    if origin is tuple and isinstance(tree, list):
        return tuple(_read(inner[0], item, f"{place}[]") for item in tree)
    if origin is Mapping and isinstance(tree, dict):
        return {key: _read(inner[1], item, place) for key, item in tree.items()}
    if isinstance(hint, type) and is_dataclass(hint):
        return from_tree(hint, tree, place)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _member(hint, tree, place)
    plain = (int, float) if hint is float else (origin or hint,)
    if type(tree) in plain or (origin is Literal and _is_one_of(tree, inner)):
        return tree
    raise RecordError(f"{place} is of another type than it should be")


def _read_one_of(hints: tuple[object, ...], tree: object, place: str) -> object:
    if tree is None and NoneType in hints:
        return None
    fitting = [hint for hint in hints if hint is not NoneType]
    if len(fitting) > 1:
        # Several kinds of records: the one whose tags and fields are there.
        fitting = [
            hint
            for hint in fitting
            if isinstance(hint, type)
            and isinstance(tree, dict)
            and not _plan(hint).problem(tree)
        ]
    if len(fitting) != 1:
        raise RecordError(f"{place} is of no known kind")
    return _read(fitting[0], tree, place)


def _member(enum: type[Enum], tree: object, place: str) -> Enum:
    for member in enum:
        if _is_one_of(tree, (member.value,)):
            return member
    raise RecordError(f"{place} is of no known kind")


def _is_one_of(value: object, allowed: tuple[object, ...]) -> bool:
    # 1 equals True, but it is another value.
    return any(type(value) is type(one) and value == one for one in allowed)
