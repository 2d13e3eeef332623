"""What is asked of every chapter, whatever it teaches."""

import re

import pytest

from book import form


class EveryChapter:
    """Base of a class of tests in a module that has PARTS and the fixture `page`."""

    def test_parts_stand_in_their_order(self, page, request):
        assert page.headings(2) == request.module.PARTS
        assert len(page.headings(1)) == 1

    def test_questions_take_answers_and_know_their_mistakes(self, page):
        form.demand_questions(page)

    def test_new_words_are_linked_where_they_are_first_used(self, page):
        form.demand_linked_words(page)

    def test_reading_says_why(self, page):
        form.demand_reading(page)

    def test_cells_print_no_warning_and_fit_the_page(self, page):
        form.demand_cells(page.code[:-1])  # the last is the tests' probe

    def test_stated_time_is_enough_for_the_words_and_tasks(self, page):
        stated = re.search(r"\*\*Time\*\* (\d+) minutes to read", page.markdown)
        assert page.core.minutes() == pytest.approx(int(stated[1]), rel=0.15)

    def test_prose_asks_for_no_more_than_ten_years_of_school(self, page):
        assert page.reading_grade() <= 10
