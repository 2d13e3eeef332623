"""What a reader's browser loads before any click."""

import gzip

import pytest
from bs4 import BeautifulSoup

MOST_IN_ALL, MOST_FONTS = 200_000, 100_000
# Fonts and pictures are compressed already, or drawn as text.
LOADED = "link[rel=stylesheet], link[rel=icon], script[src], img:not([loading=lazy])"


def weight(file) -> int:
    """Bytes of a file on their way to a reader."""
    data = file.read_bytes()
    packed = file.suffix in {".woff2", ".png"}
    return len(data) if packed else len(gzip.compress(data, 9))


def loaded(page) -> set:
    """The files that a page asks for as it opens."""
    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    addresses = {tag.get("src") or tag["href"] for tag in soup.select(LOADED)}
    files = {(page.parent / address.partition("?")[0]) for address in addresses}
    pictures = [page.parent / img["src"] for img in soup.select("article img")[:2]]
    return {page, *files, *pictures}


@pytest.fixture(scope="module")
def fonts(built_site) -> int:
    """Bytes of all fonts of the site."""
    return sum(weight(font) for font in built_site.rglob("*.woff2"))


def test_a_page_is_light(built_site, fonts):
    assert fonts <= MOST_FONTS
    pages = [built_site / "index.html", *(built_site / "chapters").glob("*.html")]
    assert len(pages) >= 12
    for page in pages:
        total = fonts + sum(weight(file) for file in loaded(page))
        assert total <= MOST_IN_ALL, (page.name, total)
