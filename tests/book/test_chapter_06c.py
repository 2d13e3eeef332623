"""Chapter 6c: its parts, its figures, and that its cells show what it says."""

import re

import pytest

from book import chapter, form
from book.every_chapter import EveryChapter

SLUG = "06c-concrete"
PROBE = """\
shapes = {"w": w.shape, "by_numpy": by_numpy.shape}
shapes |= {"X_train": X_train.shape, "X_test": X_test.shape}
shapes["by_keras"] = by_keras.shape
print(shapes)
again = [np.isin(groups[run["test"]], groups[split(run["seed"])[0]]).any()
         for run in runs]
print(again)"""

# No live figure: a network of half a million parameters is too slow to move.
# No piece of mynet.py: the next one, the gradient, belongs to the appendix.
PARTS = [
    "How far off is the best guess?",
    "The network as a picture",
    "The same line twice: NumPy, then Keras",
    "Predict, then run",
    "Climb the ladder",
    "A belief to drop: the least training loss is the goal",
    "Quiz",
    "Your turn",
    "Key points",
]

# Figures that no training touches come out to the last digit everywhere.
FIGURES = [
    ("concrete = ", "1030 rows, strengths from 2 to 83 MPa"),
    ("concrete = ", "always saying 35.8 MPa: off by 13.5 MPa"),
    ("for name, by in", "by groups: 824 + 206 rows; for 0% of"),
    ("big.layers", "    4,608\n  262,656\n  262,656\n      513\n"),
    ("big.layers", "  530,433 in all, for 1030 rows"),
    ("off_numpy", "held out, seed 0: 5.44 and 5.44 MPa off"),
    ("mine.set_weights", "the same picture: True"),
]


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    return chapter.run(SLUG, tmp_path_factory.mktemp("chapter"), PROBE)


def mpa(text: str) -> list[float]:
    """The figures of a text that have two decimals or stand before MPa."""
    return [float(n) for n in re.findall(r"\d+\.\d+(?= MPa|$)", text, re.MULTILINE)]


@pytest.fixture(scope="module")
def ladder(page):
    """Each rung's error in MPa: seeds 0, 1, 2 and their mean."""
    _, *rows = chapter.table(page.cell("ladder = "))
    return {name: [float(n) for n in numbers] for name, *numbers in rows}


class TestForm(EveryChapter):
    """What is asked of every chapter."""


@pytest.mark.parametrize(("piece", "expected"), FIGURES)
def test_figure_comes_out_of_a_cell(page, piece, expected):
    assert expected in page.says(piece)


def test_prose_gives_no_figure_that_no_cell_shows(page):
    assert page.numbers_without_source() == []


def test_rungs_without_training_stand_where_the_curriculum_says(page):
    said = page.says("fair = ")
    mean, line, neighbor = mpa(said.replace(" (mean of 50 splits)", ""))
    assert mean == pytest.approx(13.5, abs=0.2)
    assert line == pytest.approx(5.6, abs=0.15)
    assert neighbor == pytest.approx(6.2, abs=0.15)


def test_a_leak_helps_the_neighbor_and_hardly_the_line(page):
    pairs = [mpa(row.replace("by groups", "").replace("by single rows", "MPa"))
             or re.findall(r"\d+\.\d", row)
             for row in page.says("leaky = ").strip().splitlines()]  # fmt: skip
    (_, line, neighbor) = [list(map(float, pair)) for pair in pairs]
    assert neighbor[0] > line[0]
    assert neighbor[1] < line[1]
    assert neighbor[0] - neighbor[1] > 1.5
    assert line[0] - line[1] < 0.5


def test_ladder_of_the_three_splits(ladder):
    means = {rung: row[-1] for rung, row in ladder.items()}
    assert list(means) == ["mean", "line", "nearest neighbour", "network 3 × 512"]
    assert means["mean"] > 13
    assert 5 <= means["line"] <= 6.5
    assert 5 <= means["nearest neighbour"] <= 6.5
    assert means["network 3 × 512"] == pytest.approx(4.1, abs=0.35)


def test_network_wins_on_every_split(page, ladder):
    assert "the network wins on 3 of 3 splits," in page.says("best_rival = ")
    network = ladder["network 3 × 512"]
    for seed in range(3):
        assert network[seed] < ladder["line"][seed]
        assert network[seed] < ladder["nearest neighbour"][seed]
    gain = mpa(page.says("best_rival = "))[-1]
    assert gain > max(network) - min(network)


def test_random_split_claims_less_and_the_training_rows_least(page):
    home, claimed, away = (
        mpa(row)[0] for row in page.says("claimed = ").splitlines()[:3]
    )
    assert home == pytest.approx(2.2, abs=0.35)
    assert claimed == pytest.approx(3.1, abs=0.35)
    assert away == pytest.approx(4.1, abs=0.35)
    # "With one, our error rose by about a third."
    assert away / claimed - 1 == pytest.approx(1 / 3, abs=0.12)


