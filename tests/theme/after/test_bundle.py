"""One style sheet for all pages, and scripts that no page waits for."""

import re

import pytest
from bs4 import BeautifulSoup

from autograder.errors import CourseError
from theme.after.bundle import bundle_site, fresh_pages, put_versions

pytestmark = pytest.mark.unit

HEAD = """<html><head>
<link rel="stylesheet" href="{top}_static/styles/a.css?v=1">
<script src="{top}_static/documentation_options.js"></script>
<script>OPTIONS.page = 1;</script>
<link rel="stylesheet" href="{top}_static/b.css">
<script src="{top}_static/b.js"></script></head><body></body></html>"""


@pytest.fixture
def site(tmp_path):
    """A site of three pages at three depths, as Sphinx leaves it."""
    (tmp_path / "_static" / "styles").mkdir(parents=True)
    (tmp_path / "part").mkdir()
    write_sheets(tmp_path)
    (tmp_path / "_static" / "documentation_options.js").write_text("const OPTIONS={};")
    for name, top in {"a": "", "part/b": "../", "404": "/course/"}.items():
        (tmp_path / f"{name}.html").write_text(HEAD.format(top=top))
    return tmp_path


def write_sheets(folder) -> None:
    """Write the two sheets that pages ask for."""
    first = "@import '../base.css';a{background:url(../fonts/a.woff2)}"
    first += "p{background:url('data:,x')}"
    (folder / "_static/styles/a.css").write_text(first)
    (folder / "_static/b.css").write_text('b{background:url("b.png")}')
    (folder / "_static/base.css").write_text("i{background:url(i.png)}")


def soup_of(site, name: str) -> BeautifulSoup:
    return BeautifulSoup((site / name).read_text(), "html.parser")


def test_one_sheet_holds_the_rules_of_all_in_their_order(site):
    bundle_site(site)
    assert (site / "_static/site.css").read_text() == (
        'i{background:url("i.png")}a{background:url("fonts/a.woff2")}'
        "p{background:url('data:,x')}\nb{background:url(\"b.png\")}"
    )
    assert [file.name for file in site.rglob("*.css")] == ["site.css"]


@pytest.mark.parametrize(
    ("name", "top"), [("a.html", ""), ("part/b.html", "../"), ("404.html", "/course/")]
)
def test_every_page_asks_for_that_sheet_alone(site, name, top):
    bundle_site(site)
    (link,) = soup_of(site, name).select("link[rel=stylesheet]")
    assert link["href"] == f"{top}_static/site.css"


def test_no_script_keeps_a_page_from_showing(site):
    bundle_site(site)
    first, second, third = soup_of(site, "a.html").select("script")
    assert first.string == "const OPTIONS={};"
    assert not first.has_attr("src")
    assert second.string == "OPTIONS.page = 1;"
    assert (third["src"], third["defer"]) == ("_static/b.js", "defer")


def test_a_page_that_is_written_anew_joins_the_others(site):
    bundle_site(site)
    # Sphinx copies the sheets anew whenever it writes a page.
    write_sheets(site)
    (site / "a.html").write_text(HEAD.format(top=""))
    bundle_site(site)
    assert soup_of(site, "a.html").link["href"] == "_static/site.css"
    assert soup_of(site, "part/b.html").link["href"] == "../_static/site.css"


def test_only_pages_that_were_just_written_are_fresh(site):
    assert {path.name for path in fresh_pages(site)} == {"a.html", "b.html", "404.html"}
    bundle_site(site)
    assert fresh_pages(site) == []
    (site / "a.html").write_text(HEAD.format(top=""))
    assert fresh_pages(site) == [site / "a.html"]


def test_a_site_that_is_bundled_already_stays_as_it_is(site):
    bundle_site(site)
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    bundle_site(site)
    after = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    assert before == after


def test_pages_with_different_sheets_are_named(site):
    (site / "a.html").write_text("<html><head></head></html>")
    with pytest.raises(CourseError, match=r"html ask for different style sheets"):
        bundle_site(site)


def test_styles_and_scripts_have_a_version_that_changes_with_them(site):
    bundle_site(site)
    page = site / "part/b.html"
    soup = soup_of(site, "part/b.html")
    early = soup.new_tag("link", rel="preload", href="../_static/b.js?old=1")
    soup.head.append(early)
    page.write_text(str(soup))
    (site / "_static/b.js").write_text("1;")
    addresses = set()
    for text in ("p{}", "p{color:red}"):
        (site / "_static/site.css").write_text(text)
        put_versions(site)
        found = soup_of(site, "part/b.html")
        addresses.add(found.select_one("link[rel=stylesheet]")["href"])
        assert (
            found.select_one("script[src]")["src"]
            == (found.select_one("link[rel=preload]")["href"])
        )
    assert len(addresses) == 2
    assert all(re.search(r"site\.css\?v=[0-9a-f]{8}$", one) for one in addresses)
    assert fresh_pages(site) == []
