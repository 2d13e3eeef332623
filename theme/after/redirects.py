"""Small pages at addresses that the site once had, each leading to the new one.

They need no script, so they drop what follows `#` in an address: a browser keeps it
only where a server redirects, which GitHub Pages cannot do.
"""

from os.path import relpath
from pathlib import Path

import yaml

from autograder.address import read_address

FILE = "_redirects.yml"
REFRESH = '<meta http-equiv="refresh"'
# `noindex` in the small page alone: a search engine is to keep the new address.
PAGE = (
    """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>This page has moved</title>
<meta name="robots" content="noindex">
<link rel="canonical" href="{address}">
"""
    + REFRESH
    + """ content="0; url={link}">
</head><body><p>This page has moved to <a href="{link}">{address}</a>.</p></body></html>
"""
)


def read_redirects(root: Path) -> dict[str, str]:
    """Return the new address of each page that has moved, both without `.html`.

    Args:
        root: folder of the book; a book without `_redirects.yml` has none.
    """
    file = root / FILE
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    return yaml.safe_load(text) or {}


def is_redirect(page: Path) -> bool:
    """Return whether an HTML file only leads to another page."""
    return REFRESH in page.read_text(encoding="utf-8")


def pages_of(site: Path) -> list[Path]:
    """Return the HTML files of a built site in order, but not those that redirect."""
    return [path for path in sorted(site.rglob("*.html")) if not is_redirect(path)]


def remove(site: Path) -> None:
    """Remove what an earlier build wrote: other steps take an HTML file for a page."""
    for path in site.rglob("*.html"):
        if is_redirect(path):
            path.unlink()


def write(root: Path, site: Path) -> list[str]:
    """Write the small pages beside the pages of a built site.

    Returns:
        One line for each old address that is a page again.
    """
    address = read_address(root).site
    faults = []
    for old, new in read_redirects(root).items():
        page = site / f"{old}.html"
        if page.exists():
            faults.append(f"{FILE}: {old} is a page of the site; take out its line")
            continue
        page.parent.mkdir(parents=True, exist_ok=True)
        link = Path(relpath(site / f"{new}.html", page.parent)).as_posix()
        text = PAGE.format(link=link, address=f"{address}{new}.html")
        page.write_text(text, encoding="utf-8")
    return faults
