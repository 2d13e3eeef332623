"""One style sheet for all, and no script that a page waits for before it shows."""

import hashlib
import os
import re
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag

from autograder.errors import CourseError
from theme.after.highlight_spans import looks_of, merge_spans
from theme.after.html_cache import attribute, read_page, write_page

BUNDLE = "site.css"
OPTIONS = "documentation_options.js"
SHEETS = "link[rel=stylesheet]"
IMPORT = re.compile(r"""@import\s+["']([^"']+)["']\s*;""")
# Of use at the very top alone; UTF-8 is what every browser takes without it.
CHARSET = re.compile(r"""@charset\s+["'][^"']+["']\s*;""", re.I)
ADDRESS = re.compile(r"""url\(\s*(["']?)(?!data:|#|/)([^"')]+)\1\s*\)""")


def in_static(address: str) -> str:
    """Return the path of a file below `_static/`, of an address in a page."""
    return urlsplit(address).path.partition("_static/")[2]


def with_moved_addresses(style: str, name: str) -> str:
    """Return a sheet's text with its addresses as seen from `_static/`.

    Args:
        style: CSS.
        name: path of the sheet below `_static/`, such as `styles/theme.css`.

    Returns:
        The same rules, for a sheet that lies in `_static/` itself.
    """
    folder = Path(name).parent

    def move(found: re.Match[str]) -> str:
        return f'url("{Path(os.path.normpath(folder / found[2])).as_posix()}")'

    return ADDRESS.sub(move, style)


def with_imports(static: Path, name: str) -> tuple[str, list[str]]:
    """Read a sheet together with those that it imports.

    Returns:
        CSS for a sheet in `_static/` itself, and the paths of all sheets in it.
    """
    read = [name]

    def insert(found: re.Match[str]) -> str:
        path = Path(os.path.normpath(Path(name).parent / found[1])).as_posix()
        text, names = with_imports(static, path)
        read.extend(names)
        return text

    text = CHARSET.sub("", (static / name).read_text(encoding="utf-8"))
    return IMPORT.sub(insert, with_moved_addresses(text, name)), read


def fresh_pages(site: Path) -> list[Path]:
    """Name the pages that Sphinx has just written.

    The others are as an earlier build left them: they link to the bundle, which Sphinx
    does not know of.
    """
    link = f"_static/{BUNDLE}"
    pages = sorted(site.rglob("*.html"))
    return [path for path in pages if link not in path.read_text(encoding="utf-8")]


def bundle_styles(site: Path, pages: dict[Path, BeautifulSoup]) -> None:
    """Put the sheets of fresh pages into one, in the order in which pages link them.

    Raises:
        CourseError: two pages link different sheets, so that one cannot serve both.
    """
    static = site / "_static"
    lists = {
        tuple(in_static(attribute(link, "href")) for link in soup.select(SHEETS)): path
        for path, soup in pages.items()
    }
    if len(lists) != 1:
        files = ", ".join(sorted(path.name for path in lists.values()))
        raise CourseError(f"{files} ask for different style sheets; give all the same")
    (names,) = lists
    sheets = [with_imports(static, name) for name in names]
    text = "\n".join(style for style, _ in sheets)
    (static / BUNDLE).write_text(text, encoding="utf-8")
    for name in {name for _, read in sheets for name in read}:
        (static / name).unlink()


def link_bundle(soup: BeautifulSoup) -> None:
    """Let one link to the bundle stand where the first of a page's sheets stood."""
    first, *others = soup.select(SHEETS)
    top = attribute(first, "href").partition("_static/")[0]
    first["href"] = f"{top}_static/{BUNDLE}"
    for link in others:
        link.decompose()


def defer_scripts(soup: BeautifulSoup, options: str) -> None:
    """Let scripts run in their order once the page is there.

    Args:
        soup: a page.
        options: text of the small script that those within the page build upon.
    """
    for script in soup.select("head script[src]"):
        if OPTIONS in attribute(script, "src"):
            put_within(script, options)
        else:
            script["defer"] = "defer"


def put_within(script: Tag, text: str) -> None:
    """Put a script's text in the place of its address."""
    del script["src"]
    script.string = text


def put_versions(site: Path) -> None:
    """Give the addresses of styles and scripts a version: a part of their digest.

    After an update a browser would show the new pages with what it has stored else.
    What a page asks for early has the same address, else it would load twice.
    """

    @cache  # most pages ask for the same
    def versioned(address: str) -> str:
        name = in_static(address)
        file = site / "_static" / name
        if not name or not file.is_file():
            return address
        digest = hashlib.sha256(file.read_bytes()).hexdigest()[:8]
        return f"{address.partition('?')[0]}?v={digest}"

    for path in sorted(site.rglob("*.html")):
        soup, is_new = read_page(path), False
        for element in soup.find_all(["script", "link"]):
            name = "src" if element.name == "script" else "href"
            old = attribute(element, name)
            if old and (new := versioned(old)) != old:
                element[name], is_new = new, True
        if is_new:
            write_page(path, soup)


def bundle_site(site: Path) -> None:
    """Bundle the style sheets of fresh pages, and leave out what these do not need.

    A page waits for no script then, and its listings have few elements. The bundle's
    name is in it last: a page that was left half done is fresh again.
    """
    pages = {path: read_page(path) for path in fresh_pages(site)}
    if not pages:
        return
    bundle_styles(site, pages)
    looks = looks_of((site / "_static" / BUNDLE).read_text(encoding="utf-8"))
    options = (site / "_static" / OPTIONS).read_text(encoding="utf-8")
    for path, soup in pages.items():
        merge_spans(soup, looks)
        link_bundle(soup)
        defer_scripts(soup, options)
        write_page(path, soup)
