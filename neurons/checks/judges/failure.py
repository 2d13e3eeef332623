"""Signs of what went wrong where a learner's code raised.

A sign is read from the code that raised, the kind of exception and the values that
were there, never from the exception's own text: each version words that anew. Each
sign gives the words that a row of `judges.errors` needs, or None.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from functools import cached_property
from typing import TypeAlias

import numpy as np

from neurons.checks.catalogue import ASSIGNMENTS, NAMES
from neurons.checks.definitions import defined_names, parse
from neurons.checks.exercise_notebook import code_of, slug_of
from neurons.checks.facts import ErrorContext, Operand, Raised
from neurons.checks.judges import messages
from neurons.checks.markers import marked_task

Words: TypeAlias = Mapping[str, object]
Sign: TypeAlias = "Callable[[Failure], Words | None]"

MOST_CODE = 300
ARRAYS = frozenset({"ndarray", "Series", "DataFrame", "EagerTensor"})
NUMBERS = frozenset({"int", "float", "float64", "float32", "int64", "bool"})
LISTS = frozenset({"list", "tuple"})
LOOPS = frozenset({"enumerate", "list", "sorted", "tuple", "zip"})
COUNTED = frozenset({"len", "max", "min", "sum"})
MULTIPLYING = frozenset({"dot", "matmul"})
KERAS_NAMES = {
    "activation": ("linear", "relu", "sigmoid", "softmax", "tanh"),
    "loss": ("binary_crossentropy", "mean_squared_error", "mse", "mae"),
    "optimizer": ("adam", "sgd", "rmsprop"),
}
KEYWORDS = (
    *("activation", "axis", "batch_size", "columns", "epochs", "inplace", "keepdims"),
    *("learning_rate", "loss", "metrics", "name", "optimizer", "rcond", "subset"),
    *("units", "use_bias", "validation_data", "verbose"),
)


class Failure:
    """An exception of the learner's code, its code read by Python's own parser."""

    def __init__(self, task: str, raised: Raised) -> None:
        self.task, self.raised = task, raised
        self.error, self.line = raised.error, raised.line
        self.source = raised.source[:MOST_CODE]
        self.context = raised.context or ErrorContext("")
        self.name, self.near = self.context.name, self.context.near

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """The parts of the code that raised, else of its line."""
        code = self.context.code[:MOST_CODE]
        for text in (code, f"({code})", self.source):
            if text and (tree := parse(text)) is not None:
                return tuple(ast.walk(tree))
        return ()

    def all(self, kind: type[ast.AST]) -> list[ast.AST]:
        """The parts of one kind, the outermost first."""
        return [node for node in self.nodes if isinstance(node, kind)]

    @cached_property
    def calls(self) -> list[tuple[str, ast.Call]]:
        """The calls with the last part of the name of what is called."""
        found = [node for node in self.nodes if isinstance(node, ast.Call)]
        return [(_last_name(node.func), node) for node in found]

    def operand(self, code: str) -> Operand | None:
        """The value that was written so."""
        held = (one for one in self.context.operands if one.code == code)
        return next(held, None)

    def of(self, types: frozenset[str]) -> list[Operand]:
        """The values whose class is one of these."""
        return [one for one in self.context.operands if one.type in types]


def _last_name(node: ast.expr) -> str:
    match node:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
    return ""


def always(failure: Failure) -> Words:
    """No sign is needed beside the kind of exception."""
    return {"name": failure.name, "line": failure.line, "near": failure.near}


def written(pattern: str) -> Sign:
    """The line holds this."""
    compiled = re.compile(pattern)

    def sign(failure: Failure) -> Words | None:
        found = compiled.search(failure.source)
        return None if found is None else {"line": failure.line, "found": found[0]}

    return sign


def said(text: str) -> Sign:
    """Python itself, no library, gave this as its reason."""
    return lambda failure: {} if failure.raised.text == text else None


def missing(*names: str) -> Sign:
    """One of these names was not found."""
    return lambda failure: always(failure) if failure.name in names else None


def near(failure: Failure) -> Words | None:
    """A name that is there is spelled nearly like the one that was not found."""
    return always(failure) if failure.near else None


def earlier_task(failure: Failure) -> Words | None:
    """A name that another task of the same exercise defines."""
    if failure.task not in NAMES or failure.name in NAMES[failure.task]:
        return None
    tasks = ASSIGNMENTS[slug_of(failure.task)]
    for number, task in enumerate(tasks, start=1):
        if failure.name in NAMES[task]:
            return {"name": failure.name, "number": number}
    return None


def in_dictionary(failure: Failure) -> Words | None:
    """A key that a dictionary does not have."""
    held = failure.of(frozenset({"dict"}))
    return {"name": held[0].code} if held else None


def given_above(failure: Failure) -> Words | None:
    """A name that a cell of the exercise itself defines."""
    if failure.task not in NAMES:
        return None
    cells = [c for c in code_of(slug_of(failure.task)) if not marked_task(c)]
    given = {name for cell in cells for name in defined_names(cell)}
    return {"name": failure.name} if failure.name in given else None


def of_numpy(failure: Failure) -> Words | None:
    """A name without its `np.` before it."""
    is_there = failure.name.isidentifier() and failure.name in dir(np)
    return {"name": failure.name} if is_there else None


def calling(*names: str) -> Sign:
    """One of these is called."""

    def sign(failure: Failure) -> Words | None:
        called = next((name for name, _ in failure.calls if name in names), "")
        return {"name": called, "line": failure.line} if called else None

    return sign


def of_math(failure: Failure) -> Words | None:
    """A function of one number, such as `math.exp` or `float`, is called."""
    for name, call in failure.calls:
        match call.func:
            case ast.Attribute(value=ast.Name(id="math")):
                step = f"for arrays there is `np.{name}`"
                return {"what": f"math.{name}", "step": step}
            case ast.Name(id="float" | "int"):
                return {"what": name, "step": "an array needs no such thing"}
    return None


def input_of_a_number(failure: Failure) -> Words | None:
    """`keras.Input(3)`: a shape is a tuple."""
    for name, call in failure.calls:
        if name == "Input" and call.args and not isinstance(call.args[0], ast.Tuple):
            return {}
    return None


def layers_without_list(failure: Failure) -> Words | None:
    """`Sequential(layer, layer)`."""
    calls = (call for name, call in failure.calls if name == "Sequential")
    return {} if any(len(call.args) > 1 for call in calls) else None


def dense_without_units(failure: Failure) -> Words | None:
    """`Dense()` or `Dense(activation="relu")`."""
    calls = (call for name, call in failure.calls if name == "Dense")
    return {} if any(_no_units(call) for call in calls) else None


def _no_units(call: ast.Call) -> bool:
    return not call.args and all(
        key.arg not in ("units", None) for key in call.keywords
    )


def name_unknown_to_keras(failure: Failure) -> Words | None:
    """An activation, loss or optimizer by a name that is none of Keras's common ones."""
    for _, call in failure.calls:
        for key in call.keywords:
            known = KERAS_NAMES.get(key.arg or "", ())
            match key.value:
                case ast.Constant(value=str(name)) if known and name not in known:
                    close = get_close_matches(name.lower(), known, n=1)
                    meant = f', such as "{close[0]}"' if close else ""
                    return {"what": key.arg, "name": name, "meant": meant}
    return None


