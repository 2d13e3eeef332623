"""The measure of a page's sentences: what it counts, and what it makes of a chapter."""

import re

import jupytext
import pytest
import textstat

from book import chapter, reading

PAGES = sorted((chapter.ROOT / "chapters").glob("[0-9a]*.md"))

CATS = "The cat sat on the mat with a hat. The dog ran to the man in the van.\n"


def test_formula_gives_what_its_authors_wrote_down():
    words_per_sentence, syllables_per_word = 9, 1
    expected = 0.39 * words_per_sentence + 11.8 * syllables_per_word - 15.59
    assert reading.grades(CATS)["Flesch-Kincaid"] == pytest.approx(expected)


def test_syllables_come_from_a_dictionary_of_spoken_english():
    one_more = CATS.replace("cat", "idea")  # three syllables; hyphenation sees one
    extra = 11.8 * 2 / 18
    before, after = (reading.grades(t)["Flesch-Kincaid"] for t in (CATS, one_more))
    assert after - before == pytest.approx(extra)


@pytest.mark.parametrize(
    "silent",
    [
        "## A heading about extraordinary circumstances",
        "| a table | with incomprehensible | cells |",
        "$$\n\\frac{\\partial J}{\\partial w} = 0\n$$",
        ":::{admonition} Guess first\n:class: tip\n:::",
        "- [x] an option of a question",
        "- draw a network from its code",
        "**Why it tempts.**",
        "**New words:** {term}`neuron`, {term}`sum of squared errors`.",
    ],
)
def test_what_is_no_sentence_is_not_counted(silent):
    assert reading.sentences(f"{CATS}\n{silent}\n") == CATS.strip()


def test_point_in_a_number_ends_no_sentence():
    assert reading.sentences("It is 2.5 of 1,994.") == "It is 25 of 1994."


def test_list_item_without_a_stop_is_a_sentence_of_its_own():
    assert reading.sentences("- Draw it\n- See it:\n") == "Draw it.\nSee it."


def test_sign_of_a_unit_is_read_as_its_word():
    text = "It has 5 g, 2 MPa and 3 %."
    assert reading.sentences(text) == "It has 5 grams, 2 megapascals and 3 percent."


def test_code_formula_and_shape_count_as_one_word_each():
    text = "`np.exp(z)` of $e^{-z}$ has (3, 2) {term}`weights <weight>`."
    assert reading.sentences(text) == "Name of Name has Name weights."


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_page_is_no_row_of_scraps_and_no_maze(path):
    page = chapter.Chapter(path, jupytext.read(path, fmt="md:myst"))
    text = reading.sentences(page.markdown)
    assert 11 <= textstat.words_per_sentence(text) <= 20


def test_front_page_gives_each_chapter_the_time_that_its_head_states():
    front = (chapter.ROOT / "intro.md").read_text(encoding="utf-8")
    row = r"`chapters/([\w-]+)`\n  [^\n]*?(\d+) minutes"
    heads = {
        path.stem: re.search(r"^\*\*Time\*\* (\d+)", path.read_text("utf-8"), re.M)[1]
        for path in PAGES
    }
    chapters = front.partition("## How to read a chapter")[0]
    assert dict(re.findall(row, chapters)) == heads
