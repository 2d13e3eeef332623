"""Chapter 3: its parts, its figures, and that its cells show what it says."""

import re

import numpy as np
import pytest

from book import chapter, form
from book.every_chapter import EveryChapter

SLUG = "03-dense-layers"
SHAPES = ("X", "kernel", "bias", "by_numpy")
PROBE = f"print({{name: np.shape(globals()[name]) for name in {SHAPES}}})"

PARTS = [
    "Two neurons",
    "A row per input, a column per unit",
    "Count the parameters",
    "A network, step by step",
    "Two traps",
    "Your turn",
    "Key points",
    "Deeper",
]

# Where the figures are shown: a piece of the cell, what it shows.
FIGURES = [
    ("bran_flakes = ", "X: (74, 3) Y: (74, 2)"),
    ("bran_flakes = ", "Bran Flakes: [[5. 5. 3.]] g"),
    ("kernel[:, 0] + bias[0]", "in the table: [[ 90. 190.]] kcal and mg"),
    ("kernel[:, 0] + bias[0]", "energy: 95.5 kcal\npotassium: 164.0 mg"),
    ("by_keras = ", "all cereals: (74, 2)\nthe same as Keras: True"),
    ("without_row[1] = 0", "before: [ 95.5 164. ]\nafter: [113.  44.]"),
    ("pair.count_params", "our pair: 8 Keras: 8\n20 inputs, 64 units: 1344"),
    ("classifier.summary", "│ first (Dense)              │ (None, 64)          │"),
    ("classifier.summary", "1,344 │"),
    ("classifier.summary", "650 │"),
    ("classifier.summary", "Total params: 1,994 (7.79 KB)"),
    ("classifier.summary", "Trainable params: 1,994 (7.79 KB)"),
    ("classifier.summary", "Non-trainable params: 0 (0.00 B)"),
    ("no_column = ", "without column 0: [ 74. 164.]"),
    ("len(classifier.layers)", "layers of the classifier: 2"),
    ("mine.set_weights", "swapped: [42. 92.] no error, only nonsense"),
    ("mine.set_weights", "the same picture: True"),
    ("energy_alone", "energy alone is the same: True"),
    ("error_mean", "off by [10.9 19.4] kcal and mg\nalways the mean: [13.4 52.5]"),
    ("first.output.shape", "output_shape: False\ntoday: (None, 64)"),
    ("draw.live_kernel", "The outputs are 95.5 and 164."),
    ("def dense_forward", "all cereals: (74, 2)\nas Keras: True"),
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
    assert page.numbers_without_source() == []


def test_header_gives_aims_needs_times_and_ways_to_open(page):
    verbs = {"compute", "read", "count", "build", "explain"}
    times = "25 minutes to read, 30 minutes for the exercise"
    header = form.demand_header(page, verbs, times)
    notebook = f"exercises/{SLUG}/dense-layers.ipynb"
    assert f"{{colab}}`Open in Colab <{notebook}>`" in header
    assert f"{{download}}`download the notebook <../{notebook}>`" in header
    assert page.markdown.count("Recall: ") == 1


def test_drawing_comes_with_words_computed_from_the_model(page):
    said = chapter.shown(page.cell("draw.network(pair"))
    assert "Unit 0: linear(3 · x₀ − 3.5 · x₁ + 8 · x₂ + 74)." in said
    assert "Unit 1: linear(3 · x₀ + 24 · x₁ + 13 · x₂ − 10)." in said
    assert "In all: 8 parameters." in said
    said = chapter.shown(page.cell("draw.network(classifier)"))
    assert "64 units, activation relu, 1,280 weights and 64 biases" in said
    assert "In all: 1,994 parameters." in said


def test_the_model_written_from_the_picture_gives_the_same_picture(page):
    answer = form.demand_same_picture(page, "mine.set_weights")
    assert "the same picture: True" in chapter.shown(answer)


def test_shape_ledger_says_the_shapes_that_the_arrays_have(page):
    form.demand_true_ledgers(page, chapter.shown(page.code[-1]))


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


def test_what_the_replies_call_right_is_so():
    import keras

    layer = keras.layers.Dense(7)
    layer.build((None, 4))
    kernel, bias = layer.get_weights()
    assert (kernel.shape, bias.shape) == ((4, 7), (7,))
    layer = keras.layers.Dense(5)
    layer.build((None, 30))
    assert layer.count_params() == 155


def test_the_question_is_the_first_thing_on_the_page(page):
    assert page.markdown.index("How much potassium") < page.markdown.index("At the end")


def test_round_weights_lie_near_the_least_squares_ones(page):
    said = page.says("energy_alone")
    fitted = np.array(re.findall(r"-?\d+\.\d*", said)[:8], float).reshape(4, 2)
    chosen = [[3.0, 3.0], [-3.5, 24.0], [8.0, 13.0], [74.0, -10.0]]
    assert np.abs(fitted - chosen).max() < 0.5


def test_the_exercise_and_the_piece_of_mynet_come_before_the_deeper_part(page):
    part = page.part("Your turn")
    assert f"exercises/{SLUG}/dense-layers.ipynb" in part
    assert "def dense_forward(X, W, b):" in part
