"""Figures over a class: difficulty, discrimination, the slowest tasks."""

import pytest

from autograder.report.findings import FEWEST, difficulty, discrimination, slowest

pytestmark = pytest.mark.unit


def class_of(graded, pairs):
    return [graded(f"learner {n}", *pair) for n, pair in enumerate(pairs)]


def test_the_difficulty_index_is_the_share_of_points(graded):
    learners = class_of(
        graded, [("correct", "wrong"), ("partial", "wrong"), ("not_judged", "correct")]
    )
    assert difficulty(learners, "double") == pytest.approx(0.75)
    assert difficulty(learners, "triple") == pytest.approx(1 / 3)
    assert difficulty([], "double") is None
    assert difficulty(class_of(graded, [("not_judged", "wrong")]), "double") is None


def test_a_task_that_goes_with_the_others_discriminates(graded):
    alike = [("correct", "correct")] * 3 + [("wrong", "wrong")] * 3
    against = [("correct", "wrong")] * 3 + [("wrong", "correct")] * 3
    assert discrimination(class_of(graded, alike), "double") == pytest.approx(1)
    assert discrimination(class_of(graded, against), "double") == pytest.approx(-1)


def test_discrimination_is_the_correlation_with_the_rest(graded):
    pairs = [
        *[("correct", "correct")] * 4,
        *[("correct", "wrong")] * 2,
        *[("wrong", "correct")] * 1,
        *[("wrong", "wrong")] * 3,
    ]
    # The phi coefficient of the table 4, 2, 1, 3.
    phi = (4 * 3 - 2 * 1) / (6 * 4 * 5 * 5) ** 0.5
    learners = class_of(graded, pairs)
    assert discrimination(learners, "double") == pytest.approx(phi)
    assert discrimination(learners, "triple") == pytest.approx(phi)


def test_where_it_would_say_nothing_there_is_no_discrimination(graded):
    few = [("correct", "correct"), ("wrong", "wrong")] * 2
    assert len(few) < FEWEST
    assert discrimination(class_of(graded, few), "double") is None
    same = [("correct", "wrong")] * 9
    assert discrimination(class_of(graded, same), "double") is None
    unjudged = [("correct", "not_judged"), ("wrong", "not_judged")] * 9
    assert discrimination(class_of(graded, unjudged), "double") is None


def test_the_slowest_task_comes_first_with_its_slowest_learner(graded):
    learners = [
        graded("ada", seconds={"double": 1.0, "triple": 0.1}),
        graded("bo", seconds={"double": 3.0, "triple": 0.2}),
        graded("cy", seconds={"double": 2.0}),
    ]
    first, second = slowest(learners, ["double", "triple"])
    assert (first.task, first.middle, first.longest, first.student) == (
        *("double", 2.0, 3.0),
        "bo",
    )
    assert (second.task, second.middle) == ("triple", pytest.approx(0.15))
