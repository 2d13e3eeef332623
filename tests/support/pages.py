"""The pages of the built site, as browser tests go through them."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from theme.after import redirects
from tools.hosting import hosted

STATIC = Path(__file__).resolve().parents[2] / "theme" / "static"
# One page of each kind; the others are made of the same parts.
KINDS = (
    *("intro", "search", "solutions/01-single-neuron/single-neuron"),
    *("chapters/04-relu", "chapters/06b-diabetes", "chapters/data/cereal"),
    *("chapters/practice/exercises", "chapters/practice/trainer"),
    *("chapters/practice/warm-up", "exercises/01-single-neuron"),
    *("chapters/practice/train-here", "chapters/reference/glossary"),
    *("chapters/reference/troubleshooting", "chapters/teaching/instructors"),
)


@pytest.fixture(params=["kinds", pytest.param("all", marks=pytest.mark.weekly)])
def pages(request: pytest.FixtureRequest, built_site: Path) -> list[Path]:
    """One page of each kind, or all once each.

    The front page stands there under two names, and the addresses in the page for wrong
    ones hold on a server alone.
    """
    left_out = {built_site / "index.html", built_site / "404.html"}
    every = [path for path in redirects.pages_of(built_site) if path not in left_out]
    if request.param == "all":
        return every
    wanted = [built_site / f"{kind}.html" for kind in KINDS]
    assert set(wanted) <= set(every), "a page of KINDS is gone"
    return wanted


def name_of(path: Path, site: Path) -> str:
    """Return a page's name as a message tells it."""
    return path.relative_to(site).as_posix()


@pytest.fixture(scope="module")
def address(built_site) -> Iterator[str]:
    """The address of the site, served as GitHub Pages serves it."""
    with hosted(built_site) as address:
        yield address


def open_page(browser: Browser, **options: object) -> Page:
    """Open a tab in which nothing moves, so that every picture of it is the last."""
    return browser.new_page(reduced_motion="reduce", **options)


@contextmanager
def served_page(folder: Path, html: str) -> Iterator[str]:
    """Serve a page beside the theme's own files, in `_static`; its address.

    Served, since Chromium may forget under load what a page from a folder has stored.
    """
    shutil.copytree(STATIC, folder / "_static")
    (folder / "index.html").write_text(html, encoding="utf-8")
    with hosted(folder) as address:
        yield address
