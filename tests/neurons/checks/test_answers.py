"""Every made-up answer gets its status, its points and its exact message."""

import os
import re

import pytest

from neurons.checks.catalogue import NAMES
from neurons.checks.show import as_text
from support.answers import FOLDER, answers, expected_statuses, verdicts_of
from support.figures import as_known


def without_quotes(text):
    """The messages without what they quote of an exception: libraries reword it."""
    text = re.sub(r"^(  It said:) .*$", r"\1", text, flags=re.MULTILINE)
    text = re.sub(r"( stopped with \w+) in line \d+: `.*`", r"\1", text)
    # An argument may be looked at in a later line than in which it stands.
    return re.sub(r"(print each value above line) \d+", r"\1", text)


def judged(answer):
    """The answer's part of the golden file, after its verdicts were looked at."""
    verdicts = verdicts_of(answer)
    where = f"{answer.task}, {answer.kind}: {answer.name}"
    for verdict in verdicts:
        assert verdict.status in expected_statuses(answer.kind), (
            f"{where}: {as_text(verdict)}"
        )
        if answer.kind == "partial":
            assert verdict.points == answer.points, where
        elif answer.kind != "right":
            assert verdict.points == 0, where
        assert len(verdict.message.split("\n")) <= 4, where
    return f"## {answer.kind}: {answer.name}\n\n{as_text(verdicts[0])}\n"


@pytest.mark.parametrize("task", NAMES)
def test_an_answer_of_each_kind_gets_its_verdict_and_its_exact_message(task):
    found = answers(task)
    first = {answer.kind: answer for answer in reversed(found)}
    golden = (FOLDER / task / "messages.md").read_text(encoding="utf-8")
    known = {
        part.split("\n", 1)[0]: part
        for part in re.split(r"^(?=## )", golden, flags=re.M)
    }
    # In the file's order, in which the golden one was made.
    for answer in sorted(first.values(), key=found.index):
        expected = known[f"## {answer.kind}: {answer.name}"].rstrip("\n")
        text = judged(answer).rstrip("\n")
        if os.environ.get("NEURONS_OTHER_VERSIONS"):
            expected, text = without_quotes(expected), without_quotes(text)
        assert as_known(text, expected) == expected


@pytest.mark.weekly
@pytest.mark.parametrize("task", NAMES)
def test_every_answer_gets_its_verdict_and_its_exact_message(task, file_regression):
    text = "\n".join(judged(answer) for answer in answers(task))
    golden = FOLDER / task / "messages.md"
    known = golden.read_text(encoding="utf-8") if golden.exists() else ""
    if os.environ.get("NEURONS_OTHER_VERSIONS"):
        known = without_quotes(known)
        assert as_known(without_quotes(text), known) == known
        return
    text = as_known(text, known)
    file_regression.check(text, extension=".md", fullpath=golden, encoding="utf-8")


@pytest.mark.parametrize("task", NAMES)
def test_every_task_has_enough_right_and_wrong_answers(task):
    kinds = [answer.kind for answer in answers(task)]
    assert kinds.count("right") >= 5
    assert kinds.count("wrong") >= 3
    assert kinds.count("trick") >= 1
    assert kinds.count("untouched") >= 1


def test_a_message_may_differ_in_the_last_digit_of_a_figure_alone():
    known = "gives 0.204973 and 2.68879; 10 is expected"
    assert as_known(known.replace("0.204973", "0.204974"), known) == known
    for wrong in ("0.20498 and", "0.204973 or", "0.204973 and 1 and"):
        other = known.replace("0.204973 and", wrong)
        assert as_known(other, known) == other
    # Counts are exact, however large.
    assert as_known("262656 of 3", "262657 of 3") == "262656 of 3"
