"""Find in a learner's cells why a name is missing, None, or no longer what it was.

A clue is what the text says; a judge gives it only where what was found agrees.
"""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from neurons.checks.catalogue import NAMES
from neurons.checks.definitions import (
    FUNCTIONS,
    Function,
    bound_by,
    defined_names,
    globals_of,
    names_within,
    parse,
    parsed,
)
from neurons.checks.magics import body_of, cell_magic, effect
from neurons.checks.model import Clue, ClueKind
from neurons.checks.stubs import says_nothing

# What the first cells of an exercise import; `pd` and the like under any name.
IMPORTED = frozenset({"np", "pd", "keras", "check", "datasets", "draw"})
LONG = {"np": "numpy", "pd": "pandas"}
BUILTINS = frozenset(name for name in dir(builtins) if name[0] != "_")
# Methods and functions that change something and return None.
RETURN_NOTHING = frozenset(
    {
        *("add", "append", "clear", "extend", "insert", "remove", "reverse", "sort"),
        *("build", "compile", "save", "save_weights", "set_weights", "summary"),
        *("print", "seed", "set_random_seed", "shuffle", "update"),
    }
)
MOST_CLUES = 20
# Characters of all cells together; Python's parser takes time and memory.
MOST_TEXT = 100_000
MOST_NAMES = 500
LONGEST_LINE = 60


def clues_for(names: Sequence[str], cells: Sequence[str]) -> tuple[Clue, ...]:
    """Return what a learner's cells say about names that a check may stumble over.

    Args:
        names: those that the task needs; clues about them come first.
        cells: the text of every code cell that ran, in order.
    """
    if sum(map(len, cells)) > MOST_TEXT:
        return ()
    found = {(clue.kind, clue.name): clue for clue in _clues(names, cells)}
    ordered = sorted(found.values(), key=lambda clue: clue.name not in names)
    return tuple(ordered[:MOST_CLUES])


def _clues(names: Sequence[str], cells: Sequence[str]) -> Iterator[Clue]:
    read = [(tree, cell) for cell in cells if (tree := parsed(cell)) is not None]
    trees = [tree for tree, _ in read]
    statements = [statement for tree in trees for statement in tree.body]
    functions = {s.name: s for s in statements if isinstance(s, FUNCTIONS)}
    silent = {name for name, made in functions.items() if not _returns(made)}
    for tree, cell in read:
        lines = cell.split("\n")
        for statement in tree.body:
            yield from _nothing(statement, silent)
            yield from _overwritten(statement, lines[statement.lineno - 1].strip())
    said = [statement for statement in statements if not says_nothing(statement)]
    defined = {name for statement in said for name in bound_by(statement)}
    # A function that is only named may be called by what it is given to.
    called = {
        node.id
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
    }
    for function in functions.values():
        yield from _inside(function, defined, called)
    for statement in statements:
        if isinstance(statement, ast.ClassDef):
            yield from _in_class(names, statement, defined)
    for cell in cells:
        yield from _under_magic(names, defined, cell)
    of_tasks = {name for task in NAMES.values() for name in task}
    for name in sorted(set(names) - defined):
        yield from _misspelled(name, sorted(defined - of_tasks)[:MOST_NAMES])


def _nothing(statement: ast.stmt, silent: set[str]) -> Iterator[Clue]:
    """Names that hold what a method left: None, or the record of a training."""
    match statement:
        case (
            ast.Assign(targets=[ast.Name(id=name)], value=ast.Call() as call)
            | ast.AnnAssign(target=ast.Name(id=name), value=ast.Call() as call)
        ):
            method = _called(call)
        case _:
            return
    alone = "Next: call it on its own line."
    if method == "fit":
        text = f"`{name}` is a History: `fit` returns the record of the training."
        yield Clue(ClueKind.HISTORY, name, text, alone)
    elif method in RETURN_NOTHING or _in_place(call):
        yield Clue(
            ClueKind.NOTHING,
            name,
            f"`{name}` is None: `{method}` returns nothing.",
            alone,
        )
    elif isinstance(call.func, ast.Name) and method in silent:
        text = f"`{name}` is None: your `{method}` returns nothing."
        step = f"Next: end `{method}` with `return` and its result."
        yield Clue(ClueKind.NOTHING, name, text, step)


