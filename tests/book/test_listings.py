"""Listings of the built site: few marks; and nothing that is drawn twice."""

import pytest
from bs4 import BeautifulSoup

from theme.after import redirects
from theme.after.fixups import LATE_THEME, THEME


@pytest.mark.parametrize("page", ["chapters/01-single-neuron", "chapters/06b-diabetes"])
def test_listings_of_the_site_keep_their_colors_and_little_else(built_site, page):
    html = (built_site / f"{page}.html").read_text(encoding="utf-8")
    soup = BeautifulSoup(html, "html.parser")
    spans = soup.select(".highlight pre span")
    classes = {name for span in spans for name in span["class"]}
    assert {"nb", "mi", "s2"} <= classes
    assert not classes & {"n", "p", "w"}


def test_no_page_is_drawn_again_for_a_late_style_or_a_late_theme(built_site):
    for path in redirects.pages_of(built_site):
        html = path.read_text(encoding="utf-8")
        late = BeautifulSoup(html, "html.parser").select("body style")
        assert late == [], f"{path.name} has a style sheet within the page"
        assert not LATE_THEME.search(html), path.name
        assert THEME in html, path.name
