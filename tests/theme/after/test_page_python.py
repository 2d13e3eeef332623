"""Which pages load Python, and which lose what an earlier build put in."""

import pytest

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
