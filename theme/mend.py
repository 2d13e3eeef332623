"""Small mends to the pages that the stock theme writes."""

import re
from pathlib import Path

from bs4 import BeautifulSoup

from theme.images import come_late
from theme.pages import read_page, write_page

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
    "togglebutton.js": ".toggle, .admonition.dropdown",
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


def mend_tables(soup: BeautifulSoup) -> None:
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


def mend_bibliography(soup: BeautifulSoup) -> None:
    """Give entries a role that may stand in the list they stand in."""
    for entry in soup.select("div.citation[role=doc-biblioentry]"):
        entry["role"] = "listitem"


def settle_theme(soup: BeautifulSoup) -> None:
    """Know light from dark before the page is drawn.

    The theme's script asks the system only when the page is there: who prefers dark
    sees a light page first, and the browser goes through the styles of all of it again.
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
    """Leave it to `course.js` to make the names that buttons show, when they are asked.

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


MENDS = (
    drop_unused_scripts,
    drop_wrong_labels,
    name_sidebar,
    mend_tables,
    align_numbers,
    let_names_break,
    mend_bibliography,
    settle_theme,
    drop_styles_of_tables,
    drop_empty_headings,
    name_late,
    describe,
)


def mend_page(page: Path) -> None:
    """Mend one page in place; a page that is mended already stays as it is."""
    soup = read_page(page)
    for mend in MENDS:
        mend(soup)
    come_late(soup, page.parent)
    write_page(page, soup)
