"""Chapter 5: its parts, its figures, and that its cells show what it says."""

import re

import numpy as np
import pytest

from book import chapter, form
from book.every_chapter import EveryChapter
from neurons import datasets

SLUG = "05-stacking"
SHAPES = ("inputs", "H1", "H2", "by_numpy")
PROBE = f"print({{name: np.shape(globals()[name]) for name in {SHAPES}}})"

PARTS = [
    "A stack as a picture",
    "Follow one mix through the layers",
    "Half a million numbers that know nothing",
    "The shape trap again",
    "Your turn",
    "Key points",
    "Deeper",
]

# Where the figures are shown: a piece of the cell, what it shows.
FIGURES = [
    ("stack.count_params()", "hidden_1 (2, 4) 12\nhidden_2 (4, 3) 15\noutput (3, 1) 4"),
    ("stack.count_params()", "together 31"),
    ("h1 = relu", "hidden 1: [5. 4. 3. 0.]\nhidden 2: [5. 7. 4.]\noutput: [61.] MPa"),
    ("draw.live_forward", "Hidden 1: 5, 4, 3, 0. Hidden 2: 5, 7, 4. Output: 61."),
    ("H1 = relu", "the same: True"),
    ("X_table = ", "X: (1030, 8) y: (1030,)"),
    ("print(model.count_params()", "530433 parameters"),
    ("model.summary", "4,608"),
    ("model.summary", "262,656"),
    ("model.summary", "513"),
    ("model.summary", "530,433"),
    ("y - y.mean()", "always 35.8 MPa: off by 13.5 MPa"),
    ("wrong = ", "wrong: (1030, 1030) right: (1030,)"),
    ("wrong = ", "wrong: 16.69 MPa\nright: 9.0 MPa"),
    ("(W1, b1,", "the same: True"),
    ("(1 + 1) * 12", "wide: 37 parameters\ndeep: 37 parameters"),
    ("def count_pieces", "wide: 13 pieces\ndeep: 64 pieces"),
    ("get_layer", "row 750: [5. 7. 4.]"),
]


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    return chapter.run(SLUG, tmp_path_factory.mktemp("chapter"), PROBE)


class TestForm(EveryChapter):
    """What is asked of every chapter."""


@pytest.mark.parametrize(("piece", "expected"), FIGURES)
def test_figure_comes_out_of_a_cell(page, piece, expected):
    assert expected in chapter.plain(page.says(piece))


def test_prose_gives_no_figure_that_no_cell_shows(page):
    assert page.numbers_without_source() == []


def test_header_gives_aims_needs_times_and_ways_to_open(page):
    verbs = {"build", "follow", "count", "split", "spot"}
    times = "25 minutes to read, 25 minutes for the exercise"
    header = form.demand_header(page, verbs, times)
    notebook = f"exercises/{SLUG}/stacking.ipynb"
    assert f"{{colab}}`Open in Colab <{notebook}>`" in header
    assert f"{{download}}`download the notebook <../{notebook}>`" in header
    assert "Recall" not in header
    assert page.markdown.count("Recall: ") == 1


def test_the_question_is_the_first_thing_on_the_page(page):
    question = page.markdown.index("Will this mix carry the load?")
    assert question < page.markdown.index("At the end")


def test_the_builders_mix_is_that_of_chapter_4_and_row_750(page):
    header, *rows = chapter.table(page.cell("after_28_days[["))
    assert header[1:] == ["Cement", "Water", "Age", "CompressiveStrength"]
    assert rows[-1] == ["750", "500.0", "200.0", "28", "44.09"]
    mixes = datasets.concrete()
    row = mixes.loc[750]
    assert (datasets.one_mix() == row).all(axis=1).any()


def test_drawings_come_with_words_computed_from_the_models(page):
    said = page.says("draw.network(stack")
    assert "“hidden_1”: 4 units, activation relu" in said
    assert "“hidden_2”: 3 units, activation relu" in said
    assert "(the output): 1 unit, activation linear" in said
    assert "In all: 31 parameters." in said


def test_the_model_written_from_the_picture_gives_the_same_picture(page):
    answer = form.demand_same_picture(page, "mine = ")
    assert "the same picture: True" in chapter.shown(answer)
    assert "parameters: 35" in chapter.shown(answer)


