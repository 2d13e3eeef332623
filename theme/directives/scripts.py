"""Scripts go onto those pages alone that have what they work on."""

import re
from collections.abc import Iterator
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx

STATIC = Path(__file__).resolve().parents[1] / "static"
ASK = ("answers.js", "progress.js", "ask.js")
# By what a page's body holds, the scripts in the order in which they build on each
# other; on one page, those of a later line follow those of an earlier one.
NEEDED = {
    "data-ask=": ASK,
    "data-guess=": ASK,
    "data-parsons=": (*ASK, "parsons.js"),
    "data-warm-up=": (*ASK, "parsons.js", "warm-up.js"),
    'data-kind="trainer"': ("progress.js",),
    "data-exercise=": (*ASK, "exercise-notebook.js", "exercise.js"),
    'class="own-network"': ("own-network.js",),
}
# After the scripts that run cells, whichever extension adds them.
LATE = {"exercise-notebook.js", "exercise.js", "own-network.js"}
LATE_PRIORITY, PRIORITY = 900, 500
FIGURE = "live-figure.js"
KIND = re.compile(r'<live-figure[^>]*\bdata-kind="([a-z-]+)"')


def scripts_of(body: str) -> Iterator[str]:
    """Yield the scripts that a page needs, in the order to load them."""
    for mark, scripts in NEEDED.items():
        if mark in body:
            yield from scripts
    # Of a figure's kind that has scripts of its own, first its parts.
    kinds = sorted(set(KIND.findall(body)))
    yield from [FIGURE] if kinds else []
    for kind in kinds:
        for pattern in (f"live-{kind}.*.js", f"live-{kind}.js"):
            yield from sorted(path.name for path in STATIC.glob(pattern))


def add_scripts(
    app: Sphinx,
    page: str,
    template: str,
    context: dict[str, object],
    doctree: nodes.document | None,
) -> None:
    """Load the scripts that a page's body needs."""
    for name in dict.fromkeys(scripts_of(str(context.get("body", "")))):
        priority = LATE_PRIORITY if name in LATE else PRIORITY
        # A deferred script runs over file://, where a module does not.
        app.add_js_file(name, priority=priority, loading_method="defer")


def setup(app: Sphinx) -> None:
    """Register the scripts of pages."""
    app.connect("html-page-context", add_scripts)
