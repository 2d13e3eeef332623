"""Page 0: its parts, its figures, and that its cells show what it says."""

import re

import pytest

from book import chapter, form
from book.every_chapter import EveryChapter

SLUG = "00-numpy-pandas"
SHAPES = ("X", "w", "energy_kcal")
PROBE = f"""\
print({{name: np.shape(globals()[name]) for name in {SHAPES}}})
print(len(cereals[on_shelf_2].dropna()),
      len(cereals[on_shelf_2].dropna(subset=["sugars"])))
print([layer.units for layer in network.layers],
      [layer.activation.__name__ for layer in network.layers])"""

# Of a chapter's ten parts four would be forced here and are left out: recall
# questions (nothing comes before), the drawing of a model and its reverse (none is
# made by hand yet), a live figure, and the graded exercise, which three small tasks
# stand for.
PARTS = [
    "Which shelf has the sweetest cereals?",
    "A table as a picture",
    "The same sum twice",
    "Predict, then run",
    "A belief to drop: NumPy stops you when shapes don't fit",
    "What Keras is",
    "Quiz",
    "Your turn",
    "Key points",
]

FIGURES = [
    ("cereals = datasets.cereal()", "DataFrame with the shape (77, 16)"),
    ("X = few.to_numpy()", "shape: (4, 3)    kind of number: float64"),
    ("X.mean(axis=0)", "mean down the rows:    [4.8 3.2 3.2] g"),
    ("X.mean(axis=0)", "sum across the columns: [ 9.  5. 18. 13.] g"),
    ("X.mean(axis=0)", "shapes: (3,) and (4,)"),
    ("on_shelf_2 = ", "21 cereals on shelf 2"),
    ("known = cereals", "1 cereal has unknown sugars\n77 rows before, 76 rows after"),
    ("known = cereals", "74 rows if every column must be known"),
    ("for shelf in", "shelf 1: 5.1 g of sugars in 19 cereals"),
    ("for shelf in", "shelf 2: 9.6 g of sugars in 21 cereals"),
    ("for shelf in", "shelf 3: 6.5 g of sugars in 36 cereals"),
    ("by_loop = np.zeros", "[32. 18. 54. 50.] kcal"),
    ("energy_kcal = X @ w", "[32. 18. 54. 50.] kcal\n(4, 3) @ (3,) gives (4,)"),
    ("column = sugars_g.reshape", "(76,) becomes (76, 1)"),
    ("error = estimate", "(3, 1) - (3,) gives (3, 3)"),
    ("trapped = ", "shape (76, 76): mean error 19.7 kcal"),
    ("trapped = ", "shape (76,):    mean error 0.0 kcal"),
    ("import keras", "Keras 3 on the backend tensorflow"),
    ("import keras", "tensorflow.keras has the same Dense: True"),
    ("import keras", "Keras and NumPy agree: [32. 18. 54. 50.] kcal"),
    ("both = ", "1: 7 cereals\n2: 107.0 kcal\n3: (76,)"),
]


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    return chapter.run(SLUG, tmp_path_factory.mktemp("chapter"), PROBE)


@pytest.fixture(scope="module")
def probed(page):
    return chapter.shown(page.code[-1]).strip().splitlines()


class TestForm(EveryChapter):
    """What is asked of every chapter."""


@pytest.mark.parametrize(("piece", "expected"), FIGURES)
def test_figure_comes_out_of_a_cell(page, piece, expected):
    assert expected in page.says(piece)


def test_prose_gives_no_figure_that_no_cell_shows(page):
    assert page.numbers_without_source() == []


def test_header_gives_aims_needs_and_times(page):
    verbs = {"tell", "choose", "compute", "spot", "explain"}
    header = form.demand_header(page, verbs, "30 minutes to read and try.")
    assert "There is no graded exercise" in header


def test_question_is_guessed_before_anything_is_computed(page):
    part = page.part(PARTS[0])
    assert part.index("Guess first") < part.index("```")
    assert "grams of sugars" in part[: part.index("```")]


def test_loop_numpy_and_keras_are_compared(page):
    assert "assert_allclose(energy_kcal, by_loop, rtol=1e-5)" in page.part(PARTS[2])
    assert "assert_allclose(product, X @ w, rtol=1e-5" in page.part(PARTS[5])


def test_shape_ledger_says_the_shapes_that_the_arrays_have(page, probed):
    form.demand_true_ledgers(page, probed[0])


def test_predictions_are_folded_and_ask_for_the_assumption(page):
    pieces = "column = sugars_g.reshape", "    column @ w"
    form.demand_predictions(page, PARTS[3], *pieces)


def test_what_the_prose_quotes_from_numpy_is_what_numpy_says(page):
    quoted = "size 3 is different from 1"
    assert f"`{quoted}`" in page.markdown
    assert quoted in " ".join(page.says("    column @ w").split())


def test_wrong_belief_is_shown_false_by_two_cells(page):
    part = page.part(PARTS[4])
    for needed in (":class: misconception", "Why it tempts.", "What is so."):
        assert needed in part
    assert "[-40. -30.   0.]] kcal" in page.says("error = estimate")


def test_history_of_keras_stands_in_order(page):
    part = page.part(PARTS[5])
    years = re.findall(r"^- \*\*(\d+)\.\*\*", part, re.MULTILINE)
    assert years == ["2015", "2019", "2023"]
    for library in ("Theano", "CNTK", "TensorFlow", "JAX", "PyTorch"):
        assert library in part


def test_timed_network_is_the_one_of_chapter_6(page, probed):
    assert probed[2] == "[16, 8, 1] ['relu', 'relu', 'sigmoid']"
    said = page.says("network.fit")
    assert re.fullmatch(r"768 persons, 150 times: about \d+ seconds", said.strip())
    before = page.part(PARTS[5]).split("import time")[0]
    assert "it takes about five seconds" in before


def test_the_line_that_loses_cereals_in_the_quiz_does_so(probed):
    bare, subset = map(int, probed[1].split())
    assert bare < subset


def test_tasks_have_a_folded_answer_and_mynet_begins(page):
    part = page.part(PARTS[7])
    assert len(re.findall(r"^\d\. ", part, re.MULTILINE)) == 3
    assert page.cell("both = ").metadata["tags"] == ["hide-cell"]
    assert "`mynet.py`" in part


def test_pictures_say_what_is_to_be_seen(page):
    grid, trap = form.demand_alt_text(page)
    assert "four rows" in grid
    assert "such as 10 and 40" in " ".join(trap.split())
    assert form.axis_labels(page.cell("few.index")) == [
        "sugars (g)", "fiber (g)", "protein (g)"]  # fmt: skip
