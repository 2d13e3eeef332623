"""Page 0: its parts, its figures, and that its cells show what it says."""

import re

import pytest

from book import chapter, form
from book.every_chapter import EveryChapter

SLUG = "00-numpy-pandas"
SHAPES = ("X", "w", "energy")
PROBE = f"print({{name: np.shape(globals()[name]) for name in {SHAPES}}})"

# Of a chapter's ten parts four would be forced here and are left out: recall
# questions (nothing comes before), the drawing of a model and its reverse (none is
# made by hand yet), a live figure, and the graded exercise, which small tasks in the
# Deeper part stand for.
PARTS = [
    "A table",
    "An array",
    "Many weighted sums at once",
    "A minus sign seldom complains",
    "What Keras is",
    "Your turn",
    "Key points",
    "Deeper",
]

FIGURES = [
    ("cereals = datasets.cereal()", "shape: (77, 16)"),
    ("on_shelf_2 = ", "21 cereals on shelf 2"),
    ("known = cereals", "77 rows before, 76 rows after"),
    ("known = cereals", "74 rows if every column must be known"),
    ("for shelf in", "shelf 1 has 5.1 g in 19 cereals"),
    ("for shelf in", "shelf 2 has 9.6 g in 21 cereals"),
    ("for shelf in", "shelf 3 has 6.5 g in 36 cereals"),
    ("first_four[nutrients]", "shape: (4, 3)"),
    ("X.mean(axis=0)", "mean down the rows: [4.75 8.75 3.75] g"),
    ("X.mean(axis=0)", "sum across the columns: [20. 13. 18. 18.] g"),
    ("X.mean(axis=0)", "shapes: (3,) and (4,)"),
    ("energy = X @ w", "[60. 48. 54. 44.] kcal\n(4, 3) @ (3,) gives (4,)"),
    ("column = measured.reshape", "(76,) becomes (76, 1)"),
    ("    column @ w", "@ raises a ValueError: (76, 1) (3,)"),
    ("wrong = ", "wrong: (76, 76) 19.7 kcal\nright: (76,) 0.0 kcal"),
    ("import keras", "backend: tensorflow\nthe same: True"),
    ("column[:, 0]", "1: 107.0 kcal\n2: (76,)"),
]


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    return chapter.run(SLUG, tmp_path_factory.mktemp("chapter"), PROBE)


class TestForm(EveryChapter):
    """What is asked of every chapter."""


@pytest.mark.parametrize(("piece", "expected"), FIGURES)
def test_figure_comes_out_of_a_cell(page, piece, expected):
    assert expected in page.says(piece)


def test_prose_gives_no_figure_that_no_cell_shows(page):
    assert page.numbers_without_source() == []


def test_header_gives_aims_needs_and_times(page):
    verbs = {"choose", "read", "compute", "spot", "explain"}
    header = form.demand_header(page, verbs, "20 minutes to read and try.")
    assert "There is no graded exercise" in header


def test_the_question_is_the_first_thing_on_the_page(page):
    assert page.markdown.index("sweetest") < page.markdown.index("At the end")


def test_shape_ledger_says_the_shapes_that_the_arrays_have(page):
    form.demand_true_ledgers(page, chapter.shown(page.code[-1]))


def test_wrong_belief_is_shown_false_by_a_cell(page):
    assert page.part(PARTS[3]).count(":class: misconception") == 1
    said = page.says("    column @ w").split("(3,)")[1]
    numbers = [int(number) for number in re.findall(r"-?\d+(?=\.)", said)]
    three = [110, 100, 70]
    assert numbers == [down - across for down in three for across in three]


def test_tasks_have_a_folded_answer_and_mynet_begins(page):
    assert len(re.findall(r"^\d\. ", page.part(PARTS[7]), re.MULTILINE)) == 2
    assert page.cell("column[:, 0]").metadata["tags"] == ["hide-cell"]
    assert "`mynet.py`" in page.part(PARTS[5])


def test_pictures_say_what_is_to_be_seen(page):
    grid, trap = form.demand_alt_text(page)
    assert "four rows" in grid
    assert "such as 10 and 40" in " ".join(trap.split())
    labels = form.axis_labels(page.cell("draw.axes_of"))
    assert labels == ["sugars (g)", "fiber (g)", "protein (g)"]
