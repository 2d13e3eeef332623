"""Drawings within a page become image files, which load late like other pictures."""

import hashlib
import re
from html import escape
from pathlib import Path
from xml.etree import ElementTree as ET

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.osutil import relative_uri

DRAWING = re.compile(r'<svg\b(?=[^>]*\brole="img")[^>]*>.*?</svg>', re.S)


def words_of(svg: str) -> str | None:
    """Return what a drawing says that it shows.

    Returns:
        Its label; None for one without, or one that cannot stand in a file of its own
        because it is not XML or has no namespace.
    """
    try:
        root = ET.fromstring(svg)  # noqa: S314  (our own pages)
    except ET.ParseError:
        return None
    return root.get("aria-label") if root.tag.startswith("{") else None


def move_to_files(body: str, folder: Path, address: str) -> str:
    """Put the drawings of a page into files.

    A browser lays a drawing's words and lines out one by one as the page opens, a
    third of all that it lays out in some chapters.

    Args:
        body: HTML of the page, with drawings as the cells gave them.
        folder: where the files go; made if it is missing.
        address: of the folder, as seen from the page.

    Returns:
        The HTML, with a picture for each drawing that has words.
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


def replace_drawings(
    app: Sphinx,
    page: str,
    template: str,
    context: dict[str, object],
    doctree: nodes.document | None,
) -> None:
    """Put pictures in the place of the drawings in a page's body."""
    body = context.get("body")
    if isinstance(body, str) and app.builder.format == "html":
        images = app.builder.imagedir
        address = relative_uri(app.builder.get_target_uri(page), images)
        context["body"] = move_to_files(body, Path(app.outdir) / images, address)


def setup(app: Sphinx) -> None:
    """Register the drawings."""
    app.connect("html-page-context", replace_drawings)
