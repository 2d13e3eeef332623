"""All pages as one: anchors stay apart, links between pages stay within."""

import pytest
from bs4 import BeautifulSoup

from autograder.errors import CourseError
from tools.joined import Joined

CONFIG = "title: A & B\nauthor: Us\nrepository: {url: https://github.com/Me/course}\n"
TOC = """root: intro
parts:
  - caption: Pages
    chapters:
      - file: chapters/a
      - file: chapters/b
"""
INTRO = '<h1>Front</h1><a href="chapters/a.html">on</a><script>no</script>'
A = """<h1 id="top">First</h1><h2>More</h2>
<a href="b.html#one">b</a> <a href="#one">here</a> <a href="../intro.html">front</a>
<a href="../_downloads/x.ipynb">file</a> <a href="https://example.org">out</a>
<details name="q"><summary id="one">s</summary></details>
<img src="../_images/p.svg"><svg aria-labelledby="one two"><g clip-path="url(#two)"/>
<use xlink:href="#two"/></svg>"""
B = '<h1>Second</h1><p id="one">x</p><img src="data:image/png;base64,AA">'


@pytest.fixture
def made(tmp_path):
    (tmp_path / "_config.yml").write_text(CONFIG)
    (tmp_path / "_toc.yml").write_text(TOC)
    for name, text in (("intro", INTRO), ("chapters/a", A), ("chapters/b", B)):
        source, path = tmp_path / f"{name}.md", tmp_path / "html" / f"{name}.html"
        for file in (source, path):
            file.parent.mkdir(parents=True, exist_ok=True)
        source.touch()
        path.write_text(f"<nav>x</nav><article>{text}</article>")
    return Joined(tmp_path, tmp_path / "html", tmp_path / "pdf")


@pytest.fixture
def page(made):
    html = made.html("Version 1", {"chapters-b": 7})
    return BeautifulSoup(html, "html.parser")


def test_links_between_pages_stay_within_and_others_lead_to_the_site(page):
    hrefs = [a["href"] for a in page.select("#chapters-a a")]
    assert hrefs == [
        "#chapters-b--one",
        "#chapters-a--one",
        "#intro",
        "https://me.github.io/course/_downloads/x.ipynb",
        "https://example.org",
    ]
    assert page.select_one("#intro a")["href"] == "#chapters-a"


def test_names_of_places_stay_apart_wherever_they_are_used(page):
    ids = [element["id"] for element in page.select("[id]")]
    assert len(ids) == len(set(ids))
    svg = page.svg
    assert svg["aria-labelledby"] == "chapters-a--one chapters-a--two"
    assert svg.g["clip-path"] == "url(#chapters-a--two)"
    assert svg.use["xlink:href"] == "#chapters-a--two"


def test_pictures_are_found_from_the_folder_of_the_one_page(page):
    sources = [image["src"] for image in page.select("img")]
    assert sources == ["../html/_images/p.svg", "data:image/png;base64,AA"]


def test_folds_are_open_and_headings_stand_below_their_part(page):
    assert page.select_one("details").attrs == {"open": ""}
    assert not page.select("script, main nav")
    headings = [(h.name, h.get_text()) for h in page.select("main :is(h1, h2, h3)")]
    assert headings == [
        ("h2", "Front"), ("h1", "Pages"), ("h2", "First"), ("h3", "More"),
        ("h2", "Second"),
    ]  # fmt: skip


def test_contents_name_parts_pages_and_sheets(page, made):
    lines = [" ".join(li.stripped_strings) for li in page.select(".contents li")]
    assert lines == ["Front", "First", "Second 7"]
    assert page.select_one(".contents .part").get_text() == "Pages"
    assert page.title.get_text() == "A & B"
    assert made.anchors() == ["intro", "chapters-a", "chapters-b"]


def test_a_page_that_was_not_built_is_named(tmp_path, made):
    (tmp_path / "html" / "chapters" / "b.html").unlink()
    with pytest.raises(CourseError, match=r"chapters/b\.html is not in the site; run"):
        Joined(tmp_path, tmp_path / "html", tmp_path / "pdf")
