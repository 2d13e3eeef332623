"""Chapter 1: its parts, its figures, and that its cells show what it says."""

import ast
import json
import re
from xml.etree import ElementTree as ET

import numpy as np
import pytest

from book import chapter, form
from book.every_chapter import EveryChapter

SLUG = "01-single-neuron"
LEDGERS = ("sugars_g", "w", "b", "energy_kcal", "sizes", "kernel", "bias", "prices")
PROBE = f"print({{name: np.shape(globals()[name]) for name in {LEDGERS}}})"

# The ten parts of every chapter; the header stands before the first heading.
PARTS = [
    "How many calories does a gram of sugar bring?",
    "A neuron as a picture",
    "The same sum twice: NumPy, then Keras",
    "Predict, then run",
    "Find the line yourself",
    "A belief to drop: the bias decides whether the neuron fires",
    "Quiz",
    "Your turn",
    "Key points",
]

# Where the curriculum's figures are shown: a piece of the cell, what it shows.
FIGURES = [
    ("energy_kcal = w * 5", "5 g of sugars: 102.5 kcal estimated"),
    ("n_unknown", "77 cereals, 1 of them without a sugar figure"),
    ("sse_mean", "weight 2.5356 kcal per gram, bias 89.158 kcal"),
    ("sse_mean", "R²: 0.321"),
    ("raw_sugars_g", "2.465 kcal per gram, 89.82 kcal"),
    ("axes.vlines", "lowest  -39.16 kcal\nhighest +37.88 kcal"),
    ("w_ounce", "per ounce:   1.29 kcal for each gram of sugars"),
    ("w_ounce", "13 of 76 servings do not weigh one ounce."),
    ("mae_line", "with the line:     12.1 kcal"),
    ("mae_line", "always 107 kcal: 13.2 kcal"),
    ("Dense(1, name=", "weights before the first call: []"),
    ("kernel, bias = house", "kernel: (1, 1)\nbias:   (1,) with the value 0.0"),
    ("by_hand = ", "Keras:  [300. 500.] thousand dollars"),
    ("by_hand = ", "NumPy:  [300. 500.] thousand dollars"),
    ("answer = cereal_neuron", "given (2,), the model with an Input answers (2, 1)"),
    ("five_g, ten_g", "5 g: 102.5 kcal   10 g: 115.0 kcal"),
    ("np.zeros((76, 1))", "(76, 1)"),
    ("mine.set_weights", "the same picture: True"),
    ("draw.live", "the sum of squared errors is 19,588 kcal²"),
    ("def neuron", "a list:   [ 90.  102.5 115. ] kcal"),
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
    stated_times = ["40", "35"]
    assert page.numbers_without_source() == stated_times


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
    for needed in ("**You need**", "**Time** 40 minutes to read, 35 minutes"):
        assert needed in header
    notebook = f"exercises/{SLUG}/single-neuron.ipynb"
    assert f"{{colab}}`Open in Colab <{notebook}>`" in header
    assert f"{{download}}`download the notebook <../{notebook}>`" in header
    assert header.count("Recall ") == 2


def test_question_is_guessed_before_anything_is_computed(page):
    part = page.part(PARTS[0])
    assert part.index("Guess first") < part.index("```")
    assert "kcal" in part[: part.index("```")]


def test_drawing_comes_with_words_computed_from_the_model(page):
    cell = page.cell("draw.network(cereal_neuron")
    assert chapter.shown(cell).strip() == (
        "1 input: x is sugars (g).\n"
        "Dense layer 1 (the output): 1 unit, activation linear, "
        "1 weight and 1 bias on a node 1.\n"
        "  Unit 1: linear(2.5 · x + 90).\n"
        "1 output: y is energy (kcal).\n"
        "In all: 2 parameters."
    )


def test_the_model_written_from_the_picture_gives_the_same_picture(page):
    form.demand_same_picture(page, "mine.set_weights")


def test_numpy_and_keras_are_compared_to_the_course_tolerance(page):
    form.demand_comparisons(
        page, PARTS[2], ("prices", "by_hand"), ("by_keras", "by_numpy")
    )


def test_shape_ledgers_say_the_shapes_that_the_arrays_have(page):
    real = ast.literal_eval(chapter.shown(page.code[-1]).strip())
    rows = re.findall(r"^\| `(\w+)` \| (\([^|]*\)) \| [^|]+ \| ([^|]+) \|",
                      page.markdown, re.MULTILINE)  # fmt: skip
    assert {name: ast.literal_eval(shape) for name, shape, _ in rows} == real
    assert all(unit.strip() for _, _, unit in rows)


def test_predictions_are_folded_and_ask_for_the_assumption(page):
    form.demand_predictions(page, PARTS[3], "five_g, ten_g", "np.zeros((76, 1))")


def test_live_figure_carries_the_numbers_of_the_page(page):
    html = page.cell("draw.live").outputs[0].data["text/html"]
    data = json.loads(re.search(r'<script type="application/json">(.*?)<', html)[1])
    assert (data["w"], data["b"]) == (2.5, 90)
    assert data["best"] == {"w": 2.5356, "b": 89.158}
    assert len(data["x"]) == len(data["y"]) == len(data["names"]) == 76
    w, b = np.polyfit(data["x"], data["y"], 1)
    assert (round(w, 4), round(b, 3)) == (2.5356, 89.158)
    assert (data["x_label"], data["y_label"]) == ("sugars (g)", "energy (kcal)")
    assert 'data-kind="neuron-line"' in html
    assert 'class="live-static"' in html


def test_three_cereals_tie_below_the_line_and_the_causes_are_in_the_table(page):
    header, *rows = chapter.table(page.cell("ranked = "))
    column = {name: header.index(name) for name in header if name}
    lowest = [row for row in rows if row[column["residual (kcal)"]] == "-39.16"]
    found = {
        row[column["name"]]: (row[column["serving (oz)"]], row[column["fiber (g)"]])
        for row in lowest
    }
    assert found == {
        "All-Bran with Extra Fiber": ("1.00", "14.0"),
        "Puffed Rice": ("0.50", "0.0"),
        "Puffed Wheat": ("0.50", "1.0"),
    }
    highest = rows[-1]
    assert highest[column["residual (kcal)"]] == "37.88"
    assert highest[column["serving (oz)"]] == "1.50"


def test_what_the_prose_quotes_from_keras_is_what_keras_says(page):
    said = " ".join(page.says("house(np.array([1.0, 2.0]))").split())
    quoted = ("Full shape received: (2,)", "expected min_ndim=2, found ndim=1")
    for piece in quoted:
        assert f"`{piece}`" in page.markdown
        assert piece in said
    refused = page.says("Dense(1, name=")
    assert "ValueError: You called `set_weights(weights)` on layer 'house'" in refused


def test_wrong_belief_is_shown_false_by_a_cell(page):
    part = page.part(PARTS[5])
    assert ":class: misconception" in part
    for needed in ("Why it tempts.", "What is so."):
        assert needed in part
    said = page.says("for bias_kcal in")
    assert said.count("steps: [12.5 12.5]") == 3
    assert "from -15.0 to 10.0 kcal" in said


def test_what_the_quiz_says_of_single_numbers_is_so():
    import keras

    with pytest.raises(ValueError, match="ndim"):
        keras.layers.Dense(1)(np.array(1.0))
    layer = keras.layers.Dense(1)
    layer(np.array([[1.0, 2.0, 3.0]]))
    assert layer.count_params() == 3 + 1


def test_exercise_and_the_piece_of_mynet_stand_at_the_end(page):
    part = page.part(PARTS[7])
    assert f"exercises/{SLUG}/single-neuron.ipynb" in part
    assert "def neuron(x, w, b):" in part
    assert "mynet.py" in part


def test_every_figure_has_alt_text_and_units_on_both_axes(page):
    plots = [cell for cell in page.code if "plt.subplots()" in cell.source]
    assert len(plots) == 4
    for cell in plots:
        if "draw.live" in cell.source:
            continue
        alt = cell.metadata["mystnb"]["image"]["alt"]
        assert len(alt.split()) > 15
        assert not re.match(r"(?i)(a|the) (plot|figure|chart|graph) ", alt)
        svg = next(o.data["image/svg+xml"] for o in cell.outputs if "data" in o)
        texts = ["".join(e.itertext()) for e in ET.fromstring(svg).iter()
                 if e.tag.endswith("}text")]  # fmt: skip
        assert len([t for t in texts if re.search(r"\((g|kcal|1000)\b", t)]) == 2


def test_alt_text_agrees_with_the_table(page):
    alt = page.cell("axes.vlines").metadata["mystnb"]["image"]["alt"]
    for row in chapter.table(page.cell("ranked = "))[1:4]:
        assert row[1] in alt
    assert "Mueslix Crispy Blend" in alt
    spread = page.cell("spread = ")
    assert "by up to 50 kcal" in spread.metadata["mystnb"]["image"]["alt"]
    assert "by up to 50 kcal" in chapter.shown(spread)
