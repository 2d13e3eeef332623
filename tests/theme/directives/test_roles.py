"""What a box is for, and the numbers of chapters."""

import pytest

from theme.directives.chapter_numbers import number_of
from theme.directives.roles import role_of

pytestmark = pytest.mark.unit

PAGES = [
    "intro",
    "chapters/00-numpy-pandas",
    "chapters/05-stacking",
    "chapters/06-compile-fit",
    "chapters/06b-diabetes",
    "chapters/10-dropout",
    "chapters/appendix-backward",
    "chapters/practice/exercises",
]


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Guess first", "guess"),
        ("Recall 2 (chapter 3): how many?", "recall"),
        ("Wrong belief", "trap"),
        ("Diagnosis", "try"),
        ("What did you assume?", "plain"),
    ],
)
def test_the_first_word_of_a_title_gives_the_role(title, role):
    assert role_of(title) == role


def test_a_box_has_the_class_of_its_role_and_not_the_stock_theme_s(build_page):
    text = "# Page\n\n:::{admonition} Guess first\n:class: tip wide\nHow many?\n:::\n"
    box = build_page(text, "theme.directives.roles").html.select_one(".admonition")
    assert {"guess", "wide"} <= set(box["class"])
    assert "tip" not in box["class"]


def test_each_chapter_has_its_number_and_no_other_page_has_one():
    numbers = [number_of(page, PAGES) for page in PAGES]
    assert numbers == ["", "0", "5", "6a", "6b", "10", "A", ""]
