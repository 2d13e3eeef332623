"""Chapter 6, first page: parts, figures, and that its cells show what it says.

A diagram without code stands on the chapter's later pages: the network of this one
is the house neuron of chapter 1.
"""

import re

import numpy as np
import pytest

from book import chapter, form
from book.every_chapter import EveryChapter

SLUG = "06-compile-fit"
SHAPES = ("x", "y", "path")
PROBE = f"print({{name: np.shape(globals()[name]) for name in {SHAPES}}})"

PARTS = [
    "One number for a whole table",
    "Which way is down?",
    "One step down",
    "How far to step",
    "Compile and fit",
    "Standardize first",
    "Your turn",
    "Key points",
    "Deeper",
]

# Where the figures are shown: a piece of the cell, what it shows.
FIGURES = [
    ("residuals = ", "residuals: [300. 500.] thousand dollars"),
    ("mse(0, 0), ", "loss at the start: 170000.0 (1000 dollars)²"),
    ("for h in", "h = 100 gives the slope -1050.0"),
    ("gradient(0, 0, x, y)", "derivatives: -1300.0 and -800.0"),
    ("for h in", "h = 0.001 gives the slope -1300.0"),
    ("for weight in", "w 0 b 0: derivatives -1300.0 and -800.0"),
    ("for weight in", "w 260 b 0: derivatives 0.0 and -20.0"),
    ("0 - 0.1 * dw", "w: 130.0 b: 80.0"),
    ("missed = ", "after 1 steps: [130.  80.]"),
    ("missed = ", "after 1000 steps: [200. 100.]"),
    ("missed = ", "both right to within 1 after 194 steps"),
    ("draw.live_descent", "the first of 10 steps leads from (0, 0) to (130, 80)"),
    ("draw.descents", "0.01 ends at [197.5 104. ]\n0.1 ends at [200. 100.]"),
    ("house.fit", "w and b: [190.884 114.746]\nthe same by NumPy: True"),
    ("model.fit", "steps in one epoch: 77"),
    ("mean, std = ", "mean 7.03 g, deviation 4.35 g"),
    ("by_hand = ", "the same by NumPy: True"),
    ("k, b = ", "w: 2.5356 b: 89.158"),
    ("w = kernel[0, 0]", "weight: 2.5356 kcal per gram\nbias: 89.158 kcal"),
    ("grams = ", "standard deviations: [2. 0.]\n[[-1.  0.]\n [ 1.  0.]]"),
    ("dw, db = gradient(w, b, sugars, kcal)\nprint", "derivatives: 0.0 and 0.0"),
    ("dw, db = gradient(w, b, sugars, kcal)\nprint", "loss: 257.4 kcal²"),
    ("descend(sugars, kcal, 0.1, 3)", " [24401  2535]]"),
    ("limit = 2", "houses: stable below 0.2918"),
    ("limit = 2", "cereals: stable below 0.0145"),
    ("largest_curvature(scaled)", "standardized: stable below 1.0"),
    ("sse_path = ", "SSE: stable below 0.1459"),
    ("sse_path = ", "MSE at 0.2: w after 1, 2, 3 steps [260. 164. 200.]"),
    ("sse_path = ", "after 1000 steps: 200.0 -"),
    ("tried_w = ", "for w: -410.0 by trying, -410.0 by formula"),
    ("tried_w = ", "for b: -250.0 by trying, -250.0 by formula"),
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
    # The grams of a question's own example, and a cereal of chapter 1.
    assert {*page.numbers_without_source()} == {"7", "15", "5"}


def test_header_gives_aims_needs_times_and_ways_to_open(page):
    verbs = {"compute", "find", "take", "say", "explain"}
    header = form.demand_header(page, verbs, "25 minutes to read")
    notebook = f"exercises/{SLUG}/compile-fit.ipynb"
    assert f"{{colab}}`Open in Colab <{notebook}>`" in header
    assert f"{{download}}`download the notebook <../{notebook}>`" in header


def test_the_question_is_the_first_thing_on_the_page(page):
    assert page.markdown.index("How many steps until") < page.markdown.index("At the")


def test_slopes_run_to_the_derivative_of_the_formula(page):
    tried = np.array(re.findall(r"slope (-[\d.]+)", page.says("for h in")), float)
    assert len(tried) == 4
    assert np.all(np.diff(np.abs(tried + 1300)) < 0)


def test_shape_ledger_says_the_shapes_that_the_arrays_have(page):
    form.demand_true_ledgers(page, chapter.shown(page.code[-1]))


def test_right_answers_are_the_figures_of_the_chapter(page):
    assert form.right_answers(page) == pytest.approx(
        {
            "house-residual": 500,
            "house-loss": 170_000,
            "slope-of-a-run": -1050,
            "slope-at-the-bottom": 0,
            "bias-derivative": -800,
            "first-step": 130,
            "one-step-per-epoch": 76,
            "steps-per-epoch": 77,
            "standardize-one": 2,
            "constant-column": 0,
        }
    )


def test_a_first_step_in_the_wrong_direction_is_named(page):
    replies = form.replies(page, "first-step")
    assert "Minus times minus is plus" in replies[-130]
    assert "left out the learning rate" in replies[1300]


def test_a_walk_at_0_2_arrives_and_one_at_0_3_does_not():
    """As the question below the live figure says."""
    x, y = np.array([1.0, 2.0]), np.array([300.0, 500.0])
    far = {}
    for rate in (0.1, 0.2, 0.3):
        w = b = 0.0
        for _ in range(10):
            too_high = w * x + b - y
            w, b = (
                w - rate * 2 * np.mean(too_high * x),
                b - rate * 2 * np.mean(too_high),
            )
        far[rate] = np.hypot(w - 200, b - 100)
    assert far[0.1] < far[0.3]
    assert far[0.2] < np.hypot(200, 100) < far[0.3]


def test_live_figure_carries_the_houses(page):
    data = form.live_data(page, "descent")
    houses = data["sets"][0]
    assert (houses["x"], houses["y"]) == ([1, 2], [300, 500])
    assert (houses["start"], houses["rate"]) == ([0, 0], 0.1)


def test_the_largest_learning_rate_of_the_picture_explodes(page):
    ((w, b),) = re.findall(r"0\.3 ends at \[(\S+) +(\S+)\]", page.says("draw.desc"))
    assert min(abs(float(w)), abs(float(b))) > 1e20


def test_the_limit_holds_on_both_sides(page):
    said = page.says("0.99 * limit")
    below, above = (float(loss) for loss in re.findall(r"loss (\S+)", said))
    assert below < 1e-6 < 1e12 < above


def test_adam_moves_each_parameter_by_about_its_learning_rate(page):
    ((w, b),) = re.findall(r"\[([\d.]+) +([\d.]+) *\]", page.says("raw.train_on_batch"))
    assert (float(w), float(b)) == pytest.approx((0.5, 0.5), abs=0.06)


def test_recall_opens_the_core(page):
    part = page.part("One number for a whole table")
    assert part.index("Recall: ") < part.index("{term}")
    assert "dropdown" not in page.core.markdown


def test_cell_that_takes_seconds_says_so_before_it(page):
    part = page.part("Deeper")
    before = part[: part.index("learner.fit(")]
    assert "takes a few seconds" in before[-600:]


def test_wrong_beliefs_are_shown_false_by_cells(page):
    assert page.markdown.count(":class: misconception") == 3
    said = page.says("sse_path = ")
    (end,) = re.findall(r"after 1000 steps: \S+ (\S+)", said)
    assert abs(float(end)) > 1e6


def test_exercise_and_the_piece_of_mynet_stand_at_the_end(page):
    part = page.part("Your turn")
    assert f"exercises/{SLUG}/compile-fit.ipynb" in part
    assert "`gradient(w, b, x, y)`" in part
    assert "mynet.py" in part


def test_pictures_say_what_is_to_be_seen(page):
    valley, paths = form.demand_alt_text(page)
    assert "lowest point of the curve is at a weight of 260" in " ".join(valley.split())
    assert "each leap is longer" in " ".join(paths.split())
