"""Listings lose the marks that nobody can see, and look as before."""

import pytest
from bs4 import BeautifulSoup

from theme.after.highlight_spans import looks_of, merge_spans

pytestmark = pytest.mark.unit

STYLE = """
html[data-theme="light"] .highlight{background:#fff;color:#080808}
html[data-theme="light"] .highlight .n{color:#080808}
html[data-theme="light"] .highlight .k{color:#6730C5}
html[data-theme="light"] .highlight .p{color:#080808}
html[data-theme="light"] .highlight .ge{font-style:italic}
html[data-theme="light"] .highlight .sa{color: #00622F}
html[data-theme="light"] .highlight .s2{color:#00622f;}
html[data-theme="light"] .highlight .si{color:#00622f}
html[data-theme="dark"] .highlight{background:#2b2b2b;color:#F8F8F2}
html[data-theme="dark"] .highlight .n{color:#f8f8f2}
html[data-theme="dark"] .highlight .p{color:#FFD900}
html[data-theme="dark"] .highlight .sa{color:#ABE338}
html[data-theme="dark"] .highlight .s2{color:#ABE338}
html[data-theme="dark"] .highlight .si{color:#FFD900}
"""
LISTING = (
    '<div class="highlight"><pre><span></span><span class="gp">&gt;&gt;&gt; </span>'
    '<span class="k">return</span> <span class="n">x</span><span class="p">[</span>'
    '<span class="n" id="here">y</span><span class="w"> </span></pre></div>'
    '<p><span class="n">not a listing</span></p>'
)


def test_a_class_is_seen_if_any_theme_shows_it():
    assert looks_of(STYLE).keys() == {"k", "p", "ge", "sa", "s2", "si"}


def test_only_what_changes_nothing_is_taken_away():
    soup = BeautifulSoup(LISTING, "html.parser")
    text = soup.get_text()
    merge_spans(soup, looks_of(STYLE))
    assert soup.get_text() == text
    left = [span.get_text() for span in soup.select("pre span")]
    assert left == [">>> ", "return", "[", "y"]
    assert soup.select_one("p span")
    once = str(soup)
    merge_spans(soup, looks_of(STYLE))
    assert str(soup) == once


def test_operators_look_like_the_text():
    listing = '<div class="highlight"><pre>x<span class="o">=</span>1</pre></div>'
    soup = BeautifulSoup(listing, "html.parser")
    merge_spans(soup, {"o": frozenset({("light", "color:#111111")})})
    assert soup.pre.decode_contents() == "x=1"


def test_neighbors_that_look_the_same_become_one():
    line = (
        '<span class="sa">f</span><span class="s2">"</span><span class="s2">a </span>'
        '<span class="si">{</span>x<span class="s2"> b</span> <span class="s2">c</span>'
        '<span class="gp">$ </span><span class="gp">$ </span>'
    )
    page = f'<div class="highlight"><pre>{line}</pre></div><p>{line}</p>'
    soup = BeautifulSoup(page, "html.parser")
    text, outside = soup.get_text(), str(soup.p)
    merge_spans(soup, looks_of(STYLE))
    left = [span.get_text() for span in soup.select("pre span")]
    # The brace has a color of its own in the dark, and text keeps two marks apart.
    assert left == ['f"a ', "{", " b", "c", "$ ", "$ "]
    assert (soup.get_text(), str(soup.p)) == (text, outside)
