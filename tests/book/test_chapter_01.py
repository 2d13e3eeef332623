"""Chapter 1: its parts, its figures, and that its cells show what it says."""

import ast
import json
import re

import numpy as np
import pytest

from book import chapter, form
from book.every_chapter import EveryChapter

SLUG = "01-single-neuron"
LEDGERS = ("sizes", "prices")
PROBE = f"print({{name: np.shape(globals()[name]) for name in {LEDGERS}}})"

PARTS = [
    "Train one now",
    "A weight and a bias",
    "How far off is it?",
    "The best line",
    "A neuron in Keras",
    "Your turn",
    "Key points",
    "Deeper",
]

# Where the curriculum's figures are shown: a piece of the cell, what it shows.
FIGURES = [
    ("y_hat = w * 5", "102.5 kcal for 5 g of sugar"),
    ("known = cereals", "77 cereals, 76 with known sugars"),
    ('print("weight:", round(w_fit', "weight: 2.5356 kcal per gram\nbias: 89.158 kcal"),
    ("squares_line", "R²: 0.321"),
    ("raw_sugars", "weight: 2.465 kcal per gram\nbias: 89.82 kcal"),
    ('print("lowest', "lowest: -39.16 kcal\nhighest: 37.88 kcal"),
    ("w_ounce", "per ounce: 1.29 kcal for each gram of sugar"),
    ("w_ounce", "13 of 76 servings aren't one ounce"),
    ("mae_line", "the line is off by 12.1 kcal on average"),
    ("mae_line", "always the mean: 13.2 kcal"),
    ("lazy = ", "before the first call: []"),
    ("lazy = ", "kernel: (1, 1) bias: [0.]"),
    ("prices = ", "[300. 500.] thousand dollars\nthe same as by NumPy: True"),
    ("house(np.array([1.0, 2.0]))", "(2, 1)"),
    ("energy_kcal = w", "[ 90.  102.5 115. ] kcal"),
    ("mine.set_weights", "the same picture: True"),
    ("def neuron", "a list: [ 90.  102.5 115. ] kcal"),
    ("sum of residuals", "sum of residuals: 0.0\nsum of x times residuals: 0.0"),
    ("for bias_kcal in", "bias -200 kcal: [-200.  -187.5 -175. ]"),
]


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    return chapter.run(SLUG, tmp_path_factory.mktemp("chapter"), PROBE)


class TestForm(EveryChapter):
    """What is asked of every chapter."""


@pytest.mark.parametrize(("piece", "expected"), FIGURES)
def test_figure_of_the_curriculum_comes_out_of_a_cell(page, piece, expected):
    assert expected in page.says(piece)


def test_prose_gives_no_figure_that_no_cell_shows(page):
    assert page.numbers_without_source() == ["10"]  # the grams of a question


def test_a_figure_typed_into_the_prose_is_found(page):
    page = chapter.Chapter(page.path, page.notebook.copy())
    extra = page.notebook.cells[0].copy()
    extra["source"] = "It saves 17 kcal, or 3.25 times as much."
    page.notebook.cells = [*page.notebook.cells, extra]
    assert page.numbers_without_source()[-2:] == ["17", "3.25"]


def test_header_gives_aims_needs_times_and_ways_to_open(page):
    header = page.markdown.split("\n## ")[0]
    aims = re.findall(r"^- (\w+)", header, re.MULTILINE)
    assert 3 <= len(aims) <= 5
    assert set(aims) <= {"build", "compute", "explain", "fit", "spot", "tell", "write"}
    for needed in ("**You need**", "**Time** 25 minutes to read, 30 minutes"):
        assert needed in header
    notebook = f"exercises/{SLUG}/single-neuron.ipynb"
    assert f"{{colab}}`Open in Colab <{notebook}>`" in header
    assert f"{{download}}`download the notebook <../{notebook}>`" in header
    assert page.markdown.count("Recall: ") == 1


def test_drawing_comes_with_words_computed_from_the_model(page):
    cell = page.cell("draw.network(neuron_model")
    assert chapter.shown(cell).strip() == (
        "1 input: x is sugars (g).\n"
        "Output: 1 unit, activation linear, "
        "1 weight and 1 bias on a node 1.\n"
        "  Unit 0: linear(2.5 · x + 90).\n"
        "1 output: y is energy (kcal).\n"
        "In all: 2 parameters."
    )


def test_the_model_written_from_the_picture_gives_the_same_picture(page):
    form.demand_same_picture(page, "mine.set_weights")


def test_shape_ledgers_say_the_shapes_that_the_arrays_have(page):
    real = ast.literal_eval(chapter.shown(page.code[-1]).strip())
    rows = re.findall(r"^\| `(\w+)` \| (\([^|]*\)) \| [^|]+ \| ([^|]+) \|",
                      page.markdown, re.MULTILINE)  # fmt: skip
    assert {name: ast.literal_eval(shape) for name, shape, _ in rows} == real
    assert all(unit.strip() for _, _, unit in rows)


def test_what_a_reply_says_of_single_numbers_is_so():
    import keras

    with pytest.raises(ValueError, match="ndim"):
        keras.layers.Dense(1)(np.array(1.0))
    layer = keras.layers.Dense(1)
    layer(np.array([[1.0, 2.0, 3.0]]))
    assert layer.count_params() == 3 + 1


def test_the_question_is_the_first_thing_on_the_page(page):
    assert page.markdown.index("How many calories") < page.markdown.index("At the end")


def test_the_line_that_a_reader_moves_starts_far_from_the_best(page):
    html = page.cell("draw.live_line").outputs[0].data["text/html"]
    data = json.loads(re.search(r'<script type="application/json">(.*?)<', html)[1])
    assert data["best"] == {"w": 2.5356, "b": 89.158}
    assert len(data["x"]) == len(data["y"]) == len(data["names"]) == 76
    x, y = np.array(data["x"]), np.array(data["y"])

    def squares(w, b):
        return np.sum((y - (w * x + b)) ** 2)

    assert squares(data["w"], data["b"]) > 3 * squares(2.5356, 89.158)


def test_three_cereals_tie_below_the_line_and_the_causes_are_in_the_table(page):
    header, *rows = chapter.table(page.cell("ranked = "))
    column = {name: header.index(name) for name in header if name}
    found = {
        row[column["name"]]: (row[column["weight"]], row[column["fiber"]])
        for row in rows
        if row[column["residual"]] == "-39.16"
    }
    assert found == {
        "All-Bran with Extra Fiber": ("1.0", "14.0"),
        "Puffed Rice": ("0.5", "0.0"),
        "Puffed Wheat": ("0.5", "1.0"),
    }
    assert rows[-1][column["residual"]] == "37.88"
    assert rows[-1][column["weight"]] == "1.5"


def test_the_exercise_and_the_piece_of_mynet_come_before_the_deeper_part(page):
    part = page.part("Your turn")
    assert f"exercises/{SLUG}/single-neuron.ipynb" in part
    assert "def neuron(x, w, b):" in part
    assert "mynet.py" in part


def test_pictures_have_alt_text_and_units(page):
    assert len(form.demand_alt_text(page)) == 1
    assert form.axis_labels(page.cell("residuals=True")) == [
        "sugars (g)",
        "energy (kcal)",
    ]
