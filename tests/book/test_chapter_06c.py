"""Chapter 6c: its parts, its figures, and that its cells show what it says."""

import re

import pytest

from book import chapter, form
from book.every_chapter import EveryChapter

SLUG = "06c-concrete"
PROBE = """\
for labels in (groups, each_row):
    both = [datasets.grouped_split(labels, 0.2, seed) for seed in range(3)]
    print([bool(np.isin(groups[test], groups[train]).any()) for train, test in both])
sets = [three_sets(seed)[:3] for seed in range(3)]
print([len(np.unique(np.concatenate([np.unique(groups[one]) for one in each])))
       == sum(len(np.unique(groups[one])) for one in each) for each in sets])
train, valid, test, scaled = three_sets(0)
print(np.abs(scaled[train].mean(axis=0)).max() < 1e-9)"""

# No live figure: a network of half a million parameters is too slow to move.
# No piece of mynet.py: the next one, the gradient, belongs to the appendix.
PARTS = [
    "Look at the table first",
    "A model that only copies",
    "The ladder",
    "The network",
    "How often the line is closer",
    "Your turn",
    "Key points",
    "Deeper",
]

# Figures that no training touches come out to the last digit everywhere.
FIGURES = [
    ("table.duplicated()", "1030 rows\n25 of them are exact copies"),
    ("table.duplicated()", "427 different mixes\n"),
    ("strength = ", "ages: 1 to 365 days"),
    ("strength = ", "strengths: 2.33 to 82.6 MPa"),
    ("groups.max() + 1", "315 groups"),
    ("X_train.shape", "training set: (824, 8) (824,)\ntest set: (206, 8) (206,)"),
    ("leaky = ", "rows one by one: off by 4.4 MPa\nwhole groups: off by 6.2 MPa"),
    ("for model in [mean, line, nearest]", "mean off by 13.5 MPa"),
    ("for model in [mean, line, nearest]", "line off by 5.6 MPa"),
    ("for model in [mean, line, nearest]", "nearest off by 6.2 MPa"),
    ("n_twins", "94 of 94 rows have a twin"),
    ("mine.set_weights", "the same picture: True\naverage in all three: 35.6 MPa"),
]


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    return chapter.run(SLUG, tmp_path_factory.mktemp("chapter"), PROBE)


@pytest.fixture(scope="module")
def probed(page):
    return chapter.shown(page.code[-1]).strip().splitlines()


def mpa(text: str) -> list[float]:
    """The figures of a text that stand before MPa."""
    return [float(n) for n in re.findall(r"(\d+\.\d+) MPa", text)]


@pytest.fixture(scope="module")
def ladder(page):
    """Each rung's error in MPa on the splits 0, 1, 2, and their mean."""
    rows = re.findall(r"^(.+?) \[(.+)\] mean ([\d.]+)$", page.says("rungs = "), re.M)
    return {name: [*map(float, each.split()), float(m)] for name, each, m in rows}


class TestForm(EveryChapter):
    """What is asked of every chapter."""


@pytest.mark.parametrize(("piece", "expected"), FIGURES)
def test_figure_comes_out_of_a_cell(page, piece, expected):
    assert expected in page.says(piece)


def test_prose_gives_no_figure_that_no_cell_shows(page):
    assert page.numbers_without_source() == []


def test_header_gives_aims_needs_times_and_ways_to_open(page):
    verbs = {"find", "keep", "build", "say"}
    header = form.demand_header(page, verbs, "25 minutes to read")
    notebook = "exercises/06-compile-fit/compile-fit.ipynb"
    assert f"{{colab}}`Open in Colab <{notebook}>`" in header
    assert f"{{download}}`download the notebook <../{notebook}>`" in header


def test_the_question_is_the_first_thing_on_the_page(page):
    question = page.markdown.index("carry 40 megapascals (MPa) after 28 days?")
    assert question < page.markdown.index("At the end you can")


def test_a_group_stands_on_one_side_of_a_fair_split_only(probed):
    fair, leaky, three, standardized = probed
    assert (fair, leaky) == ("[False, False, False]", "[True, True, True]")
    assert (three, standardized) == ("[True, True, True]", "True")