def test_shape_ledger_says_the_shapes_that_the_arrays_have(page):
    form.demand_true_ledgers(page, chapter.shown(page.code[-1]))


def test_right_answers_are_the_figures_of_the_chapter(page):
    assert form.right_answers(page) == {
        "recall-parameters-of-four-units": 12,
        "stack-parameters": 31,
        "stack-new-layer": [6, 3],
        "stack-output": 61,
        "stack-next-zero": 2,
        "stack-one-row": [1, 3],
        "stack-second-hidden": 262_656,
        "trap-shape": [1030, 1030],
        "trap-gap": "ravel",
    }


def test_each_forgotten_number_leads_to_an_answer_that_the_reply_knows(page):
    h1 = np.array([5.0, 4, 3, 0])
    h2 = np.array([h1[0], 4 * h1[1] - 3 * h1[2], 4.0])
    mistakes = {
        "left out the last bias": h2 @ [7, 4, 2],
        "left out the bias of the bonus": h2 @ [7, 4, 2] + 2 * 8 - 10,
        "left out the bonus": h2 @ [7, 4, 0] - 10,
    }
    replies = form.replies(page, "stack-output")
    for words, result in mistakes.items():
        assert words in replies[result]


def test_what_the_reader_works_out_waits_for_the_answer(page):
    waiting = {question.name for question in page.questions if question.opens}
    assert waiting == {
        "stack-parameters",
        "stack-output",
        "stack-second-hidden",
        "trap-shape",
    }


def test_live_figure_carries_the_network_of_the_page(page):
    data = form.live_data(page, "passes")
    value = np.array(data["x"], float)
    for layer in data["layers"]:
        value = value @ np.array(layer["kernel"]) + layer["bias"]
        if layer["activation"] == "relu":
            value = np.maximum(value, 0)
    assert value == pytest.approx([61])
    activations = [layer["activation"] for layer in data["layers"]]
    assert activations == ["relu", "relu", "linear"]
    assert data["inputs"] == ["cement (× 100 kg/m³)", "age (weeks)"]


def test_every_untrained_start_is_worse_than_the_mean(page):
    starts = re.findall(
        r"^row 750: (-?[\d.]+) MPa; all rows: off by ([\d.]+) MPa$",
        page.says("set_random_seed(seed)"),
        re.M,
    )
    assert len(starts) == 4
    assert all(float(off) > 13.5 for _, off in starts)


def test_zigzags_have_the_pieces_that_are_counted(page):
    values = np.linspace(0, 1, 13 * 64 + 1)
    for _ in range(6):
        values = 1 - np.abs(2 * values - 1)  # the fold, said in another way
    turns = np.diff(np.sign(np.diff(values)).round()) != 0
    assert 1 + turns.sum() == 64


def test_random_weights_bend_the_wide_network_more_often(page):
    said = page.says("wide_pieces, deep_pieces")
    wide, deep = map(float, re.findall(r"[\d.]+(?= pieces)", said))
    assert deep < 0.7 * wide
    assert wide <= 12 + 1  # a bend for each unit


def test_each_layer_of_the_trained_network_comes_closer(page):
    said = page.says("seen = {")
    off = [float(number) for number in re.findall(r"off by ([\d.]+) MPa", said)]
    assert len(off) == 3
    assert off[0] == pytest.approx(8.0)
    assert off[0] > off[1] > off[2] + 0.5


def test_wrong_beliefs_stand_beside_what_shows_them_false(page):
    for part in (PARTS[2], PARTS[6]):
        assert page.part(part).count(":class: misconception") == 1


def test_exercise_and_the_piece_of_mynet_come_before_the_deeper_part(page):
    part = page.part(PARTS[4])
    assert f"exercises/{SLUG}/stacking.ipynb" in part
    assert "def forward(X, layers):" in part
    assert "mynet.py" in part


def test_pictures_say_what_is_to_be_seen(page):
    zigzags, clouds = form.demand_alt_text(page)
    assert "64 strokes" in " ".join(zigzags.split())
    assert "from hidden 2 they lie closest" in " ".join(clouds.split())
