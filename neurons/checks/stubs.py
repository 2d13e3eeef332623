"""Tell an untouched cell from an answer, by what Python makes of it."""

import ast

from neurons.checks.catalogue import NAMES
from neurons.checks.definitions import imported_names, parsed
from neurons.checks.magics import body_of

OF_TASKS = frozenset(name for names in NAMES.values() for name in names)


def is_untouched(source: str) -> bool:
    """Whether a cell says nothing yet.

    A cell says nothing when it holds only comments, docstrings, `...`, `pass`,
    `None`, `name = ...`, `name = None`, `raise NotImplementedError`, `return` of
    nothing, and functions or imports around just that. An import of a name that a task
    asks for, such as `from helper import neuron`, says something.
    """
    # A nesting that is too deep for the parser is an answer, if an absurd one.
    tree = parsed(source) or parsed(body_of(source))
    return tree is not None and all(map(says_nothing, tree.body))


def says_nothing(node: ast.stmt) -> bool:
    """Whether one statement leaves the question as open as it was."""
    match node:
        case ast.Pass() | ast.Import():
            return True
        case ast.ImportFrom():
            return not imported_names(node) & OF_TASKS
        case ast.Expr(value=ast.Constant(value=value)):
            return value is None or value is Ellipsis or isinstance(value, str)
        case ast.Assign(value=value) | ast.AnnAssign(value=value):
            return value is None or _is_empty_value(value)
        case ast.Return(value=value):
            return value is None or _is_empty_value(value)
        case ast.Raise(exc=ast.Name(id="NotImplementedError")):
            return True
        case ast.Raise(exc=ast.Call(func=ast.Name(id="NotImplementedError"))):
            return True
        case ast.FunctionDef(body=body) | ast.AsyncFunctionDef(body=body):
            return all(says_nothing(statement) for statement in body)
    return False


def _is_empty_value(node: ast.expr) -> bool:
    if isinstance(node, ast.Tuple):
        return all(_is_empty_value(element) for element in node.elts)
    return isinstance(node, ast.Constant) and node.value in (None, Ellipsis)
