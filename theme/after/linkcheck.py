"""Find the links between pages that lead nowhere: to no file, or to no place in it."""

import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup

from theme.after.html_cache import attribute, read_page
from theme.after.redirects import is_redirect


def places_of(page: BeautifulSoup) -> set[str]:
    """Return everything that may follow `#` in a link to a page."""
    ids = {attribute(element, "id") for element in page.find_all(id=True)}
    names = {attribute(a, "name") for a in page.find_all("a", attrs={"name": True})}
    return ids | names | {"", "top"}


class Site:
    """A built site and the links within it.

    Args:
        folder: folder of its `index.html`.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        found = sorted(self.folder.rglob("*.html"))
        self.pages = {path: read_page(path) for path in found}
        self.places = {path: places_of(page) for path, page in self.pages.items()}
        self.moved = {path for path in found if is_redirect(path)}

    def fault(self, link: str, page: Path) -> str | None:
        """Return what is wrong with a link within the site.

        Args:
            link: as it stands in the page, such as `glossary.html#term-bias`.
            page: file of the page that it stands in.

        Returns:
            What is wrong and what to do, or None.
        """
        _, _, path, _, place = urlsplit(link)
        file = Path(os.path.normpath(page.parent / unquote(path))) if path else page
        if file.is_dir():
            file = file / "index.html"
        if not file.is_file() or self.folder not in file.parents:
            return f"the link {link} leads to no file of the site; fix its address"
        if file in self.moved:
            return f"the link {link} leads to a page that has moved; fix its address"
        if file in self.pages and unquote(place) not in self.places[file]:
            return f"the link {link} leads to no place in its page; fix what follows #"
        return None

    def faults(self) -> Iterator[str]:
        """Yield every faulty link of the site, with its page and its words."""
        for page, soup in self.pages.items():
            # Shown at any depth, so its links start at "/"; the tests follow them.
            if page.name == "404.html":
                continue
            found = soup.find_all(["a", "area"], href=True)
            links = {attribute(a, "href"): a for a in found}
            for link, element in links.items():
                parts = urlsplit(link)
                if parts.scheme or parts.netloc:
                    continue
                if fault := self.fault(link, page):
                    words = " ".join(element.get_text().split())
                    yield f"{page.relative_to(self.folder)}: {words!r}: {fault}"


def link_faults(site: Path) -> list[str]:
    """Check every link within a built site.

    Returns:
        One line for each faulty link: page, words, what is wrong, what to do.
    """
    return list(Site(site).faults())
