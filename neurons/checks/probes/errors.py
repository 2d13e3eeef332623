"""Note of an exception what a judge cannot see: the learner's line, the values in it.

The text of an exception belongs to the library that raised it and changes with its
version; the code that raised and what it worked with do not.
"""

import ast
import builtins
import linecache
import sys
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import replace
from difflib import get_close_matches
from itertools import islice
from types import FrameType, ModuleType, TracebackType

import numpy as np

from neurons.checks.definitions import parse
from neurons.checks.probes.facts import (
    MAX_ELEMENTS,
    MAX_TEXT,
    as_plain_array,
    class_name,
    is_keras,
    is_keras_model,
)
from neurons.checks.raised import ErrorContext, Operand, Raised, public_name
from neurons.checks.records import Tree, to_tree
from neurons.types import AnyArray

MOST_OPERANDS = 6
MOST_NAMES = 5000


def raised(error: BaseException, *, one_cell: bool = False) -> Raised:
    """Return the facts of an exception, with the learner's own line where there is one.

    Args:
        error: the exception.
        one_cell: whether only lines of the cell count that the call came from, and
            none of functions that other cells define.
    """
    trace = _learners(error.__traceback__, one_cell)
    try:
        text = str(error)
    # An exception class of the learner's may fail to say what it is.
    except Exception:  # noqa: BLE001
        text = ""
    facts = Raised(
        error=public_name(class_name(error)),
        text=text.strip().split("\n")[0][:MAX_TEXT],
        line=0,
        source="",
        # What a library has not got, such as a place to type, is no stub.
        not_implemented=isinstance(error, NotImplementedError)
        and (trace is None or trace.tb_next is None),
    )
    if trace is None:
        return facts
    file, line = trace.tb_frame.f_code.co_filename, trace.tb_lineno
    source = linecache.getline(file, line).strip()[:MAX_TEXT]
    try:
        context = _context(error, trace)
    # Values of the learner's may raise wherever they are touched.
    except Exception:  # noqa: BLE001
        context = None
    return replace(facts, line=line, source=source, context=context)


def cell_error(error: BaseException) -> Raised:
    """Return the facts of the exception that a cell ended with."""
    facts = raised(error, one_cell=True)
    if isinstance(error, SyntaxError):
        # Not its text, which ends with a file name that Jupyter made up.
        facts = replace(facts, text=(error.msg or "")[:MAX_TEXT])
        if not facts.line:
            # Of some errors, such as a stray `return`, Python gives no text.
            held = linecache.getline(error.filename or "", error.lineno or 0)
            source = (error.text or held).strip()[:MAX_TEXT]
            facts = replace(facts, line=error.lineno or 0, source=source)
    return facts


def last_error(*, in_cell: bool) -> Tree:
    """Return the facts of the exception that IPython met last, as plain data.

    Args:
        in_cell: whether a cell ended with it, and not a check.
    """
    error = getattr(sys, "last_value", None)
    if not isinstance(error, BaseException):
        return None
    return to_tree(cell_error(error) if in_cell else raised(error))


def _learners(trace: TracebackType | None, one_cell: bool) -> TracebackType | None:
    """The last frame of code that a notebook, a console or a script holds."""
    found: TracebackType | None = None
    while trace is not None:
        code = trace.tb_frame.f_code
        # `%%time` compiles the cell anew, with other line numbers.
        is_own = trace.tb_frame.f_globals.get("__name__") == "__main__"
        is_own = is_own and code.co_filename != "<timed exec>"
        if is_own and (
            found is None
            or not one_cell
            or code.co_filename == found.tb_frame.f_code.co_filename
        ):
            found = trace
        trace = trace.tb_next
    return found


def _context(error: BaseException, trace: TracebackType) -> ErrorContext:
    code = _code(trace)
    tree = parse(textwrap.dedent(code)) or parse(f"({code})")
    frame = trace.tb_frame
    values = dict(_values(tree, frame)) if tree is not None else {}
    if isinstance(error, AttributeError) and tree is not None:
        values |= dict.fromkeys(_objects(tree, str(error.name)), error.obj)
    name, there = _missing(error, frame, values)
    # Of a local name that has no value yet, Python 3.11 does not say which.
    if isinstance(error, UnboundLocalError) and not name and code.isidentifier():
        name = code
    return ErrorContext(
        code=code[:MAX_TEXT],
        name=name[:MAX_TEXT],
        near=_near(name, there)[:MAX_TEXT],
        operands=tuple(
            _operand(written, value)
            for written, value in islice(values.items(), MOST_OPERANDS)
        ),
    )


