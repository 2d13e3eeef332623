"""The functions of optree that Keras calls, in Python: optree is compiled C++.

A tree is a leaf, or a tuple, list, dict or registered class whose children are trees.
As in optree, the children of a dict come in the order of its sorted keys.
"""

from __future__ import annotations

from collections import OrderedDict, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

Leaf = Callable[[object], bool] | None


class Own(Protocol):
    """A class that says what its children are."""

    def tree_flatten(self) -> Sequence[Sequence[object]]:
        """Return children, what else is needed to make it again, and maybe keys."""

    @classmethod
    def tree_unflatten(cls, metadata: object, children: list[object]) -> Own:
        """Return a tree of other children."""


_registered: dict[type, type[Own]] = {}


@dataclass(frozen=True)
class Spec:
    """The shape of a tree: `make` puts children together; None for a leaf."""

    make: Callable[[list[object]], object] | None
    children: tuple[Spec, ...] = ()

    @property
    def num_leaves(self) -> int:
        """How many leaves the tree has."""
        return 1 if self.make is None else sum(c.num_leaves for c in self.children)

    @property
    def num_nodes(self) -> int:
        """How many nodes the tree has, leaves included."""
        return 1 + sum(child.num_nodes for child in self.children)


def register_pytree_node_class(cls: type[Own], *, namespace: str = "") -> type[Own]:
    """Let a class with `tree_flatten` and `tree_unflatten` be a tree."""
    _registered[cls] = cls
    return cls


@dataclass(frozen=True)
class Node:
    """A tree that is no leaf: its children, their keys, and how to make it again."""

    keys: list[object]
    children: list[object]
    make: Callable[[list[object]], object]


def _node(tree: object, none_is_leaf: bool) -> Node | None:
    """Return the parts of a tree; None of a leaf."""
    kind: Callable[..., object] = type(tree)
    if tree is None:
        return None if none_is_leaf else Node([], [], lambda _: None)
    own = _registered.get(type(tree))
    if own is not None and isinstance(tree, own):
        return _own_node(own, tree)
    if isinstance(tree, dict) and kind in (dict, OrderedDict, defaultdict):
        try:
            keys = list(tree) if kind is OrderedDict else sorted(tree)
        except TypeError:
            keys = sorted(tree, key=lambda key: (type(key).__qualname__, repr(key)))
        children = [tree[key] for key in keys]
        return Node(keys, children, lambda made: _dict_like(tree, keys, made))
    if isinstance(tree, deque):
        most = tree.maxlen
        return Node([*range(len(tree))], [*tree], lambda made: deque(made, most))
    if isinstance(tree, (list, tuple)):
        if hasattr(tree, "_fields"):
            return Node([*range(len(tree))], [*tree], lambda made: kind(*made))
        if kind in (list, tuple):
            return Node([*range(len(tree))], [*tree], kind)
    return None


def _own_node(cls: type[Own], tree: Own) -> Node:
    parts = tree.tree_flatten()
    children = list(parts[0])
    keys = list(parts[2]) if len(parts) > 2 else [*range(len(children))]
    return Node(keys, children, lambda made: cls.tree_unflatten(parts[1], made))


def _dict_like(
    tree: dict[object, object], keys: list[object], made: list[object]
) -> dict[object, object]:
    """Return a dict with new values, in the order of the one that it stands for."""
    values = dict(zip(keys, made))
    found = tree.copy()
    found.update({key: values[key] for key in tree})
    return found


def tree_is_leaf(
    tree: object,
    is_leaf: Leaf = None,
    *,
    none_is_leaf: bool = False,
    namespace: str = "",
) -> bool:
    """Whether a tree is a leaf."""
    return bool(is_leaf and is_leaf(tree)) or _node(tree, none_is_leaf) is None


def _walk(
    tree: object, is_leaf: Leaf, none_is_leaf: bool, path: tuple[object, ...] = ()
) -> tuple[list[tuple[tuple[object, ...], object]], Spec]:
    """Return the leaves with their paths, and the tree's shape."""
    node = None if is_leaf and is_leaf(tree) else _node(tree, none_is_leaf)
    if node is None:
        return [(path, tree)], Spec(None)
    leaves, specs = [], []
    for key, child in zip(node.keys, node.children):
        found, spec = _walk(child, is_leaf, none_is_leaf, (*path, key))
        leaves += found
        specs.append(spec)
    return leaves, Spec(node.make, tuple(specs))


def tree_flatten(
    tree: object,
    is_leaf: Leaf = None,
    *,
    none_is_leaf: bool = False,
    namespace: str = "",
) -> tuple[list[object], Spec]:
    """Return the leaves of a tree and its shape."""
    leaves, spec = _walk(tree, is_leaf, none_is_leaf)
    return [leaf for _, leaf in leaves], spec


def tree_flatten_with_path(
    tree: object,
    is_leaf: Leaf = None,
    *,
    none_is_leaf: bool = False,
    namespace: str = "",
) -> tuple[list[tuple[object, ...]], list[object], Spec]:
    """Return the paths of the leaves, the leaves, and the tree's shape."""
    leaves, spec = _walk(tree, is_leaf, none_is_leaf)
    return [path for path, _ in leaves], [leaf for _, leaf in leaves], spec


def tree_paths(
    tree: object, *, none_is_leaf: bool = False, namespace: str = ""
) -> list[tuple[object, ...]]:
    """Return the paths of the leaves."""
    return tree_flatten_with_path(tree, none_is_leaf=none_is_leaf)[0]


def tree_unflatten(spec: Spec, leaves: Iterable[object]) -> object:
    """Return a tree of a shape with other leaves."""
    return _filled(spec, iter(leaves))


def _filled(spec: Spec, leaves: Iterator[object]) -> object:
    if spec.make is None:
        return next(leaves)
    return spec.make([_filled(child, leaves) for child in spec.children])


def tree_map(
    function: Callable[..., object],
    tree: object,
    *others: object,
    is_leaf: Leaf = None,
    none_is_leaf: bool = False,
    namespace: str = "",
) -> object:
    """Return a tree of the first one's shape, with `function` of the leaves of all.

    Raises:
        ValueError: another tree has not the children of the first.
    """
    if is_leaf and is_leaf(tree):
        return function(tree, *others)
    node = _node(tree, none_is_leaf)
    if node is None:
        return function(tree, *others)
    columns = [node.children]
    for other in others:
        found = _node(other, none_is_leaf)
        if found is None or type(other) is not type(tree) or found.keys != node.keys:
            raise ValueError(f"Expected {type(tree).__name__}, got {other!r}.")
        columns.append(found.children)
    return node.make(
        [
            tree_map(function, *row, is_leaf=is_leaf, none_is_leaf=none_is_leaf)
            for row in zip(*columns)
        ]
    )
