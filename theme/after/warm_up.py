"""Collect the questions of all chapters into one file, for the page that mixes them."""

import copy
import json
import posixpath
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

from bs4 import Tag

from theme.after.html_cache import attribute, read_page

PAGE = "chapters/practice/warm-up.html"
# A script, since a page of a folder may not read another file.
FILE = "_static/warm-up-items.js"
ITEMS = "[data-ask]:not([data-kind=guess]), [data-parsons]"


def items_of(site: Path, page: str) -> dict[str, object] | None:
    """Read the questions of one page.

    Args:
        site: folder of the built site.
        page: path of the page in it, with `.html`.

    Returns:
        Its name, title, address from the warm-up page, and for each question its id
        and HTML; None for a page without questions.
    """
    soup = read_page(site / page)
    items = []
    for own in soup.select(ITEMS):
        # The page itself stays as it is.
        box = copy.copy(own)
        move_addresses(box, page)
        name = attribute(box, "data-ask") or attribute(box, "data-parsons")
        items.append({"name": name, "html": str(box)})
    if not items or soup.h1 is None:
        return None
    heading = copy.copy(soup.h1)
    for link in heading.select(".headerlink"):
        link.decompose()
    title = heading.get_text(" ", strip=True)
    address = posixpath.relpath(page, posixpath.dirname(PAGE))
    name = posixpath.basename(page).removesuffix(".html")
    return {"page": name, "title": title, "address": address, "items": items}


def move_addresses(box: Tag, page: str) -> None:
    """Let links and pictures of a question lead to the same places from the warm-up."""
    for key in ("href", "src"):
        for element in box.select(f"[{key}]"):
            address = attribute(element, key)
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                continue
            whole = posixpath.join(posixpath.dirname(page), parts.path)
            target = posixpath.normpath(whole) if parts.path else page
            moved = posixpath.relpath(target, posixpath.dirname(PAGE))
            element[key] = parts._replace(path=moved).geturl()


def write(site: Path, pages: Iterable[str]) -> None:
    """Write the file of all questions, if the site has the page that mixes them.

    Args:
        site: folder of the built site.
        pages: the chapters in order, without `.html`.
    """
    if not (site / PAGE).is_file():
        return
    chapters = [items_of(site, f"{page}.html") for page in pages]
    found = json.dumps([chapter for chapter in chapters if chapter], ensure_ascii=False)
    file = site / FILE
    file.write_text(f"neurons.warmUp({found});\n", encoding="utf-8")
