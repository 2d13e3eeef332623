"""A learner's page says what is in the verdicts."""

from dataclasses import replace

import pytest

from autograder.report.feedback import feedback_page
from neurons.checks.model import Status
from support.html import soup, text_of

pytestmark = pytest.mark.unit


def test_a_learner_reads_points_question_finding_and_answer(page, graded):
    message = "`triple` gives 4.\nLikely cause: doubled."
    one = graded("ada", message=message, answers={"triple": "triple = 1 < 2"})
    task = page(one).find(id="triple")
    shown = text_of(task)
    assert "not yet 0 of 2 points" in shown
    assert "Write triple too." in shown
    assert [code.text for code in task.select(".found code")] == ["triple"]
    assert "Likely cause: doubled." in shown
    assert task.pre.code.text == "triple = 1 < 2"


def test_the_page_names_the_next_task_to_work_on(page, graded):
    top = page(graded("ada", double="correct", triple="partial")).header
    assert "4 of 5 points" in text_of(top)
    assert "1 of 2 tasks right" in text_of(top)
    assert top.select_one(".next a")["href"] == "#triple"
    done = page(graded("ada", triple="correct")).header
    assert "Everything is right" in text_of(done)


def test_a_task_that_was_not_judged_counts_neither_way(page, graded):
    top = text_of(page(graded("ada", triple="not_judged")).header)
    assert "3 of 3 points" in top
    assert "1 of 2 tasks judged, the others count neither for you nor against" in top


def test_repairs_and_seed_stand_below(page, graded):
    footer = page(graded("ada", repairs=("The `id` was lost.",), seed=42)).footer
    assert "The id was lost." in text_of(footer)
    assert footer.find("code", string="42")


@pytest.mark.parametrize("status", [status.value for status in Status])
def test_each_status_has_a_word_and_a_drawn_sign(page, graded, status):
    chip = page(graded("ada", double=status)).find(id="double").select_one(".chip")
    assert chip.text.strip()
    assert chip.svg["aria-hidden"] == "true"


def test_a_question_is_shown_as_text_with_its_formula(page, graded):
    question = page(graded("ada")).find(id="double").select_one(".question")
    assert "Multiply" not in question.text, "hints stay in the notebook"
    assert question.math


def test_the_page_names_the_section_to_read_again(a_run, graded):
    (text,) = a_run.assignments
    here = replace(text.tasks[1], link="https://x.org/a.html#b", section="The bend")
    one = graded("ada")
    verdicts = tuple(replace(v, hint="Chapter 4, ReLU") for v in one.verdicts)
    one, text = replace(one, verdicts=verdicts), replace(text, tasks=(here,))
    (link,) = soup(feedback_page(one, text, a_run)).select("#triple .read a")
    assert (link["href"], link.text) == (here.link, "Chapter 4, ReLU: The bend")
