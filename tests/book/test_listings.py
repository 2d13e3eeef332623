"""Listings of the built site: few marks, and the colours that can be told apart."""

import pytest
from bs4 import BeautifulSoup


@pytest.mark.parametrize("page", ["chapters/01-single-neuron", "chapters/06b-diabetes"])
def test_listings_of_the_site_keep_their_colours_and_little_else(built_site, page):
    html = (built_site / f"{page}.html").read_text(encoding="utf-8")
    soup = BeautifulSoup(html, "html.parser")
    spans = soup.select(".highlight pre span")
    classes = {name for span in spans for name in span["class"]}
    assert {"nb", "mi", "s2"} <= classes
    assert not classes & {"n", "p", "w"}
