"""Scripts of live figures go onto those pages alone that need them."""

from __future__ import annotations

import re
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx

SCRIPT = "live-figure.js"
STATIC = Path(__file__).resolve().parents[1] / "static"
KIND = re.compile(r'<live-figure[^>]*\bdata-kind="([a-z-]+)"')


def scripts(body: str) -> list[str]:
    """Name the scripts that a page's live figures need, in the order to load them.

    Args:
        body: HTML of the page.

    Returns:
        The common script first, then for each kind that has its own its parts,
        `live-KIND.PART.js`, and `live-KIND.js`; empty for a page without a live figure.
    """
    kinds = sorted(set(KIND.findall(body)))
    found = [
        name
        for kind in kinds
        for pattern in (f"live-{kind}.*.js", f"live-{kind}.js")
        for name in sorted(path.name for path in STATIC.glob(pattern))
    ]
    return [SCRIPT, *found] if kinds else []


def add_scripts(
    app: Sphinx,
    page: str,
    template: str,
    context: dict[str, object],
    doctree: nodes.document | None,
) -> None:
    """Load the scripts that the live figures in the page's body need."""
    for name in scripts(str(context.get("body", ""))):
        # A deferred script runs over file://, where a module does not.
        app.add_js_file(name, loading_method="defer")


def setup(app: Sphinx) -> None:
    """Register the scripts of live figures."""
    app.connect("html-page-context", add_scripts)
