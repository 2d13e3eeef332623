"""What the search looks through: text of sections, and words that mean the same."""

import pytest
from bs4 import BeautifulSoup

from theme.after.search_index import sections_of, terms_of

pytestmark = pytest.mark.unit

PAGE = """<div>Toolbar</div><article>
<section id="top"><h1>Loss<a class="headerlink">#</a></h1><p>One number.</p>
<section id="part"><h2>A step</h2><pre>model.set_weights(w)</pre>
<script>let no;</script></section></section></article>"""
GLOSSARY = """<dl class="glossary"><dt id="a">batch<a class="headerlink">#</a></dt>
<dd>Rows. Also called a mini-batch or chunk. First used in
<a href="../06-compile-fit.html">6a</a>.</dd><dt>axis</dt><dd>A direction.</dd></dl>"""


def soup(text: str) -> BeautifulSoup:
    return BeautifulSoup(text, "html.parser")


def test_each_section_has_its_own_words_and_no_toolbar():
    assert list(sections_of(soup(PAGE))) == [
        ("", "Loss", "One number."),
        ("part", "A step", "model.set_weights(w)"),
    ]


def test_the_glossary_gives_other_words_and_the_page_of_a_term():
    assert list(terms_of(soup(GLOSSARY))) == [
        (["batch", "mini-batch", "chunk"], "../06-compile-fit.html"),
        (["axis"], ""),
    ]


def test_a_term_and_its_meaning_are_two_words():
    page = f"<article><section id='g'><h1>Glossary</h1>{GLOSSARY}</section></article>"
    ((_, _, text),) = sections_of(soup(page))
    assert "axis: A direction." in text
