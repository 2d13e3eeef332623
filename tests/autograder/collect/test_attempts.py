"""Which of several attempts counts, and whose a submission is by the roster."""

from datetime import datetime

import pytest

from autograder.collect import collect
from autograder.errors import CourseError
from autograder.roster import Counting, Roster
from support.submissions import COURSE, put

pytestmark = pytest.mark.unit
SLUG = "01-single-neuron"
ROSTER = Roster.read(b"name,id\nAda Byron,007\nBo Li,8\nCy Ng,9\n", "roster.csv")
EXTENDED = ROSTER.extended(
    b"learner,assignment,until\n007,01-single-neuron,2026-11-04T00:00Z\n",
    "extensions.csv",
    COURSE,
)
DUE = {SLUG: datetime(2026, 11, 2)}


@pytest.fixture
def three(tmp_path):
    """Three attempts of one person, a day apart, in folders of two names."""
    for folder, day in (("007/try 1", 1), ("ada-byron/try 2", 3), ("007/try 3", 5)):
        file = put(tmp_path / folder / "single-neuron.ipynb", "neuron")
        time = f"2026-11-0{day} 12:00:00 UTC\n"
        file.with_name("timestamp.txt").write_text(time, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("counting", "chosen", "words"),
    [
        (Counting(ROSTER, due=DUE), "try 1", "by its date before the deadline, `si"),
        (Counting(EXTENDED, due=DUE), "try 2", "by its date before the deadline, `si"),
        (
            Counting(ROSTER, "last", DUE),
            "try 3",
            "3 attempts were handed in; the",
        ),
        (Counting(ROSTER), "try 3", "the last by its date"),
        (
            Counting(ROSTER, due={SLUG: datetime(2026, 10, 1)}),
            "try 3",
            "None of them is known to be in time.",
        ),
    ],
)
def test_the_last_before_a_persons_own_deadline_counts_unless_an_option_says_otherwise(
    three, counting, chosen, words
):
    collected = collect(three, COURSE, counting=counting)
    (one,) = collected.submissions
    assert (one.student, one.path.parent.name) == ("Ada Byron", chosen)
    assert words in one.attempt and one.attempt in " ".join(one.notes)
    assert one.attempt_number == 0
    reasons = {problem.where: problem.reason for problem in collected.problems}
    assert len(reasons) == 2
    late = [why for why in reasons.values() if why.startswith("an attempt after the")]
    assert len(late) == {"try 1": 2, "try 2": 1, "try 3": 0}[chosen]
    assert {problem.student for problem in collected.problems} == {"Ada Byron"}
    assert collected.learners == {"Ada Byron", "Bo Li", "Cy Ng"}


def test_of_which_the_best_will_count_all_are_given_with_their_number(three):
    found = collect(three, COURSE, counting=Counting(ROSTER, "best")).submissions
    assert [one.path.parent.name for one in found] == ["try 1", "try 2", "try 3"]
    assert [one.attempt_number for one in found] == [1, 2, 3]
    assert found[1].attempt.startswith("Attempt 2 of 3, ")


def test_a_submission_that_may_be_two_peoples_stops_everything(tmp_path):
    roster = Roster.read(b"name,id\nAda Byron,1\nAda Byron,2\n", "roster.csv")
    put(tmp_path / "ada-byron" / "single-neuron.ipynb", "neuron")
    put(tmp_path / "2" / "single-neuron.ipynb", "neuron")
    with pytest.raises(CourseError, match=r"^`ada-byron` may be Ada Byron \(1\) or"):
        collect(tmp_path, COURSE, counting=Counting(roster))
