"""Chapter 4: its parts, its figures, and that its cells show what it says."""

import json
import re
from itertools import pairwise

import numpy as np
import pytest

from book import chapter, form
from book.every_chapter import EveryChapter

SLUG = "04-relu"
SHAPES = ("age", "ages")
PROBE = f"""\
print({{name: np.shape(globals()[name]) for name in {SHAPES}}})
print(np.shape(late(ages)))
print(relu([-1, 2]), softmax([0, 0]), sigmoid(0))"""

PARTS = [
    "How strong is concrete after three months?",
    "A bend as a picture",
    "The same function twice: NumPy, then Keras",
    "Predict, then run",
    "Bend it yourself",
    "Two beliefs to drop",
    "Quiz",
    "Your turn",
    "Key points",
]

# Where the figures are shown: a piece of the cell, what it shows.
FIGURES = [
    ("same_mix", "  1 days: 12.64 MPa"),
    ("same_mix", " 28 days: 44.09 MPa"),
    ("same_mix", "270 days: 55.16 MPa"),
    ("same_mix", "best line: off by 6.7 MPa on average"),
    ("from_two, from_one", "kernel: [ 8 -4]  bias: [5]"),
    ("from_two, from_one", "two layers and one layer agree on 1000 random rows"),
    ("W1.size", "parameters: 21"),
    ("W1.size", "collapsed:  [ 2.8372 -3.4832  7.9818] kcal per g"),
    ("W1.size", "bias:       74.450 kcal    R² 0.4972"),
    ("def relu(z)", "after 28: [  0.   0.   0.   0.   0.  62. 152. 242.] days"),
    ("    max(np.array", "one value:  0"),
    ("    max(np.array", "two values: ValueError: The truth value of an array"),
    ("late.count_params", "parameters: 2 (a linear neuron: 2, too)"),
    ("mine.set_weights", "[17. 20. 23.] °C give [3. 0. 3.] °C"),
    ("np.array([1, 3, 5]) - 6)", "outputs: [0. 0. 4.]"),
    ("wanted_kcal = ", "with ReLU: [  0.   0. 250.] kcal"),
    ("np.gradient", "tanh    from -1.00 to 1.00, slope at most 1.00"),
    ("np.gradient", "sigmoid from  0.00 to 1.00, slope at most 0.25"),
    ("naive = ", "[ 0.  0. nan]"),
    ("def softmax", "softmax: [0. 0. 1.]  sigmoid: [0.  0.5 1. ]"),
    ("softmax(rows)", "each row of softmax adds up to [1. 1.]"),
    ("logistic.summary", "│ L1 (Dense)"),
    ("logistic.summary", "Total params: 2 (8.00 B)"),
    ("chances = ", "[0.011  0.0759 0.3775 0.8176 0.9707 0.9959]"),
    ("chances = ", "right:  6 of 6"),
    ("chances = ", "boundary: 2.25 days"),
    ("chances = ", "one example in: (1, 1)  out: (1, 1)"),
    ("chances = ", "is the output a tensor? True"),
    ("axes.axvline", "halfway at 2.25 days: 0.5"),
    ("def bend_fit", "output weights: [ 7.94  -7.29  -0.608] MPa per day"),
    ("def bend_fit", "off by 0.88 MPa on average; the line was 6.67"),
    ("sets = {}", "2 units, bends at day 1, 7: off by 2.76 MPa"),
    ("sets = {}", "6 units, bends at day 1, 3, 7, 28, 90, 180: off by 0.02 MPa"),
]


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    return chapter.run(SLUG, tmp_path_factory.mktemp("chapter"), PROBE)


@pytest.fixture(scope="module")
def probed(page):
    return chapter.shown(page.code[-1]).strip().splitlines()


def live_data(page, kind: str) -> dict:
    """The numbers of one of the page's two live figures."""
    html = page.cell(f'draw.live("{kind}"').outputs[0].data["text/html"]
    assert 'class="live-static"' in html
    return json.loads(re.search(r'<script type="application/json">(.*?)<', html)[1])


class TestForm(EveryChapter):
    """What is asked of every chapter."""


@pytest.mark.parametrize(("piece", "expected"), FIGURES)
def test_figure_comes_out_of_a_cell(page, piece, expected):
    assert expected in chapter.plain(page.says(piece))


def test_prose_gives_no_figure_that_no_cell_shows(page):
    assert page.numbers_without_source() == ["50"]  # the time to read


def test_header_gives_aims_needs_times_and_ways_to_open(page):
    verbs = {"show", "compute", "build", "find", "explain"}
    times = "50 minutes to read, 40 minutes for the exercise"
    header = form.demand_header(page, verbs, times)
    notebook = f"exercises/{SLUG}/relu.ipynb"
    assert f"{{colab}}`Open in Colab <{notebook}>`" in header
    assert f"{{download}}`download the notebook <../{notebook}>`" in header
    assert "Recall 1 (chapter 1)" in header
    assert "Recall 2 (chapter 3)" in header


def test_question_is_guessed_before_anything_is_computed(page):
    part = page.part(PARTS[0])
    assert part.index("Guess first") < part.index("```")
    assert "MPa" in part[: part.index("```")]