def _code(trace: TracebackType) -> str:
    """The text of the expression or statement that raised; else its whole line."""
    code = trace.tb_frame.f_code
    place = islice(code.co_positions(), trace.tb_lasti // 2, None)
    first, last, start, end = next(place, (None, None, None, None))
    lines = linecache.getlines(code.co_filename)
    if first is None or last is None or start is None or end is None or not lines:
        return linecache.getline(code.co_filename, trace.tb_lineno).strip()
    # Columns count the bytes of UTF-8.
    parts = [line.encode() for line in lines[first - 1 : last]]
    if not parts:
        return ""
    parts[-1] = parts[-1][:end]
    parts[0] = parts[0][start:]
    return b"".join(parts).decode(errors="replace")


def _values(tree: ast.AST, frame: FrameType) -> Iterator[tuple[str, object]]:
    """What the code names: variables, and columns of tables; nothing is called."""
    for node in ast.walk(tree):
        if isinstance(node, (ast.Name, ast.Subscript, ast.Attribute)):
            found, value = _value(node, frame)
            is_data = not isinstance(value, (type, ModuleType)) and not (
                callable(value) and not is_keras(value)
            )
            if found and is_data:
                yield ast.unparse(node), value


def _objects(tree: ast.AST, attribute: str) -> Iterator[str]:
    """How the object is written that lacks an attribute."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr == attribute:
            yield ast.unparse(node.value)


def _value(node: ast.expr, frame: FrameType) -> tuple[bool, object]:
    match node:
        case ast.Name(id=name):
            for names in (frame.f_locals, frame.f_globals):
                if name in names:
                    return True, names[name]
        case ast.Subscript(value=ast.Name() as table, slice=key):
            return _column(_value(table, frame)[1], key)
        case ast.Attribute(value=ast.Name() as table, attr=name):
            return _column(_value(table, frame)[1], ast.Constant(name))
    return False, None


def _column(table: object, key: ast.expr) -> tuple[bool, object]:
    """One or several columns of a table of pandas'."""
    names = [
        e.value for e in getattr(key, "elts", [key]) if isinstance(e, ast.Constant)
    ]
    if not names or not set(names) <= set(_columns(table)):
        return False, None
    pandas = sys.modules["pandas"]
    found: object = pandas.DataFrame.__getitem__(
        table, names if isinstance(key, ast.List) else names[0]
    )
    return True, found


def _is_table(value: object) -> bool:
    """Whether a value is a table of pandas'; never loads pandas."""
    pandas = sys.modules.get("pandas")
    return pandas is not None and isinstance(value, pandas.DataFrame)


def _columns(value: object) -> list[str]:
    names = list(getattr(value, "columns", ())) if _is_table(value) else []
    return [name for name in names if isinstance(name, str)]


def _operand(written: str, value: object) -> Operand:
    if is_keras(value):
        state = "" if value.built else "not built "
        if is_keras_model(value) and not value.compiled:
            state += "not compiled"
        return Operand(written[:MAX_TEXT], class_name(value), state=state)
    size, shape = getattr(value, "size", None), getattr(value, "shape", None)
    if isinstance(value, (list, tuple)):
        size, shape = len(value), (len(value),)
    array = None
    if isinstance(size, int) and size <= MAX_ELEMENTS:
        array = as_plain_array(value)
        shape = shape if array is None else array.shape
    known = tuple(map(int, shape)) if isinstance(shape, tuple) else None
    return Operand(written[:MAX_TEXT], class_name(value), known, _n_nan(array))


def _n_nan(array: AnyArray | None) -> int:
    if array is None or array.dtype.kind != "f":
        return 0
    return int(np.isnan(array.astype(np.float64)).sum())


def _missing(
    error: BaseException, frame: FrameType, values: dict[str, object]
) -> tuple[str, Iterable[str]]:
    """What was not found, and what is there in its place."""
    match error:
        case NameError():
            names = [*frame.f_locals, *frame.f_globals, *dir(builtins)]
            return str(error.name or ""), names
        case AttributeError():
            return str(error.name or ""), dir(error.obj)
        case ImportError():
            return str(error.name or ""), ()
        case KeyError(args=[key, *_]):
            keys = key if isinstance(key, list) else [key]
            columns = [c for value in values.values() for c in _columns(value)]
            return next((k for k in keys if isinstance(k, str)), ""), columns
    return "", ()


def _near(name: str, there: Iterable[str]) -> str:
    """The name that is nearly the one that was not found; empty if none is."""
    names = [n for n in islice(there, MOST_NAMES) if n[:1] != "_" and n != name]
    same = [other for other in names if other.lower() == name.lower()]
    return next(iter(same or get_close_matches(name, names, n=1, cutoff=0.8)), "")
