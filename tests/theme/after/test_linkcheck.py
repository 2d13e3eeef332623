"""Links that hold and links that lead nowhere."""

import pytest

from theme.after.linkcheck import link_faults

pytestmark = pytest.mark.unit


@pytest.fixture
def site(tmp_path):
    """A function that writes a site of two pages, the first with the given body."""

    def write(body: str):
        (tmp_path / "part").mkdir()
        (tmp_path / "index.html").write_text(body, encoding="utf-8")
        (tmp_path / "file.csv").touch()
        second = '<h2 id="a%20b">Two</h2><h2 id="größe">Three</h2><a name="old"></a>'
        (tmp_path / "part" / "two.html").write_text(second, encoding="utf-8")
        return tmp_path

    return write


@pytest.mark.parametrize(
    "link",
    [
        "part/two.html",
        "part/two.html#gr%C3%B6%C3%9Fe",
        "part/two.html#old",
        "part/../file.csv",
        "file.csv?v=1",
        "#here",
        "#",
        "",
        ".",
        "https://example.org/gone.html#gone",
        "mailto:a@example.org",
    ],
)
def test_a_link_that_holds_is_no_fault(site, link):
    assert link_faults(site(f'<p id="here"><a href="{link}">Go</a></p>')) == []


@pytest.mark.parametrize(
    ("link", "message"),
    [
        ("gone.html", "leads to no file of the site; fix its address"),
        ("part/gone.csv", "leads to no file of the site"),
        ("../index.html", "leads to no file of the site"),
        ("part", "leads to no file of the site"),
        ("#gone", "leads to no place in its page; fix what follows #"),
        ("part/two.html#gone", "leads to no place in its page"),
    ],
)
def test_a_link_that_leads_nowhere_is_named_with_its_page_and_words(
    site, link, message
):
    found = link_faults(site(f'<a href="{link}">Go <b>there</b></a>'))
    assert len(found) == 1
    assert found[0].startswith(f"index.html: 'Go there': the link {link} ")
    assert message in found[0]
