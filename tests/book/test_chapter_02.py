"""Chapter 2: its parts, its figures, and that its cells show what it says."""

import re

import numpy as np
import pytest

from book import chapter, form
from book.every_chapter import EveryChapter

SLUG = "02-multiple-inputs"
NOTEBOOK = f"exercises/{SLUG}/multiple-inputs.ipynb"
LEDGER = ("X", "w", "b", "by_numpy", "kernel", "bias", "by_keras")
PROBE = f"""\
print({{name: tuple(np.shape(globals()[name])) for name in {LEDGER}}})
print((X[:, 1] >= 9).sum(), np.sort(X[:, 1])[-4])
print(type(model.layers[0].kernel_initializer).__name__)"""

PARTS = [
    "Three inputs",
    "The same neuron in Keras",
    "The best plane",
    "A weight depends on its neighbors",
    'A trap: "random starting weights are roughly right"',
    "Your turn",
    "Key points",
    "Deeper",
]

# Where the curriculum's figures are shown: a piece of the cell, what it shows.
FIGURES = [
    ("features = [", "X: (76, 3) y: (76,)"),
    ("cheerios * w", "prediction: 118.0 kcal"),
    ("kernel, bias = ", "kernel: (3, 1)\nbias: (1,) starts at [0.]\nparameters: 4"),
    ("w.reshape", "Keras returns the shape (76, 1)\nthe same numbers: True"),
    ("after ravel()", "(76, 76)\n(76,) after ravel()"),
    ("A = np.column_stack", "weights: [ 2.8372 -3.4832  7.9818] kcal per gram"),
    ("A = np.column_stack", "bias: 74.45 kcal"),
    ("w_line, b_line", "mean:  13.2 kcal\nline:  12.1 kcal\nplane: 10.7 kcal"),
    ("fiber_alone", "fiber alone: -2.391 kcal per gram\nwith the others: -3.483"),
    ("fiber_alone", "protein alone: 0.565 kcal per gram\nwith the others: 7.982"),
    ("np.corrcoef", "fiber and protein: 0.51"),
    ("errors = []", "off by 107 kcal on average"),
    ("mine.set_weights", "the same picture: True\n[[16.]] dollars"),
    ("residuals @ A", "[0. 0. 0. 0.]\nR²: 0.4972"),
    ("limit = ", "for 3 inputs and 1 unit: up to 1.2247"),
    (
        "one = first_weight",
        "Keras's seed repeats it: True\nNumPy's seed repeats it: False",
    ),
    ("copy[:] = 0", "copy: [0. 0. 0.] predictions unchanged: True"),
    ("output = model(X)", "EagerTensor (76, 1) float32"),
    ("keras.Input((28, 28, 1))", "a gray picture: (None, 28, 28, 1)"),
    ("keras.Input((28, 28, 1))", "our model: (None, 3) to (None, 1)"),
    ("input_shape=[3]", "Do not pass an `input_shape`/`input_dim`"),
    ("def linear_unit", "a row: 118.0 kcal\na table: (76,)\nas Keras: True"),
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
def test_figure_of_the_curriculum_comes_out_of_a_cell(page, piece, expected):
    assert expected in page.says(piece)


def test_prose_gives_no_figure_that_no_cell_shows(page):
    assert page.numbers_without_source() == ["10"]  # the question about the taxi


def test_header_gives_aims_needs_times_and_ways_to_open(page):
    verbs = {"compute", "build", "state", "fit", "explain"}
    times = "25 minutes to read, 30 minutes for the exercise."
    header = form.demand_header(page, verbs, times)
    assert f"{{colab}}`Open in Colab <{NOTEBOOK}>`" in header
    assert f"{{download}}`download the notebook <../{NOTEBOOK}>`" in header
    assert page.markdown.count("Recall: ") == 1


def test_the_model_written_from_the_picture_gives_the_same_picture(page):
    form.demand_same_picture(page, "mine.set_weights")


def test_shape_ledger_says_the_shapes_that_the_arrays_have(page, probed):
    form.demand_true_ledgers(page, probed[0])


def test_live_figure_starts_as_the_line_and_knows_the_best_plane(page):
    data = form.live_data(page, "plane-tilt")
    assert (data["w0"], data["w1"], data["b"]) == (2.5, 0, 89.2)
    assert {len(data[name]) for name in ("x0", "x1", "y", "names")} == {76}
    table = np.column_stack([data["x0"], data["x1"], np.ones(76)])
    best = np.linalg.lstsq(table, np.array(data["y"]), rcond=None)[0]
    assert list(data["best"].values()) == pytest.approx(best, abs=1e-4)
    for name in ("w0", "w1", "b"):
        low, high = data[f"{name}_range"]
        assert low < data["best"][name] < high
    labels = [data[f"{name}_label"] for name in ("x0", "x1", "y")]
    assert labels == ["sugars (g)", "fiber (g)", "energy (kcal)"]


def test_what_a_reply_says_of_the_columns_is_so():
    from neurons import datasets

    table = datasets.complete_rows(datasets.cereal(), ["sugars", "protein"])
    ranges = table[["sugars", "protein"]].agg(["min", "max"]).T.to_numpy().tolist()
    assert ranges == [[0, 15], [1, 6]]


def test_picture_of_the_plane_says_what_is_to_be_seen(page, probed):
    (alt,) = form.demand_alt_text(page)
    assert "three stand far back" in " ".join(alt.split())
    n_far, next_g = probed[1].split()
    assert n_far == "3"
    assert float(next_g) < 9
    labels = form.axis_labels(page.cell("[2.4, -1.78]"))
    assert sorted(labels) == ["energy (kcal)", "fiber (g)", "sugars (g)"]


def test_the_question_is_the_first_thing_on_the_page(page):
    assert page.markdown.index("1 g more fiber") < page.markdown.index("At the end")


def test_drawing_comes_with_words_computed_from_the_model(page):
    words = page.says("draw.network(model")
    assert "3 inputs: x₀ is sugars (g)" in words
    assert "In all: 4 parameters." in words


def test_no_new_model_comes_near_the_truth(page):
    said = page.says("errors = []")
    assert int(re.search(r"the best of them: (\d+) kcal", said)[1]) > 50


def test_new_weights_are_drawn_by_the_rule_that_the_page_names(probed):
    assert probed[2] == "GlorotUniform"


def test_the_exercise_and_the_piece_of_mynet_come_before_the_deeper_part(page):
    part = page.part("Your turn")
    assert NOTEBOOK in part
    assert "def linear_unit(X, w, b):" in part
