"""Chapter 2: its parts, its figures, and that its cells show what it says."""

import re

import numpy as np
import pytest

from book import chapter, form
from book.every_chapter import EveryChapter

SLUG = "02-multiple-inputs"
NOTEBOOK = f"exercises/{SLUG}/multiple-inputs.ipynb"
LEDGER = ("X", "w", "b", "by_numpy", "kernel", "bias")
PROBE = f"""\
print({{name: tuple(np.shape(globals()[name])) for name in {LEDGER}}})
print((X[:, 1] >= 9).sum(), np.sort(X[:, 1])[-4])
print(type(model.layers[0].kernel_initializer).__name__)"""

PARTS = [
    "How many calories does a gram of fiber bring?",
    "A neuron with three inputs as a picture",
    "The same sum twice: NumPy, then Keras",
    "Predict, then run",
    "Tilt the plane",
    "Three beliefs to drop",
    "Quiz",
    "Your turn",
    "Key points",
]

# Where the curriculum's figures are shown: a piece of the cell, what it shows.
FIGURES = [
    ("names = [", "X: (76, 3)   y: (76,)"),
    ("w_alone, b_alone", "fiber    alone: -2.391 kcal per gram, bias 112.10 kcal"),
    ("w_alone, b_alone", "protein  alone:  0.565 kcal per gram, bias 105.55 kcal"),
    ("solution = ", "sugars, fiber, bias: [ 2.4  -1.78 93.94]"),
    ("cheerios = ", "label: 110.0 kcal for [1. 2. 6.] g"),
    ("cheerios = ", "sum and bias: 118.0 kcal"),
    ("for said in", "None  : True\nlinear: True\nKeras answers with shape (76, 1)"),
    ("kernel, bias = ", "bias (1,) [0.]\nallowed: -1.2247 to 1.2247"),
    ("kernel, bias = ", "kernel (3, 1) ["),
    ("answer = model(X)", "EagerTensor (76, 1)\ndtype:  float32\ndevice: "),
    ("examples = ", "a table row       Input((3,)) has (None, 3)"),
    ("examples = ", "Input((28, 28, 1)) has (None, 28, 28, 1)"),
    ("examples = ", "Input((64, 48, 3)) has (None, 64, 48, 3)"),
    ("examples = ", "our model: (None, 3) to (None, 1)"),
    ("mine.set_weights", "the same picture: True\n10 minutes and 4 miles: 16 dollars"),
    ("copy[:] = 0", "copy: [0. 0. 0.]\nanswers unchanged: True"),
    ("after ravel()", "(76, 76)\n(76,) after ravel()"),
    ("draw.live", "the sum of squared errors is 19,588 kcal²"),
    ("A = np.column_stack", "sugars    2.8372 kcal per gram"),
    ("A = np.column_stack", "fiber    -3.4832 kcal per gram"),
    ("A = np.column_stack", "protein   7.9818 kcal per gram"),
    ("A = np.column_stack", "bias     74.450 kcal\nR²: 0.4972 (sugars alone: 0.321)"),
    ("together = ", "protein  alone  0.565, with the others  7.982 kcal per gram"),
    ("together = ", "fiber    alone -2.391, with the others -3.483 kcal per gram"),
    ("together = ", "correlation of fiber and protein: 0.51"),
    ("starts = ", "weights of all starts: (3, 300)\nfrom -1.22 to 1.22,"),
    ("starts = ", "untrained:    107.3 kcal off on average"),
    ("starts = ", "always 107:    13.2 kcal"),
    ("starts = ", "line:          12.1 kcal"),
    ("starts = ", "plane:         10.7 kcal"),
    ("def linear_unit", "w * X + b adds nothing up: (76, 3)"),
    ("def linear_unit", "a row:   118.0 kcal\na table: (76,)"),
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
    stated_times = ["40", "40"]
    assert page.numbers_without_source() == stated_times


def test_header_gives_aims_needs_times_and_ways_to_open(page):
    verbs = {"compute", "build", "state", "fit", "explain"}
    times = "40 minutes to read, 40 minutes for the exercise."
    header = form.demand_header(page, verbs, times)
    assert f"{{colab}}`Open in Colab <{NOTEBOOK}>`" in header
    assert f"{{download}}`download the notebook <../{NOTEBOOK}>`" in header
    assert header.count("Recall ") == 2


def test_question_is_guessed_with_units_and_answered(page):
    part = page.part(PARTS[0])
    assert part.index("Guess first") < part.index("```")
    assert "kilocalories (kcal)" in part[: part.index("```")]
    assert "the answer to the question of this chapter is −3.483" in page.markdown


def test_drawing_comes_with_words_computed_from_the_model(page):
    words = page.says("draw.network(three")
    assert "Unit 1: linear(3 · x₀ − 3.5 · x₁ + 8 · x₂ + 74)." in words
    assert "In all: 4 parameters." in words


def test_the_model_written_from_the_picture_gives_the_same_picture(page):
    form.demand_same_picture(page, "mine.set_weights")


def test_numpy_and_keras_are_compared_to_the_course_tolerance(page):
    form.demand_comparisons(page, PARTS[2], ("by_keras", "by_numpy"))


def test_shape_ledger_says_the_shapes_that_the_arrays_have(page, probed):
    form.demand_true_ledgers(page, probed[0])


def test_new_weights_are_random_and_named_after_their_rule(page, probed):
    said = page.says("kernel, bias = ")
    numbers = np.array(re.search(r"\[(.+?)\]", said)[1].split(), dtype=float)
    assert len(numbers) == 3
    assert (np.abs(numbers) <= np.sqrt(6 / 4)).all()
    assert probed[2] == "GlorotUniform"
    assert "Glorot uniform" in page.markdown


def test_only_the_seed_of_keras_repeats_the_weights(page):
    lines = page.says("def fresh_weights").strip().splitlines()
    new, numpy_seed, keras_seed = lines[:2], lines[2:4], lines[4:]
    assert new[0] != new[1]
    assert all(line.startswith("NumPy's seed: [") for line in numpy_seed)
    assert numpy_seed[0] != numpy_seed[1]
    assert all(line.startswith("Keras's seed: [") for line in keras_seed)
    assert keras_seed[0] == keras_seed[1]


def test_old_spelling_works_and_warns(page):
    said = page.says("input_shape=[3]")
    assert "the same input: True" in said
    assert "UserWarning: Do not pass an `input_shape`/`input_dim`" in said


def test_predictions_are_folded_and_ask_for_the_assumption(page):
    form.demand_predictions(page, PARTS[3], "copy[:] = 0", "after ravel()")


def test_live_figure_starts_as_the_line_and_knows_the_best_plane(page):
    data = form.live_data(page, "plane-tilt")
    assert (data["w0"], data["w1"], data["b"]) == (2.5, 0, 90)
    assert {len(data[name]) for name in ("x0", "x1", "y", "names")} == {76}
    table = np.column_stack([data["x0"], data["x1"], np.ones(76)])
    best = np.linalg.lstsq(table, np.array(data["y"]), rcond=None)[0]
    assert list(data["best"].values()) == pytest.approx(best, abs=1e-4)
    for name in ("w0", "w1", "b"):
        low, high = data[f"{name}_range"]
        assert low < data["best"][name] < high
    labels = [data[f"{name}_label"] for name in ("x0", "x1", "y")]
    assert labels == ["sugars (g)", "fiber (g)", "energy (kcal)"]


def test_three_wrong_beliefs_are_each_shown_false(page):
    part = page.part(PARTS[5])
    assert part.count(":class: misconception") == 3
    assert "What is so." in part
    said = page.says("starts = ")
    below = int(re.search(r"(\d+)% below 0", said)[1])
    assert 40 < below < 60
    assert int(re.search(r"best start (\d+)\)", said)[1]) > 50
    refused = " ".join(page.says("for wrong in").split())
    assert "expected axis -1 of input shape to have value 76" in refused
    assert "received input with shape (76, 3)" in refused
    assert "Found invalid dimension 'sugars'" in refused


def test_what_the_first_quiz_says_of_the_columns_is_so():
    from neurons import datasets

    table = datasets.complete_rows(datasets.cereal(), ["sugars", "protein"])
    ranges = table[["sugars", "protein"]].agg(["min", "max"]).T.to_numpy().tolist()
    assert ranges == [[0, 15], [1, 6]]


def test_exercise_and_the_piece_of_mynet_stand_at_the_end(page):
    part = page.part(PARTS[7])
    assert NOTEBOOK in part
    assert "def linear_unit(X, w, b):" in part
    assert "mynet.py" in part
    assert "assert_allclose(answers, by_keras, rtol=1e-5)" in part


def test_picture_of_the_plane_says_what_is_to_be_seen(page, probed):
    (alt,) = form.demand_alt_text(page)
    assert "three stand far back" in " ".join(alt.split())
    n_far, next_g = probed[1].split()
    assert n_far == "3"
    assert float(next_g) < 9
    labels = form.axis_labels(page.cell("solution = "))
    assert sorted(labels) == ["energy (kcal)", "fiber (g)", "sugars (g)"]
