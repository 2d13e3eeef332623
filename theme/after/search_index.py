"""What the site's search looks through: the sections of all pages, and synonyms."""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from autograder.toc import read_contents
from theme.after.html_cache import attribute, read_page

FILE = "_static/search-index.js"
REFERENCE = "chapters/reference"  # its pages say which page introduces what
# What a page shows for other reasons than to say something.
SILENT = {"script", "style", "svg", "nav"}
SILENT_CLASSES = {"headerlink", "tocwrapper", "sd-hide-title", "course-map"}
# A search is no way to the answers of exercises and questions, least of all wrong ones.
SILENT_CLASSES |= {"ask-option", "ask-answer", "ask-answers"}
EXERCISES = "Exercises"  # pages that no part of the contents lists
ALSO = re.compile(r"\b(?:Also called|Another word for) ([^.]+)\.")
ARTICLE = re.compile(r"^(?:an?|the) ")
HEADINGS = ("h1", "h2", "h3", "h4", "h5")


def sections_of(soup: BeautifulSoup) -> Iterator[tuple[str, str, str]]:
    """Yield anchor, heading and text of each section; of the first, no anchor."""
    article = soup.select_one("article")
    is_exercise = article is not None and article.find(class_="exercise") is not None
    # By section: its heading, once it is found, and its text but for sections in it.
    headings: dict[str, str] = {}
    texts: dict[str, list[str]] = {}

    def is_silent(element: Tag) -> bool:
        classes = element.get_attribute_list("class")
        return (
            element.name in SILENT
            or not SILENT_CLASSES.isdisjoint(classes)
            # Letters of a formula without its lines say something else.
            or (element.name == "div" and "math" in classes)
            or (element.name == "a" and "/solutions/" in attribute(element, "href"))
            or (is_exercise and element.name == "details")
        )

    def text_of(element: Tag) -> Iterator[str]:
        for child in element.children:
            if type(child) is NavigableString:
                yield child
            elif isinstance(child, Tag) and not is_silent(child):
                yield from text_of(child)

    def walk(element: Tag, anchor: str) -> None:
        for child in element.children:
            if type(child) is NavigableString:
                texts[anchor].append(child)
            elif not isinstance(child, Tag) or is_silent(child):
                continue
            elif child.name == "section":
                section = attribute(child, "id")
                texts[section] = []
                walk(child, section)
            elif child.name in HEADINGS:
                headings.setdefault(anchor, " ".join("".join(text_of(child)).split()))
            else:
                walk(child, anchor)
                if child.name == "dt":  # its meaning follows without a space
                    texts[anchor].append(": ")

    texts[""] = []
    if article is not None:
        walk(article, "")
    del texts[""]
    for place, (anchor, pieces) in enumerate(texts.items()):
        text = " ".join("".join(pieces).split())
        yield (anchor if place else ""), headings.get(anchor, ""), text


def terms_of(glossary: BeautifulSoup) -> Iterator[tuple[list[str], str]]:
    """Read the words of the field from the glossary.

    Args:
        glossary: its built page; an entry says "Also called a, b or c." and ends with
            a link to the page that introduces its term.

    Yields:
        Words that mean the same, the course's own word first, and the page's address
        as the glossary has it.
    """
    for term in glossary.select("dl.glossary dt"):
        text = term.find_next_sibling("dd")
        if not isinstance(text, Tag):
            continue
        name = term.get_text("", strip=True).rstrip("#")
        found = ALSO.search(" ".join(text.get_text().split()))
        others = re.split(r", | or ", found[1]) if found else []
        words = [ARTICLE.sub("", other.strip()).lower() for other in others]
        links = text.select("a[href*='.html']")
        yield [name.lower(), *words], attribute(links[-1], "href") if links else ""


def functions_of(table: BeautifulSoup) -> Iterator[tuple[list[str], str]]:
    """Read from the table of functions, alike, which page calls each one first."""
    for row in table.select("article tbody tr:has(code)"):
        (link,) = row.select("a[href*='.html']")
        yield [row.select("code")[0].get_text("").lower()], attribute(link, "href")


def write(root: Path, site: Path) -> None:
    """Write what `search.js` looks through, as a script: it works from a folder too."""
    contents = read_contents(root)
    parts = {page: part for part in contents.parts for page in part.pages}
    pages: list[list[str]] = []
    sections: list[list[object]] = []
    found = sorted(file.stem for file in site.glob("exercises/*.html"))
    exercises = [f"exercises/{name}" for name in found]
    for name in (*contents.pages, *exercises):
        soup = read_page(site / f"{name}.html")
        heading = soup.select_one("article h1")
        title = " ".join(heading.get_text().split()).rstrip("#") if heading else name
        caption = parts[name].caption if name in parts else ""
        caption = EXERCISES if name in exercises else caption
        sections += [[len(pages), *section] for section in sections_of(soup)]
        pages.append([f"{name}.html", title, caption])
    numbers = {page[0]: number for number, page in enumerate(pages)}
    known = []
    for page, read in (("glossary", terms_of), ("functions", functions_of)):
        file = site / REFERENCE / f"{page}.html"
        for names, address in read(read_page(file)) if file.is_file() else ():
            home = os.path.normpath(f"{REFERENCE}/{address.partition('#')[0]}")
            known.append([names, numbers.get(home, -1)])
    index = {"pages": pages, "sections": sections, "terms": known}
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    (site / FILE).write_text(f"const SEARCH_INDEX={text};\n", encoding="utf-8")
