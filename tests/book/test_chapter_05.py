"""Chapter 5: its parts, its figures, and that its cells show what it says."""

import re

import numpy as np
import pytest

from book import chapter, form
from book.every_chapter import EveryChapter

SLUG = "05-stacking"
SHAPES = ("X", "W1", "H1", "W2", "H2", "W3", "by_numpy")
PROBE = f"print({{name: np.shape(globals()[name]) for name in {SHAPES}}})"

PARTS = [
    "How strong is this concrete?",
    "A stack as a picture",
    "The same pass twice: NumPy, then Keras",
    "Predict, then run",
    "Follow one mix through the layers",
    "Two beliefs to drop",
    "Quiz",
    "Your turn",
    "Key points",
]

# Where the figures are shown: a piece of the cell, what it shows.
FIGURES = [
    ("X = np.column_stack", "1030 samples, 2.3 to 82.6 MPa"),
    ("X = np.column_stack", "the first: 540 kg of cement, 4 weeks, 79.99 MPa"),
    ("for layer in stack.layers:", "(2 + 1) × 4 = 12"),
    ("for layer in stack.layers:", "(4 + 1) × 3 = 15"),
    ("for layer in stack.layers:", "(3 + 1) × 1 = 4"),
    ("for layer in stack.layers:", "together: 31"),
    ("def relu(z)", "inputs   (1030, 2)  first sample: [5.4 4. ]"),
    ("def relu(z)", "hidden 1 (1030, 4)  first sample: [5.4 4.  3.  0. ]"),
    ("def relu(z)", "hidden 2 (1030, 3)  first sample: [5.4 7.  4.4]"),
    ("def relu(z)", "output   (1030, 1)  first sample: [64.6]"),
    ("flat = ", "always the mean off by 13.46 MPa"),
    ("flat = ", "plane           off by 11.15 MPa"),
    ("flat = ", "our stack       off by 9.00 MPa"),
    ("big = ", "(8, 512)      4,608"),
    ("big = ", "(512, 512)  262,656\n(512, 512)  262,656"),
    ("big = ", "(512, 1)        513"),
    ("big = ", "together    530,433"),
    ("fresh = relu", "hidden 2: [3. 0. 0.]"),
    ("fresh = relu", "output: [11.] MPa"),
    ("draw.live", "Hidden layer 2: [5.4, 7.0, 4.4]. Output: 64.6 MPa"),
    ("mean_off = ", "always 35.8 MPa: off by 13.5 MPa"),
    ("wrong = ", "wrong: (1030, 1030) 1,060,900 differences,  mean 16.69 MPa"),
    ("wrong = ", "right: (1030,)    1,030 differences,  mean 9.00 MPa"),
    ("n_mixes = ", "exact copies of an earlier row: 25"),
    ("n_mixes = ", "rows that are a rounded twin:   94"),
    ("n_mixes = ", "different mixes:                427"),
    ("n_mixes = ", "groups of near-equal mixes:     315"),
    ("n_mixes = ", "age: 1 to 365 days"),
    ("apart = ", "rows held back at random: off by 4.4 MPa"),
    ("apart = ", "rows held back by groups: off by 6.2 MPa"),
    ("folded = ", "wide: 37 parameters, 13 pieces"),
    ("folded = ", "deep: 37 parameters, 64 pieces"),
    ("keras.layers.core", "No module named 'keras.layers.core'"),
    ("keras.layers.core", "Dense.__init__() missing 1 required positional argument"),
    ("peek = ", "hidden layer 2 of the first sample: [5.4 7.  4.4]"),
    ("def forward", "first sample: [64.6] MPa"),
    ("def forward", "an empty list gives X: True"),
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
    assert page.numbers_without_source() == ["40", "30"]  # the times


def test_header_gives_aims_needs_times_and_ways_to_open(page):
    verbs = {"build", "compute", "count", "find", "judge"}
    times = "40 minutes to read, 30 minutes for the exercise"
    header = form.demand_header(page, verbs, times)
    notebook = f"exercises/{SLUG}/stacking.ipynb"
    assert f"{{colab}}`Open in Colab <{notebook}>`" in header
    assert f"{{download}}`download the notebook <../{notebook}>`" in header
    assert "Recall 1 (chapter 3)" in header
    assert "Recall 2 (chapter 4)" in header


def test_question_is_guessed_before_anything_is_computed(page):
    part = page.part(PARTS[0])
    assert part.index("Guess first") < part.index("```")
    assert "MPa" in part[: part.index("```")]


def test_drawings_come_with_words_computed_from_the_models(page):
    said = chapter.shown(page.cell("draw.network(stack"))
    assert "Dense layer “h1”: 4 units, activation relu" in said
    assert "Dense layer “h2”: 3 units, activation relu" in said
    assert "(the output): 1 unit, activation linear" in said
    assert "In all: 31 parameters." in said
    said = chapter.shown(page.cell("draw.network(big"))
    assert said.count("512 units, activation relu") == 3
    assert "In all: 530,433 parameters." in said


def test_the_model_written_from_the_picture_gives_the_same_picture(page):
    answer = form.demand_same_picture(page, "mine = ")
    assert "the same picture: True" in chapter.shown(answer)
    assert "parameters: 35" in chapter.shown(answer)


def test_numpy_and_keras_are_compared_to_the_course_tolerance(page):
    form.demand_comparisons(page, PARTS[2], ("by_keras", "by_numpy"))


def test_shape_ledger_says_the_shapes_that_the_arrays_have(page):
    form.demand_true_ledgers(page, chapter.shown(page.code[-1]))


def test_predictions_are_folded_and_ask_for_the_assumption(page):
    form.demand_predictions(page, PARTS[3], "big = ", "fresh = relu")


def test_live_figure_carries_the_network_of_the_page(page):
    data = form.live_data(page, "forward-pass")
    value = np.array(data["x"], float)
    for layer in data["layers"]:
        value = value @ np.array(layer["kernel"]) + layer["bias"]
        if layer["activation"] == "relu":
            value = np.maximum(value, 0)
    assert value == pytest.approx([64.6])
    activations = [layer["activation"] for layer in data["layers"]]
    assert activations == ["relu", "relu", "linear"]
    assert data["inputs"] == ["cement (× 100 kg/m³)", "age (weeks)"]


def test_every_untrained_start_is_worse_than_the_mean(page):
    starts = re.findall(
        r"^start \d: (-?\d+) to .* off by ([\d.]+) MPa$", page.says("mean_off = "), re.M
    )
    assert len(starts) == 4
    assert all(float(off) > 13.5 for _, off in starts)
    assert any(float(low) < 0 for low, _ in starts)


def test_trap_does_not_show_in_the_error_of_an_untrained_network(page):
    (found,) = re.findall(r"untrained: wrong ([\d.]+), right ([\d.]+)",
                          page.says("wrong = "))  # fmt: skip
    assert float(found[0]) == pytest.approx(float(found[1]), rel=1e-3)


def test_zigzags_have_the_pieces_that_are_counted(page):
    values = np.linspace(0, 1, 13 * 64 + 1)
    for _ in range(6):
        values = 1 - np.abs(2 * values - 1)  # the fold, said in another way
    turns = np.diff(np.sign(np.diff(values)).round()) != 0
    assert 1 + turns.sum() == 64
    assert "heights: 0 to 1" in page.says("panels[1].set_xlabel")


def test_hidden_layers_lose_when_fresh_and_gain_when_trained(page):
    said = page.says("r2[name] = ")
    found = {
        name: [float(n) for n in re.findall(r"\d\.\d\d", line)]
        for name, line in re.findall(r"^(fresh|trained) (.*)$", said, re.M)
    }
    assert found["fresh"] == pytest.approx([0.62, 0.46, 0.15], abs=0.02)
    assert found["fresh"] == sorted(found["fresh"], reverse=True)
    assert found["trained"][0] == found["fresh"][0]
    assert found["trained"][1:] == pytest.approx([0.90, 0.91], abs=0.04)


def test_wrong_beliefs_are_shown_false_by_cells(page):
    part = page.part(PARTS[5])
    assert part.count(":class: misconception") == 2
    assert part.count("Why it tempts.") == part.count("What is so.") == 2
    pieces = dict(
        re.findall(r"^(\w+): ([\d.]+) pieces", page.says("counts = {}"), re.M)
    )
    assert float(pieces["deep"]) < 0.7 * float(pieces["wide"])


def test_exercise_and_the_piece_of_mynet_stand_at_the_end(page):
    part = page.part(PARTS[7])
    assert f"exercises/{SLUG}/stacking.ipynb" in part
    assert "def forward(X, layers):" in part
    assert "mynet.py" in part


def test_pictures_say_what_is_to_be_seen(page):
    zigzags, clouds = form.demand_alt_text(page)
    assert "64 strokes" in " ".join(zigzags.split())
    assert "hidden layer 2 lies flat" in " ".join(clouds.split())
