"""Fix what the stock theme gets wrong in the pages that it writes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from bs4 import BeautifulSoup

from theme.after.html_cache import read_page, write_page
from theme.after.images import load_late

NUMBER = re.compile(r"[-+−]?[\d,]*\.?\d+(?:e[-+]?\d+)?|NaN", re.ASCII)
LATE_THEME = re.compile(r'localStorage\.getItem\("theme"\) \|\| "\w*"')
THEME = (
    'localStorage.getItem("theme") || '
    '(matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")'
)
NAME_PIECES = re.compile(r"(?<=[_(])(?=\w)|(?<=\.)(?=[^\W\d])")
# What a script works on; a page without it does not need the script. Those of the
# search would serve a search while one types, too, which this site does not offer.
WORKS_ON = {
    # The theme names the web font's icons by class; its 1.4 MB script draws them again.
    "scripts/fontawesome.js": "#nowhere",
    "searchtools.js": "#search-results",
    "language_data.js": "#search-results",
    "searchindex.js": "#search-results",
    "clipboard.min.js": "div.highlight pre",
    "copybutton.js": "div.highlight pre",
    "togglebutton.js": ".toggle",
    "design-tabs.js": ".sd-tab-set",
}


def drop_unused_scripts(soup: BeautifulSoup) -> None:
    """Take out the tags of scripts that the page does not need."""
    for name, selector in WORKS_ON.items():
        if soup.select_one(selector) is None:
            for script in soup.select(f'script[src*="{name}"]'):
                script.decompose()


def drop_wrong_labels(soup: BeautifulSoup) -> None:
    """Let buttons be called by the words that a reader sees on them."""
    for element in soup.select("button.search-button-field[aria-label]"):
        del element["aria-label"]
    for element in soup.select("details.hide summary[aria-label]"):
        del element["aria-label"]


def name_sidebar(soup: BeautifulSoup) -> None:
    """Make the sidebar a landmark, so that it can be jumped to and over."""
    for element in soup.select("div#pst-primary-sidebar"):
        element["role"] = "complementary"
        element["aria-label"] = "Course"


def fix_tables(soup: BeautifulSoup) -> None:
    """Turn an empty corner, a header of nothing, into a plain cell."""
    for corner in soup.select("table thead th"):
        if not corner.get_text(strip=True):
            corner.name = "td"


def align_numbers(soup: BeautifulSoup) -> None:
    """Mark the columns of numbers, so that headers and figures line up."""
    for table in soup.select("table.dataframe"):
        body = [row.find_all(["td", "th"]) for row in table.select("tbody tr")]
        head = [row.find_all(["td", "th"]) for row in table.select("thead tr")]
        for place, column in enumerate(zip(*body)):
            if all(NUMBER.fullmatch(cell.get_text(strip=True)) for cell in column):
                heads = [row[place] for row in head if len(row) > place]
                for cell in [*heads, *column]:
                    cell["class"] = "number"


def let_names_break(soup: BeautifulSoup) -> None:
    """Let names of code in tables break after `_`, `.` and `(`, for narrow screens."""
    for code in soup.select("td code.literal .pre"):
        pieces = NAME_PIECES.split(code.get_text())
        if len(pieces) > 1 and code.wbr is None:
            code.clear()
            for place, piece in enumerate(pieces):
                code.extend([soup.new_tag("wbr"), piece] if place else [piece])


def fold_boxes(soup: BeautifulSoup) -> None:
    """Fold boxes with the browser's own element.

    What it folds, a search within the page finds, and a link to a place in it opens.
    """
    for box in soup.select("div.admonition.dropdown"):
        title = box.select_one(":scope > .admonition-title")
        if title is not None:
            box.name, title.name = "details", "summary"


def fix_bibliography(soup: BeautifulSoup) -> None:
    """Give entries a role that may stand in the list they stand in."""
    for entry in soup.select("div.citation[role=doc-biblioentry]"):
        entry["role"] = "listitem"


def set_theme_early(soup: BeautifulSoup) -> None:
    """Know light from dark before the page is drawn.

    The theme's script reads the system's choice only when the page is there: a reader
    who prefers dark sees a light page first, and the browser goes through the styles of
    the whole page again.
    """
    for script in soup.select("head script:not([src])"):
        if script.string and LATE_THEME.search(script.string):
            script.string = LATE_THEME.sub(THEME, script.string)


def drop_styles_of_tables(soup: BeautifulSoup) -> None:
    """Take out pandas' style sheets: each would have the whole page drawn again."""
    for sheet in soup.select("body style[scoped]"):
        sheet.decompose()


def drop_empty_headings(soup: BeautifulSoup) -> None:
    """Take out headings without words, such as the theme's 404 page has."""
    for heading in soup.select("h1, h2, h3"):
        if not heading.get_text(strip=True):
            heading.decompose()


def name_late(soup: BeautifulSoup) -> None:
    """Leave it to `course.js` to make the names that buttons show, on hover or focus.

    Bootstrap makes all of them as the page opens, a third of all that it does then.
    """
    for element in soup.select("[data-bs-toggle=tooltip]"):
        del element["data-bs-toggle"]
        element["data-named"] = ""


def describe(soup: BeautifulSoup) -> None:
    """Describe the pages that Sphinx makes itself: search, index, wrong address."""
    if soup.head and soup.title and not soup.select("meta[name=description]"):
        title = soup.title.get_text(strip=True)
        words = f"{title}: a page to find your way by."
        attributes = {"name": "description", "content": words}
        soup.head.append(soup.new_tag("meta", attrs=attributes))


FIXUPS = (
    drop_unused_scripts,
    drop_wrong_labels,
    name_sidebar,
    fix_tables,
    align_numbers,
    let_names_break,
    fold_boxes,
    fix_bibliography,
    set_theme_early,
    drop_styles_of_tables,
    drop_empty_headings,
    name_late,
    describe,
)


def fix_page(page: Path) -> None:
    """Fix one page in place; a page that is fixed already stays as it is."""
    soup = read_page(page)
    for fixup in FIXUPS:
        fixup(soup)
    load_late(soup, page.parent)
    write_page(page, soup)


def fix_pages(pages: Iterable[Path]) -> None:
    """Fix pages in place."""
    for page in pages:
        fix_page(page)
