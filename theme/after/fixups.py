"""Fix what the stock theme gets wrong in the pages that it writes."""

import re
from collections.abc import Iterable
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from theme.after.html_cache import attribute, read_page, write_page
from theme.after.images import load_late

NUMBER = re.compile(r"[-+−]?[\d,]*\.?\d+(?:e[-+]?\d+)?|NaN", re.ASCII)
LATE_THEME = re.compile(r'localStorage\.getItem\("theme"\) \|\| "\w*"')
THEME = (
    'localStorage.getItem("theme") || '
    '(matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")'
)
LONG, LONGER = 30, 90  # characters
NAME_PIECES = re.compile(r"(?<=[_(])(?=\w)|(?<=\.)(?=[^\W\d])|(?<=[a-z])(?=[A-Z])")
EARLY = Path(__file__).with_name("early.js").read_text(encoding="utf-8")
# What a script works on, if anything; a page without it does not need the script.
WORKS_ON = {
    # The theme names the web font's icons by class; its 1.4 MB script draws them again.
    "scripts/fontawesome.js": "",
    # `search.js` and what `search_index.py` writes are in their place.
    "searchtools.js": "",
    "language_data.js": "",
    "searchindex.js": "",
    # It marks words all over a page; `course.js` marks them in the text.
    "sphinx_highlight.js": "",
    "clipboard.min.js": "div.highlight pre",
    "copybutton.js": "div.highlight pre",
    "togglebutton.js": ".toggle",
    "design-tabs.js": ".sd-tab-set",
}


def drop_unused_scripts(soup: BeautifulSoup) -> None:
    """Take out the tags of scripts that the page does not need."""
    for script in soup.find_all("script", src=True):
        source = attribute(script, "src")
        for name, selector in WORKS_ON.items():
            if name in source and not (selector and soup.select_one(selector)):
                script.decompose()
                break


def search_by_own_script(soup: BeautifulSoup) -> None:
    """Let the page of the search load its own script and what that looks through."""
    loads = soup.select_one('script[src$="search.js"]')
    if soup.head and soup.select_one("#search-results") and not loads:
        for name in ("search-index.js", "search.js"):
            source = {"src": f"_static/{name}", "defer": "defer"}
            soup.head.append(soup.new_tag("script", attrs=source))


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


def mark_long_cells(soup: BeautifulSoup) -> None:
    """Mark the cells of tables with much text, which keep a width on narrow screens."""
    for cell in soup.select("article td"):
        length = len(cell.get_text(" ", strip=True))
        if length > LONG:
            name = "longer" if length > LONGER else "long"
            found = filter(None, cell.get_attribute_list("class"))
            cell["class"] = " ".join(sorted({*map(str, found), name}))


def let_names_break(soup: BeautifulSoup) -> None:
    """Let names of code in tables break between their words, for narrow screens."""
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


def move_code_below_figures(soup: BeautifulSoup) -> None:
    """Put the fold with a figure's code below it: what it shows comes first."""
    for fold in soup.select("div.cell > details.above-input"):
        output = fold.find_next_sibling(class_="cell_output")
        if isinstance(output, Tag) and output.select("figure, img, live-figure"):
            output.insert_after(fold)


def box_figures(soup: BeautifulSoup) -> None:
    """Put pictures with captions into the box that other outputs have: it scrolls."""
    for figure in soup.select("div.cell_output > figure"):
        figure.wrap(soup.new_tag("div", attrs={"class": "output"}))


def fix_bibliography(soup: BeautifulSoup) -> None:
    """Give entries a role that may stand in the list they stand in."""
    for entry in soup.select("div.citation[role=doc-biblioentry]"):
        entry["role"] = "listitem"


def set_theme_early(soup: BeautifulSoup) -> None:
    """Know light from dark before the page is drawn, also where nothing is stored.

    The theme's script reads the system's choice only when the page is there: a reader
    who prefers dark sees a light page first, and the browser goes through the styles of
    the whole page again.
    """
    first = soup.head.script if soup.head else None
    if soup.head and first and first.string != EARLY:
        early = soup.new_tag("script")
        early.string = EARLY
        soup.head.insert(0, early)
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


def number_no_captions(soup: BeautifulSoup) -> None:
    """Take out the numbers of tables and figures, which no sentence refers to."""
    for number in soup.select(":is(caption, figcaption) .caption-number"):
        number.decompose()


def keep_from_translation(soup: BeautifulSoup) -> None:
    """Keep a browser's translation from code and formulas."""
    for element in soup.select("article :is(pre, code, math, svg, table.dataframe)"):
        element["translate"] = "no"


def keep_colors(soup: BeautifulSoup) -> None:
    """Say that the page has a dark version, so that no other program makes one."""
    if soup.head and not soup.select("meta[name=darkreader-lock]"):
        for name, content in (("color-scheme", "light dark"), ("darkreader-lock", "")):
            attributes = {"name": name, "content": content}
            soup.head.append(soup.new_tag("meta", attrs=attributes))


def describe(soup: BeautifulSoup) -> None:
    """Describe the pages that Sphinx makes itself: search, index, wrong address.

    No search engine is to list them.
    """
    if soup.head and soup.title and not soup.select("meta[name=description]"):
        title = soup.title.get_text(strip=True)
        words = f"{title}: a page to find your way by."
        for name, content in (("description", words), ("robots", "noindex")):
            attributes = {"name": name, "content": content}
            soup.head.append(soup.new_tag("meta", attrs=attributes))


FIXUPS = (
    drop_unused_scripts,
    search_by_own_script,
    drop_wrong_labels,
    name_sidebar,
    fix_tables,
    align_numbers,
    mark_long_cells,
    let_names_break,
    fold_boxes,
    move_code_below_figures,
    box_figures,
    fix_bibliography,
    set_theme_early,
    drop_styles_of_tables,
    drop_empty_headings,
    name_late,
    number_no_captions,
    keep_from_translation,
    keep_colors,
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
