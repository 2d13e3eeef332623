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
SHAPES = ("path", "column")
# The page uses the names x, y and errors for the houses, and for nothing else.
PROBE = f"""\
names = {{"x": x, "y": y, "errors": errors}}
names |= {{name: globals()[name] for name in {SHAPES}}}
print({{name: np.shape(value) for name, value in names.items()}})"""

PARTS = [
    "How does a neuron find its weights?",
    "The cost as a picture",
    "The same step twice: NumPy, then Keras",
    "Predict, then run",
    "Walk down yourself",
    "Three beliefs to drop",
    "Quiz",
    "Your turn",
    "Key points",
]

# Where the figures are shown: a piece of the cell, what it shows.
FIGURES = [
    ("w, b = 0.0, 0.0\nerrors", "off on average: 400 thousand dollars"),
    ("def mse", "lowest at w = 260, cost 1000"),
    ("sse = ", "SSE 340,000   MSE 170,000 (1000 dollars)²"),
    ("along_w = ", "h = 100    along w  -1050.000   along b -700.000"),
    ("along_w = ", "h = 0.001  along w  -1299.997   along b -799.999"),
    ("def gradient", "at (0, 0): -1300 along w, -800 along b"),
    ("def gradient", "at (260, 0): 0 along w, -20 along b"),
    ("missed = ", "after    1 steps: w 130.000, b 80.000"),
    ("missed = ", "after 1000 steps: w 200.000, b 100.000"),
    ("missed = ", "both right to within 1 after 194 steps"),
    ("house.compile", "step 1: w 130.000, b 80.000"),
    ("house.compile", "step 100: w 197.572, b 103.929"),
    ("gradient(200, 100", "slopes: 0.0 0.0"),
    ("slow = ", "w 197.5, b 104.0"),
    ("draw.live", "the first leads from (0, 0) to (130, 80)"),
    ("np.linalg.eigvalsh(factor", "MSE: arrives below 0.2918"),
    ("np.linalg.eigvalsh(factor", "SSE: arrives below 0.1459"),
    ("model.fit", "768 rows in tens: 77"),
    ("model.fit", "two more epochs, in 32s: 125"),
    ("model.fit", "Adam with the learning rate 0.001"),
    ("curvature = np.linalg.eigvalsh(\n", "steps must stay below 0.0145"),
    ("history = ", "w 2.5356 kcal per gram, b 89.158 kcal"),
    ("history = ", "cost 257.4 kcal²"),
    ("lr=0.1", "ValueError: Argument(s) not recognized: {'lr': 0.1}"),
    ("lr=0.1", "AttributeError: 'Variable' object has no attribute 'read_value'"),
    ("assert abs(descend", "MSE at 0.2: w after 1, 2, 3 steps [260. 164. 200.]"),
    ("assert abs(descend", "after 1000 steps: w 200\n"),
    ("steepest = ", "steepest slope at the best line: 0.000000"),
    ("steepest = ", "cost there: 257.4 kcal²"),
    ("for batch_size in", "batches of  10:  77 updates in an epoch"),
    ("def slopes_by_trying", "tried:   [-410. -250.]"),
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
    assert page.numbers_without_source() == ["40", "60"]  # the times


def test_header_gives_aims_needs_times_and_ways_to_open(page):
    verbs = {"compute", "find", "take", "tell", "explain"}
    times = "40 minutes to read. The exercise takes 60 minutes"
    header = form.demand_header(page, verbs, times)
    notebook = f"exercises/{SLUG}/compile-fit.ipynb"
    assert f"{{colab}}`Open in Colab <{notebook}>`" in header
    assert f"{{download}}`download the notebook <../{notebook}>`" in header
    assert "Recall 1 (chapter 1)" in header
    assert "Recall 2 (chapter 5)" in header


def test_question_is_guessed_before_anything_is_computed(page):
    part = page.part(PARTS[0])
    assert part.index("Guess first") < part.index("```")
    assert "thousand dollars" in part[: part.index("```")]


def test_drawing_comes_with_words_computed_from_the_model(page):
    said = chapter.shown(page.cell("draw.network(house"))
    assert "Unit 1: linear(0 · x + 0)." in said
    assert "In all: 2 parameters." in said


def test_slopes_run_to_those_of_the_formula(page):
    said = page.says("along_w = ")
    tried = np.array(re.findall(r"along w +(-[\d.]+) +along b (-[\d.]+)", said), float)
    gaps = np.abs(tried - [-1300, -800])
    assert len(tried) == 5
    assert np.all(np.diff(gaps, axis=0) < 0)
    assert gaps[-1].max() < 0.01


def test_numpy_and_keras_are_compared_to_the_course_tolerance(page):
    part = " ".join(page.part(PARTS[2]).split())
    comparisons = re.findall(
        r"assert_allclose\( (\w+), ([\w\[\]]+), rtol=1e-5, atol=1e-5 \* largest \)",
        part,
    )
    assert comparisons == [("by_keras", "path[step]")]
    assert "np.testing.assert_allclose(by_keras, by_numpy, rtol=1e-5)" in part


def test_shape_ledger_says_the_shapes_that_the_arrays_have(page):
    form.demand_true_ledgers(page, chapter.shown(page.code[-1]))


def test_predictions_are_folded_and_ask_for_the_assumption(page):
    form.demand_predictions(page, PARTS[3], "gradient(200, 100", "slow = ")


def test_live_figure_carries_the_houses_and_their_best_neuron(page):
    data = form.live_data(page, "descent")
    w, b = data["best"]
    assert [w * x + b for x in data["x"]] == data["y"] == [300, 500]
    assert (data["start"], data["rate"]) == ([0, 0], 0.1)


def test_step_sizes_crawl_arrive_and_leap(page):
    said = page.says("(0.01, 0.1, 0.28)")
    costs = dict(re.findall(r"^size +([\d.]+): .* cost ([\d.]+)$", said, re.M))
    assert float(costs["0.1"]) < 20 < 2000 < float(costs["0.28"])
    assert float(costs["0.01"]) > 2000


def test_the_limits_hold_on_both_sides(page):
    said = page.says("np.linalg.eigvalsh(factor")
    ends = [float(cost) for cost in re.findall(r"cost (\S+) after 1000", said)]
    assert len(ends) == 4
    assert max(ends[0::2]) < 1e-6
    assert min(ends[1::2]) > 1e12


def test_adam_moves_each_parameter_by_about_its_learning_rate(page):
    said = page.says("raw.compile")
    ((w, b),) = re.findall(r"w ([\d.]+) kcal per gram, b ([\d.]+) kcal", said)
    assert (float(w), float(b)) == pytest.approx((0.5, 0.5), abs=0.06)


def test_cell_that_takes_seconds_says_so_before_it(page):
    part = page.part(PARTS[4])
    before = part[: part.index("learner.fit(")]
    assert "takes a few seconds" in before[-600:]


def test_wrong_beliefs_are_shown_false_by_cells(page):
    part = page.part(PARTS[5])
    assert part.count(":class: misconception") == 3
    assert part.count("Why it tempts.") == part.count("What is so.") == 3
    (end,) = re.findall(r"SSE.*\n +after 1000 steps: w (\S+)",
                        page.says("assert abs(descend"))  # fmt: skip
    assert abs(float(end)) > 1e6


def test_what_the_quiz_calls_right_is_so():
    assert -(-614 // 10) * 150 == 9300


def test_exercise_and_the_piece_of_mynet_stand_at_the_end(page):
    part = page.part(PARTS[7])
    assert f"exercises/{SLUG}/compile-fit.ipynb" in part
    assert "`gradient(w, b, x, y)`" in part
    assert "mynet.py" in part


def test_pictures_say_what_is_to_be_seen(page):
    valley, paths, curve = form.demand_alt_text(page)
    assert "lowest point is at a weight of 260" in " ".join(valley.split())
    assert "leaps across the valley" in " ".join(paths.split())
    assert "to near 260" in " ".join(curve.split())
