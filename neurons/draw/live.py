"""Figures that a reader moves, with a still picture where there is no script."""

from __future__ import annotations

import hashlib
import io
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import numpy as np

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"


@dataclass(frozen=True)
class LiveFigure:
    """A live figure's HTML and its words.

    Args:
        html: str, a `<live-figure>` element with its data and the still picture.
        text: str, what there is to see.
    """

    html: str
    text: str

    def _repr_mimebundle_(
        self, include: object = None, exclude: object = None
    ) -> dict[str, str]:
        return {"text/html": self.html, "text/plain": self.text}


def live(
    kind: str, data: Mapping[str, object], figure: Figure, text: str
) -> LiveFigure:
    """Wrap a still figure and its numbers into a figure that a reader can move.

    In a page of the book a script takes the place of the picture; in a notebook
    the picture shows.

    Args:
        kind: str, which live figure, such as "neuron-line"; lower case and hyphens.
        data: dict of strings, numbers, lists and NumPy arrays: the figure's numbers.
        figure: Matplotlib figure, the still picture; it is closed here.
        text: str, what there is to see: caption and text alternative.

    Returns:
        LiveFigure: shows itself in a notebook; `.html`, `.text`.

    Raises:
        ValueError: `kind` is misspelt, `text` is empty, or `data` holds NaN or
            infinity, which JSON has no word for.
    """
    if not re.fullmatch(r"[a-z]+(-[a-z]+)*", kind):
        raise ValueError(f"kind {kind!r} must be lower-case words with hyphens.")
    if not text.strip():
        raise ValueError("text is empty; say what there is to see.")
    numbers = _json(data)
    salt = hashlib.sha256(f"{kind}{numbers}".encode()).hexdigest()[:12]
    return wrapped(kind, data, _still(figure, text, salt), text)


def wrapped(
    kind: str, data: Mapping[str, object], picture: str, text: str
) -> LiveFigure:
    """Wrap a still picture that is SVG already; `live` says what the rest is."""
    numbers = _json(data)
    # A script element ends at the first "</script", even inside a JSON string.
    safe = numbers.replace("<", "\\u003c")
    return LiveFigure(
        f'<live-figure data-kind="{kind}">'
        f'<script type="application/json">{safe}</script>'
        f'<figure class="live-static">{picture}'
        f"<figcaption>{escape(text)}</figcaption></figure></live-figure>",
        text,
    )


def _json(data: Mapping[str, object]) -> str:
    try:
        return json.dumps(data, allow_nan=False, default=_plain, ensure_ascii=False)
    except ValueError as error:
        raise ValueError(
            "data holds NaN or infinity; leave those rows out before you pass it on."
        ) from error


def _plain(value: object) -> object:
    if isinstance(value, (np.ndarray, np.generic)):
        return value.tolist()
    raise TypeError(f"data holds a {type(value).__name__}; use lists and numbers.")


def _still(figure: Figure, text: str, salt: str) -> str:
    import matplotlib.pyplot as plt

    buffer = io.StringIO()
    with plt.rc_context({"svg.fonttype": "none", "svg.hashsalt": salt}):
        figure.savefig(buffer, format="svg", transparent=True, metadata={"Date": None})
    # Left open, the notebook would show the picture a second time.
    plt.close(figure)
    return _inline(buffer.getvalue(), text)


def _inline(svg: str, text: str) -> str:
    ET.register_namespace("", _SVG)
    ET.register_namespace("xlink", _XLINK)
    root = ET.fromstring(svg)  # noqa: S314  (Matplotlib wrote it just now)
    for metadata in root.findall(f"{{{_SVG}}}metadata"):
        root.remove(metadata)
    # Matplotlib's style sheet would be one for the whole page, so browsers would go
    # through all of it anew. The two settings are set on the root instead.
    for definitions in root.findall(f"{{{_SVG}}}defs"):
        for sheet in definitions.findall(f"{{{_SVG}}}style"):
            definitions.remove(sheet)
    root.set("stroke-linejoin", "round")
    root.set("stroke-linecap", "butt")
    used = set(re.findall(r"#([\w-]+)", svg))
    for element in root.iter():
        # Matplotlib's "figure_1", "patch_1" would be the same in every figure.
        if element.get("id") not in used:
            element.attrib.pop("id", None)
    root.set("role", "img")
    root.set("aria-label", text)
    # It takes the page's text color, so no dark-mode filter is wanted.
    root.set("fill", "currentColor")
    root.set("style", "max-width:100%;height:auto;filter:none!important")
    return ET.tostring(root, encoding="unicode").replace("#000000", "currentColor")
