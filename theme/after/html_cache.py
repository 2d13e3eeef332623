"""Built pages, parsed once: that takes longer than all that is done with them."""

from contextlib import suppress
from pathlib import Path

from bs4 import BeautifulSoup, Tag

# Several steps read the same page; the text tells whether a page is still the same.
_parsed: dict[Path, tuple[str, BeautifulSoup]] = {}


def read_page(path: Path) -> BeautifulSoup:
    """Parse a page, unless it is known and its text is still the same.

    Returns:
        The page; pass it to `write_page` after a change.
    """
    text = path.read_text(encoding="utf-8")
    known = _parsed.get(path)
    if known is None or known[0] != text:
        known = _parsed[path] = text, BeautifulSoup(text, "html.parser")
    return known[1]


def read_all(site: Path) -> None:
    """Parse all pages of a site, of which another process may be writing some."""
    for path in site.rglob("*.html"):
        with suppress(OSError, UnicodeDecodeError):
            read_page(path)


def write_page(path: Path, soup: BeautifulSoup) -> None:
    """Write a page that `read_page` returned, as it is now."""
    text = str(soup)
    path.write_text(text, encoding="utf-8")
    _parsed[path] = text, soup


def attribute(element: Tag, name: str) -> str:
    """Return an attribute of an element as text; empty if it has none."""
    value = element.get(name)
    return value if isinstance(value, str) else " ".join(value or ())
