"""The script of live figures goes onto those pages alone that have one."""

from typing import Any

from sphinx.application import Sphinx

SCRIPT = "live-figure.js"


def add_script(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: Any
) -> None:
    """Ask for the script where the page's body holds a live figure."""
    if "<live-figure" in context.get("body", ""):
        # A deferred script runs over file://, where a module does not.
        app.add_js_file(SCRIPT, loading_method="defer")


def setup(app: Sphinx) -> None:
    """Register the script of live figures."""
    app.connect("html-page-context", add_script)