def test_drawings_come_with_words_computed_from_the_models(page):
    said = chapter.shown(page.cell("draw.network(two)"))
    assert "In all: 9 parameters." in said
    said = chapter.shown(page.cell("draw.network(one)"))
    assert "Unit 1: linear(8 · x₀ − 4 · x₁ + 5)." in said
    said = chapter.shown(page.cell("draw.network(late"))
    assert "Unit 1: relu(1 · x − 28)." in said
    said = chapter.shown(page.cell("draw.network(bender"))
    assert "linear(7.94 · h₀ − 7.29 · h₁ − 0.6082 · h₂ + 12.64)." in said


def test_the_model_written_from_the_picture_gives_the_same_picture(page):
    answer = form.demand_same_picture(page, "mine.set_weights")
    assert "the same picture: True" in chapter.shown(answer)


def test_numpy_and_keras_are_compared_to_the_course_tolerance(page):
    for heading, pair in (
        (PARTS[0], ("from_two", "from_one")),
        (PARTS[2], ("by_keras", "by_numpy")),
        (PARTS[4], ("by_keras", "by_numpy")),
    ):
        form.demand_comparisons(page, heading, pair)


def test_shape_ledger_says_the_shapes_that_the_arrays_have(page, probed):
    shapes = probed[0].rstrip("}") + f", 'by_keras': {probed[1]}}}"
    form.demand_true_ledgers(page, shapes)


def test_predictions_are_folded_and_ask_for_the_assumption(page):
    pieces = "np.array([1, 3, 5]) - 6)", "wanted_kcal = "
    form.demand_predictions(page, PARTS[3], *pieces)


def test_activation_figure_begins_with_the_logistic_weights(page):
    data = live_data(page, "activation")
    assert (data["w"], data["b"], data["start"]) == (2, -4.5, "ReLU")
    said = page.says('draw.live("activation"')
    assert "flat up to 2.25, then rising by 2" in said
    assert "At x = 3 the sum is 1.5" in said


def test_sum_figure_misses_by_what_the_page_prints(page):
    data = live_data(page, "relu-sum")
    x, y = np.array(data["x"]), np.array(data["y"])
    said = page.says("sets = {}")
    assert sorted(map(int, data["sets"])) == [2, 3, 4, 5, 6]
    errors = []
    for n, these in data["sets"].items():
        assert len(these["bends"]) == len(these["slopes"]) == int(n)
        hinges = np.maximum(x[:, None] - np.array(these["bends"]), 0)
        errors.append(np.abs(y - hinges @ these["slopes"] - these["bias"]).mean())
        assert re.search(rf"^{n} units, .* off by {errors[-1]:.2f} MPa$", said, re.M)
    assert all(before > after for before, after in pairwise(errors))


def test_seven_units_pass_through_all_eight_points(page):
    data = live_data(page, "relu-sum")
    x, y = np.array(data["x"]), np.array(data["y"])
    hinges = np.maximum(x[:, None] - x[:-1], 0)
    table = np.column_stack([hinges, np.ones(len(x))])
    np.testing.assert_allclose(table @ np.linalg.solve(table, y), y)


def test_cheat_sheet_has_a_row_for_each_function(page):
    names = re.findall(r"^\| (?:\{term\}`)?(\w+)`? \| \$", page.markdown, re.M)
    assert names == ["linear", "ReLU", "tanh", "sigmoid", "softmax"]
    header = "| name | formula | range | slope | where it is used |"
    assert header in page.markdown


def test_old_spellings_are_caught_and_printed(page):
    said = page.says("advanced_activations")
    assert "No module named 'keras.layers.advanced_activations'" in said
    assert "Argument `alpha` is deprecated. Use `negative_slope` instead." in said
    assert "today: [-0.2  3. ]" in said


def test_wrong_beliefs_are_shown_false_by_cells(page):
    part = page.part(PARTS[5])
    assert part.count(":class: misconception") == 2
    assert part.count("Why it tempts.") == part.count("What is so.") == 2
    said = page.says("def next_layer")
    assert "next layer gets [0.], answers [40.] MPa" in said
    assert "next layer gets [62.], answers [71.] MPa" in said
    gaps = dict(re.findall(r"^(\w+) *: .* ([\d.]+)$", page.says("gap = "), re.M))
    assert gaps.pop("linear") == "0.0000"
    assert set(gaps) == {"relu", "tanh", "sigmoid"}
    assert all(float(gap) > 0.01 for gap in gaps.values())


def test_exercise_and_the_pieces_of_mynet_stand_at_the_end(page, probed):
    part = page.part(PARTS[7])
    assert f"exercises/{SLUG}/relu.ipynb" in part
    for piece in ("`relu(z)`", "`sigmoid(z)`", "`softmax(z)`", "mynet.py"):
        assert piece in part
    assert probed[2] == "[0 2] [0.5 0.5] 0.5"
    said = page.says("before = z.copy()")
    assert said.strip().count("as Keras, shape (2, 3)") == 3


def test_pictures_say_what_is_to_be_seen(page):
    dots, sheet, curve = form.demand_alt_text(page)
    assert "from 13 to 44 MPa" in " ".join(dots.split())
    assert "0.66, 0.24 and 0.10" in " ".join(sheet.split())
    assert "at 2.25 days" in " ".join(curve.split())
