"""Chapter 3: its parts, its figures, and that its cells show what it says."""

import re

import numpy as np
import pytest

from book import chapter, form
from book.every_chapter import EveryChapter

SLUG = "03-dense-layers"
SHAPES = ("X", "kernel", "bias", "estimates")
PROBE = f"print({{name: np.shape(globals()[name]) for name in {SHAPES}}})"

PARTS = [
    "One label, two questions",
    "Two neurons as a picture",
    "The same sums twice: NumPy, then Keras",
    "Predict, then run",
    "Rows and columns under your hand",
    "Two beliefs to drop",
    "Quiz",
    "Your turn",
    "Key points",
]

# Where the figures are shown: a piece of the cell, what it shows.
FIGURES = [
    ("asked = ", "X (74, 3) inputs in g; Y (74, 2) in kcal and mg"),
    ("asked = ", "Bran Flakes: [5. 5. 3.] g in, [ 90. 190.] kcal and mg out"),
    ("real_kcal, real_mg", "energy:    95.5 kcal; the label says 90"),
    ("real_kcal, real_mg", "potassium: 164.0 mg; the label says 190"),
    ('print("one cereal:"', "all of them: (74, 2)"),
    ("np.indices", "row 1:    [-3.5 24. ] leave the fiber"),
    ("np.indices", "column 1: [ 3. 24. 13.] arrive at the potassium neuron"),
    ("kernel_in_keras", "shapes: (3, 2) and (2,)"),
    ("alone = ", "energy:    R² 0.50, off by 10.9 kcal (always the mean: 13.4 kcal)"),
    ("alone = ", "potassium: R² 0.88, off by 19.4 mg (always the mean: 52.5 mg)"),
    ("mine.set_weights", "kernel (2, 2) and bias (2,)"),
    ("mine.set_weights", "swapped: [42. 92.] no error, only nonsense"),
    ("wide.build", "together: 1344  Keras counts: 1344"),
    ("without_row = ", "before: [ 95.5 164. ] kcal and mg"),
    ("without_row = ", "after:  [113.  44.] kcal and mg"),
    ("classifier.summary", "│ first (Dense)              │ (None, 64)          │"),
    ("classifier.summary", "1,344 │"),
    ("classifier.summary", "650 │"),
    ("classifier.summary", "Total params: 1,994 (7.79 KB)"),
    ("classifier.summary", "Trainable params: 1,994 (7.79 KB)"),
    ("classifier.summary", "Non-trainable params: 0 (0.00 B)"),
    ("parameters = ", "1,994 parameters, 7.79 KB"),
    ("untrained = ", "scores: (1, 10) one row, one column per class"),
    ("draw.live", "the layer answers 95.5 kcal and 164 mg"),
    ("def dense_forward", "the pair on 74 cereals: (74, 2)"),
]


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    return chapter.run(SLUG, tmp_path_factory.mktemp("chapter"), PROBE)


class TestForm(EveryChapter):
    """What is asked of every chapter."""


@pytest.mark.parametrize(("piece", "expected"), FIGURES)
def test_figure_comes_out_of_a_cell(page, piece, expected):
    assert expected in chapter.plain(page.says(piece))


def test_prose_gives_no_figure_that_no_cell_shows(page):
    assert page.numbers_without_source() == ["40", "35"]  # the times


def test_header_gives_aims_needs_times_and_ways_to_open(page):
    verbs = {"compute", "read", "count", "build", "explain"}
    times = "40 minutes to read, 35 minutes for the exercise"
    header = form.demand_header(page, verbs, times)
    notebook = f"exercises/{SLUG}/dense-layers.ipynb"
    assert f"{{colab}}`Open in Colab <{notebook}>`" in header
    assert f"{{download}}`download the notebook <../{notebook}>`" in header
    assert "Recall 1 (chapter 1)" in header
    assert "Recall 2 (chapter 2)" in header


def test_question_is_guessed_before_anything_is_computed(page):
    part = page.part(PARTS[0])
    assert part.index("Guess first") < part.index("```")
    for unit in ("kcal", "mg"):
        assert unit in part[: part.index("```")]