def test_gap_grows_with_the_epochs(page):
    said = page.says("for epoch in (10, 20, 40, 60)")
    gaps = [float(n) for n in re.findall(r"gap (-?\d+\.\d+)", said)]
    assert len(gaps) == 4
    assert gaps == sorted(gaps)


def test_line_is_closer_in_many_rows_though_not_on_average(page):
    said = page.says("by_line = ")
    share = int(re.search(r"closer in (\d+)% of rows", said)[1])
    assert 25 <= share < 50
    ages = re.findall(r"line ([\d.]+) MPa, network ([\d.]+) MPa", said)
    assert len(ages) == 4


def test_smaller_networks_come_with_their_spread(page):
    head, *rows = chapter.table(page.cell("tried = "))
    table = {row[0]: row[1:] for row in rows}
    assert [row[0] for row in table.values()] == ["9", "161", "4801", "530433"]
    held_out = {name: float(row[2]) for name, row in table.items()}
    assert min(held_out, key=held_out.get) == "512 → 512 → 512"
    assert all(float(row[3]) > 0 for row in table.values())
    assert head[1:] == [
        "parameters",
        "training (MPa)",
        "held out (MPa)",
        "spread (MPa)",
    ]
    # "after 60 epochs they are no better than the line"
    assert held_out["16"] > held_out["line"] - 0.1


def test_a_part_of_the_lead_of_the_chosen_rule_was_luck(page):
    said = page.says("chosen, fresh")
    chosen, fresh = map(float, re.findall(r": ([\d.]+) MPa", said))
    assert 0 < fresh < 0.8 * chosen


def test_wrong_belief_is_shown_false_by_a_cell(page):
    part = page.part(PARTS[5])
    assert ":class: misconception" in part
    for needed in ("Why it tempts.", "What is so."):
        assert needed in part
    rows = re.findall(
        r"training ([\d.]+) MPa, held out ([\d.]+)", page.says("by_heart = ")
    )
    (neighbor, line, network) = [tuple(map(float, row)) for row in rows]
    assert neighbor[0] < 0.2 < network[0] < line[0]
    assert network[1] < line[1] < neighbor[1]


def test_header_gives_aims_needs_times_and_ways_to_open(page):
    verbs = {"build", "explain", "compute", "tell", "spot"}
    header = form.demand_header(page, verbs, "40 minutes to read")
    notebook = "exercises/06-compile-fit/compile-fit.ipynb"
    assert f"{{colab}}`Open in Colab <{notebook}>`" in header
    assert f"{{download}}`download the notebook <../{notebook}>`" in header
    assert "Recall 1 (chapter 3)" in header
    assert "Recall 2 (the page before)" in header


def test_question_is_guessed_before_anything_is_computed(page):
    part = page.part(PARTS[0])
    assert part.index("Guess first") < part.index("```")
    assert "MPa" in part[: part.index("```")]


def test_drawing_comes_with_words_computed_from_the_model(page):
    said = chapter.shown(page.cell("draw.network(big"))
    assert "Dense layer 2: 512 units, activation relu, 262,144 weights" in said
    assert "In all: 530,433 parameters." in said


def test_the_model_written_from_the_picture_gives_the_same_picture(page):
    form.demand_same_picture(page, "mine.set_weights")


def test_numpy_and_keras_are_compared_to_the_course_tolerance(page):
    text = " ".join(page.part(PARTS[2]).split())
    assert "assert_allclose( by_keras, column, rtol=1e-5, atol=1e-5 * largest" in text


def test_shape_ledger_says_the_shapes_that_the_arrays_have(page):
    form.demand_true_ledgers(page, chapter.shown(page.code[-1]).strip().split("\n")[0])


def test_no_group_of_a_held_out_row_was_trained_on(page):
    again = chapter.shown(page.code[-1]).strip().splitlines()[1]
    assert again.count("False") == 3


def test_predictions_are_folded_and_ask_for_the_assumption(page):
    form.demand_predictions(page, PARTS[3], "fair = ", "leaky = ")


def test_exercise_stands_at_the_end(page):
    part = page.part(PARTS[7])
    assert "exercises/06-compile-fit/compile-fit.ipynb" in part
    assert "mynet.py" in part


def test_pictures_say_what_is_to_be_seen(page):
    assert len(form.demand_alt_text(page)) == 3


def test_a_long_training_says_so_before_it(page):
    long = re.findall(r"^\*[^*]*takes? about \d+ seconds[^*]*\*$", page.markdown, re.M)
    assert len(long) == 3
