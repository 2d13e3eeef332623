"""The appendix on backward passes: its parts, its figures, its three-way proof.

Left out of a chapter's ten parts, since they would be forced: the exercise with a
notebook, the live figure (chapter 6 has the descent) and the code from a diagram.
"""

import ast
import re

import numpy as np
import pytest

from book import chapter, form
from book.every_chapter import EveryChapter

SLUG = "appendix-backward"
# The ledger tells of the two houses; later cells use `dW` and `db` again.
PROBE = """\
(dW, db), = gradient(sizes, house_prices, house_layers)
print({name: np.shape(globals()[name])
       for name in ("sizes", "house_prices", "dW", "db")})
print([(values.shape, found.shape)
       for values, found in zip(first, backward)])"""

PARTS = [
    "How many tries for 289 slopes?",
    "A chain as a picture",
    "The gradient, derived once",
    "The same slopes three times: NumPy, trying, Keras",
    "Predict, then run",
    "Train without Keras",
    "A belief to drop: backpropagation is the learning",
    "Quiz",
    "Your turn",
    "Key points",
]

# Where the figures are shown: a piece of the cell, what it shows.
FIGURES = [
    ("def house_cost", "cost at (0, 0): 170,000 (1000 dollars)²"),
    ("def house_cost", "change: -13.00, so a slope of -1300.0"),
    ("def house_cost", "tries for 289 parameters: 578 forward passes"),
    ("def chain_answer", "the answer: 29 kg"),
    ("def chain_answer", "slope along the weight: 15.000"),
    ("def chain_answer", "slope along the bias:   3.000"),
    ("house_layers = ", "slope along the weight: -1300.0"),
    ("house_layers = ", "slope along the bias:   -800.0"),
    ("held_out = order", "training: (614, 8)  held out: (154, 8)"),
    ("def as_layers", "parameters: 289"),
    ("tried = [", "slopes that agree: 289"),
    ("minus_five, target", "hidden: 0.0  answer: -4.0 kg"),
    ("minus_five, target", "first layer:  0.0 0.0"),
    ("minus_five, target", "second layer: 0.0 -66.0"),
    ("zeros = as_layers", "layer 2: 0 weights and 0 biases have a slope"),
    ("zeros = as_layers", "layer 3: 0 weights and 1 biases have a slope"),
    ("def step", "after    1 steps: w 130.000, b 80.000"),
    ("def step", "after 1000 steps: w 200.000, b 100.000"),
    ("wrong = [", "walking back through old weights: as tried? True"),
    ("wrong = [", "walking back through new weights: as tried? False"),
    ("untouched = ", "cost after the backward pass: changed? False"),
    ("untouched = ", "after a step with rate  0.5: lower?  True"),
    ("untouched = ", "after a step with rate -0.5: higher? True"),
]


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    return chapter.run(SLUG, tmp_path_factory.mktemp("chapter"), PROBE)


@pytest.fixture(scope="module")
def gradient(page):
    """The function that the page writes, outside its notebook."""
    made = {"np": np}
    for piece in ("ACTIVATIONS = ", "def gradient("):
        exec(compile(page.cell(piece).source, SLUG, "exec"), made)
    return made["gradient"]


class TestForm(EveryChapter):
    """What is asked of every chapter."""


@pytest.mark.parametrize(("piece", "expected"), FIGURES)
def test_figure_comes_out_of_a_cell(page, piece, expected):
    assert expected in page.says(piece)


def test_prose_gives_no_figure_that_no_cell_shows(page):
    # Times, and what the reader is to start from.
    assert page.numbers_without_source() == ["40", "20", "0.1", "0.01"]


def test_header_gives_aims_needs_and_times(page):
    verbs = {"explain", "derive", "write", "show", "train"}
    times = "40 minutes to read, 20 minutes to write the last piece"
    header = form.demand_header(page, verbs, times)
    assert "Recall 1 (chapter 6)" in header
    assert "Recall 2 (chapter 4)" in header


def test_question_is_guessed_before_anything_is_computed(page):
    part = page.part(PARTS[0])
    assert part.index("Guess first") < part.index("```")
    assert "(1000 dollars)²" in part[: part.index("```")]


def test_drawing_comes_with_words_computed_from_the_model(page):
    said = page.says("draw.network(chain")
    assert "Unit 1: relu(2 · x + 1)." in said
    assert "Unit 1: linear(3 · h − 4)." in said


def test_slopes_are_compared_with_trying_and_with_keras(page):
    part = " ".join(page.part(PARTS[3]).split())
    found = re.findall(
        r"in zip\(backward, (\w+)\): np\.testing\.assert_allclose\( "
        r"ours, theirs, rtol=1e-5, atol=1e-5 \* largest \)",
        part,
    )
    assert found == ["tried", "by_keras"]
    said = page.says("model.train_on_batch(X, y)\nafter")
    assert len(re.findall(r"^slopes \(.*\) agree with Keras$", said, re.M)) == 6


def test_a_slope_has_the_shape_of_what_it_belongs_to(page):
    printed = chapter.shown(page.code[-1]).strip().splitlines()
    form.demand_true_ledgers(page, printed[0])
    pairs = ast.literal_eval(printed[1])
    assert len(pairs) == 6
    assert all(values == found for values, found in pairs)


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


def test_numpy_and_keras_train_alike_and_beat_the_class_rate(page):
    source = " ".join(page.cell("by_keras.append").source.split())
    assert "assert_allclose( by_keras, by_numpy, rtol=1e-5" in source
    said = page.says("to_beat = ")
    to_beat, reached = map(float, re.findall(r"\d\.\d+", said)[:2])
    assert reached < to_beat - 0.1
    training, held_out, never = map(
        float, re.findall(r"([\d.]+)%", page.says("def accuracy"))
    )
    assert min(training, held_out) > never


def test_predictions_are_folded_and_ask_for_the_assumption(page):
    form.demand_predictions(page, PARTS[4], "minus_five, target", "zeros = as_layers")


def test_wrong_belief_is_named_with_its_cause(page):
    part = page.part(PARTS[6])
    assert ":class: misconception" in part
    for needed in ("Why it tempts.", "What is so."):
        assert needed in part


def test_last_piece_of_mynet_comes_with_lines_to_try(page):
    part = page.part(PARTS[8])
    assert "gradient(X, y, layers)" in part
    assert "mynet.py" in part
    cell = page.cell("X_try, y_try = ")
    assert cell.metadata["tags"] == ["hide-cell"]
    assert "assert abs(" in cell.source


def test_pictures_say_what_is_to_be_seen(page):
    tangent, curves = form.demand_alt_text(page)
    assert "touches the curve in one dot" in " ".join(tangent.split())
    assert "over 100 steps" in " ".join(curves.split())
