"""The pages of the built site, as browser tests go through them."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from theme.after import redirects
from tools.hosting import hosted

# One page of each kind; the others are made of the same parts.
KINDS = (
    *("intro", "search", "solutions/01-single-neuron/single-neuron"),
    *("chapters/04-relu", "chapters/06b-diabetes", "chapters/data/cereal"),
    *("chapters/practice/exercises", "chapters/practice/trainer"),
    *("chapters/practice/train-here", "chapters/reference/glossary"),
    *("chapters/reference/troubleshooting", "chapters/teaching/instructors"),
)


def pages_of(site: Path) -> list[Path]:
    """Return one page of each kind, or all once each if NEURONS_EVERY_PAGE is set.

    The front page stands there under two names, and the addresses in the page for wrong
    ones hold on a server alone.
    """
    left_out = {site / "index.html", site / "404.html"}
    pages = [path for path in redirects.pages_of(site) if path not in left_out]
    if os.environ.get("NEURONS_EVERY_PAGE"):
        return pages
    wanted = [site / f"{kind}.html" for kind in KINDS]
    assert set(wanted) <= set(pages), "a page of KINDS is gone"
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
