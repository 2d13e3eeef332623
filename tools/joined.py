"""Join the pages of the built site into one, in the order of the contents, for print.

Every anchor gets the name of its page before its own, so that it stays the only one of
its name, and links between pages become links within the one.
"""

import os
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

import yaml
from bs4 import BeautifulSoup, Tag

from autograder.address import read_address
from autograder.errors import CourseError
from autograder.toc import read_contents
from theme.after.html_cache import attribute

STYLE = Path(__file__).with_name("pdf.css")
POINTS = re.compile(r"url\(\s*['\"]?#([^)'\"]+)['\"]?\s*\)")
# Attributes that hold one or several names of anchors.
NAMING = ("aria-labelledby", "aria-describedby", "aria-controls", "for", "headers")
CONTROLS = ".live-controls, dialog, button, input, form"
UNPRINTED = f"script, noscript, a.headerlink, {CONTROLS}"


def parts(root: Path) -> list[tuple[str, list[str]]]:
    """Return each part of the book with its pages, the front page in one of its own."""
    contents = read_contents(root)
    listed = [(part.caption, list(part.pages)) for part in contents.parts]
    return [("", [contents.front]), *listed]


def anchor(page: str, place: str = "") -> str:
    """Name a place of a page among those of all pages."""
    name = page.replace("/", "-")
    return f"{name}--{place}" if place else name


class Joiner:
    """Pages of a built site on their way into one.

    Args:
        site: folder of the built site.
        out: folder of the page that is made; pictures are named as seen from it.
        pages: names of all pages that are joined, such as `chapters/04-relu`.
        address: address of the published site, for links to what is not joined.
    """

    def __init__(self, site: Path, out: Path, pages: list[str], address: str) -> None:
        self._site, self._out, self._pages = site, out, set(pages)
        self._address = address

    def article(self, page: str) -> Tag:
        """Return the text of a page, ready to stand beside the others.

        Raises:
            CourseError: the site lacks the page.
        """
        path = self._site / f"{page}.html"
        if not path.is_file():
            raise CourseError(f"{page}.html is not in the site; run `make book`")
        soup = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        article = soup.article
        if article is None:
            raise CourseError(f"{page}.html has no article; run `make book`")
        for element in article.select(UNPRINTED):
            element.decompose()
        # A name would let one fold of a group be open alone.
        for details in article.select("details"):
            details["open"] = ""
            del details["name"]
        for element in article.find_all(True):
            self._rename(element, page)
        for level in range(5, 0, -1):
            for heading in article.find_all(f"h{level}"):
                heading.name = f"h{level + 1}"
        article["id"] = anchor(page)
        return article

    def _rename(self, element: Tag, page: str) -> None:
        for name, value in list(element.attrs.items()):
            if not isinstance(value, str | list):
                continue
            words = value if isinstance(value, list) else value.split()
            if name in ("id", "name") and (name == "id" or element.name == "a"):
                element[name] = anchor(page, str(value))
            elif name in NAMING:
                element[name] = " ".join(anchor(page, word) for word in words)
            elif name in ("href", "xlink:href"):
                element[name] = self._link(str(value), page)
            elif name == "src":
                element[name] = self._file(str(value), page)
            elif isinstance(value, str) and "url(" in value:
                element[name] = POINTS.sub(
                    lambda found: f"url(#{anchor(page, found[1])})", value
                )

    def _link(self, link: str, page: str) -> str:
        scheme, host, path, _, place = urlsplit(link)
        if scheme or host:
            return link
        target = self._target(path, page) if path else f"{page}.html"
        name = target.removesuffix(".html")
        if name in self._pages:
            return f"#{anchor(name, unquote(place))}"
        return f"{self._address}{target}" + (f"#{place}" if place else "")

    def _file(self, source: str, page: str) -> str:
        if urlsplit(source).scheme:
            return source
        file = self._site / self._target(source, page)
        return Path(os.path.relpath(file, self._out)).as_posix()

    @staticmethod
    def _target(path: str, page: str) -> str:
        joined = PurePosixPath(page).parent / unquote(path)
        return os.path.normpath(joined.as_posix())


def title_of(article: Tag) -> str:
    """Return the words of a page's title."""
    return " ".join(article.h2.get_text().split()) if article.h2 else ""


def contents(book: list[tuple[str, list[Tag]]], numbers: dict[str, int]) -> str:
    """Write the table of contents.

    Args:
        book: each part with its articles.
        numbers: number of the sheet on which each article begins, by its anchor.
    """
    lines = ['<nav class="contents" aria-label="Contents"><h2>Contents</h2>']
    for caption, articles in book:
        if caption:
            lines.append(f'<p class="part">{escape(caption)}</p>')
        lines.append("<ul>")
        for article in articles:
            name = attribute(article, "id")
            number = numbers.get(name, "")
            lines.append(
                f'<li><a href="#{name}">{escape(title_of(article))}</a>'
                f'<span class="number">{number}</span></li>'
            )
        lines.append("</ul>")
    return "\n".join([*lines, "</nav>"])


def body(book: list[tuple[str, list[Tag]]]) -> Iterator[str]:
    """Yield the articles, each part's name above its first one."""
    for caption, articles in book:
        for place, article in enumerate(articles):
            head = f'<h1 class="part">{escape(caption)}</h1>' if not place else ""
            yield f'<div class="page">{head if caption else ""}{article}</div>'


class Joined:
    """All pages of a book as one.

    Args:
        root: folder of `_config.yml` and `_toc.yml`.
        site: folder of the built site.
        out: folder for the page that is made.

    Raises:
        CourseError: the site lacks a page.
    """

    def __init__(self, root: Path, site: Path, out: Path) -> None:
        config = yaml.safe_load((root / "_config.yml").read_text(encoding="utf-8"))
        self.title, self.author = config["title"], config["author"]
        self.address = read_address(root).site
        listed = parts(root)
        pages = [page for _, names in listed for page in names]
        joiner = Joiner(site, out, pages, self.address)
        self.book = [(part, [*map(joiner.article, names)]) for part, names in listed]
        sheet = site / "_static" / "site.css"
        self._sheet = Path(os.path.relpath(sheet, out)).as_posix()

    def anchors(self) -> list[str]:
        """Name the places where pages begin."""
        articles = [article for _, articles in self.book for article in articles]
        return [attribute(article, "id") for article in articles]

    def html(self, edition: str, numbers: dict[str, int]) -> str:
        """Write the page.

        Args:
            edition: what the cover says below the title.
            numbers: sheet on which each page begins; empty as long as it is unknown.
        """
        words = {"title": self.title, "author": self.author, "edition": edition}
        words = {name: escape(text) for name, text in words.items()}
        return f"""<!DOCTYPE html>
<html lang="en" data-theme="light" data-mode="light"><head><meta charset="utf-8">
<title>{words["title"]}</title><meta name="author" content="{words["author"]}">
<link rel="stylesheet" href="{self._sheet}"><style>{STYLE.read_text("utf-8")}</style>
</head><body><header class="cover"><p class="title">{words["title"]}</p>
<p>{words["author"]}</p><p>{words["edition"]}</p>
<p><a href="{self.address}">{self.address}</a></p></header>
{contents(self.book, numbers)}
<main class="bd-content">{"".join(body(self.book))}</main></body></html>
"""
