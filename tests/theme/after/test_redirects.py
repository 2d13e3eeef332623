"""Old addresses lead to the new ones, and are pages of the site no more."""

import pytest
from bs4 import BeautifulSoup

from theme.after import redirects
from theme.after.linkcheck import link_faults

pytestmark = pytest.mark.unit

CONFIG = "repository: {url: https://github.com/Me/course}\n"


@pytest.fixture
def book(tmp_path):
    """A book with one page that has moved, and its site."""
    (tmp_path / "_config.yml").write_text(CONFIG)
    (tmp_path / redirects.FILE).write_text("part/old: part/new/page\n")
    site = tmp_path / "site"
    (site / "part" / "new").mkdir(parents=True)
    (site / "part" / "new" / "page.html").write_text("<h1>Page</h1>")
    return tmp_path, site


def test_the_old_address_leads_to_the_new_one_without_a_script(book):
    root, site = book
    assert redirects.write(root, site) == []
    text = (site / "part/old.html").read_text(encoding="utf-8")
    page = BeautifulSoup(text, "html.parser")
    refresh = page.select_one("meta[http-equiv=refresh]")["content"]
    assert refresh == "0; url=new/page.html"
    assert page.a["href"] == "new/page.html"
    address = "https://me.github.io/course/part/new/page.html"
    assert page.select_one("link[rel=canonical]")["href"] == address
    assert page.select_one("meta[name=robots]")["content"] == "noindex"
    assert not page.select("script")
    assert link_faults(site) == []


def test_a_page_that_redirects_is_no_page_of_the_site(book):
    root, site = book
    redirects.write(root, site)
    assert redirects.pages_of(site) == [site / "part/new/page.html"]
    redirects.remove(site)
    assert not (site / "part/old.html").exists()
    assert (site / "part/new/page.html").exists()


def test_a_book_without_moved_pages_needs_no_list(book):
    root, site = book
    (root / redirects.FILE).unlink()
    assert redirects.write(root, site) == []
    assert redirects.pages_of(site) == sorted(site.rglob("*.html"))


def test_an_old_address_that_is_a_page_again_is_named_and_left_alone(book):
    root, site = book
    (site / "part/old.html").write_text("<h1>Again</h1>")
    (fault,) = redirects.write(root, site)
    assert fault == "_redirects.yml: part/old is a page of the site; take out its line"
    assert (site / "part/old.html").read_text() == "<h1>Again</h1>"


def test_an_old_address_that_leads_nowhere_is_a_fault(book):
    root, site = book
    (site / "part/new/page.html").unlink()
    redirects.write(root, site)
    (fault,) = link_faults(site)
    assert fault.startswith("part/old.html: ")
    assert "leads to no file of the site" in fault


def test_a_link_to_an_old_address_is_a_fault(book):
    root, site = book
    redirects.write(root, site)
    (site / "index.html").write_text('<a href="part/old.html#here">Go</a>')
    (fault,) = link_faults(site)
    assert "leads to a page that has moved; fix its address" in fault