def _called(call: ast.Call) -> str:
    match call.func:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
    return ""


def _in_place(call: ast.Call) -> bool:
    """Whether a method of pandas was to change its own table."""
    return any(
        key.arg == "inplace"
        and isinstance(key.value, ast.Constant)
        and key.value.value is True
        for key in call.keywords
    )


def _returns(function: Function) -> bool:
    nodes = ast.walk(function)
    return any(isinstance(n, (ast.Return, ast.Yield)) and n.value for n in nodes)


def _overwritten(statement: ast.stmt, line: str) -> Iterator[Clue]:
    """Names of Python or of a library that were given another value."""
    shown = line if len(line) <= LONGEST_LINE else f"{line[:LONGEST_LINE]}…"
    for name in (*bound_by(statement), *_imported(statement)):
        if name in IMPORTED or name in BUILTINS:
            was = "Python's own name" if name in BUILTINS else "imported further up"
            yield Clue(
                ClueKind.OVERWRITTEN,
                name,
                f"`{name}`, {was}, was overwritten: `{shown}`.",
                "Next: use another name there, restart the kernel, run all cells.",
            )


def _imported(statement: ast.stmt) -> Iterator[str]:
    """Names that an import gives to something else than to what is called so."""
    if isinstance(statement, (ast.Import, ast.ImportFrom)):
        for alias in statement.names:
            name = alias.asname or alias.name
            if name in BUILTINS or not alias.name.endswith(LONG.get(name, name)):
                yield name


def _in_class(
    names: Sequence[str], made: ast.ClassDef, defined: set[str]
) -> Iterator[Clue]:
    """Names of the task that only a class has."""
    within = {name for statement in made.body for name in bound_by(statement)}
    for name in sorted(within & set(names) - defined):
        text = f"`{name}` is defined inside the class `{made.name}`, not by itself."
        step = f"Next: move its definition out of `{made.name}`."
        yield Clue(ClueKind.HIDDEN, name, text, step)


def _inside(function: Function, defined: set[str], called: set[str]) -> Iterator[Clue]:
    """Names that exist only while a function runs."""
    shared = globals_of(function)
    where = f"inside `{function.name}()`"
    is_called = function.name in called
    for name in sorted(names_within(function) - defined):
        if name in shared and is_called:
            continue
        text = f"`{name}` is defined {where} and exists only while that runs."
        step = f"Next: move its definition out of `{function.name}()`."
        if not is_called:
            text = f"`{name}` is defined {where}, which nothing calls."
        if name in shared:
            step = f"Next: call `{function.name}()` below its definition."
        yield Clue(ClueKind.HIDDEN, name, text, step)


def _under_magic(names: Sequence[str], defined: set[str], cell: str) -> Iterator[Clue]:
    """Names that a cell would define without the magic that it begins with."""
    place, magic = cell_magic(cell)
    said = effect(magic)
    body = body_of(cell)
    if not said or parse(body) is None:
        return
    line = cell.split("\n")[place].strip()[:LONGEST_LINE]
    for name in sorted(defined_names(body) & set(names) - defined):
        step = f"Next: delete the line `{line}`, then run the cell again."
        yield Clue(ClueKind.HIDDEN, name, said, step)


def _misspelled(name: str, defined: Sequence[str]) -> Iterator[Clue]:
    """A name that is there under nearly the same one."""
    letters = sorted(name.lower())
    same = [other for other in defined if sorted(other.lower()) == letters]
    for other in (same or get_close_matches(name, defined, n=1, cutoff=0.85))[:1]:
        text = f"`{other}` is defined, but `{name}` is not."
        step = f"Next: call it exactly `{name}`, then run the cell again."
        yield Clue(ClueKind.MISSPELLED, name, text, step)
