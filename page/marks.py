"""Mark the cells of built pages, so that a page's script finds what it can run."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

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


@dataclass
class Marked:
    """What was found on a page.

    Attributes:
        runnable: how many cells run in the page.
        needs: what other cells need, with the cells' first lines.
    """

    runnable: int = 0
    needs: dict[str, list[str]] = field(default_factory=dict)


def mark_cells(soup: BeautifulSoup, cells: Sequence[Cell], needs: Needs) -> Marked:
    """Mark the cells of a page.

    Args:
        soup: the page, as MyST-NB writes it: an element of the class `cell` per cell.
        cells: of its notebook, in their order.
        needs: by a pattern, what a cell needs that is not in the page.

    Returns:
        What runs, and what does not.

    Raises:
        ValueError: the page has other cells than the notebook.
    """
    elements = soup.select("div.cell")
    if len(elements) != len(cells):
        raise ValueError(
            f"{len(elements)} cells on the page, {len(cells)} in its notebook"
        )
    marked = Marked()
    for element, cell in zip(elements, cells, strict=True):
        missing = [why for text, why in needs.items() if re.search(text, cell.source)]
        if missing:
            first = cell.source.partition("\n")[0]
            marked.needs.setdefault(missing[0], []).append(first)
            _say(soup, element, missing[0])
        else:
            marked.runnable += 1
            _mark(soup, element, cell)
    return marked


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
