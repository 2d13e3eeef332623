"""The questions of all chapters are collected for the page that mixes them."""

import json

import pytest

from theme.after import warm_up
from theme.after.html_cache import read_page

pytestmark = pytest.mark.unit

PAGE = """<html><body><h1>One neuron<a class="headerlink" href="#">#</a></h1>
<div data-ask="a" id="ask-a"><a href="#here">x</a><a href="02-b.html">y</a>
<img src="../_images/p.svg"><a href="https://example.org/z">z</a></div>
<div data-ask="g" data-kind="guess"></div>
<div data-parsons="b"></div></body></html>"""


def collected(site) -> list[dict]:
    text = (site / warm_up.FILE).read_text(encoding="utf-8")
    return json.loads(text.removeprefix("neurons.warmUp(").removesuffix(");\n"))


@pytest.fixture
def site(tmp_path):
    for name, text in (
        (warm_up.PAGE, ""),
        ("chapters/01-a.html", PAGE),
        ("chapters/02-b.html", "<h1>None</h1>"),
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "_static").mkdir()
    return tmp_path


def test_items_of_each_page_come_with_its_title_and_address(site):
    warm_up.write(site, ["chapters/01-a", "chapters/02-b"])
    (chapter,) = collected(site)
    assert {key: chapter[key] for key in ("page", "title", "address")} == {
        "page": "01-a",
        "title": "One neuron",
        "address": "../01-a.html",
    }
    assert [item["name"] for item in chapter["items"]] == ["a", "b"]


def test_links_lead_to_the_same_places_and_the_page_stays_as_it_is(site):
    warm_up.write(site, ["chapters/01-a"])
    html = collected(site)[0]["items"][0]["html"]
    for address in ("../01-a.html#here", "../02-b.html", "../../_images/p.svg"):
        assert f'"{address}"' in html
    assert "https://example.org/z" in html
    assert str(read_page(site / "chapters/01-a.html")) == PAGE.replace(
        '<img src="../_images/p.svg">', '<img src="../_images/p.svg"/>'
    )


def test_a_site_without_the_page_gets_no_file(site):
    (site / warm_up.PAGE).unlink()
    warm_up.write(site, ["chapters/01-a"])
    assert not (site / warm_up.FILE).exists()
