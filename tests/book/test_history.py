"""The page on where neural networks come from: its years, and what its cells show."""

import re

import pytest

from book import chapter, form

SLUG = "history"
PROBE = """\
print([layer.units for layer in model.layers],
      [layer.activation.__name__ for layer in model.layers])"""


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    folder = tmp_path_factory.mktemp("history")
    return chapter.run(f"reference/{SLUG}", folder, PROBE)


@pytest.mark.parametrize(
    ("heading", "years"),
    [
        ("What the brain gave the field", ["1943", "1949", "1958"]),
        ("From the first Keras to the third", ["2015", "2017", "2019", "2023"]),
    ],
)
def test_years_stand_in_order(page, heading, years):
    part = page.part(heading)
    assert re.findall(r"^- \*\*(\d+)\.\*\*", part, re.MULTILINE) == years


def test_tensorflow_has_the_same_layer(page):
    said = page.says("is_one = ")
    assert "backend: tensorflow\ntensorflow.keras has the same Dense: True" in said


def test_the_timed_network_is_that_of_chapter_6(page):
    expected = "[16, 8, 1] ['relu', 'relu', 'sigmoid']"
    assert chapter.shown(page.code[-1]).strip() == expected
    said = page.says("seconds = ").strip()
    assert re.fullmatch(r"768 persons, 150 times: \d+ seconds", said)


def test_prose_gives_no_figure_that_no_cell_shows(page):
    assert page.numbers_without_source() == ["1.4"]  # a version


def test_reading_says_why(page):
    form.demand_reading(page)


def test_cells_print_no_warning_and_fit_the_page(page):
    form.demand_cells(page.code[:-1])


def test_stated_time_fits_the_words_and_tasks(page):
    assert 5 < page.minutes() <= 10
    assert "**Time** 10 minutes to read" in page.markdown
