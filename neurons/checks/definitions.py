"""Find what a cell defines, by what Python makes of it."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence


def parsed(source: str) -> ast.Module | None:
    """Return the cell as Python sees it; None if Python cannot read it."""
    try:
        return ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def defined_names(source: str) -> set[str]:
    """Return names that a cell defines at its top level."""
    tree = parsed(source)
    if tree is None:
        # A magic or an error: the beginnings of lines say enough.
        return set(
            re.findall(r"^(?:def\s+)?(\w+)\s*(?:=(?!=)|\()", source, re.MULTILINE)
        )
    names: set[str] = set()
    for statement in tree.body:
        match statement:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                names.add(name)
            case ast.Assign(targets=targets):
                names.update(_targets(targets))
            case ast.AnnAssign(target=target, value=value) if value is not None:
                names.update(_targets([target]))
    return names


def _targets(targets: Sequence[ast.expr]) -> set[str]:
    nodes = (node for target in targets for node in ast.walk(target))
    return {n.id for n in nodes if isinstance(n, ast.Name)}