def test_ladder_of_the_three_splits(ladder):
    means = {rung: row[-1] for rung, row in ladder.items()}
    assert list(means) == ["mean", "line", "nearest neighbor", "network"]
    assert means["mean"] > 13
    assert 5 <= means["line"] <= 6.5
    assert 5.5 <= means["nearest neighbor"] <= 6.5
    assert means["network"] == pytest.approx(4.1, abs=0.35)


def test_the_network_wins_on_each_split(page, ladder):
    leads = re.search(r"rival: \[(.+)\] MPa", page.says("rival = np.minimum"))[1]
    assert len(leads.split()) == 3
    for split, lead in enumerate(map(float, leads.split())):
        better = min(ladder["line"][split], ladder["nearest neighbor"][split])
        assert lead == pytest.approx(better - ladder["network"][split], abs=0.011)
        assert lead > 0


def test_random_split_claims_less_and_the_training_rows_least(page):
    home, claimed, away = mpa(page.says("leak_net = "))
    assert home == pytest.approx(2.3, abs=0.35)
    assert claimed == pytest.approx(3.1, abs=0.5)
    assert away == pytest.approx(4.1, abs=0.35)


def test_line_is_closer_in_many_rows_though_not_on_average(page):
    said = page.says("n_line = ")
    closer, n_rows = map(int, re.search(r"closer in (\d+) of (\d+)", said).groups())
    assert 0.25 * n_rows < closer < 0.5 * n_rows
    by_line, by_network = map(int, re.findall(r": (\d+)$", said, re.M))
    assert by_network < by_line


def test_a_yes_with_little_to_spare_is_wrong_now_and_then(page):
    said = page.says("n_weaker")
    weaker, n_rows, percent = map(int, re.findall(r"\b(\d+)\b", said)[1:])
    assert percent == round(100 * weaker / n_rows)
    assert 3 <= percent <= 30


def test_the_number_of_epochs_is_what_a_validation_set_asks_for(page):
    best = int(re.search(r"epoch (\d+)", page.says("losses.argmin"))[1])
    assert 30 <= best <= 80
    rows = re.findall(
        r"training ([\d.]+) MPa², validation ([\d.]+)", page.says("in [10, 20, 40, 60]")
    )
    training, validation = zip(*((float(a), float(b)) for a, b in rows))
    assert sorted(training, reverse=True) == [*training]
    assert validation[-1] < validation[0]
    assert validation[-1] > 2 * training[-1]  # "far below"


def test_a_small_network_trained_to_the_end_beats_the_line(page):
    said = page.says("new_network([16], 0)")
    assert said.startswith("161 parameters\n")
    line, sixteen, big = mpa(said)
    assert big < sixteen < line
    assert sixteen - big < 1.1


def test_a_part_of_the_lead_of_the_chosen_model_was_luck(page):
    chosen, fresh = mpa(page.says("np.mean(chosen)"))
    assert 0 < fresh < 0.8 * chosen


def test_wrong_belief_is_shown_false_by_a_cell(page):
    assert ":class: misconception" in page.part("Deeper")
    home, away, home_line, away_line = mpa(page.says("at_home = "))
    assert home < 0.2 < away_line < away
    assert home < home_line


def test_drawing_and_code_are_the_same_picture(page):
    form.demand_same_picture(page, "mine.set_weights")


def test_right_answers_are_the_figures_of_the_chapter(page):
    assert form.right_answers(page) == {
        "concrete-features": 8,
        "log-of-age": 28,
        "test-shape": [206, 8],
        "nearest-by-hand": 30,
        "line-parameters": 9,
        "network-steps": 420,
        "lead-by-hand": 2,
        "weaker-residual": -7,
    }


def test_what_the_reader_predicts_waits_for_the_answer(page):
    waiting = {question.name for question in page.questions if question.opens}
    assert waiting == {"test-shape", "leaky-or-fair", "lowest-rung", "row-by-row"}


def test_exercise_stands_at_the_end(page):
    part = page.part("Your turn")
    assert "exercises/06-compile-fit/compile-fit.ipynb" in part
    assert "mynet.py" in part


def test_pictures_say_what_is_to_be_seen(page):
    assert len(form.demand_alt_text(page)) == 2


def test_a_long_training_says_so_before_it(page):
    said = r"^\*In a notebook the next cell takes about [^*]+\*$"
    long = re.findall(said, page.markdown, re.M)
    assert len(long) == 3
