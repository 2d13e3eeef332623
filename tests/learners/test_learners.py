"""The page of what learners are told is what they are told."""

from pathlib import Path

import pytest

from learners.page import page, seen_by, shown
from learners.people import HABITS, N_LEARNERS, everyone
from learners.play import Message, play
from neurons.checks.catalogue import ASSIGNMENTS
from support.figures import as_known
from support.notebooks import warm_kernels

PAGE = Path(__file__).resolve().parents[2] / "docs" / "learners.md"
# One of each kind of exercise: functions and numbers, and models.
PLAYED = [(3, "07-numpy-forward"), (18, "01-single-neuron"), (48, "04-relu")]


@pytest.fixture(scope="module")
def text():
    return PAGE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    """What some learners are told now, by learner and exercise."""
    found = {}
    with warm_kernels(tmp_path_factory.mktemp("jupyter") / "kernels"):
        for number, slug in PLAYED:
            found[number, slug] = play(everyone()[number - 1], slug)
    return found


@pytest.mark.parametrize("number, slug", PLAYED)
def test_the_page_shows_what_a_learner_is_told(number, slug, played, text):
    messages = sorted({shown(message) for message in played[number, slug]})
    assert len(messages) >= 4
    known = "\n".join(sorted(seen_by(text, number, slug)))
    assert as_known("\n".join(messages), known) == known, "run `make learners`"


def test_fifty_learners_went_through_all_exercises_with_every_habit(text):
    assert len(everyone()) == N_LEARNERS == 50
    assert {one.habit for one in everyone()} == set(HABITS)
    for slug in ASSIGNMENTS:
        for learner in everyone():
            assert seen_by(text, learner.number, slug), (slug, learner.number)


def test_no_message_is_a_traceback_of_ours_or_a_failure_to_judge(text):
    assert "not judged" not in text.lower()
    assert "Traceback" not in text


def test_a_message_that_the_page_lacks_is_missed():
    one = Message(1, "01-single-neuron", "neuron", "right: lambda", "✔ neuron: Right")
    other = Message(2, "01-single-neuron", "neuron", "wrong: no bias", "✘ neuron: Not")
    found = page([one, other])
    assert seen_by(found, 1, "01-single-neuron") == {"✔ neuron: Right"}
    assert seen_by(found, 2, "01-single-neuron") == {"✘ neuron: Not"}
    assert seen_by(found, 3, "01-single-neuron") == set()
