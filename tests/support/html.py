"""Pages as a test reads them: parsed, and as text."""

from bs4 import BeautifulSoup
from bs4.element import Tag


def soup(page: str) -> BeautifulSoup:
    """Return a parsed page."""
    return BeautifulSoup(page, "html.parser")


def text_of(node: Tag) -> str:
    """Return the text of a part of a page, with single spaces."""
    return " ".join(node.get_text(" ").split())
