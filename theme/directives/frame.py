"""A chapter's head and end: the course's network as a map, and a warm-up."""

from collections.abc import Iterator
from html import escape
from itertools import product
from pathlib import Path, PurePosixPath
from typing import TypedDict

import yaml
from docutils import nodes
from sphinx.application import Sphinx

FILE = "chapters/teaching/map.yml"
WARM_UP = "chapters/practice/warm-up"
WIDTH, HEIGHT = 640, 170
INPUTS = [(140, y) for y in (45, 85, 125)]
HIDDEN_1 = [(240, y) for y in (45, 85, 125)]
HIDDEN_2 = [(340, y) for y in (65, 105)]
OUTPUT = (440, 85)
STYLES = {
    "done": 'stroke="#333" stroke-width="1.5"',
    "today": 'stroke="#0072b2" stroke-width="3.5"',
    "later": 'stroke="#888" stroke-width="1" stroke-dasharray="2 4"',
}


class Step(TypedDict):
    """What a chapter adds.

    Attributes:
        part: of the picture.
        today: its name in a sentence.
        now: a sentence on what can be done with it.
    """

    part: str
    today: str
    now: str


def course(root: Path) -> dict[str, Step]:
    """Read what each chapter adds to the network; nothing for a book without a map."""
    file = root / FILE
    if not file.is_file():
        return {}
    steps: dict[str, Step] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return steps


def _line(start: tuple[int, int], end: tuple[int, int]) -> str:
    (x1, y1), (x2, y2) = start, end
    return f'<line x1="{x1 + 11}" y1="{y1}" x2="{x2 - 11}" y2="{y2}"/>'


def _square(x: int, y: int) -> str:
    return f'<rect x="{x - 10}" y="{y - 10}" width="20" height="20"/>'


def _circle(x: int, y: int) -> str:
    return f'<circle cx="{x}" cy="{y}" r="11"/>'


def _path(steps: str) -> str:
    return f'<path d="{steps}"/>'


def shapes() -> dict[str, list[str]]:
    """Return the shapes of each part of the network, in the order of the course."""
    middle, unit = INPUTS[1], HIDDEN_1[1]
    others, units = INPUTS[::2], HIDDEN_1[::2]
    later = [*product(HIDDEN_1, HIDDEN_2), *product(HIDDEN_2, [OUTPUT])]
    grid = "M15 45h70v80h-70zM15 65h70M15 85h70M15 105h70M38 45v80M62 45v80"
    return {
        "table": [_path(grid)],
        "neuron": [_square(*middle), _circle(*unit), _line(middle, unit)],
        "inputs": [f(*one) for one in others for f in (_square,)]
        + [_line(one, unit) for one in others],
        "layer": [_circle(*one) for one in units]
        + [_line(*pair) for pair in product(INPUTS, units)],
        "activation": [_path(f"M{x - 7} {y + 3}h7l6 -8") for x, y in HIDDEN_1],
        "stack": [_circle(*one) for one in [*HIDDEN_2, OUTPUT]]
        + [_line(*pair) for pair in later],
        "training": [
            '<rect x="497" y="68" width="56" height="34" rx="4"/>',
            _path("M525 68C525 15 240 15 240 31m-6 -7l6 7l6 -7"),
            _line(OUTPUT, (508, 85)),
        ],
        "split": [_path("M9 115h82"), _path("M50 125C50 165 525 165 525 102")],
        "trust": [_path("M595 55v60M587 55h16M587 115h16"), _circle(595, 85)],
        "forward": [_path("M130 155h320m-8 -5l8 5l-8 5")],
        "backward": [_path("M450 10h-320m8 -5l-8 5l8 5")],
    }


def picture(step: Step) -> str:
    """Draw the course's network, with the part of one chapter lit.

    Returns:
        An SVG element with a label.
    """
    parts = shapes()
    reached = list(parts).index(step["part"])
    groups = [
        f'<g fill="none" {STYLES[_state(place, reached)]}>{"".join(drawn)}</g>'
        for place, drawn in enumerate(parts.values())
    ]
    # What is lit lies above what it crosses.
    groups.append(groups.pop(reached))
    label = escape(f"The network of the course. Today: {step['today']}.")
    size = f'width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}"'
    text = '<text x="525" y="92" font-size="22" text-anchor="middle">loss</text>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{label}" '
        f'font-family="sans-serif" {size}>{"".join(groups)}{text}</svg>'
    )


def _state(place: int, reached: int) -> str:
    if place == reached:
        return "today"
    return "done" if place < reached else "later"


def figure(step: Step, caption: str) -> nodes.raw:
    """Make the picture with its caption, HTML; it is no part of a page's summary."""
    whole = (
        f'<figure class="course-map">{picture(step)}'
        f"<figcaption>{caption}</figcaption></figure>"
    )
    return nodes.raw("", whole, format="html")


def add_frame(app: Sphinx, doctree: nodes.document) -> None:
    """Put the map with the way to a warm-up at a chapter's head, and at its end."""
    page = app.env.docname
    step = course(Path(app.srcdir)).get(PurePosixPath(page).name)
    if step is None or PurePosixPath(page).parent.as_posix() != "chapters":
        return
    app.env.note_dependency(str(Path(app.srcdir) / FILE))
    (whole,) = (node for node in doctree.children if isinstance(node, nodes.section))
    caption = f"Today: {escape(step['today'])}."
    if WARM_UP in app.env.found_docs:
        address = app.builder.get_relative_uri(page, WARM_UP)
        caption += f' First, <a href="{address}">two minutes of warm-up</a>?'
    # Right below the title.
    whole.insert(1, figure(step, caption))
    parts = list(_parts(whole))
    end = next((one for one in parts if one[0].astext() == "Key points"), whole)
    end += figure(step, escape(step["now"]))


def _parts(whole: nodes.section) -> Iterator[nodes.section]:
    return (node for node in whole.children if isinstance(node, nodes.section))


def setup(app: Sphinx) -> None:
    """Register the frame of chapters."""
    # Before the answers, which stand at the very end of a page.
    app.connect("doctree-read", add_frame, priority=400)
