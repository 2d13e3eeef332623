"""Mutants: the judges' source with one place changed, by cosmic-ray's operators."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

# No verdict can depend on these: not mutated.
IDLE_DECORATORS = ("cache", "dataclass")
# Too easy: a float has no bits, so these only stop; and `is` is no way to compare.
TOO_EASY = ("Shift", "_BitOr", "_BitAnd", "_BitXor", "_Is", "_IsNot")


@dataclass(frozen=True, slots=True)
class Place:
    """Where one operator can change one module.

    Attributes:
        file: the module's file.
        operator: name of cosmic-ray's operator.
        occurrence: which of the places that the operator finds, from 0.
        line: line number.
    """

    file: Path
    operator: str
    occurrence: int
    line: int


def places(file: Path) -> Iterator[Place]:
    """Every place of a module that an operator can change."""
    nodes = list(ast_nodes(get_ast(file.read_text(encoding="utf-8"))))
    for name in operator_names():
        operator = get_operator(name)
        # Some want names of variables; those say nothing of judges.
        if operator.arguments() or name.endswith(TOO_EASY):
            continue
        found = (p for node in nodes for p in operator().mutation_positions(node))
        for occurrence, (start, _) in enumerate(found):
            yield Place(file, name, occurrence, start[0])


def mutant(place: Place) -> str | None:
    """The changed source; None where no verdict can depend on the change."""
    source = place.file.read_text(encoding="utf-8")
    operator = get_operator(place.operator)()
    changed = mutate_code(source, operator, place.occurrence)
    if changed is None or _meaning(changed) == _meaning(source):
        return None
    return changed


def _meaning(source: str) -> str:
    """The program without what only readers and type checkers use."""
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return source
    for node in ast.walk(tree):
        if isinstance(node, ast.arg | ast.AnnAssign):
            node.annotation = ast.Constant(None)
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            node.decorator_list = [d for d in node.decorator_list if not _idle(d)]
        if isinstance(node, ast.FunctionDef):
            node.returns = None
    return ast.dump(tree)


def _idle(decorator: ast.expr) -> bool:
    called = decorator.func if isinstance(decorator, ast.Call) else decorator
    return isinstance(called, ast.Name) and called.id in IDLE_DECORATORS


def difference(place: Place, changed: str) -> tuple[str, str]:
    """The lines that differ, before and after."""
    before = place.file.read_text(encoding="utf-8").splitlines()
    after = changed.splitlines()
    for old, new in zip(before, after):
        if old != new:
            return old.strip(), new.strip()
    return "", ""
