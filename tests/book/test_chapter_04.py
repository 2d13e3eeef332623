"""Chapter 4: its parts, its figures, and that its cells show what it says."""

import json
import re
from itertools import pairwise

import numpy as np
import pytest

from book import chapter, form
from book.every_chapter import EveryChapter

SLUG = "04-relu"
SHAPES = ("age", "ages", "by_keras")
PROBE = f"""\
print({{name: np.shape(globals()[name]) for name in {SHAPES}}})
print(relu([-1, 2]), softmax([0, 0]), sigmoid(0))"""

PARTS = [
    "A line can't turn a corner",
    "Two linear layers are one",
    "A unit that bends",
    "A few ReLUs draw any bent line",
    "The sigmoid says yes or no",
    "Softmax chooses one of many",
    "Your turn",
    "Key points",
    "Deeper",
]

# Where the figures are shown: a piece of the cell, what it shows.
FIGURES = [
    ("w_line, b_line", "off by 6.67 MPa on average"),
    ("W = W1 @ W2", "kernel: [ 8 -4] bias: [5]\nthe same: True"),
    ("def relu(z)", "[0. 0. 3.]"),
    (
        "late.count_params",
        "days after day 28: [  0.   0.   0.   0.   0.  62. 152. 242.]",
    ),
    ("late.count_params", "parameters: 2\nthe same: True"),
    ("bent_line", "off by 0.88 MPa on average"),
    ("y_hat > 0.5", "e: 2.718"),
    ("y_hat > 0.5", "[0.011  0.0759 0.3775 0.8176 0.9707 0.9959]"),
    ("y_hat > 0.5", "right: 6 of 6"),
    ("axes.axvline", "boundary: 2.25 days"),
    ("def softmax", "[[0.659 0.242 0.099]\n [0.    0.    1.   ]]\nas Keras: True"),
    ("late.layers[1]", "day 7.0 hidden 0.0 output [[40.]]"),
    ("late.layers[1]", "day 90.0 hidden 62.0 output [[71.]]"),
    ("def sigmoid", "[0.  0.5 1. ]"),
    ("mine.set_weights", "the same picture: True\n17, 20 and 23 °C give [3. 0. 3.] °C"),
    ("W1 @ best", "collapsed: [ 2.8372 -3.4832  7.9818] kcal per gram\nbias: 74.45"),
    ("    max(np.array", "one value: 0\ntwo values: ValueError"),
    ("huge = ", "[ 0.  0. nan]"),
    ("one_row = ", "in: (1, 1) out: (1, 1)\na tensor: True\nparameters: 2"),
    ("negative_slope", "[-0.2  3. ]"),
]


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    return chapter.run(SLUG, tmp_path_factory.mktemp("chapter"), PROBE)


@pytest.fixture(scope="module")
def probed(page):
    return chapter.shown(page.code[-1]).strip().splitlines()


def live_data(page, kind: str) -> dict:
    """The numbers of one of the page's two live figures."""
    html = page.cell(f"draw.live_{kind}(").outputs[0].data["text/html"]
    assert 'class="live-static"' in html
    return json.loads(re.search(r'<script type="application/json">(.*?)<', html)[1])


class TestForm(EveryChapter):
    """What is asked of every chapter."""


@pytest.mark.parametrize(("piece", "expected"), FIGURES)
def test_figure_comes_out_of_a_cell(page, piece, expected):
    assert expected in chapter.plain(page.says(piece))


def test_prose_gives_no_figure_that_no_cell_shows(page):
    assert page.numbers_without_source() == []


def test_header_gives_aims_needs_times_and_ways_to_open(page):
    verbs = {"show", "compute", "build", "find", "explain"}
    times = "25 minutes to read, 35 minutes for the exercise"
    header = form.demand_header(page, verbs, times)
    notebook = f"exercises/{SLUG}/relu.ipynb"
    assert f"{{colab}}`Open in Colab <{notebook}>`" in header
    assert f"{{download}}`download the notebook <../{notebook}>`" in header
    assert page.markdown.count("Recall: ") == 1


def test_the_model_written_from_the_picture_gives_the_same_picture(page):
    answer = form.demand_same_picture(page, "mine.set_weights")
    assert "the same picture: True" in chapter.shown(answer)


def test_seven_units_pass_through_all_eight_points(page):
    data = live_data(page, "bends")
    x, y = np.array(data["x"]), np.array(data["y"])
    hinges = np.maximum(x[:, None] - x[:-1], 0)
    table = np.column_stack([hinges, np.ones(len(x))])
    np.testing.assert_allclose(table @ np.linalg.solve(table, y), y)


def test_cheat_sheet_has_a_row_for_each_function(page):
    names = re.findall(r"^\| (?:\{term\}`)?(\w+)`? \| \$", page.markdown, re.M)
    assert names == ["linear", "ReLU", "tanh", "sigmoid", "softmax"]
    header = "| activation | formula | range | slope | where it is used |"
    assert header in page.markdown


def test_the_question_is_the_first_thing_on_the_page(page):
    assert page.markdown.index("after 270 days?") < page.markdown.index("At the end")


def test_shape_ledger_says_the_shapes_that_the_arrays_have(page, probed):
    form.demand_true_ledgers(page, probed[0])


def test_drawing_comes_with_words_computed_from_the_model(page):
    assert "Unit 0: relu(1 · x − 28)." in page.says("draw.network(late")


def test_activation_figure_begins_with_the_logistic_weights(page):
    data = live_data(page, "activation")
    assert (data["w"], data["b"], data["start"]) == (2, -4.5, "ReLU")
    said = page.says("draw.live_activation")
    assert "flat up to 2.25, then rising by 2" in said
    assert "At x = 3 the sum is 1.5" in said


def test_more_units_miss_by_less(page):
    data = live_data(page, "bends")
    x, y = np.array(data["x"]), np.array(data["y"])
    assert sorted(map(int, data["sets"])) == [2, 3, 4, 5, 6]
    errors = []
    for n, these in data["sets"].items():
        assert len(these["bends"]) == len(these["slopes"]) == int(n)
        hinges = np.maximum(x[:, None] - np.array(these["bends"]), 0)
        errors.append(np.abs(y - hinges @ these["slopes"] - these["bias"]).mean())
    assert all(before > after for before, after in pairwise(errors))
    assert errors[1] == pytest.approx(0.88, abs=0.005)


def test_the_exercise_and_the_pieces_of_mynet_come_before_the_deeper_part(page, probed):
    part = page.part("Your turn")
    assert f"exercises/{SLUG}/relu.ipynb" in part
    for piece in ("`relu(z)`", "`sigmoid(z)`", "`softmax(z)`", "mynet.py"):
        assert piece in part
    assert probed[1] == "[0 2] [0.5 0.5] 0.5"


def test_pictures_say_what_is_to_be_seen(page):
    dots, curve, sheet = form.demand_alt_text(page)
    assert "from 13 to 44 MPa" in " ".join(dots.split())
    assert "0.66, 0.24 and 0.10" in " ".join(sheet.split())
    assert "at 2.25 days" in " ".join(curve.split())
