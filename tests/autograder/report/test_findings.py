"""Figures over a class: difficulty, discrimination, and where the time goes."""

import pytest
from autograder.profile import tables
from rich.console import Console

from autograder.model import Timing
from autograder.report.findings import FEWEST, difficulty, discrimination, slowest

SLUG = "01-demo"


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


def test_the_profile_adds_up_stages_and_names_the_slowest_cells(capsys):
    spent = {
        ("ada", SLUG): (
            Timing("start a kernel", 1.0),
            Timing("cell", 0.5, "double"),
            Timing("cell", 1.5, "cell 2"),
            Timing("judge", 1.0),
        ),
        ("[b]eve\x1b", SLUG): (Timing("cell", 4.0, "triple"), Timing("judge", 2.0)),
    }
    for table in tables(spent):
        Console(width=120).print(table)
    lines = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert "│ cell │ 6.00 │ 60% │ 3.000 │ 4.000 │" in lines
    assert "│ judge │ 3.00 │ 30% │ 1.500 │ 2.000 │" in lines
    cells = [line for line in lines if SLUG in line]
    assert cells == [
        f"│ 4.000 │ {SLUG} │ triple │ [b]eve� │ cell │",
        f"│ 1.500 │ {SLUG} │ cell 2 │ ada │ cell │",
        f"│ 0.500 │ {SLUG} │ double │ ada │ cell │",
    ]
