"""The appendix on backward passes: its parts, its figures, its three-way proof.

Left out of a chapter's ten parts, since they would be forced: the exercise with a
notebook, the live figure (chapter 6 has the descent) and the code from a diagram.
"""

import re

import numpy as np
import pytest

from book import chapter, form
from book.every_chapter import EveryChapter
from theme.directives import tangle

SLUG = "appendix-backward"
# The ledger is about the two houses; later cells use `dW` and `db` again.
PROBE = """\
dW, db = gradient(sizes, prices, house_layers)[0]
print({name: np.shape(globals()[name]) for name in ("sizes", "prices", "dW", "db")})"""

PARTS = [
    "How many tries for 289 derivatives?",
    "A chain of two neurons",
    "One layer, many rows",
    "The backward pass in NumPy",
    "Train without Keras",
    "Your turn",
    "Key points",
    "Deeper",
]

# Where the figures are shown: a piece of the cell, what it shows.
FIGURES = [
    ("along_w = ", "prediction: 29.0 kg"),
    ("along_w = ", "derivative for the weight: 15.0"),
    ("along_w = ", "derivative for the bias: 3.0"),
    ("draw.slopes(", "Output: weights 11; biases 1.\n"),
    ("draw.slopes(", "Hidden 1: weights 15; biases 3."),
    ("house_layers = ", "for the weight: -1300.0"),
    ("house_layers = ", "for the bias: -800.0"),
    ("gradient(lengths, masses, pair)", "by trying: -30.0\nby a backward pass: -30.0"),
    ("X_train = ", "training: (614, 8) test: (154, 8)"),
    ("set_random_seed", "parameters: 289\npasses to try them all: 578"),
    ("same(try_each(W), dW)", "128 weights agree: True\n16 biases agree: True"),
    ("same(try_each(W), dW)", "8 weights agree: True\n1 biases agree: True"),
    ("x_back, target", "first layer: 0.0 0.0"),
    ("x_back, target", "second layer: 0.0 -66.0"),
    ("zeros = []", "0 weights, 0 biases\n0 weights, 0 biases\n0 weights, 1 biases"),
    ("layers = house_layers\nfor n", "after 1 steps: [[130.]] [80.]"),
    ("layers = house_layers\nfor n", "after 1000 steps: [[200.]] [100.]"),
    ("by_keras.append", "the same 100 losses: True"),
    ("for learning_rate in (0, 0.1", "rate 0 loss 170000\nrate 0.1 loss 16850"),
    ("for learning_rate in (0, 0.1", "rate -0.1 loss 482850"),
    ("G_before = ", "back through old weights, right: True"),
    ("G_before = ", "back through new weights, right: False"),
]


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    return chapter.run(SLUG, tmp_path_factory.mktemp("chapter"), PROBE)


@pytest.fixture(scope="module")
def gradient():
    """The function that the page writes, outside its notebook."""
    made = {}
    exec(compile(tangle.tangle(chapter.ROOT), tangle.NAME, "exec"), made)
    return made["gradient"]


class TestForm(EveryChapter):
    """What is asked of every chapter."""


@pytest.mark.parametrize(("piece", "expected"), FIGURES)
def test_figure_comes_out_of_a_cell(page, piece, expected):
    assert expected in page.says(piece)


def test_prose_gives_no_figure_that_no_cell_shows(page):
    # The learning rate of the reader's own training, a sigmoid's output.
    assert {*page.numbers_without_source()} == {
        *("0.5", "0.8"),
        *("0.001", "−10.5"),  # the figure: its rate, and a bias to set
    }


def test_header_gives_aims_needs_and_times(page):
    verbs = {"explain", "derive", "write", "train"}
    times = "25 minutes to read, 20 minutes to write the last piece"
    header = form.demand_header(page, verbs, times)
    assert "dropdown" not in header
    assert "Recall: " in page.part("How many tries for 289 derivatives?")


def test_the_question_is_the_first_thing_on_the_page(page):
    assert page.markdown.index("How many forward passes") < page.markdown.index(
        "At the"
    )


