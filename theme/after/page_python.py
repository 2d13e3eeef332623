"""Python in the pages: which cells run, and what the book gives to them."""

import json
import os
from pathlib import Path

from autograder.errors import CourseError
from page import build, marks, policy
from theme.after.html_cache import attribute, read_page, write_page
from theme.cells.environment import SECONDS

SWITCH = "PYTHON_IN_PAGE"
# Keras, with what it imports; its NumPy backend needs no TensorFlow.
PACKAGES = ("keras", "absl-py", "namex", "rich", "markdown-it-py", "mdurl")
# Keras's other backends; the one on NumPy imports that on JAX.
LEFT_OUT = (
    *(f"keras/src/backend/{name}/" for name in ("openvino", "tensorflow", "torch")),
    "absl/testing/",
)
NEEDS = {r"\b(import|from) tensorflow\b": "TensorFlow"}
SCRIPT = f"{build.FOLDER}/page.js"
STYLE = Path(__file__).resolve().parents[1] / "cells" / "ipython" / "matplotlibrc"
# After a chapter's first box stands the line for the whole page.
HEAD = ".bd-article .chapter-header, .bd-article h1:not(:has(~ .chapter-header))"
# It keeps the space that the line will take.
PLACE = {"class": "python-bar", "data-python-bar": ""}
SHEET = f"{build.FOLDER}/page.css"


def is_wanted() -> bool:
    """Tell whether the site gets Python, as it does unless one says otherwise."""
    return os.environ.get(SWITCH, "1") != "0"


def cells_of(notebook: Path, seconds: Path) -> list[marks.Cell]:
    """Read the cells of a page.

    Args:
        notebook: as the book ran it.
        seconds: file with a list of what its cells took; it may be missing.
    """
    # nbformat, and what it loads, would take longer than all that is done here.
    known = json.loads(notebook.read_text("utf-8"))["cells"]
    cells = [cell for cell in known if cell["cell_type"] == "code"]
    took = json.loads(seconds.read_text("utf-8")) if seconds.is_file() else []
    took += [0.0] * (len(cells) - len(took))
    return [
        marks.Cell("".join(cell["source"]), _alt(cell["metadata"]), float(time))
        for cell, time in zip(cells, took, strict=False)
    ]


def _alt(metadata: dict[str, dict[str, dict[str, str]]]) -> str:
    return metadata.get("mystnb", {}).get("image", {}).get("alt", "")


def mark(path: Path, site: Path, build_folder: Path) -> None:
    """Mark the cells of a page, and load what runs them.

    Args:
        path: the page.
        site: folder of the built pages.
        build_folder: folder of the build, with the notebooks as they ran.
    """
    name = path.relative_to(site).with_suffix("")
    notebook = build_folder / "jupyter_execute" / f"{name}.ipynb"
    soup = read_page(path)
    scripts = soup.find_all("script", src=True)
    if any(SCRIPT in attribute(script, "src") for script in scripts):
        return
    # An exercise's page has marked cells from the start, and no notebook that ran.
    is_runnable = soup.select_one("[data-cell]") is not None
    if notebook.is_file():
        cells = cells_of(notebook, build_folder / SECONDS / f"{name}.json")
        try:
            is_runnable = marks.mark_cells(soup, cells, NEEDS) > 0
        except ValueError as error:
            raise CourseError(f"{name}: {error}") from None
    if is_runnable and soup.head is not None:
        head = soup.select_one(HEAD)
        if head is not None and soup.select_one("[data-python-bar]") is None:
            head.insert_after(soup.new_tag("div", attrs=PLACE))
        top = "../" * (len(name.parts) - 1)
        soup.head.append(soup.new_tag("link", rel="stylesheet", href=top + SHEET))
        soup.head.append(soup.new_tag("script", src=top + SCRIPT, defer="defer"))
        write_page(path, soup)


def put(site: Path, build_folder: Path) -> str:
    """Put Python into a site whose pages are finished but for it.

    Args:
        site: folder of the built pages, with the book's own wheel.
        build_folder: folder of the build; what was compressed once stays there.

    Returns:
        Why the site has no Python; empty where it has.
    """
    if not is_wanted():
        return unload(site, f"{SWITCH}=0")
    book = build.Book(PACKAGES, LEFT_OUT, sorted(site.glob("*.whl")), STYLE)
    try:
        build.write(site, book, build_folder / "python")
    except build.PageError as error:
        return unload(site, str(error))
    for path in sorted(site.rglob("*.html")):
        mark(path, site, build_folder)
    return ""


def unload(site: Path, why: str) -> str:
    """Take out what an earlier build put into pages that were not written anew."""
    for path in sorted(site.rglob("*.html")):
        soup = read_page(path)
        found = soup.select(f'[src*="{SCRIPT}"], [href*="{SHEET}"]')
        for element in found:
            element.decompose()
        if found:
            write_page(path, soup)
    return why


def put_policies(site: Path) -> None:
    """Give every page its content security policy."""
    for path in sorted(site.rglob("*.html")):
        soup = read_page(path)
        if policy.put(soup):
            write_page(path, soup)