def keyword_misspelled(failure: Failure) -> Words | None:
    """A keyword argument that is nearly one of the common ones."""
    for _, call in failure.calls:
        for key in call.keywords:
            if key.arg is None or key.arg in KEYWORDS:
                continue
            if close := get_close_matches(key.arg, KEYWORDS, n=1, cutoff=0.75):
                return {"name": key.arg, "near": close[0]}
    return None


def not_compiled(failure: Failure) -> Words | None:
    """A model that was never compiled."""
    held = (one for one in failure.context.operands if one.state == "not compiled")
    return next(({"name": one.code} for one in held), None)


def holds_nan(failure: Failure) -> Words | None:
    """A column or an array of which a figure is missing."""
    held = [one for one in failure.context.operands if one.n_nan]
    if not held:
        return None
    # The longest spelling is a column, not the table that it is of.
    one = max(held, key=lambda operand: len(operand.code))
    n = int(np.prod(one.shape or (1,)))
    are = "is" if one.n_nan == 1 else "are"
    return {"name": one.code, "count": f"{one.n_nan} of its {n} numbers {are} missing"}


def operator(*kinds: type[ast.operator]) -> Sign:
    """One of these operators is used."""

    def sign(failure: Failure) -> Words | None:
        for node in failure.nodes:
            if isinstance(node, (ast.BinOp, ast.AugAssign)):
                if isinstance(node.op, kinds):
                    return {"line": failure.line}
        return None

    return sign


def in_place(failure: Failure) -> Words | None:
    """`train -= mean`."""
    return {} if failure.all(ast.AugAssign) else None


def computes_with(types: frozenset[str]) -> Sign:
    """An operator meets a value of such a class, by its name or written out."""

    def sign(failure: Failure) -> Words | None:
        for node in failure.nodes:
            sides = [node.left, node.right] if isinstance(node, ast.BinOp) else []
            for side in sides:
                held = failure.operand(ast.unparse(side))
                kind = held.type if held else _written_type(side)
                if kind in types:
                    return {"name": ast.unparse(side)[:40]}
        return None

    return sign


def _written_type(node: ast.expr) -> str:
    match node:
        case ast.List() | ast.ListComp():
            return "list"
        case ast.Tuple():
            return "tuple"
        case ast.Constant(value=value):
            return type(value).__name__
        case ast.JoinedStr():
            return "str"
    return ""


