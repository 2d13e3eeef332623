"""Find names that hold what a call returned: None, or the record of a training."""

import ast
from collections.abc import Iterator

from neurons.checks.definitions import FUNCTIONS, Function
from neurons.checks.model import Clue, ClueKind

# Methods and functions that change something and return None.
RETURN_NOTHING = frozenset(
    {
        *("add", "append", "clear", "extend", "fill", "insert", "remove", "reverse"),
        *("adapt", "build", "compile", "load_weights", "save", "save_weights"),
        *("print", "seed", "set_random_seed", "set_weights", "show", "shuffle"),
        *("sort", "summary", "update"),
    }
)


def nothing_stored(
    node: ast.AST, silent: set[str], left: dict[str, ast.Call]
) -> Iterator[Clue]:
    """Names that hold what a method left: None, or the record of a training.

    Args:
        node: any part of a cell.
        silent: functions of the learner's that return nothing.
        left: the call that gave each name its value; a later one is added.
    """
    for name in _set_by_call(node, left):
        yield from _result_of(left[name], name, silent)
    if isinstance(node, FUNCTIONS):
        calls = _calls_returned(node)
        methods = {called(call) for call in calls if call is not None}
        if calls and None not in calls and methods <= RETURN_NOTHING:
            method = min(methods)
            text = f"`{node.name}` returns None: `{method}` returns nothing."
            step = f"Next: call `{method}` on its own line, and return the result."
            yield Clue(ClueKind.NOTHING, node.name, text, step)


def _set_by_call(node: ast.AST, left: dict[str, ast.Call]) -> list[str]:
    """Note the names that one assignment gives what a call returned."""
    match node:
        case ast.Assign(targets=targets, value=value):
            names = [target.id for target in targets if isinstance(target, ast.Name)]
        case ast.AnnAssign(target=ast.Name(id=name), value=value):
            names = [name]
        case _:
            return []
    call = left.get(value.id) if isinstance(value, ast.Name) else value
    if not isinstance(call, ast.Call):
        return []
    left.update(dict.fromkeys(names, call))
    return names


def _result_of(call: ast.Call, name: str, silent: set[str]) -> Iterator[Clue]:
    """What a name holds that was given the result of a call."""
    method = called(call)
    alone = "Next: call it on its own line."
    if method == "fit":
        text = f"`{name}` is a History: `fit` returns the record of the training."
        yield Clue(ClueKind.HISTORY, name, text, alone)
    elif method in RETURN_NOTHING or _in_place(call):
        text = f"`{name}` is None: `{method}` returns nothing."
        yield Clue(ClueKind.NOTHING, name, text, alone)
    elif isinstance(call.func, ast.Name) and method in silent:
        text = f"`{name}` is None: your `{method}` returns nothing."
        step = f"Next: end `{method}` with `return` and its result."
        yield Clue(ClueKind.NOTHING, name, text, step)


def _calls_returned(function: Function) -> list[ast.Call | None]:
    """The calls whose results a function returns, at once or from a name.

    None stands for each `return` of something else.
    """
    left: dict[str, ast.Call] = {}
    for node in ast.walk(function):
        _set_by_call(node, left)
    values = values_returned(function)
    found = [left.get(v.id) if isinstance(v, ast.Name) else v for v in values]
    return [call if isinstance(call, ast.Call) else None for call in found]


def called(call: ast.Call) -> str:
    """Return the name of what is called."""
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


def values_returned(function: Function) -> list[ast.expr]:
    """Return what a function returns or yields, as far as anything stands there."""
    nodes = ast.walk(function)
    return [
        node.value
        for node in nodes
        if isinstance(node, (ast.Return, ast.Yield)) and node.value is not None
    ]
