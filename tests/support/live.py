"""A page of live figures alone, as the book has them."""

import json
from pathlib import Path

STATIC = Path(__file__).resolve().parents[2] / "theme" / "static"


def live(kind: str, data: dict) -> str:
    """HTML of a live figure as a page of the book has it."""
    text = json.dumps(data).replace("<", "\\u003c")
    return f"""<live-figure data-kind="{kind}">
    <script type="application/json">{text}</script>
    <figure class="live-static"><svg role="img" aria-label="Still."></svg>
    <figcaption>A still picture.</figcaption></figure></live-figure>"""


def write_live_page(folder: Path, scripts: list[str], figures: str) -> str:
    """Write a page with these figures into a folder; return its address.

    Args:
        folder: where to.
        scripts: names of the scripts that draw them, without `live-` and `.js`.
        figures: their HTML, by `live`.
    """
    tags = "".join(
        f'<script defer src="{(STATIC / f"live-{name}.js").as_uri()}"></script>'
        for name in scripts
    )
    file = folder / "page.html"
    file.write_text(
        f"""<!doctype html><html lang="en"><head><meta charset="utf-8">
        <title>Page</title>
        <link rel="stylesheet" href="{(STATIC / "course.css").as_uri()}">{tags}
        </head><body>{figures}</body></html>""",
        encoding="utf-8",
    )
    return file.as_uri()