def test_drawings_come_with_words_computed_from_the_model(page):
    said = page.says("draw.network(chain")
    assert "Unit 0: relu(2 · x + 1)." in said
    assert "Unit 0: linear(3 · h − 4)." in said


def test_slopes_are_compared_with_trying_and_with_keras(page):
    said = page.says("same(try_each(W), dW)").splitlines()
    assert [line.endswith("agree: True") for line in said if line] == [True] * 6
    assert page.says("dW_keras = ").split("\n")[:3] == ["agree: True"] * 3


def test_a_slope_has_the_shape_of_what_it_belongs_to(page):
    form.demand_true_ledgers(page, chapter.shown(page.code[-1]))


@pytest.mark.parametrize("hidden", ["linear", "relu", "tanh", "sigmoid"])
@pytest.mark.parametrize("last", ["linear", "sigmoid"])
def test_gradient_is_right_for_every_activation(gradient, hidden, last):
    rng = np.random.default_rng(11)
    X, y = rng.normal(size=(6, 3)), rng.integers(0, 2, (6, 2)).astype(float)
    sizes = [(3, 5, hidden), (5, 4, hidden), (4, 2, last)]
    layers = [(rng.normal(size=(n, m)), rng.normal(size=m), f) for n, m, f in sizes]
    functions = {
        "linear": lambda z: z,
        "relu": lambda z: z * (z > 0),
        "tanh": np.tanh,
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
    }

    def cost():
        out = X
        for W, b, name in layers:
            out = functions[name](out @ W + b)
        if last == "linear":
            return np.sum((out - y) ** 2) / len(X)
        return -np.sum(y * np.log(out) + (1 - y) * np.log(1 - out)) / len(X)

    h = 1e-6
    for (W, b, _), slopes in zip(layers, gradient(X, y, layers), strict=True):
        for values, found in zip((W, b), slopes, strict=True):
            for place in np.ndindex(values.shape):
                start = values[place]
                values[place] = start + h
                up = cost()
                values[place] = start - h
                down = cost()
                values[place] = start
                assert found[place] == pytest.approx((up - down) / (2 * h), abs=1e-6)


def test_the_training_beats_the_class_rate(page):
    said = page.says("to_beat = ")
    to_beat, reached = map(float, re.findall(r"\d\.\d+", said)[:2])
    assert reached < to_beat - 0.1
    right, n_test, never, _ = map(int, re.findall(r"\d+", page.says("says_yes = ")))
    assert never < right < n_test == 154


def test_right_answers_are_the_figures_of_the_chapter(page):
    answers = form.right_answers(page)
    right, n_test = map(int, re.findall(r"\d+", page.says("says_yes = "))[:2])
    assert answers.pop("percent-right") == pytest.approx(100 * right / n_test)
    assert answers.pop("slopes-shape") == [10, 8]
    assert answers.pop("kernel-slopes-shape") == [16, 8]
    assert answers.pop("biases-gap") == "sum"
    assert answers == pytest.approx(
        {
            "passes-concrete": 1_060_866,
            "chain-forward": 29,
            "two-ways": 26,
            "first-bias": 3,
            "second-weight": 11,
            "sigmoid-slope": 0.16,
            "house-slope": -1300,
            "rise-by-run": 10,
            "slope-from-a-step": -20,
            "steps-and-epochs": 100,
        }
    )


def test_what_the_reader_predicts_waits_for_the_answer(page):
    waiting = {question.name for question in page.questions if question.opens}
    assert {"first-bias", "shut-relu", "start-at-zero"} <= waiting


def test_wrong_belief_is_named(page):
    deeper = page.part("Deeper")
    assert ":class: misconception" in deeper[deeper.index("### A belief to drop") :]


def test_last_piece_of_mynet_comes_with_lines_to_try(page):
    part = page.part("Your turn")
    assert "gradient(X, y, layers)" in part
    assert "mynet.py" in part
    cell = page.cell("X_try, y_try = ")
    assert cell.metadata["tags"] == ["hide-cell"]
    assert "assert same(" in cell.source


def test_the_picture_says_what_is_to_be_seen(page):
    (curves,) = form.demand_alt_text(page)
    assert "over 100 steps" in " ".join(curves.split())
