"""Find what a cell defines, by what Python makes of it."""

import ast
import re
import sys
import threading
from collections.abc import Iterator, Sequence

from neurons.checks.magics import python_of, without_line_magics

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
Function = ast.FunctionDef | ast.AsyncFunctionDef
# Names within these are their own.
INNER = (
    *(*FUNCTIONS, ast.Lambda, ast.ClassDef),
    *(ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp),
)
BLOCKS = (ast.If, ast.For, ast.While, ast.With, ast.Try)
# Whose names are not a learner's own; the others are files beside the notebook.
LIBRARIES = sys.stdlib_module_names | {
    *("IPython", "google", "jax", "keras", "matplotlib", "neurons", "numpy", "pandas"),
    *("scipy", "seaborn", "sklearn", "tensorflow", "torch"),
}

# In Python 3.11, two threads that parse at the same time upset its count of how deep
# each is: a SystemError, and the notebook is not judged.
PARSING = threading.RLock()


def parsed(source: str) -> ast.Module | None:
    """Return the cell as Python sees it, without magics; None if Python cannot."""
    python = python_of(source)
    if python is None:
        return None
    # A line that begins with a percent sign may well be Python: try that first.
    return parse(python) or parse(without_line_magics(python))


def parse(source: str) -> ast.Module | None:
    """Return Python's own reading of a text; None if it is no Python."""
    try:
        with PARSING:
            return ast.parse(source)
    # A nesting may be too deep for the parser.
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def defined_names(source: str) -> set[str]:
    """Return names that a cell defines for the whole notebook.

    Those that a function declares `global` are among them, if the cell calls it, and
    those that it takes from a module of the learner's own.
    """
    tree = parsed(source)
    if tree is None:
        # An error: the beginnings of lines say enough.
        return set(
            re.findall(r"^(?:def\s+)?(\w+)\s*(?:=(?!=)|\()", source, re.MULTILINE)
        )
    names = {name for statement in tree.body for name in bound_by(statement)}
    for statement in tree.body:
        if isinstance(statement, ast.ImportFrom) and not _of_library(statement):
            names |= imported_names(statement)
    called = calls_outside(tree)
    for function in tree.body:
        if isinstance(function, FUNCTIONS) and function.name in called:
            names |= globals_of(function) & names_within(function)
    return names


def stored_names(source: str, above: int = sys.maxsize) -> set[str]:
    """Return names that a cell gives a value to in whatever way: by `import`, by `for`.

    Args:
        source: the cell's text.
        above: only in statements that end above this line, counted from 1.
    """
    tree = parsed(source)
    found: set[str] = set()
    waiting: list[ast.AST] = []
    for statement in tree.body if tree else ():
        if (statement.end_lineno or 0) < above:
            waiting.append(statement)
    while waiting:
        match waiting.pop():
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                found.add(name)
            case ast.AsyncFunctionDef(name=name):
                found.add(name)
            case ast.alias(name=name, asname=other):
                found.add(other or name.split(".")[0])
            case ast.Name(id=name, ctx=ast.Store()):
                found.add(name)
            case node if not isinstance(node, INNER):
                waiting.extend(ast.iter_child_nodes(node))
    return found


def imported_names(statement: ast.Import | ast.ImportFrom) -> set[str]:
    """Return the names that an import binds."""
    return {alias.asname or alias.name.split(".")[0] for alias in statement.names}


def _of_library(statement: ast.ImportFrom) -> bool:
    module = statement.module or ""
    return not statement.level and module.split(".")[0] in LIBRARIES


def bound_by(statement: ast.stmt) -> Iterator[str]:
    """Yield the names that one statement binds, in blocks as well."""
    match statement:
        case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
            yield name
        case ast.Assign(targets=targets):
            yield from _targets(targets)
        case ast.AnnAssign(target=target, value=value) if value is not None:
            yield from _targets([target])
        case ast.For(target=target):
            yield from _targets([target])
        case ast.With(items=items):
            yield from _targets([i.optional_vars for i in items if i.optional_vars])
    for inner in _blocks(statement):
        yield from bound_by(inner)


def _blocks(statement: ast.AST) -> Iterator[ast.stmt]:
    if isinstance(statement, BLOCKS):
        for child in ast.iter_child_nodes(statement):
            if isinstance(child, ast.stmt):
                yield child
            elif isinstance(child, ast.ExceptHandler):
                yield from child.body


def read_names(tree: ast.AST) -> set[str]:
    """Return the names whose values a cell reads."""
    nodes = (node for node in ast.walk(tree) if isinstance(node, ast.Name))
    return {node.id for node in nodes if isinstance(node.ctx, ast.Load)}


def names_within(function: Function) -> set[str]:
    """Return the names that a function's own body binds."""
    return {name for statement in function.body for name in bound_by(statement)}


def globals_of(function: Function) -> set[str]:
    """Return the names that a function declares `global`."""
    nodes = (node for node in function.body if isinstance(node, ast.Global))
    return {name for node in nodes for name in node.names}


def calls_outside(tree: ast.Module) -> set[str]:
    """Return the names of functions that a cell calls outside of all functions."""
    found: set[str] = set()
    waiting: list[ast.AST] = list(tree.body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, (*FUNCTIONS, ast.Lambda)):
            continue
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            found.add(node.func.id)
        waiting.extend(ast.iter_child_nodes(node))
    return found


def _targets(targets: Sequence[ast.expr]) -> set[str]:
    nodes = (node for target in targets for node in ast.walk(target))
    stored = {
        n.id for n in nodes if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)
    }
    return stored - {"_"}  # what nobody reads again
