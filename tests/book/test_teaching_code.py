"""A beginner could have written every open cell, exercise and hint."""

import ast
import re

import jupytext
import pytest

from book.chapter import ROOT

PAGES = tuple(sorted(path.stem for path in (ROOT / "chapters").glob("*.md")))
FOLDED = {"hide-input", "hide-cell", "remove-input", "remove-cell"}
MOST_LINES, MOST_LINES_OF_A_FUNCTION = 8, 12
NOT_COUNTED = {"print", "round"}  # calls that may stand around others

pytestmark = pytest.mark.unit


def open_cells(page):
    """The code that a reader of a page sees without opening anything."""
    notebook = jupytext.read(ROOT / f"chapters/{page}.md")
    for cell in notebook.cells:
        if cell.cell_type == "code" and not FOLDED & {*cell.metadata.get("tags", [])}:
            yield cell.source


def faults(code):
    """Name what a beginner could not have written in a cell."""
    lines = [line for line in code.splitlines() if re.match(r"\s*[^\s#]", line)]
    tree = ast.parse(code)
    is_function = any(isinstance(node, ast.FunctionDef) for node in tree.body)
    if len(lines) > (MOST_LINES_OF_A_FUNCTION if is_function else MOST_LINES):
        yield f"{len(lines)} lines"
    for node in ast.walk(tree):
        if isinstance(node, ast.Lambda | ast.Starred):
            yield type(node).__name__
        if isinstance(node, ast.AugAssign) and isinstance(node.op, ast.BitOr):
            yield "|="
        if isinstance(node, ast.ListComp | ast.DictComp | ast.SetComp):
            yield "comprehension"
        if isinstance(node, ast.FormattedValue) and node.format_spec:
            yield "format code"
        if isinstance(node, ast.Call) and _depth(node) > 2:
            yield f"nested calls: {ast.unparse(node)}"
        if isinstance(node, ast.Import | ast.ImportFrom) and "re" in _names(node):
            yield "regular expression"


def _depth(node):
    """How deep calls stand in one another's arguments."""
    counts = isinstance(node, ast.Call) and not (
        isinstance(node.func, ast.Name) and node.func.id in NOT_COUNTED
    )
    inner = ast.iter_child_nodes(node)
    if isinstance(node, ast.Call):
        inner = [*node.args, *(keyword.value for keyword in node.keywords)]
    return counts + max(map(_depth, inner), default=0)


def _names(node):
    return {alias.name for alias in node.names}


@pytest.mark.parametrize("page", PAGES)
def test_a_beginner_could_have_written_each_open_cell(page):
    assert {code: [*faults(code)] for code in open_cells(page) if [*faults(code)]} == {}


@pytest.mark.parametrize("page", PAGES)
def test_the_core_computes_in_the_open(page):
    source = (ROOT / f"chapters/{page}.md").read_text(encoding="utf-8")
    core = source.partition("\n## Deeper\n")[0]
    assert sum(code in core for code in open_cells(page)) >= 8


EXERCISES = sorted((ROOT / "solutions").glob("*/*.md"))
HINT = re.compile(r"^```python\n(.*?)^```", re.DOTALL | re.MULTILINE)
# Their first lines, and how long they are.
LONGER = {
    "table = datasets.diabetes()": "12 lines",  # prepares the data as 6b does
    "def forward(X, layers):": "13 lines",  # two for each activation
}


def exercise_cells(path):
    """The code of an exercise: what is given, one answer to each task, the hints."""
    for cell in jupytext.read(path).cells:
        if cell.cell_type == "markdown":
            yield from HINT.findall(cell.source)
        elif "install" not in cell.metadata.get("tags", []):
            yield re.sub(r"^ *#.*\n", "", cell.source, flags=re.MULTILINE)


@pytest.mark.parametrize("path", EXERCISES, ids=lambda path: path.stem)
def test_a_beginner_could_have_written_each_exercise_and_hint(path):
    found = {
        code: sorted({*faults(code)} - {LONGER.get(code.partition("\n")[0])})
        for code in exercise_cells(path)
    }
    assert {code: names for code, names in found.items() if names} == {}


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ("x = 1\n" * 9, "9 lines"),
        ("f = lambda x: x", "Lambda"),
        ("print(*x)", "Starred"),
        ("a |= b", "|="),
        ("[x for x in y]", "comprehension"),
        ("print(f'{x:.2f}')", "format code"),
        ("f(g(h(x)))", "nested calls: f(g(h(x)))"),
        ("import re", "regular expression"),
    ],
)
def test_each_fault_is_found(code, fault):
    assert fault in [*faults(code)]
