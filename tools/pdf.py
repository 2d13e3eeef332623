"""Print the built site as one PDF with the system's Chromium.

The book is tagged, with an outline, live links and numbered pages. It is printed
twice: after the first time it is known on which page each chapter begins.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from bs4 import BeautifulSoup
from playwright.sync_api import Browser, sync_playwright
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

import neurons
from autograder.errors import CourseError
from tools.browser import REMEDY, find_chromium, flags
from tools.joined import Joined

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "_build" / "html"
WORK = ROOT / "_build" / "pdf"
NAME = f"from-one-neuron-up-{neurons.__version__}.pdf"


def print_page(browser: Browser, page: Path, out: Path) -> None:
    """Print an HTML file as it lays itself out for paper."""
    tab = browser.new_page()
    tab.set_default_timeout(600_000)
    tab.goto(page.as_uri())
    tab.pdf(
        path=out,
        prefer_css_page_size=True,
        print_background=True,
        tagged=True,
        outline=True,
    )
    tab.close()


def first_sheets(file: Path, anchors: list[str]) -> dict[str, int]:
    """Find the sheets of a PDF on which places are.

    Args:
        file: the PDF.
        anchors: names of places that it has links to.

    Returns:
        Number of the sheet, from 1, by name.

    Raises:
        CourseError: a place is on no sheet.
    """
    reader = PdfReader(file)
    places = reader.named_destinations
    found = {}
    for name in anchors:
        sheet = reader.get_destination_page_number(places[f"/{name}"])
        if sheet is None:
            raise CourseError(f"{name} is on no sheet of {file.name}; print it again")
        found[name] = sheet + 1
    return found


def entries(node: DictionaryObject) -> Iterator[DictionaryObject]:
    """Yield what stands below an entry of an outline, in order."""
    below = node.get("/First")
    while below is not None:
        entry = below.get_object()
        if not isinstance(entry, DictionaryObject):
            return
        yield entry
        yield from entries(entry)
        below = entry.get("/Next")


def name_outline(file: Path, html: str) -> None:
    """Give the entries of a PDF's outline the words of their headings.

    Chromium says a heading twice if a sheet begins with it, and forgets the blank where
    a line ends.

    Args:
        file: the PDF, which is written anew.
        html: the page that was printed.

    Raises:
        CourseError: the outline has other entries than the page has headings.
    """
    headings = BeautifulSoup(html, "html.parser").select("h1, h2, h3, h4, h5, h6")
    titles = [" ".join(heading.get_text().split()) for heading in headings]
    writer = PdfWriter(clone_from=file)
    outline = writer.root_object["/Outlines"].get_object()
    found = list(entries(outline)) if isinstance(outline, DictionaryObject) else []
    if len(found) != len(titles):
        raise CourseError(
            f"the outline has {len(found)} entries and the book {len(titles)} headings"
        )
    for entry, title in zip(found, titles):
        entry[NameObject("/Title")] = TextStringObject(title)
    writer.write(file)


def make_pdf(browser: Browser, site: Path, work: Path, out: Path) -> None:
    """Make the PDF of a built site.

    Args:
        browser: a running Chromium.
        site: folder of the built site.
        work: folder for the one page that is printed.
        out: the PDF to write.

    Raises:
        CourseError: the site lacks a page of the book, or the outline an entry.
    """
    work.mkdir(parents=True, exist_ok=True)
    out.parent.mkdir(parents=True, exist_ok=True)
    joined = Joined(ROOT, site, work)
    edition = f"Version {neurons.__version__}"
    page = work / "book.html"
    numbers: dict[str, int] = {}
    # The second time the contents are as long as the first, so the numbers hold.
    for _ in range(2):
        html = joined.html(edition, numbers)
        page.write_text(html, encoding="utf-8")
        print_page(browser, page, out)
        numbers = first_sheets(out, joined.anchors())
    name_outline(out, html)


def main() -> int:
    """Run the command and return its exit code."""
    parser = argparse.ArgumentParser(prog="python -m tools.pdf", description=__doc__)
    default = ROOT / "dist" / NAME
    parser.add_argument(
        "out", nargs="?", type=Path, default=default, help=f"default: dist/{NAME}"
    )
    out = parser.parse_args().out
    program = find_chromium()
    if program is None:
        print(f"error: {REMEDY}", file=sys.stderr)
        return 1
    try:
        with sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path=program, args=flags())
            make_pdf(chromium, SITE, WORK, out)
    except CourseError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    print(f"The book is printed: {out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
