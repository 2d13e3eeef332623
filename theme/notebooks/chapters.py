"""A chapter's notebook: its cells in plain Markdown, and how it is written."""

import re
from collections.abc import Iterator
from pathlib import Path

import jupytext
import nbformat
from markdown_it import MarkdownIt
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from autograder.errors import CourseError
from autograder.toc import read_contents
from theme.notebooks.myst_to_markdown import BookLinks, Page, fold

PART = "Chapters"
INSTALL_HOME = "exercises/01-single-neuron/single-neuron.ipynb"
INSTALL_TAG = "install"
HIDING = {"hide-cell", "hide-input", "remove-input"}
# A cell with a right answer, which must not run in the place of the learner's.
ANSWER_TAG = "answer"
# The line of a chapter that leads to its notebook; there it leads to the chapter.
OWN_LINE = re.compile(r"^\*\*This page\*\* .*$", re.M)
PARSER = MarkdownIt("commonmark")


def chapters(root: Path) -> list[str]:
    """Name the chapters of a book, in their order, such as `chapters/04-relu`."""
    parts = (part for part in read_contents(root).parts if part.caption == PART)
    return [page for part in parts for page in part.pages]


def install_cell(root: Path) -> NotebookNode:
    """Return the cell that finds or installs the package, as the exercises have it.

    Raises:
        CourseError: the first exercise has none.
    """
    for cell in nbformat.read(root / INSTALL_HOME, as_version=4).cells:
        if INSTALL_TAG in cell.metadata.get("tags", []):
            made: NotebookNode = new_code_cell(cell.source, metadata=cell.metadata)
            return made
    raise CourseError(
        f"{INSTALL_HOME} has no cell with the tag {INSTALL_TAG}; "
        "run `autograder release`"
    )


def sections(text: str) -> Iterator[str]:
    """Cut Markdown before each heading, so that a notebook can fold its sections."""
    lines = text.splitlines()
    cuts = [
        token.map[0]
        for token in PARSER.parse(text)
        if token.type == "heading_open" and token.level == 0 and token.map
    ]
    for start, end in zip([0, *cuts], [*cuts, len(lines)]):
        if section := "\n".join(lines[start:end]).strip():
            yield section


def code_cell(cell: NotebookNode) -> NotebookNode:
    """Return a page's cell for a notebook: what the page hides starts hidden."""
    hidden = HIDING.intersection(cell.metadata.get("tags", []))
    # JupyterLab looks at the first of these, Colab at the second.
    facts = {"jupyter": {"source_hidden": True}, "cellView": "form"} if hidden else {}
    made: NotebookNode = new_code_cell(cell.source, metadata=facts)
    return made


def about_figure(cell: NotebookNode, book: BookLinks, name: str) -> str:
    """Write what stands below a cell's figure: it in words, and where it moves."""
    image = cell.metadata.get("mystnb", {}).get("image", {})
    parts = [fold("The figure in words", image["alt"])] if "alt" in image else []
    if "draw.live" in cell.source:
        place = f"[on its page of the course]({book.on_site(name)})"
        parts.append(f"*You can move this figure {place}.*")
    return "\n\n".join(parts)


def cells(book: BookLinks, name: str) -> Iterator[NotebookNode]:
    """Yield the cells of a chapter's notebook, without ids."""
    page = Page(book, name)
    source = (book.root / f"{name}.md").read_text(encoding="utf-8")
    waiting = [install_cell(book.root)]
    own = (
        f"**This notebook** is made from [a page of the course]({book.on_site(name)})."
    )
    for cell in jupytext.reads(source, fmt="md:myst").cells:
        if cell.cell_type == "markdown":
            text = page.text(OWN_LINE.sub(own, cell.source))
            yield from (new_markdown_cell(section) for section in sections(text))
            continue
        if ANSWER_TAG in cell.metadata.get("tags", []):
            code = f"```python\n{cell.source}\n```"
            yield new_markdown_cell(fold("Show one right answer", code))
            continue
        yield from waiting
        waiting = []
        yield code_cell(cell)
        if text := about_figure(cell, book, name):
            yield new_markdown_cell(text)


def notebook_text(book: BookLinks, name: str) -> str:
    """Make the notebook of a chapter.

    Args:
        book: what the chapter's links need.
        name: the chapter, such as `chapters/04-relu`.

    Returns:
        The text of its file: the same bytes on every run.

    Raises:
        CourseError: the chapter has something without a plain form.
    """
    made = new_notebook(cells=list(cells(book, name)))
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    made.metadata["kernelspec"] = kernel
    for number, cell in enumerate(made.cells, start=1):
        cell.id = f"{cell.cell_type}-{number:03d}"
    nbformat.validate(made)
    text: str = nbformat.writes(made)
    return text.rstrip("\n") + "\n"


def make_notebooks(root: Path, *, write: bool = True) -> list[str]:
    """Make the notebooks of all chapters anew.

    Args:
        root: folder of the book.
        write: whether to write; False only looks.

    Returns:
        Paths, from the root, of those that were not up to date.

    Raises:
        CourseError: a chapter has something without a plain form.
    """
    book = BookLinks.load(root)
    stale = []
    for name in chapters(root):
        path = root / f"{name}.ipynb"
        try:
            text = notebook_text(book, name)
        except CourseError as error:
            raise CourseError(f"{name}.md: {error}") from error
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            stale.append(f"{name}.ipynb")
            if write:
                path.write_text(text, encoding="utf-8", newline="\n")
    return stale
