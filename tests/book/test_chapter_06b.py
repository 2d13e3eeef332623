"""Chapter 6b: its parts, its figures, and that its prose holds on another table."""

import re

import pytest

from book import chapter, form
from book.diabetes import FIGURES, another_table, numbers
from book.every_chapter import EveryChapter
from neurons import datasets

SLUG = "06b-diabetes"
SHAPES = ("X_train", "y_train", "X_valid", "X_test")
# 491 rows in tens are 50 steps, and 150 epochs of them 7500.
PROBE = f"""\
print({{name: np.shape(globals()[name]) for name in {SHAPES}}})
print(int(model.optimizer.iterations), people.attrs["origin"])
print(np.allclose(X_train.std(axis=0), 1), np.allclose(X_valid.std(axis=0), 1))
print({{*train}} | {{*valid}} | {{*test}} == {{*range(768)}})"""

PARTS = [
    "Who will have diabetes?",
    "Three sets of rows",
    "Define the network",
    "A loss for yes or no",
    "Compile, fit, evaluate",
    "Stop in time",
    "Open the test set",
    "Your turn",
    "Key points",
    "Deeper",
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
def test_figure_comes_out_of_a_cell(either, piece, expected):
    assert expected in chapter.plain(either.says(piece))


def test_page_says_which_table_it_runs_on(page):
    said = page.says("people = ")
    assert "runs on the synthetic table of the course." in said


@pytest.mark.weekly
def test_page_says_when_it_runs_on_a_table_of_the_readers_own(own_page):
    said = own_page.says("people = ")
    assert "runs on the reader's own original, original.csv." in said


def test_prose_gives_no_figure_that_no_cell_shows(either):
    # A share for the reader to put into a formula.
    assert {*either.numbers_without_source()} == {"0.75", "0.035"}


def test_the_question_is_the_first_thing_on_the_page(page):
    assert page.markdown.index("always says no") < page.markdown.index("At the end")


def test_header_gives_aims_needs_times_and_ways_to_open(page):
    verbs = {"split", "compute", "train", "say"}
    header = form.demand_header(page, verbs, "25 minutes to read, 50 minutes for")
    notebook = "exercises/06-compile-fit/compile-fit.ipynb"
    assert f"{{colab}}`Open in Colab <{notebook}>`" in header
    assert f"{{download}}`download the notebook <../{notebook}>`" in header
    assert "Recall" not in header
    assert page.markdown.count("Recall: ") == 1


def test_shape_ledger_says_the_shapes_that_the_arrays_have(page):
    printed = chapter.shown(page.code[-1]).strip().splitlines()
    form.demand_true_ledgers(page, printed[0])
    assert printed[1].startswith("7500 ")


def test_sets_are_scaled_by_the_training_rows_and_share_no_row(page):
    printed = chapter.shown(page.code[-1]).strip().splitlines()
    assert printed[2:] == ["True False", "True"]


def test_training_rows_promise_more_than_validation_rows_keep(either):
    home, away = either.says("model.evaluate(X_train").strip().splitlines()
    loss_home, right_home = numbers(home)
    loss_away, right_away = numbers(away)
    assert right_home - right_away > 0.1
    assert loss_away > 2 * loss_home


def test_synthetic_table_gives_these_accuracies(page):
    home = page.says("model.evaluate(X_train").splitlines()[0]
    assert numbers(home)[1] == pytest.approx(0.906, abs=0.02)
    no, n_test, network, percent = numbers(page.says('print("always no:"'))
    neuron = numbers(page.says("right_neuron = "))[-1]
    assert (no, n_test) == (102, 154)
    assert neuron == pytest.approx(118, abs=2)
    assert network == pytest.approx(117, abs=2)
    assert percent == round(100 * network / 154)


def test_validation_loss_climbs_long_before_the_training_ends(either):
    assert numbers(either.says("draw.learning_curves"))[0] < 50
    for cell in ("stopped.fit(", "right_neuron = "):
        assert 10 < numbers(either.says(cell))[0] < 150


def test_single_neuron_keeps_up_on_the_same_rows(either):
    no, neuron = re.findall(r"\((-?\d+), (\d+)\)", either.says("def lead"))
    assert abs(int(neuron[0])) <= int(neuron[1])
    assert 0 < int(no[0]) < 1.5 * int(no[1])
    said = either.says("lead(said_yes")
    lead, luck = map(int, re.findall(r"\((-?\d+), (\d+)\)", said)[0])
    assert lead > 1.5 * luck
    n_no, _, network, _ = numbers(either.says('print("always no:"'))
    n_neuron = numbers(either.says("right_neuron = "))[-1]
    assert network - n_neuron == int(neuron[0])
    assert network - n_no == int(no[0])


def test_confusion_matrix_counts_each_woman_once(either):
    matrix = [int(n) for n in numbers(either.says("matrix = "))]
    right_no, alarms, missed, found = matrix
    assert (right_no + alarms, missed + found) == (500, 268)
    said = either.says("draw.confusion")
    assert f"women with diabetes: 268 found: {found}" in said
    assert f"alarms: {alarms + found} of them right: {found}" in said


def test_five_test_sets_differ_within_what_the_standard_error_says(either):
    folds = numbers(either.says("p_yes = "))
    assert len(folds) == 5
    assert len(set(folds)) > 1
    mean = sum(folds) / 5
    assert all(abs(fold - mean) < 3 * 3.5 for fold in folds)
    right_no, _, _, found = numbers(either.says("matrix = "))
    assert mean == pytest.approx((right_no + found) / 7.68, abs=0.1)


def test_a_lower_limit_finds_more_and_raises_more_alarms(either):
    said = either.says("for limit in")
    rows = [numbers(line) for line in said.strip().splitlines()]
    assert [row[0] for row in rows] == [0.5, 0.3, 0.1]
    assert rows == sorted(rows, key=lambda row: row[1])
    assert len({row[2] for row in rows}) == 3


def test_early_stopping_keeps_the_loss_below_the_one_to_beat(either):
    stopped, late = either.says('("late", model)').strip().splitlines()
    assert numbers(stopped)[0] < 0.6468
    assert numbers(late)[0] > 1.2 * numbers(stopped)[0]
    assert numbers(stopped)[1] - 0.1 < numbers(late)[1] < numbers(stopped)[1]


def test_recipe_learns_less_of_its_own_rows_than_the_prepared_network(page):
    logged, loss, evaluated = numbers(page.says("recipe.evaluate"))
    assert logged != loss
    network = numbers(page.says('print("always no:"'))[-1]
    assert 100 * evaluated < network


def test_ten_regressions_give_outputs_below_0(either):
    assert numbers(either.says("all_ten = "))[-1] > 0


def test_memory_is_always_right_at_home_and_guesses_away(either):
    real, coins = either.says("coins = ").strip().splitlines()
    assert numbers(real)[0] == numbers(coins)[0] == 1
    assert numbers(coins)[1] == pytest.approx(0.5, abs=0.12)


def test_both_wrong_beliefs_are_named(page):
    boxes = re.findall(r":class: misconception warning\n\"(.+?)\.", page.markdown)
    wanted = ["Training accuracy is accuracy", "The lowest training loss is the goal"]
    assert boxes == wanted


def test_drawings_come_with_words_computed_from_the_models(page):
    assert "In all: 289 parameters." in page.says("draw.network(model")
    assert "Unit 0: sigmoid(2 · h₀ + 1 · h₁ − 1.5)." in page.says("mine.compile")


def test_the_model_written_from_the_picture_gives_the_same_picture(page):
    form.demand_same_picture(page, "mine.compile")


def test_right_answers_are_the_figures_of_the_chapter(either):
    answers = form.right_answers(either)
    _, _, missed, found = numbers(either.says("matrix = "))
    assert answers.pop("share-found") == pytest.approx(100 * found / (missed + found))
    assert answers.pop("standard-error-in-points") == pytest.approx(3.49, abs=0.01)
    assert answers == pytest.approx(
        {
            "fill-a-gap": 30,
            "diabetes-parameters": 289,
            "luck": 12,
        }
    )


def test_a_network_without_biases_is_named(page):
    assert "left out the biases" in form.replies(page, "diabetes-parameters")[264]


def test_the_exercise_comes_before_the_deeper_part(page):
    part = page.part("Your turn")
    assert "exercises/06-compile-fit/compile-fit.ipynb" in part
    for task in ("standardize", "majority", "diabetes", "trained"):
        assert f"`{task}`" in part


def test_pictures_say_what_is_to_be_seen(page):
    assert len(form.demand_alt_text(page)) == 3


def test_a_long_training_says_so_before_it(page):
    warning = r"^\*In a notebook the next cell takes about \d+ seconds\.\*$"
    assert len(re.findall(warning, page.markdown, re.MULTILINE)) == 3
