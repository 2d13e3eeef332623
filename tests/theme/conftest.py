"""A page of one's own, put through Sphinx with parts of the theme."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from bs4 import BeautifulSoup
from sphinx.testing.util import SphinxTestApp
from sphinx.util.console import strip_escape_sequences

SETTINGS = {
    "root_doc": "page",
    "myst_enable_extensions": ["colon_fence", "dollarmath"],
    "html_math_renderer": "mathml",
    "html_theme": "basic",
}


class Page(NamedTuple):
    """A built page: its HTML, and what Sphinx warned of."""

    html: BeautifulSoup
    warnings: str


@pytest.fixture
def build_page(tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """Return a function that builds one MyST page and gives its HTML and warnings."""
    apps = []

    def build(text: str, *parts: str, **settings: object) -> Page:
        # MyST-NB, which runs cells, brings MyST itself.
        has_cells = "myst_nb" in parts
        parser = [] if has_cells else ["myst_parser"]
        # Sphinx adds to its own default, which the next test would find.
        settings["source_suffix"] = {".md": "myst-nb" if has_cells else "markdown"}
        settings["extensions"] = [*parser, "theme.directives.formulas", *parts]
        (tmp_path / "conf.py").touch()
        (tmp_path / "page.md").write_text(text, encoding="utf-8")
        warnings = io.StringIO()
        app = SphinxTestApp(
            srcdir=tmp_path, confoverrides=SETTINGS | settings, warning=warnings
        )
        apps.append(app)
        app.build()
        html = (app.outdir / "page.html").read_text(encoding="utf-8")
        shown = strip_escape_sequences(warnings.getvalue())
        return Page(BeautifulSoup(html, "html.parser"), shown)

    yield build
    for app in apps:
        app.cleanup()
