"""No page and no exercise carries results: they are made when they are shown."""

from pathlib import Path

import jupytext
import nbformat
import pytest

FOLDERS = ("chapters", "solutions", "exercises")
SUFFIXES = {".md", ".ipynb"}
ROOT = Path(__file__).resolve().parents[2]


def sources() -> list[Path]:
    """Return every notebook of the three rooms, as text or as JSON."""
    return [
        path
        for folder in FOLDERS
        for path in sorted((ROOT / folder).rglob("*"))
        if path.suffix in SUFFIXES and ".ipynb_checkpoints" not in path.parts
    ]


def read(path: Path) -> nbformat.NotebookNode:
    """Read a notebook as text or as JSON; a plain page has no code cells."""
    if path.suffix == ".ipynb":
        return nbformat.read(path, as_version=4)
    if path.read_text(encoding="utf-8").startswith("---"):
        return jupytext.read(path)
    return nbformat.v4.new_notebook()


EVERY_NOTEBOOK = pytest.mark.parametrize(
    "path", sources(), ids=lambda path: path.relative_to(ROOT).as_posix()
)


def test_there_is_something_to_look_at():
    rooms = {path.relative_to(ROOT).parts[0] for path in sources()}
    assert rooms == set(FOLDERS)


@EVERY_NOTEBOOK
def test_no_outputs_are_stored(path):
    for number, cell in enumerate(read(path).cells):
        if cell.cell_type == "code":
            assert not cell.outputs, f"cell {number} has outputs; clear them"
            assert cell.execution_count is None, f"cell {number} has a count; clear it"


@EVERY_NOTEBOOK
def test_cells_are_short_enough_to_read(path):
    for number, cell in enumerate(read(path).cells):
        is_code = cell.cell_type == "code"
        if is_code and "@title" in cell.source:
            continue  # the first cell, which is folded: it only finds the package
        lines = cell.source.strip().splitlines() if is_code else []
        lines = [line for line in lines if "SOLUTION" not in line]  # nbgrader's marks
        assert len(lines) <= 15, f"cell {number} has {len(lines)} lines; split it"
        # An address cannot be broken.
        long = [line for line in lines if len(line) > 88 and "://" not in line]
        assert not long, f"cell {number}: longer than 88: {long}"
