"""The number of a chapter, before its title wherever that stands."""

import re
from collections.abc import Iterable

from docutils import nodes
from sphinx.application import Sphinx

CHAPTER = re.compile(r"chapters/0*(\d+)([a-z]?)-[^/]+")
APPENDIX = re.compile(r"chapters/appendix-[^/]+")


def number_of(page: str, pages: Iterable[str]) -> str:
    """Return the number of a chapter.

    Args:
        page: name of a page, such as `chapters/06b-diabetes`.
        pages: names of all pages of the book.

    Returns:
        `6b`; `6a` for the first of several pages with one number, `A` for the
        appendix, and nothing for a page that is no chapter.
    """
    if APPENDIX.fullmatch(page):
        return "A"
    found = CHAPTER.fullmatch(page)
    if not found:
        return ""
    number, letter = found.groups()
    others = (CHAPTER.fullmatch(other) for other in pages)
    if any(other and other[1] == number and other[2] for other in others):
        letter = letter or "a"
    return number + letter


def put_number(app: Sphinx, doctree: nodes.document) -> None:
    """Put a chapter's number into its title, before Sphinx collects the titles."""
    number = number_of(app.env.docname, app.env.found_docs)
    title = doctree.next_node(nodes.title)
    if number and title is not None:
        classes = ["chapter-number", *(["appendix"] if number == "A" else [])]
        title.insert(0, [nodes.inline("", number, classes=classes), nodes.Text(" ")])


def setup(app: Sphinx) -> None:
    """Register the numbers of the chapters."""
    # Sphinx's own collector of titles listens to the same event, at 500.
    app.connect("doctree-read", put_number, priority=100)
