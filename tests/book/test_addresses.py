"""Every address that the site ever had leads to a page that is there.

`addresses.txt` holds them: of pages, and of the sections that check messages send to.
"""

from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup

from autograder.address import read_address
from theme.after import redirects


@pytest.fixture(scope="module")
def addresses(root) -> list[str]:
    """Every address that was ever published, below the address of the site."""
    text = (root / "tests/book/addresses.txt").read_text(encoding="utf-8")
    return text.split()


@pytest.fixture(scope="module")
def moved(root) -> dict[str, str]:
    """Old addresses and new ones."""
    return redirects.read_redirects(root)


def test_no_address_is_gone(built_site, addresses):
    for address in addresses:
        name, _, place = address.partition("#")
        assert (built_site / name).is_file(), address
        if place:
            html = (built_site / name).read_text(encoding="utf-8")
            assert BeautifulSoup(html, "html.parser").find(id=place), address


def test_each_page_that_has_moved_is_in_the_list_and_leads_to_a_page(
    built_site, addresses, moved
):
    for old, new in moved.items():
        assert f"{old}.html" in addresses
        page = built_site / f"{new}.html"
        assert page.is_file() and not redirects.is_redirect(page), new
    small = {p for p in built_site.rglob("*.html") if redirects.is_redirect(p)}
    assert small == {built_site / f"{old}.html" for old in moved}


@pytest.mark.slow
def test_a_browser_goes_on_without_a_script(browser, address, moved):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for old, new in moved.items():
        page.goto(f"{address}{old}.html")
        page.wait_for_url(f"{address}{new}.html")
    context.close()


def test_no_search_and_no_map_of_the_site_leads_to_an_old_address(
    root, built_site, moved
):
    index = (built_site / "_static/search-index.js").read_text(encoding="utf-8")
    assert [old for old in moved if f'"{old}"' in index or f'"{old}.md"' in index] == []
    site = read_address(root).site
    tree = ElementTree.parse(built_site / "sitemap.xml")
    listed = {element.text for element in tree.iter() if element.tag.endswith("}loc")}
    assert listed.isdisjoint(f"{site}{old}.html" for old in moved)
    assert listed.issuperset(f"{site}{new}.html" for new in moved.values())
