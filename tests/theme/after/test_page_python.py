"""Which pages load Python, and which lose what an earlier build put in."""

import pytest
from bs4 import BeautifulSoup

from theme.after import page_python

pytestmark = pytest.mark.unit

PAGE = f"""<html><head><link href="{page_python.SHEET}?v=1" rel="stylesheet"/>
<script defer="" src="{page_python.SCRIPT}?v=1"></script></head>
<body><div class="cell" data-cell=""></div></body></html>"""


def test_a_site_without_python_asks_for_none_of_it(tmp_path, monkeypatch):
    site = tmp_path / "html"
    site.mkdir()
    (site / "a.html").write_text(PAGE, encoding="utf-8")
    monkeypatch.setenv(page_python.SWITCH, "0")
    assert page_python.put(site, tmp_path) == "PYTHON_IN_PAGE=0"
    assert "_static/python" not in (site / "a.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("value", ["1", ""])
def test_a_site_has_python_unless_one_says_otherwise(monkeypatch, value):
    monkeypatch.setenv(page_python.SWITCH, value)
    assert page_python.is_wanted()


CELL = "<div class='cell'><div class='cell_input'><pre>1</pre></div></div>"


@pytest.mark.parametrize(
    ("body", "before"),
    [
        (f"<h1>A</h1><div class='chapter-header'></div>{CELL}", "chapter-header"),
        (f"<h1>A</h1><p></p><div class='python-bar' data-python-bar></div>{CELL}", ""),
    ],
)
def test_the_line_of_python_has_one_reserved_place(tmp_path, body, before):
    page = tmp_path / "a.html"
    article = body.replace(CELL, CELL.replace("'cell'", "'cell' data-cell"))
    page.write_text(f"<head></head><article class='bd-article'>{article}</article>")
    for _ in range(2):
        page_python.mark(page, tmp_path, tmp_path)
    (place,) = BeautifulSoup(page.read_text(), "html.parser").select(".python-bar")
    assert place.find_previous_sibling().get("class", [""]) == [before]
