"""Tangle `mynet.py`, the reader's own file, from the cells of the chapters."""

import ast
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import ReferenceRole

from autograder.errors import CourseError

NAME = "mynet.py"
PLACE = f"chapters/{NAME}"  # in the site
PAGES = tuple(
    f"chapters/{page}.md"
    for page in (
        *("01-single-neuron", "02-multiple-inputs", "03-dense-layers"),
        *("07-numpy-forward", "appendix-backward"),
    )
)
TAG = "mynet"  # of the cells that define the parts of the file
HEAD = '''\
"""A small library of neural networks, written chapter by chapter.

From One Neuron Up: its forward half in chapters 1 to 7, its gradient in the appendix.
"""

import numpy as np

'''


def code_cells(page: Path) -> list[tuple[str, list[str]]]:
    """Read source and tags of a page's code cells, in order."""
    import jupytext  # loads for a while, and few builds read these pages anew

    cells = jupytext.read(page, fmt="md:myst").cells
    code = [cell for cell in cells if cell.cell_type == "code"]
    return [(cell.source, cell.metadata.get("tags", [])) for cell in code]


def names_of(statement: ast.stmt) -> set[str]:
    """Return the names that a top-level statement gives a meaning to."""
    if isinstance(statement, ast.FunctionDef):
        return {statement.name}
    targets = statement.targets if isinstance(statement, ast.Assign) else []
    return {target.id for target in targets if isinstance(target, ast.Name)}


def missing_parts(cell: str, known: set[str]) -> list[str]:
    """Return the definitions of a cell whose names are not known, and learn them."""
    parts = []
    for statement in ast.parse(cell).body:
        names = names_of(statement)
        if names and not names & known:
            parts.append(ast.get_source_segment(cell, statement) or "")
            known |= names
    return parts


def tangle(root: Path) -> str:
    """Put the file together from the cells that define its parts.

    Returns:
        Python, the text of `mynet.py`; it needs nothing but NumPy.

    Raises:
        CourseError: a page has no cell for the file.
    """
    known: set[str] = set()
    parts: list[str] = []
    for page in PAGES:
        before = len(parts)
        for source, tags in code_cells(root / page):
            if TAG in tags:
                parts += missing_parts(source, known)
        if len(parts) == before:
            raise CourseError(f"{page} has no cell for {NAME}; see docs/theme.md")
    return HEAD + "\n\n".join(parts) + "\n"


class MyNet(ReferenceRole):
    """`{mynet}`: a link that downloads the file."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the link; pages that have one lie in the folder of the file."""
        link = nodes.reference(self.rawtext, self.title, refuri=NAME)
        return [link], []


def write(app: Sphinx, error: Exception | None) -> None:
    """Write the file beside the chapters of a site that was built."""
    root, place = Path(app.srcdir), Path(app.outdir) / PLACE
    if not error and (root / PAGES[0]).is_file() and place.parent.is_dir():
        place.write_text(tangle(root), encoding="utf-8")


def setup(app: Sphinx) -> None:
    """Register the role and the file."""
    app.add_role("mynet", MyNet())
    app.connect("build-finished", write)
