"""Every made-up answer gets its status, its points and its exact message."""

import os
import re

import pytest

from neurons.checks.catalogue import NAMES
from neurons.checks.show import as_text
from support.answers import answers, expected_statuses, slug_of, verdicts_of

SEEDS = (0, 1, 2**62 + 7)


def without_quotes(text):
    """The messages without what they quote of an exception: libraries reword it."""
    text = re.sub(r"^(  It said:) .*$", r"\1", text, flags=re.MULTILINE)
    return re.sub(r"( stopped with \w+) in line \d+: `.*`", r"\1", text)


@pytest.mark.parametrize("task", NAMES)
def test_every_answer_gets_its_verdict_and_its_exact_message(
    task, file_regression, original_datadir
):
    pages = []
    for answer in answers(task):
        verdicts = verdicts_of(answer, SEEDS)
        where = f"{task}, {answer.kind}: {answer.name}"
        for verdict in verdicts:
            assert verdict.status in expected_statuses(answer.kind), (
                f"{where}: {as_text(verdict)}"
            )
            if answer.kind == "partial":
                assert verdict.points == answer.points, where
            elif answer.kind != "right":
                assert verdict.points == 0, where
            assert len(verdict.message.split("\n")) <= 4, where
        pages.append(f"## {answer.kind}: {answer.name}\n\n{as_text(verdicts[0])}\n")
    golden = original_datadir.parent / "goldens" / slug_of(task) / f"{task}.md"
    if os.environ.get("NEURONS_OTHER_VERSIONS"):
        known = golden.read_text(encoding="utf-8")
        assert without_quotes("\n".join(pages)) == without_quotes(known)
        return
    file_regression.check(
        "\n".join(pages), extension=".md", fullpath=golden, encoding="utf-8"
    )


@pytest.mark.parametrize("task", NAMES)
def test_every_task_has_enough_right_and_wrong_answers(task):
    kinds = [answer.kind for answer in answers(task)]
    assert kinds.count("right") >= 5
    assert kinds.count("wrong") >= 3
    assert kinds.count("trick") >= 1
    assert kinds.count("untouched") >= 1
