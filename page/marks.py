"""Mark the cells of built pages, so that a page's script finds what it can run."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag

# A pattern of a cell's text, and what such a cell needs that a page has not got.
Needs = Mapping[str, str]


@dataclass(frozen=True)
class Cell:
    """A cell of a page, as its notebook has it.

    Attributes:
        source: its text.
        alt: words for the picture that it draws; empty for none.
        seconds: that it took in the last full run; 0 where that is not known.
    """

    source: str
    alt: str = ""
    seconds: float = 0.0


def mark_cells(soup: BeautifulSoup, cells: Sequence[Cell], needs: Needs) -> int:
    """Mark the cells of a page; those that are marked already stay as they are.

    Args:
        soup: the page, as MyST-NB writes it: an element of the class `cell` per cell.
        cells: of its notebook, in their order.
        needs: by a pattern, what a cell needs that is not in the page.

    Returns:
        How many of the cells that a page shows run there; the others say what they
        need, or have no button.

    Raises:
        ValueError: the page has other cells than the notebook.
    """
    elements = soup.select("div.cell")
    if len(elements) != len(cells):
        raise ValueError(
            f"{len(elements)} cells on the page, {len(cells)} in its notebook"
        )
    runnable = 0
    for element, cell in zip(elements, cells, strict=True):
        missing = [why for text, why in needs.items() if re.search(text, cell.source)]
        runnable += not missing and element.select_one(".cell_input") is not None
        if element.has_attr("data-cell") or element.has_attr("data-needs"):
            continue
        if missing:
            _say(soup, element, missing[0])
        else:
            _mark(soup, element, cell)
    return runnable


def _mark(soup: BeautifulSoup, element: Tag, cell: Cell) -> None:
    element["data-cell"] = ""
    if cell.alt:
        element["data-alt"] = cell.alt
    if cell.seconds >= 1:
        element["data-seconds"] = str(round(cell.seconds))
    output = element.select_one(".cell_output")
    if output is not None:
        output["data-output"] = ""
        output["data-state"] = "book"
    if element.select_one(".cell_input") is None:
        # Other cells may need what a cell makes that the page does not show.
        source = soup.new_tag("script", attrs={"type": "text/plain", "data-source": ""})
        source.string = cell.source.replace("</", "<\\/")
        element.append(source)


def _say(soup: BeautifulSoup, element: Tag, missing: str) -> None:
    element["data-needs"] = missing
    note = soup.new_tag("p", attrs={"class": "cell-needs"})
    note.string = f"Needs {missing}: open the page in Colab to run this cell."
    element.append(note)
