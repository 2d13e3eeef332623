"""What the class page says of a class's mistakes, its sections and its roster."""

from dataclasses import replace

import pytest

from autograder.people import Person
from autograder.report.class_page import class_page
from autograder.report.findings import Group, by_section
from autograder.report.lesson import bars_of, example, summary_of
from autograder.run_records import Intake
from support.html import soup

pytestmark = pytest.mark.unit
SLUG = "01-demo"


@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        ("# by Ada\ny = 2  # Ada's\n\nz = 3", "y = 2\nz = 3"),
        ("y = 'Ada'", ""),
        ("ada = 2", ""),
        ("y = 'with Lovelace'", ""),  # another learner's name in a text
        ("y = lovelace(2)", "y = lovelace(2)"),  # a name in code may be a function's
        ("def f(:  # Ada", "def f(:"),  # what Python can't read
        ("def f(: 'Lovelace'", ""),
        ("y = '#1'", "y = '#1'"),
        ("", ""),
    ],
)
def test_an_example_has_no_comment_and_names_nobody(answer, shown):
    answers = {"Ada Byron": answer, "Bo Lovelace": "y = 0"}
    assert example(answers, ["Ada Byron"])[1] == shown


def test_of_several_the_shortest_that_names_nobody_is_shown_and_a_long_one_is_cut():
    answers = {"Ada": "y = 'Ada'", "Bo": "y = 1 + 1", "Cy": "y = 2 + 2 + 2", "Li": "y"}
    assert example(answers, ["Ada", "Bo", "Cy"]) == ("Bo", "y = 1 + 1")
    assert example({"Ada": "x" * 900}, ["Ada"]) == ("Ada", "x" * 800 + "\n…")


def test_a_mistakes_message_is_that_of_the_example_and_our_failure_is_no_mistake(
    a_run, graded
):
    text = a_run.assignments[0].tasks[0]
    class_ = [
        graded("ada", "wrong", message="It is 12.", answers={"double": "y = 3 * 4"}),
        graded("bo", "wrong", message="It is 7.", answers={"double": "y = 7"}),
        graded("cy", "not_judged", message="The grading failed."),
        graded("di", "raised", message="It has no name."),
    ]
    first, other = summary_of(text, class_).mistakes
    assert (list(first.found.said), first.message) == (["ada", "bo"], "It is 7.")
    assert first.example == "y = 7"
    assert (other.message, other.example) == ("It has no name.", "")


def test_rare_mistakes_stand_in_a_fold_and_none_is_left_out(a_run, graded):
    class_ = [graded(who, "wrong", message=f"Cause {who}.") for who in "abcdefgh"]
    page = soup(class_page(a_run, class_, Intake((("a", SLUG),)), {}))
    task = page.find(id="t1-double")
    assert len(task.select(".findings .n")) == 8
    fold = task.find("summary", string="2 more").parent
    assert [p.text for p in fold.select(".lead")] == ["Cause g.", "Cause h."]


def test_minutes_and_points_are_counted_in_bars(a_run, graded):
    text = a_run.assignments[0].tasks[0]
    minutes = [1.0, 2.0, 19.0, 41.0]
    class_ = [graded(f"{m}", minutes={"double": m}) for m in minutes] + [graded("none")]
    found = summary_of(text, class_)
    assert [(bar.label, bar.count) for bar in found.minutes] == [
        *(("0–2", 1), ("2–5", 1), ("5–10", 0), ("10–20", 1), ("20–40", 0), ("40+", 1)),
    ]
    assert found.middle == 10.5
    assert [bar.count for bar in found.points] == [0, 0, 0, 5]
    assert [bar.count for bar in bars_of([0, 1.5, 3.0], 3.0)] == [1, 1, 0, 1]


def test_a_section_counts_its_people_and_not_another_ones(graded):
    people = [
        Person(who, section=s, learner=who) for who, s in ("aA", "bA", "cB", "dB")
    ]
    class_ = [graded("a"), graded("c", late_seconds=60.0), graded("visitor")]
    assert by_section(people, class_, ["a", "b", "c", "visitor"]) == (
        Group("A", 2, 2, 0, 3.0),
        Group("B", 2, 1, 1, 3.0),
    )
    assert by_section([], class_, ["a"]) == ()


def test_the_page_shows_example_section_question_roster_and_attempts(a_run, graded):
    first = a_run.assignments[0]
    texts = [
        replace(task, lesson="Why?", section="Two", link="http://b/c.html#two")
        for task in first.tasks
    ]
    run = replace(a_run, assignments=(replace(first, tasks=tuple(texts)),))
    ada = Person("Ada", learner="Ada", until={SLUG: "2026-11-08T22:59:00+00:00"})
    last, moved = "The last `b` counts.", "The answer stood in another cell."
    more = {"attempt": last, "repairs": (last, moved)}
    one = graded("Ada", answers={"triple": "x = 3  # me"}, **more)
    intake = Intake((("Ada", SLUG), ("zed", SLUG)), people=(ada,))
    page = soup(class_page(run, [one, graded("zed")], intake, {}))
    task = page.find(id="t1-triple")
    assert task.select_one(".example").text == "x = 3"
    assert task.select_one(".read a")["href"] == "http://b/c.html#two"
    assert task.select_one(".lesson").text.endswith("Why?")
    text = " ".join(page.get_text(" ").split())
    assert "Not on it, but handed in: zed" in text
    assert "01-demo until 2026-11-08 22:59:00 UTC" in text
    assert "Ada : The last b counts." in text and text.count("The last b") == 1
    assert moved in text
    assert "Minutes until it was right: none known." in text
