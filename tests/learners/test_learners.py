"""Made-up learners in real notebooks see the messages that the answers' files hold."""

import re

import pytest

from learners.page import entries, page
from learners.people import HABITS, N_LEARNERS, everyone
from learners.play import Message, play
from support.answers import FOLDER
from support.figures import as_known
from support.notebooks import warm_kernels

pytestmark = pytest.mark.weekly

# One of each kind of exercise: functions and numbers, and models.
PLAYED = [(3, "07-numpy-forward"), (18, "01-single-neuron"), (48, "04-relu")]
ENTRY = re.compile(r"^## (?P<after>.+)$", re.MULTILINE)
# A cell that raises has a line more in a notebook, so its message has another number.
JUDGED = ("right: ", "wrong: ", "partial: ")


def golden(task: str) -> dict[str, str]:
    """The message on each answer to a task, by the answer's kind and name."""
    text = (FOLDER / task / "messages.md").read_text(encoding="utf-8")
    pieces = ENTRY.split(text)
    return {after: said.strip() for after, said in zip(pieces[1::2], pieces[2::2])}


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    """What some learners see, by learner and exercise."""
    found = {}
    with warm_kernels(tmp_path_factory.mktemp("jupyter") / "kernels"):
        for number, slug in PLAYED:
            found[number, slug] = play(everyone()[number - 1], slug)
    return found


@pytest.mark.parametrize(("number", "slug"), PLAYED)
def test_a_learner_sees_the_message_of_the_answers_file(number, slug, played):
    tasks = {m.task for m in played[number, slug] if m.task}
    known = {task: golden(task) for task in tasks}
    # Later answers to a task may lean on names of the earlier ones.
    first = {
        message.task: message
        for message in reversed(played[number, slug])
        if message.after in known.get(message.task, ())
    }
    seen = [m for m in first.values() if m.after.startswith(JUDGED)]
    assert len(seen) >= 2
    for message in seen:
        text = known[message.task][message.after]
        assert as_known(message.text, text) == text, message


@pytest.mark.parametrize(("number", "slug"), PLAYED)
def test_no_message_is_a_traceback_of_ours_or_a_failure_to_judge(number, slug, played):
    messages = [message.text for message in played[number, slug]]
    assert len(messages) >= 4
    assert not [m for m in messages if "not judged" in m.lower() or "Traceback" in m]


def test_there_are_fifty_learners_with_every_habit():
    assert len(everyone()) == N_LEARNERS == 50
    assert {one.habit for one in everyone()} == set(HABITS)


def test_the_page_shows_each_different_message_once_with_all_who_saw_it():
    one = Message(1, "01-single-neuron", "neuron", "right: lambda", "✔ neuron: Right")
    same = Message(3, "01-single-neuron", "neuron", "right: loop", "✔ neuron: Right")
    other = Message(2, "01-single-neuron", "neuron", "wrong: no bias", "✘ neuron: Not")
    found = entries([one, same, other])
    assert found.count("✔ neuron: Right") == 1
    assert "Seen by learners 1, 3. First after: right: lambda." in found
    assert "Seen by learner 2. First after: wrong: no bias." in found
    assert "3 messages, 2 of them different." in page([one, same, other])