def shapes_apart(failure: Failure) -> Words | None:
    """Arrays of unlike shapes in one expression, by their names."""
    arrays = [one for one in failure.of(ARRAYS | LISTS) if one.shape]
    if len(arrays) < 2:
        return None
    shapes = [f"`{one.code}` has shape {one.shape}" for one in arrays[:3]]
    return {"shapes": ", ".join(shapes)}


def shapes_multiplied(failure: Failure) -> Words | None:
    """Arrays of unlike shapes under `@`."""
    names = {name for name, _ in failure.calls}
    if failure.all(ast.MatMult) or names & MULTIPLYING:
        return shapes_apart(failure)
    return None


def one_shape(failure: Failure) -> Words | None:
    """An array or list whose shape is known."""
    arrays = [one for one in failure.of(ARRAYS | LISTS) if one.shape is not None]
    if not arrays:
        return None
    shape = messages.shape(arrays[0].shape or ())
    return {"name": arrays[0].code, "shape": shape}


def indexed_number(failure: Failure) -> Words | None:
    """`w[0]` of a number."""
    nodes = (n.value for n in failure.nodes if isinstance(n, ast.Subscript))
    return next((_number(failure, n) for n in nodes if _number(failure, n)), None)


def counted_number(failure: Failure) -> Words | None:
    """`len(x)` or `max(x)` of a number."""
    for name, call in failure.calls:
        if name in COUNTED and len(call.args) == 1:
            if words := _number(failure, call.args[0]):
                return {**words, "what": name}
    return None


def looped_number(failure: Failure) -> Words | None:
    """`for i in x` with a number: Python names what the loop runs over."""
    loops = [
        n.iter for n in failure.nodes if isinstance(n, (ast.For, ast.comprehension))
    ]
    match failure.nodes:
        case (ast.Module(), ast.Expr(), ast.Name() as name, ast.Load()):
            loops = [name]
    loops += [arg for name, call in failure.calls if name in LOOPS for arg in call.args]
    return next((_number(failure, n) for n in loops if _number(failure, n)), None)


def _number(failure: Failure, node: ast.expr) -> Words | None:
    held = failure.operand(ast.unparse(node))
    if held is None or not (held.type in NUMBERS or held.shape == ()):
        return None
    return {"name": held.code}


def is_none(failure: Failure) -> Words | None:
    """A value that is None."""
    empty = failure.of(frozenset({"NoneType"}))
    return {"name": empty[0].code} if empty else None


def called_value(failure: Failure) -> Words | None:
    """What is called is no function."""
    for _, call in failure.calls:
        code = ast.unparse(call.func)
        held = failure.operand(code)
        if isinstance(call.func, ast.Constant) or held is not None:
            return {"name": code[:40]}
        if _last_name(call.func) == "shape":
            return {"name": code[:40]}
    return None


def own_function(failure: Failure) -> Words | None:
    """A function of one of the exercise's tasks is called."""
    own = {name for names in NAMES.values() for name in names}
    called = next((name for name, _ in failure.calls if name in own), "")
    return {"name": called} if called else None


def attribute_of(types: frozenset[str]) -> Sign:
    """An attribute that a value of such a class does not have."""

    def sign(failure: Failure) -> Words | None:
        for node in failure.nodes:
            if isinstance(node, ast.Attribute) and node.attr == failure.name:
                held = failure.operand(ast.unparse(node.value))
                if held is not None and held.type in types:
                    return {"name": held.code[:40], "attribute": node.attr}
        return None

    return sign


def attribute_of_arrays(failure: Failure) -> Words | None:
    """A number or list, and an attribute that it would have as an array."""
    if failure.name.isidentifier() and hasattr(np.ndarray, failure.name):
        return attribute_of(NUMBERS | LISTS)(failure)
    return None


def asks_many(failure: Failure) -> Words | None:
    """`if`, `max` or `and` where an array stands."""
    for name, _ in failure.calls:
        if name in ("max", "min"):
            return {"what": f"`{name}`", "better": f"`np.{name}imum`"}
    if failure.all(ast.BoolOp) or failure.all(ast.Not):
        return {"what": "`and`, `or` and `not`", "better": "`&`, `|` and `~`"}
    if failure.all(ast.Compare) or re.match(r"(el)?if\b|while\b", failure.source):
        return {"what": "`if`", "better": "`np.where`"}
    return None


def unpacking(failure: Failure) -> Words | None:
    """`a, b = …` or `for a, b in …`: Python names what is on the left."""
    match failure.nodes:
        case (ast.Module(), ast.Expr(), ast.Tuple(elts=names), *_):
            return {} if all(isinstance(n, ast.Name) for n in names) else None
    return None
