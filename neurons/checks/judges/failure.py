"""Signs of what went wrong where a learner's code raised.

A sign is read from the code that raised, the kind of exception and the values that
were there, never from the exception's own text: each version words that anew. Each
sign gives the words that a row of `judges.errors` needs, or None.
"""

import ast
import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from functools import cached_property
from keyword import iskeyword
from typing import TypeAlias

import numpy as np

from neurons.checks.catalogue import ASSIGNMENTS, NAMES
from neurons.checks.definitions import defined_names, parse
from neurons.checks.exercise_notebook import code_of, slug_of
from neurons.checks.markers import marked_task
from neurons.checks.raised import ErrorContext, Operand, Raised

Words: TypeAlias = Mapping[str, object]
Sign: TypeAlias = "Callable[[Failure], Words | None]"

MOST_CODE = 300
STATEMENTS = (
    *("class", "def", "for", "from", "global", "if", "import", "raise", "return"),
    *("while", "with"),
)
TYPES = {
    "arrays": frozenset({"ndarray", "Series", "DataFrame", "EagerTensor"}),
    "lists": frozenset({"list", "tuple"}),
    "numbers": frozenset({"int", "float", "float64", "float32", "int64", "bool"}),
    "texts": frozenset({"str"}),
    "none": frozenset({"NoneType"}),
    "dictionaries": frozenset({"dict"}),
}


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
        for text in (code, code and f"({code})", self.source):
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
        return [(last_name(node.func), node) for node in found]

    def operand(self, code: str) -> Operand | None:
        """The value that was written so."""
        held = (one for one in self.context.operands if one.code == code)
        return next(held, None)

    def of(self, *groups: str) -> list[Operand]:
        """The values whose class is in one of these groups of `TYPES`."""
        types = {one for group in groups for one in TYPES[group]}
        return [one for one in self.context.operands if one.type in types]


def last_name(node: ast.expr) -> str:
    """`Dense` of `keras.layers.Dense`."""
    match node:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
    return ""


def always(failure: Failure) -> Words:
    """No sign is needed beside the kind of exception."""
    return {"name": failure.name, "line": failure.line, "near": failure.near}


def named(failure: Failure) -> Words | None:
    """What was not found is known by its name."""
    return always(failure) if failure.name else None


def written(pattern: str) -> Sign:
    """The line holds this."""
    compiled = re.compile(pattern)

    def sign(failure: Failure) -> Words | None:
        found = compiled.search(failure.source)
        return None if found is None else {"line": failure.line, "found": found[0]}

    return sign


def open_bracket(failure: Failure) -> Words | None:
    """More brackets are opened in the line than closed, or a quote stands alone."""
    count = failure.source.count
    opened = sum(map(count, "([{")) > sum(map(count, ")]}"))
    return {} if opened or count('"') % 2 or count("'") % 2 else None


def keyword_misspelled(failure: Failure) -> Words | None:
    """The line begins with nearly a word of Python's that would make it right."""
    first, _, rest = failure.source.partition(" ")
    for word in get_close_matches(first.lower(), STATEMENTS, n=3, cutoff=0.6):
        # Also the head of a function or of a loop.
        line = f"{word} {rest}"
        if word != first and (parse(line) or parse(f"{line} pass")):
            return {**always(failure), "name": first[:40], "near": word}
    return None


def returns(failure: Failure) -> Words | None:
    """The line is a `return` that Python can read."""
    return always(failure) if failure.all(ast.Return) else None


def compared(failure: Failure) -> Words | None:
    """`==` stands right of the name that was not found."""
    found = re.match(r"[\w, ]+(?===)", failure.source)
    names = re.findall(r"\w+", found[0]) if found else []
    # A word of Python's before them begins a condition.
    alone = bool(names) and not iskeyword(names[0])
    return always(failure) if alone and failure.name in names else None


def missing(*names: str) -> Sign:
    """One of these names was not found."""
    return lambda failure: always(failure) if failure.name in names else None


def near(failure: Failure) -> Words | None:
    """A name that is there is spelled nearly like the one that was not found."""
    return always(failure) if failure.near else None


def earlier_task(failure: Failure) -> Words | None:
    """A name that another task of the same exercise is the first to define."""
    if failure.task not in NAMES:
        return None
    tasks = ASSIGNMENTS.get(slug_of(failure.task), ())
    for number, task in enumerate(tasks, start=1):
        if failure.name in NAMES[task]:
            is_own = task == failure.task
            return None if is_own else {"name": failure.name, "number": number}
    return None


def in_dictionary(failure: Failure) -> Words | None:
    """A key that a dictionary does not have."""
    held = failure.of("dictionaries")
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


def operator(kind: str) -> Sign:
    """This operator, by the name of its class in `ast`, is used."""

    def sign(failure: Failure) -> Words | None:
        names = {type(node).__name__ for node in failure.nodes}
        return {} if kind in names else None

    return sign


def in_place(failure: Failure) -> Words | None:
    """`train -= mean`."""
    return {} if failure.all(ast.AugAssign) else None


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
