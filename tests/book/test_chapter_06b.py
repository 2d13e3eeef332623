"""Chapter 6b: its parts, its figures, and that its prose holds on another table."""

import re

import pytest

from book import chapter, form
from book.diabetes import FIGURES, another_table, rivals, shares
from book.every_chapter import EveryChapter
from neurons import datasets

SLUG = "06b-diabetes"
SHAPES = ("X_raw", "H1", "H2", "by_numpy", "y")
# by_numpy is used once on the page; the ledgers speak of the first network.
PROBE = f"""\
print({{name: np.shape(globals()[name]) for name in {SHAPES}}})
print(final.layers[0].kernel.shape, int(final.optimizer.iterations))
print(people.attrs["origin"])"""

# No live figure: what there is to move here, the limit of a yes, a cell moves.
PARTS = [
    "Who will have diabetes within five years?",
    "The network as a picture",
    "The same answer twice: NumPy, then Keras",
    "Predict, then run",
    "Train it, and then find out how good it is",
    "A belief to drop: training accuracy is accuracy",
    "Quiz",
    "Your turn",
    "Key points",
]


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv(datasets.OWN_DIABETES, raising=False)
        return chapter.run(SLUG, tmp_path_factory.mktemp("chapter"), PROBE)


@pytest.fixture(scope="module")
def own_page(tmp_path_factory):
    """The page as a reader sees it who points it at a table of their own."""
    folder = tmp_path_factory.mktemp("own")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(datasets.OWN_DIABETES, str(another_table(folder)))
        return chapter.run(SLUG, folder, PROBE, anew=True)


@pytest.fixture(params=["page", pytest.param("own_page", marks=pytest.mark.weekly)])
def either(request):
    """The page on the course's table and on another one."""
    return request.getfixturevalue(request.param)


class TestForm(EveryChapter):
    """What is asked of every chapter, of its cells on either table."""

    def test_cells_print_no_warning_and_fit_the_page(self, either):
        form.demand_cells(either.code[:-1])


@pytest.mark.parametrize(("piece", "expected"), FIGURES)
def test_figure_comes_out_of_a_cell(page, piece, expected):
    assert expected in page.says(piece)


@pytest.mark.weekly
@pytest.mark.parametrize(("piece", "expected"), FIGURES)
def test_figure_is_the_same_on_a_table_of_the_readers_own(own_page, piece, expected):
    assert expected in own_page.says(piece)


@pytest.mark.weekly
def test_page_says_which_table_it_runs_on(page, own_page):
    assert "runs on the synthetic table of the course." in page.says("people = ")
    assert "runs on the reader's own original, original.csv." in own_page.says(
        "people = "
    )


def test_prose_gives_no_figure_that_no_cell_shows(page):
    assert page.numbers_without_source() == ["55", "60"]  # the times


@pytest.mark.weekly
def test_prose_gives_no_figure_that_another_table_would_change(own_page):
    assert set(own_page.numbers_without_source()) <= {"55", "60"}


def test_recipe_on_the_synthetic_table_ends_where_the_prose_says(page):
    assert "ends near 71 % with the seed of this page" in page.markdown
    said = page.says("model.evaluate(X_raw")
    accuracy = float(re.search(r"accuracy ([\d.]+)%", said)[1])
    assert accuracy == pytest.approx(71, abs=2)


def test_last_line_of_the_log_is_not_what_evaluate_says(either):
    said = either.says("model.evaluate(X_raw")
    evaluated, logged = shares(said)
    assert evaluated != logged


def test_training_rows_promise_more_than_held_out_rows_keep(either):
    lines = either.says("train_and_ask(seed=2)").strip().splitlines()
    training, low, high = shares(next(x for x in lines if "training rows:" in x))
    held_out, *spread = shares(next(x for x in lines if "held-out rows:" in x))
    assert low <= training <= high
    assert spread[0] <= held_out <= spread[1]
    assert training - held_out > 0.05
    assert held_out > 0.6510
    flattered = float(re.search(r"flatter by ([\d.]+) points", "\n".join(lines))[1])
    assert flattered == pytest.approx((training - held_out) * 100, abs=0.11)


def test_synthetic_table_gives_these_accuracies(page):
    rows = rivals(page)
    assert rows["150 epochs"][0] == pytest.approx(88, abs=3)
    assert rows["150 epochs"][2] == pytest.approx(75, abs=3)
    assert rows["stopped early"][2] == pytest.approx(77, abs=2.5)
    assert rows["one neuron"][2] == pytest.approx(77.5, abs=2)


def test_network_trained_longest_looks_best_at_home_and_has_the_worst_loss(either):
    rows = rivals(either)
    assert set(rows) == {"150 epochs", "stopped early", "one neuron"}
    assert rows["150 epochs"][0] == max(row[0] for row in rows.values())
    assert rows["150 epochs"][3] == max(row[3] for row in rows.values())
    verdict = re.search(r"held-out loss ([\d.]+): (.*) the", either.says("tilt = "))
    assert float(verdict[1]) == rows["150 epochs"][3]
    assert verdict[2] == ("beats" if float(verdict[1]) < 0.6468 else "does not beat")


def test_single_neuron_keeps_up_within_what_chance_moves(either):
    said = either.says("nos = [")
    lead = abs(float(re.search(r"one neuron: ([-+][\d.]+) points", said)[1]))
    chance = float(re.search(r"±([\d.]+) points", said)[1])
    assert lead < chance
    assert chance == pytest.approx(3.5, abs=0.2)


def test_confusion_matrix_counts_every_held_out_row(either):
    said = either.says("(right_no, alarm)")
    counts = [int(n) for n in re.findall(r"\d+", said.split("]]")[0])]
    assert sum(counts) == 3 * 154
    right_no, _, missed, found = counts
    assert right_no == max(counts)
    assert f"Of {missed + found} women with diabetes, {found} were found" in said
    assert shares(said)[-1] == pytest.approx((right_no + found) / 462, abs=0.001)


