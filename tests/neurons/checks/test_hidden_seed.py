"""Probes that are drawn with another seed give the same status and points."""

from dataclasses import replace

import pytest

from neurons.checks.catalogue import NAMES
from neurons.checks.model import Status
from support import answers
from tools import verdicts

# As many as `python -m tools.verdicts --seeds 200` tries of all tasks in one process.
MANY = 200


@pytest.mark.weekly
@pytest.mark.parametrize("task", NAMES)
def test_no_verdict_depends_on_which_of_200_seeds_is_drawn(task):
    assert verdicts.flips(task, MANY) == {}


@pytest.mark.slow
@pytest.mark.parametrize("task", ["boundary"])
def test_no_verdict_on_a_short_task_depends_on_the_seed(task):
    assert verdicts.flips(task, 10) == {}


@pytest.mark.unit
def test_a_verdict_that_depends_on_the_seed_is_printed(monkeypatch, capsys):
    solved, real = answers.answers("boundary")[0], answers.verdicts_of

    def lucky(answer, seeds):
        found = real(answer, seeds)
        found[-1] = replace(found[-1], status=Status.WRONG, points=0.0)
        return found

    monkeypatch.setattr(answers, "answers", lambda task: [solved])
    monkeypatch.setattr(answers, "verdicts_of", lucky)
    assert verdicts.main(["--seeds", "2", "boundary"]) == 1
    printed = capsys.readouterr().out
    assert "right: solved: [('correct', 2), ('wrong', 0.0)]" in printed
