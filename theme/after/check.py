"""Check the built pages for faults that the build itself lets through."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup, Tag

from theme.after.html_cache import attribute, read_page
from theme.after.linkcheck import link_faults
from theme.alt_text import is_words

LOADING_RELS = {"stylesheet", "icon", "preload", "modulepreload", "preconnect"}
LOADING_RELS |= {"dns-prefetch", "manifest"}
SOURCES = ["script", "img", "source", "iframe", "video", "audio"]
STYLE_ADDRESS = re.compile(r"""(?:url\(|@import\s+)\s*["']?((?:https?:)?//[^"')\s]+)""")


def is_elsewhere(address: str) -> bool:
    """Return whether an address leads to another server."""
    return bool(urlsplit(address).netloc)


def loaded(soup: BeautifulSoup) -> Iterator[str]:
    """Yield every address that a browser loads when it opens a page."""
    for element in soup.find_all(SOURCES, src=True):
        yield attribute(element, "src")
    for link in soup.find_all("link", href=True):
        if LOADING_RELS.intersection(link.get_attribute_list("rel")):
            yield attribute(link, "href")


def request_faults(soup: BeautifulSoup, page: Path, site: Path) -> Iterator[str]:
    """Yield what the page asks of other servers, or of this one in vain."""
    for address in loaded(soup):
        scheme, _, path, *_ = urlsplit(address)
        # The page for a wrong address is shown at any depth: its links start at "/".
        is_ours = not scheme and path and not path.startswith("/")
        if is_elsewhere(address):
            yield f"the page asks another server for {address}; serve it from the site"
        elif is_ours and not (page.parent / unquote(path)).exists():
            yield f"the page asks for {address}, which the site does not have"
    for style in soup.find_all("style"):
        yield from (
            f"a style asks another server for {address}; serve it from the site"
            for address in STYLE_ADDRESS.findall(style.get_text())
        )


def output_faults(soup: BeautifulSoup, page: Path, site: Path) -> Iterator[str]:
    """Yield the errors and warnings that stand in the outputs of cells."""
    for output in soup.find_all(class_="cell_output"):
        text = output.get_text()
        if (
            output.find(class_="traceback")
            or "Traceback (most recent call last)" in text
        ):
            last = text.strip().splitlines()[-1]
            yield f"a cell shows a traceback: {last}; fix the cell"
        if output.find(class_="stderr"):
            yield "a cell writes to stderr; fix what it warns of"
        if any(p.get_text().startswith("|") for p in output.find_all("p")):
            yield "a cell's table is shown as text with bars; fix its Markdown"


def has_words(svg: Tag) -> bool:
    """Return whether a drawing within the page says what it shows, or is hidden."""
    if svg.get("aria-hidden") == "true" or svg.get("aria-labelledby"):
        return True
    title = svg.find("title", recursive=False)
    return is_words(attribute(svg, "aria-label")) or (
        title is not None and is_words(title.get_text())
    )


def is_decoration(image: Tag) -> bool:
    """Return whether a picture needs no words, since those beside it say the same."""
    link = image.find_parent("a")
    return image.get("alt") == "" and bool(link and link.get_text(strip=True))


def picture_faults(soup: BeautifulSoup, page: Path, site: Path) -> Iterator[str]:
    """Yield the pictures and drawings that do not say what they show."""
    for image in soup.find_all("img"):
        if not is_words(attribute(image, "alt")) and not is_decoration(image):
            yield (
                f"the picture {Path(attribute(image, 'src')).name} has no alt text; "
                "say what it shows"
            )
    for svg in soup.select(".cell_output svg, article svg"):
        if not svg.find_parent("svg") and not has_words(svg):
            yield "a drawing has neither aria-label nor title; say what it shows"


PAGE_CHECKS = (request_faults, output_faults, picture_faults)


def page_faults(page: Path, site: Path) -> Iterator[str]:
    """Yield what is wrong with one page, each with its remedy."""
    soup = read_page(page)
    for check in PAGE_CHECKS:
        # A drawing inside a cell of an article is found by both selectors.
        yield from dict.fromkeys(check(soup, page, site))


def style_faults(sheet: Path) -> Iterator[str]:
    """Yield what a style sheet asks of other servers."""
    for address in STYLE_ADDRESS.findall(sheet.read_text(encoding="utf-8")):
        yield f"it asks another server for {address}; serve it from the site"


def faults(site: Path) -> list[str]:
    """Check a whole built site.

    Returns:
        One line for each fault: file, what is wrong, what to do.
    """
    found = []
    for page in sorted(site.rglob("*.html")):
        name = page.relative_to(site).as_posix()
        found += [f"{name}: {fault}" for fault in page_faults(page, site)]
    for sheet in sorted(site.rglob("*.css")):
        name = sheet.relative_to(site).as_posix()
        found += [f"{name}: {fault}" for fault in style_faults(sheet)]
    return found + link_faults(site)
