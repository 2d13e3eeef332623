"""The class page says what is in the verdicts."""

from dataclasses import replace

import pytest

from autograder.model import Problem
from support.html import text_of

pytestmark = pytest.mark.unit

SLUG = "01-demo"


def test_the_class_page_counts_learners_tasks_and_points(class_soup, graded):
    found = class_soup(
        [graded("ada", triple="correct"), graded("bo"), graded("cy", "not_judged")],
        missing=["di"],
    )
    tiles = [text_of(tile) for tile in found.select(".tiles div")]
    assert tiles == [
        "handed in 3 of 4",
        "tasks judged 5 of 6",
        "mean points 4 of 5",
    ]
    rows = [text_of(row) for row in found.select("tbody tr")]
    assert rows[0] == "ada 5 right, 3 right, 2"
    assert rows[2] == "cy 0 (1 of 2 judged) not judged, – not yet, 0"
    assert rows[3] == "di – missing"


def test_the_distribution_has_a_text_that_says_the_same(class_soup, graded):
    found = class_soup([graded("ada"), graded("bo"), graded("cy", triple="correct")])
    caption = text_of(found.figcaption)
    assert "3 learners: lowest 3, middle 3, highest 5 points." in caption
    counts = [text_of(bar) for bar in found.select(".bars li")]
    assert counts[3] == "2 3 points"
    assert counts[5] == "1 5 points"
    assert counts[0] == "0 learners: 0 points"


def test_the_commonest_message_comes_first_whatever_its_numbers(class_soup, graded):
    learners = [
        graded("ada", message="You have 3.\nOdd."),
        graded("bo", message="Another."),
        graded("cy", message="You have 4.5.\nOdd."),
    ]
    findings = class_soup(learners).select("#t1-triple .findings li")
    assert text_of(findings[0]) == "2 × You have 3. Odd. Who ada, cy"
    assert text_of(findings[1]) == "1 × Another. Who bo"


def test_a_run_without_a_sandbox_says_so_loudly(class_soup, graded, a_run):
    assert not class_soup([graded("ada")]).select(".warning")
    loud = class_soup([graded("ada")], run=replace(a_run, sandbox="none"))
    assert "Without a sandbox." in text_of(loud.select_one(".warning"))


def test_what_was_refused_is_listed_with_its_reason(class_soup, graded):
    problem = Problem("bo/bad.zip", "it is a bomb", "bo")
    found = class_soup([graded("ada")], problems=[problem])
    assert "bo/bad.zip : it is a bomb (bo)" in text_of(found.select_one(".problems"))


def test_the_class_page_says_what_to_explain_again(class_soup, graded, a_run):
    (text,) = a_run.assignments
    link = "https://x.org/chapters/01.html#triple"
    tasks = text.tasks[0], replace(text.tasks[1], link=link)
    run = replace(a_run, assignments=(replace(text, tasks=tasks),))
    message = "It gives {}.\nLikely cause: `a` is lost."
    learners = [graded(name, message=message.format(len(name))) for name in ("bo", "c")]
    again = class_soup([*learners, graded("ada")], run=run).select_one(".again")
    (item,) = again.select("li")
    assert "triple : the class has 0 of 2 points on average." in text_of(item)
    assert "Most often, 2 ×: a is lost." in text_of(item)
    assert [a["href"] for a in item.select("a")] == ["#t1-triple", link]
    assert not class_soup([graded("ada", triple="correct")]).select(".again")


def test_the_class_page_tells_difficulty_discrimination_and_time(class_soup, graded):
    found = class_soup([graded(f"learner {n}", triple="partial") for n in range(6)])
    assert "Difficulty index 0.5, discrimination –." in text_of(
        found.select_one("#t1-triple")
    )
    assert "triple : 1 s in the middle of the class, at most 1 s (learner 5)" in (
        text_of(found.select_one("#x1"))
    )


def test_who_was_not_judged_or_handed_in_nothing_is_listed(class_soup, graded):
    found = text_of(class_soup([graded("ada", "not_judged")], missing=["bo", "cy"]))
    assert "Not judged ada , double : Found." in found
    assert "Not handed in bo, cy" in found


def test_the_filter_needs_no_script_and_finds_the_rows(class_soup, graded):
    found = class_soup(
        [graded("ada", triple="correct"), graded("bo"), graded("cy", "not_judged")],
        missing=["di"],
    )
    rows = {row.th.text: set(row.get("class", [])) for row in found.select("tbody tr")}
    assert rows == {
        "ada": set(),
        "bo": {"not-triple", "open"},
        "cy": {"not-double", "not-triple", "open", "unjudged"},
        "di": {"absent"},
    }
    radios = found.select(".filter input[type=radio]")
    assert {radio["name"] for radio in radios} == {"f1"}
    assert [label["for"] for label in found.select(".filter label")] == [
        radio["id"] for radio in radios
    ]
    rules = found.style.text
    for radio in radios[1:]:
        mark = radio["id"].removeprefix("f1-")
        assert f":has(#{radio['id']}:checked) tbody tr:not(.{mark})" in rules
