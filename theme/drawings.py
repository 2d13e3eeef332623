"""Drawings within a page become pictures of their own, which come late like others."""

import hashlib
import re
from html import escape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from sphinx.application import Sphinx

DRAWING = re.compile(r'<svg\b(?=[^>]*\brole="img")[^>]*>.*?</svg>', re.S)


def words_of(svg: str) -> str | None:
    """Return what a drawing says that it shows.

    Args:
        svg: str, the element's source.

    Returns:
        str, its label; None for one without, or one that cannot stand in a file of
        its own because it is no XML or says no namespace.
    """
    try:
        root = ET.fromstring(svg)  # noqa: S314  (our own pages)
    except ET.ParseError:
        return None
    return root.get("aria-label") if root.tag.startswith("{") else None


def take_out(body: str, folder: Path, address: str) -> str:
    """Put the drawings of a page into files.

    A browser lays a drawing's words and lines out one by one as the page opens, a
    third of all that it lays out in some chapters.

    Args:
        body: str, HTML of the page, with drawings as the cells gave them.
        folder: where the files go; made if it is missing.
        address: str, of the folder, as seen from the page.

    Returns:
        str: the HTML, with a picture for each drawing that has words.
    """

    def picture(found: re.Match[str]) -> str:
        svg = found[0]
        words = words_of(svg)
        if not words:
            return svg
        name = f"{hashlib.sha256(svg.encode()).hexdigest()}.svg"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(svg, encoding="utf-8")
        return f'<img class="drawing" src="{address}/{name}" alt="{escape(words)}"/>'

    return DRAWING.sub(picture, body)


def settle(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: Any
) -> None:
    """Take the drawings out of a page's body."""
    if "body" in context and app.builder.format == "html":
        folder = Path(app.outdir) / app.builder.imagedir
        address = context["pathto"](app.builder.imagedir, resource=True)
        context["body"] = take_out(context["body"], folder, address)


def setup(app: Sphinx) -> None:
    """Register the drawings."""
    app.connect("html-page-context", settle)
