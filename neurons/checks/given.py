"""Find where other cells changed what a task's own cell computes with.

Before it ran, such as the exercise's table: a right answer gives other numbers then,
and none is its own mistake. Or after it ran: its results are of what was before.
"""

import ast
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache

from neurons.checks.catalogue import NAMES
from neurons.checks.definitions import (
    FUNCTIONS,
    INNER,
    bound_by,
    defined_names,
    parsed,
    read_names,
    stored_names,
)
from neurons.checks.exercise_notebook import code_of, slug_of
from neurons.checks.markers import marked_task
from neurons.checks.model import Clue, ClueKind

LOADS = "datasets."
SET_WEIGHTS = frozenset({"assign", "load_weights", "set_weights"})
IN_PLACE = frozenset({"fill", "insert", "pop", "sort", "update"})
LONGEST_LINE = 60


def changed_before(task: str, own: str, ran: Sequence[str]) -> Iterator[Clue]:
    """Yield given names that a task's cell reads and that other cells had changed."""
    tree, own = parsed(own), own.strip()
    texts = [text.strip() for text in ran]
    if tree is None or task not in NAMES or own not in texts:
        return
    given = _given(slug_of(task))
    read = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    for statement in tree.body:
        read -= given.get(ast.dump(statement), set())
    last = len(texts) - 1 - texts[::-1].index(own)
    before = [text for text in texts[:last] if text != own]
    for name, (line, column) in _changed(given, before).items():
        # A further column, such as one of predictions, changes no other.
        if name in read and (column in own or "dropna()" in own):
            shown = line if len(line) <= LONGEST_LINE else f"{line[:LONGEST_LINE]}…"
            yield Clue(
                ClueKind.CHANGED,
                name,
                f"`{name}` was changed before this cell ran: `{shown}`.",
                f"Next: without that line, run the cell that makes `{name}` again, "
                "then this one.",
            )


def defined_after(own: str, ran: Sequence[str]) -> Iterator[Clue]:
    """Yield names that a task's cell used and that a cell defined otherwise since."""
    tree = parsed(own)
    if tree is None:
        return
    used, later = _used_at_once(tree) - stored_names(own), _after(own, ran)
    before = [text.strip() for text in ran[: len(ran) - len(later)]]
    for text in later:
        for name in sorted(used & defined_names(text)):
            earlier = (one for one in before[::-1] if name in defined_names(one))
            was = next(earlier, "")
            if was != text:
                again = "again " if was else ""
                yield Clue(
                    ClueKind.OUTDATED,
                    name,
                    f"`{name}` was defined {again}after the cell ran that uses it.",
                    "Next: run that cell again, then this check.",
                )


def used_earlier(own: str, older: Collection[str]) -> Iterator[Clue]:
    """Yield names that a task's cell uses and that an earlier run of a cell left."""
    tree = parsed(own)
    for name in sorted(read_names(tree) & set(older)) if tree else ():
        if name not in stored_names(own):
            yield Clue(
                ClueKind.OUTDATED,
                name,
                f"`{name}`, which the cell uses, is still the one of an earlier run.",
                f"Next: run a cell that defines `{name}`, then that cell again.",
            )


def weights_set_after(
    names: Collection[str], own: str, ran: Sequence[str]
) -> Iterator[str]:
    """Yield lines that set the weights of a model after the cell ran that makes it."""
    for text in _after(own, ran):
        tree, lines = parsed(text), text.split("\n")
        for node in ast.walk(tree) if tree else ():
            match node:
                case ast.Call(func=ast.Attribute(attr=method) as function):
                    if method in SET_WEIGHTS and _root(function) in names:
                        yield lines[node.lineno - 1].strip()


def _after(own: str, ran: Sequence[str]) -> list[str]:
    """The cells that ran after the last run of one; none if it did not run."""
    texts = [text.strip() for text in ran]
    own = own.strip()
    return texts[len(texts) - texts[::-1].index(own) :] if own in texts else []


def _used_at_once(tree: ast.Module) -> set[str]:
    """Names that a cell reads when it runs; a function reads its own at each call."""
    found: set[str] = set()
    waiting: list[ast.AST] = [tree]
    while waiting:
        match waiting.pop():
            case ast.Name(id=name, ctx=ast.Load()):
                found.add(name)
            case node if not isinstance(node, (*FUNCTIONS, ast.Lambda)):
                waiting.extend(ast.iter_child_nodes(node))
    return found


@cache
def _given(slug: str) -> Mapping[str, set[str]]:
    """The names that each statement binds which loads an exercise's data."""
    cells = [code for code in code_of(slug) if LOADS in code and not marked_task(code)]
    trees = [tree for cell in cells if (tree := parsed(cell)) is not None]
    statements = [statement for tree in trees for statement in tree.body]
    return {ast.dump(one): set(bound_by(one)) for one in statements}


def _changed(
    given: Mapping[str, set[str]], ran: Sequence[str]
) -> dict[str, tuple[str, str]]:
    """By given name that is not as given any more: the line and the column."""
    names = set().union(*given.values())
    same: dict[str, str] = {}  # other names of the same table
    found: dict[str, tuple[str, str]] = {}
    for cell in ran:
        tree, lines = parsed(cell), cell.split("\n")
        for statement in tree.body if tree else ():
            for name in given.get(ast.dump(statement), ()):
                found.pop(name, None)
            if ast.dump(statement) in given:
                continue
            match statement:
                case ast.Assign(targets=[ast.Name(other)], value=ast.Name(name)):
                    same[other] = same.get(name, name)
                case ast.Assign(targets=[ast.Name(other)]):
                    same.pop(other, None)
            for name, column in _changes(statement):
                name = same.get(name, name)
                if name in names:
                    line = lines[statement.lineno - 1].strip()
                    found.setdefault(name, (line, column))
    return found


def _changes(statement: ast.stmt) -> Iterator[tuple[str, str]]:
    """Names whose values a statement changes, and the column where it is but one."""
    match statement:
        case ast.Assign(targets=[ast.Name(name)], value=value) if _is_same(value, name):
            return
        case ast.Assign(targets=[ast.Name()], value=ast.Name()):
            return
    waiting: list[ast.AST] = [statement]
    while waiting:
        node = waiting.pop()
        if isinstance(node, INNER):
            continue
        waiting.extend(ast.iter_child_nodes(node))
        match node:
            case ast.Name(id=name, ctx=ast.Store() | ast.Del()):
                yield name, ""
            case ast.Subscript(value=ast.Name(name), slice=ast.Constant(str(column))):
                if not isinstance(node.ctx, ast.Load):
                    yield name, column
            case ast.Attribute(value=ast.Name(name), attr=column):
                if not isinstance(node.ctx, ast.Load):
                    yield name, "" if column == "columns" else column
            case ast.Subscript(ctx=ast.Store() | ast.Del()):
                yield _root(node), ""
            case ast.Call(func=ast.Attribute(attr=method) as function):
                given = {word.arg for word in node.keywords}
                if method in IN_PLACE or "inplace" in given:
                    yield _root(function), ""


def _is_same(value: ast.expr, name: str) -> bool:
    """Whether a value is a copy of what the name holds already."""
    match value:
        case ast.Call(func=ast.Attribute(ast.Name(copied), "copy")):
            return copied == name
    return False


def _root(node: ast.expr) -> str:
    """`table` of `table["sugars"].loc[3]`."""
    while isinstance(node, (ast.Subscript, ast.Attribute)):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""