def test_drawing_comes_with_words_computed_from_the_model(page):
    said = chapter.shown(page.cell("draw.network(pair"))
    assert "Unit 1: linear(3 · x₀ − 3.5 · x₁ + 8 · x₂ + 74)." in said
    assert "Unit 2: linear(3 · x₀ + 24 · x₁ + 13 · x₂ − 10)." in said
    assert "In all: 8 parameters." in said
    said = chapter.shown(page.cell("draw.network(classifier)"))
    assert "64 units, activation relu, 1,280 weights and 64 biases" in said
    assert "In all: 1,994 parameters." in said


def test_the_model_written_from_the_picture_gives_the_same_picture(page):
    answer = form.demand_same_picture(page, "mine.set_weights")
    assert "the same picture: True" in chapter.shown(answer)


def test_numpy_and_keras_are_compared_to_the_course_tolerance(page):
    form.demand_comparisons(page, PARTS[2], ("by_keras", "by_numpy"))


def test_shape_ledger_says_the_shapes_that_the_arrays_have(page):
    form.demand_true_ledgers(page, chapter.shown(page.code[-1]))


def test_predictions_are_folded_and_ask_for_the_assumption(page):
    form.demand_predictions(page, PARTS[3], "wide.build", "without_row = ")


def test_live_figure_carries_the_numbers_of_the_page(page):
    data = form.live_data(page, "kernel")
    kernel, bias, x = (np.array(data[key]) for key in ("kernel", "bias", "x"))
    assert kernel.shape == (len(data["inputs"]), len(data["outputs"])) == (3, 2)
    assert (x @ kernel + bias).tolist() == [95.5, 164.0]
    assert data["inputs"] == ["sugars (g)", "fiber (g)", "protein (g)"]
    assert data["outputs"] == ["energy (kcal)", "potassium (mg)"]


def test_print_of_a_summary_ends_in_none(page):
    assert "Total params: 8 (32.00 B)" in chapter.plain(page.says("returned = "))
    assert page.says("print(returned)").strip() == "None"


def test_old_spelling_is_caught_and_printed(page):
    said = page.says("first.output_shape")
    assert "AttributeError: 'Dense' object has no attribute 'output_shape'" in said
    assert "today: (None, 64)" in said


def test_round_figures_lie_near_the_least_squares_ones(page):
    said = page.says("alone = ")
    fitted = np.array(re.findall(r"-?\d+\.\d+", said)[:8], float).reshape(4, 2)
    chosen = [[3.0, 3.0], [-3.5, 24.0], [8.0, 13.0], [74.0, -10.0]]
    assert np.abs(fitted - chosen).max() < 0.5


def test_wrong_beliefs_are_shown_false_by_cells(page):
    part = page.part(PARTS[5])
    assert part.count(":class: misconception") == 2
    assert part.count("Why it tempts.") == part.count("What is so.") == 2
    said = page.says("no_row, no_column")
    assert "row 0    off: changed [ True  True]" in said
    assert "column 0 off: changed [ True False], different answers [1, " in said
    assert "every cereal gets 74.0 kcal" in said
    said = page.says("entrance = ")
    for n_features in (2, 20, 500):
        assert f"{n_features} features: 2 layers, ['Dense', 'Dense']" in said
    assert "parameters of the inputs: 0" in said
    assert "inputs handed on unchanged: True" in said  # a learner's sentence


def test_what_the_quizzes_call_right_is_so():
    import keras

    layer = keras.layers.Dense(7)
    layer.build((None, 4))
    kernel, bias = layer.get_weights()
    assert (kernel.shape, bias.shape) == ((4, 7), (7,))
    layer = keras.layers.Dense(10)
    layer.build((None, 64))
    assert layer.count_params() == 650


def test_exercise_and_the_piece_of_mynet_stand_at_the_end(page):
    part = page.part(PARTS[7])
    assert f"exercises/{SLUG}/dense-layers.ipynb" in part
    assert "def dense_forward(X, W, b):" in part
    assert "mynet.py" in part


def test_picture_says_what_is_to_be_seen(page):
    (grid,) = form.demand_alt_text(page)
    words = " ".join(grid.split())
    for name in ("row 1 leaves fiber", "column 0 arrives at the energy neuron"):
        assert name in words
    for weight in ("3 and 3", "−3.5 and 24", "8 and 13"):
        assert weight in words