def test_a_lower_limit_finds_more_and_raises_more_alarms(either):
    said = either.says("for limit in")
    assert shares(said) == sorted(shares(said))
    alarms = [int(n) for n in re.findall(r"(\d+) false alarms", said)]
    assert alarms == sorted(alarms)
    assert len(set(alarms)) == 3


def test_network_is_too_sure_as_prose_and_picture_say(either):
    said = either.says("bins = ")
    rows = [int(n) for n in re.findall(r"^ *(\d+) rows", said, re.MULTILINE)]
    assert len(rows) == 5
    assert sum(rows) == 3 * 154
    pairs = [shares(line) for line in said.splitlines() if "came true" in line]
    assert pairs[4][1] < pairs[4][0]
    assert pairs[4][1] - pairs[0][1] < pairs[4][0] - pairs[0][0]
    assert "too sure of yes" in either.says("tilt = ")
    assert "not too sure" not in either.says("tilt = ")


def test_validation_loss_turns_up_before_the_training_stops(either):
    said = either.says("curve = curves[0]")
    lowest, at_the_end = map(float, re.findall(r"0\.\d{3}", said))
    assert at_the_end > lowest
    stops = re.findall(
        r"stopped after (\d+) epochs, went back to epoch (\d+)",
        either.says('results["stopped early"] = []'),
    )
    assert len(stops) == 3
    assert all(int(back) + 20 <= int(end) <= 150 for end, back in stops)


def test_ten_regressions_give_chances_below_0(either):
    said = either.says("all_ten = ")
    assert float(re.search(r"outputs from (-?[\d.]+)", said)[1]) < 0
    assert int(re.search(r"below 0: (\d+)", said)[1]) > 0


def test_memory_is_always_right_at_home_and_guesses_away(either):
    said = either.says("def nearest")
    real, coin = (shares(line) for line in said.strip().splitlines())
    assert real[0] == coin[0] == 1
    assert coin[1] == pytest.approx(0.5, abs=0.12)
    part = either.part(PARTS[5])
    assert ":class: misconception" in part
    for needed in ("Why it tempts.", "What is so."):
        assert needed in part


def test_old_spellings_are_caught_and_printed(page):
    said = " ".join(page.says('tell("init="').split())
    for piece in (
        "Unrecognized keyword arguments passed to Dense: {'init': 'uniform'}",
        "Do not pass an `input_shape`/`input_dim` argument to a layer.",
        "got an unexpected keyword argument 'nb_epoch'",
        "'Sequential' object has no attribute 'predict_classes'",
    ):
        assert piece in said
    said = page.says('metrics=["acc"]')
    assert "is kept under the name: acc" in said
    assert "metrics_names[1] was 'acc', now: compile_metrics" in said
    assert "numpy.random.seed(7), twice the same weights: False" in said


def test_header_gives_aims_needs_times_and_ways_to_open(page):
    verbs = {"compute", "train", "explain", "read", "stop"}
    header = form.demand_header(page, verbs, "55 minutes to read")
    notebook = "exercises/06-compile-fit/compile-fit.ipynb"
    assert f"{{colab}}`Open in Colab <{notebook}>`" in header
    assert f"{{download}}`download the notebook <../{notebook}>`" in header
    assert "Recall 1 (chapter 4)" in header
    assert "Recall 2 (chapter 3)" in header


def test_question_is_guessed_before_anything_is_computed(page):
    part = page.part(PARTS[0])
    assert part.index("Guess first") < part.index("```")
    assert "per cent" in part[: part.index("```")]


def test_drawings_come_with_words_computed_from_the_models(page):
    said = chapter.shown(page.cell("draw.network(model"))
    assert "Dense layer 1: 16 units, activation relu, 128 weights" in said
    assert "In all: 289 parameters." in said
    said = chapter.shown(page.cell("mine.compile"))
    assert "Unit 1: sigmoid(2 · h₀ + 1 · h₁ − 1.5)." in said


def test_the_model_written_from_the_picture_gives_the_same_picture(page):
    form.demand_same_picture(page, "mine.compile")


def test_numpy_and_keras_are_compared_to_the_course_tolerance(page):
    text = " ".join(page.part(PARTS[2]).split())
    assert "assert_allclose( by_keras, by_numpy, rtol=1e-5, atol=1e-5 * largest" in text
    text = " ".join(page.part(PARTS[7]).split())
    assert "assert_allclose( by_keras, A, rtol=1e-5, atol=1e-5 * largest" in text


def test_shape_ledger_says_the_shapes_that_the_arrays_have(page):
    printed = chapter.shown(page.code[-1]).strip().splitlines()
    form.demand_true_ledgers(page, printed[0])
    # 614 rows in tens are 62 steps, 150 epochs of them 9,300.
    assert printed[1] == "(8, 16) 9300"


def test_predictions_are_folded_and_ask_for_the_assumption(page):
    form.demand_predictions(page, PARTS[3], "says_yes = ", "steps = -(")


def test_exercise_and_the_piece_of_mynet_stand_at_the_end(page):
    part = page.part(PARTS[7])
    assert "exercises/06-compile-fit/compile-fit.ipynb" in part
    assert "def from_keras(model):" in part
    assert "mynet.py" in part


def test_pictures_say_what_is_to_be_seen(page):
    assert len(form.demand_alt_text(page)) == 4


def test_a_long_training_says_so_before_it(page):
    long = re.findall(r"^\*[^*]*takes? about \d+ seconds[^*]*\*$", page.markdown, re.M)
    assert len(long) == 3
