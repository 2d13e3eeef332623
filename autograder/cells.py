"""What a cell says about itself: the task it answers or checks, and its names."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence

from nbformat import NotebookNode

from neurons.checks.session import MARKER

CHECK = re.compile(r"""^\s*check\(\s*["']([A-Za-z0-9_]{1,60})["']\s*\)\s*$""")
CHECK_ID = "check-"
# Names at the beginnings of lines, where Python cannot read a cell.
DEFINITION = re.compile(r"^(?:def\s+)?(\w+)\s*(?:=(?!=)|\()", re.MULTILINE)


def grade_id(cell: NotebookNode) -> str:
    """Return the nbgrader id of a cell; empty if it has none."""
    return str(cell.metadata.get("nbgrader", {}).get("grade_id", ""))


def check_id(task: str) -> str:
    """Return the nbgrader id of a task's check cell."""
    return f"{CHECK_ID}{task}"


def task_checked(source: str) -> str:
    """Return the task that a check cell checks; empty for any other cell."""
    found = CHECK.match(source)
    return found[1] if found else ""


def task_marked(source: str) -> str:
    """Return the task that the first `# task:` comment names; empty if none does."""
    found = MARKER.search(source)
    return found[1] if found else ""


def markers(source: str) -> list[tuple[int, str]]:
    """Return every `# task:` comment: where its line begins, and the task."""
    return [
        (source.rfind("\n", 0, found.start(1)) + 1, found[1])
        for found in MARKER.finditer(source)
    ]


def check_of(cell: NotebookNode) -> str:
    """Return the task that a check cell checks; empty for any other cell."""
    return task_checked(cell.source) if cell.cell_type == "code" else ""


def task_of(cell: NotebookNode) -> str:
    """Return the task that a cell answers, by its first line; empty if none."""
    found = markers(cell.source) if cell.cell_type == "code" else []
    return found[0][1] if found and found[0][0] == 0 else ""


def parsed(source: str) -> ast.Module | None:
    """Return the cell as Python sees it; None if Python cannot read it."""
    try:
        return ast.parse(source)
    # The last two: code that is nested too deeply.
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def defined_names(source: str) -> set[str]:
    """Return the names that a cell defines at its top level."""
    tree = parsed(source)
    if tree is None:
        # A magic or an error: the beginnings of lines say enough.
        return set(DEFINITION.findall(source))
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
