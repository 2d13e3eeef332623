"""Check every link within the built site, the documents and the notebooks.

Usage: python -m tools.links

Links to other sites are not followed: nothing here needs a network.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import nbformat
from bs4 import BeautifulSoup
from markdown_it import MarkdownIt

from autograder.address import read_address
from theme.after.html_cache import attribute
from theme.after.linkcheck import Site

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "_build" / "html"
NOTEBOOKS = ("chapters/*.ipynb", "exercises/*/*.ipynb")
DOCUMENTS = ("*.md", "docs/*.md", "data/*.md")
MARKDOWN = MarkdownIt("commonmark").enable("table")


def places(document: Path) -> set[str]:
    """Return the anchors that GitHub gives to the headings of a document."""
    soup = BeautifulSoup(MARKDOWN.render(document.read_text("utf-8")), "html.parser")
    headings = (heading.get_text() for heading in soup.select("h1, h2, h3, h4"))
    return {re.sub(r"[^\w\- ]", "", h).lower().replace(" ", "-") for h in headings}


def links(text: str) -> list[str]:
    """Return the addresses of the links and pictures in a Markdown text."""
    soup = BeautifulSoup(MARKDOWN.render(text), "html.parser")
    found = soup.select("a[href], img[src]")
    return [attribute(e, "href") or attribute(e, "src") for e in found]


def document_faults(document: Path) -> Iterator[str]:
    """Yield the links of a document of the repository that lead nowhere."""
    for link in links(document.read_text(encoding="utf-8")):
        path, _, place = link.partition("#")
        if re.match(r"[a-z]+:", link):
            continue
        target = (document.parent / path).resolve() if path else document
        if not target.exists():
            yield f"the link {link} leads to no file; fix its address"
        elif place and place not in places(target):
            yield f"the link {link} leads to no heading; fix what follows #"


def published_faults(text: str, site: Site, address: str) -> Iterator[str]:
    """Yield the links to the published site that it will not have."""
    for link in links(text):
        if link.startswith(address):
            path = link.removeprefix(address) or "index.html"
            if fault := site.fault(path, site.folder / "index.html"):
                yield fault


def faults() -> Iterator[str]:
    """Yield every faulty link: file, what is wrong, what to do."""
    site = Site(SITE)
    yield from site.faults()
    address = read_address(ROOT).site
    documents = [path for pattern in DOCUMENTS for path in sorted(ROOT.glob(pattern))]
    for document in documents:
        name = document.relative_to(ROOT)
        # The front page is a page of the site, which was looked at as built.
        if name.as_posix() == "intro.md":
            continue
        text = document.read_text(encoding="utf-8")
        found = [*document_faults(document), *published_faults(text, site, address)]
        yield from (f"{name}: {fault}" for fault in found)
    for path in [path for pattern in NOTEBOOKS for path in sorted(ROOT.glob(pattern))]:
        cells = nbformat.read(path, as_version=4).cells
        text = "\n\n".join(c.source for c in cells if c.cell_type == "markdown")
        for fault in published_faults(text, site, address):
            yield f"{path.relative_to(ROOT)}: {fault}"


def main() -> int:
    """Run the command and return its exit code."""
    if not SITE.is_dir():
        print("The site is not built; run `make book` first.", file=sys.stderr)
        return 2
    found = list(faults())
    for fault in found:
        print(f"error: {fault}", file=sys.stderr)
    if not found:
        print("Every link within the site, the documents and the notebooks holds.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
