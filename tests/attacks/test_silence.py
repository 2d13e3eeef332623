"""No attack on what the grader waits for holds it up."""

import errno
import os
import time

import pytest

from attacks import for_silence
from attacks.conftest import HONEST, grade, hand_in_honest
from attacks.notebooks import answered, hand_in
from autograder.execute import evidence, notebook, supervisor
from autograder.sandbox import Limits

LIMITS = Limits(
    cell_cpu_seconds=3,
    cell_wall_seconds=3,
    probe_cpu_seconds=3,
    notebook_wall_seconds=40,
    grace_wall_seconds=0.5,
    memory_bytes=600 * 1024**2,
    disk_bytes=48 * 1024**2,
    file_bytes=32 * 1024**2,
    processes=128,
)
BATCHES = {"quick": for_silence.QUICK, "slow": for_silence.SLOW}


class Batch:
    """The honest with attackers between them, graded."""

    def __init__(self, name, assignment, sandbox, folder):
        self.attackers = for_silence.attackers(name, BATCHES[name])
        hand_in_honest(folder / "class", assignment)
        for attacker in self.attackers:
            answers = {task: a.source(task) for task, a in attacker.attacks.items()}
            made = answered(assignment, answers, attacker.first)
            hand_in(folder / "class", attacker.student, made)
        began = time.monotonic()
        self.graded = grade(
            assignment, folder / "class", folder / "out", sandbox, LIMITS, workers=2
        )
        self.seconds = time.monotonic() - began

    def rows(self):
        """Each attack with its verdict."""
        for attacker in self.attackers:
            for task, attack in attacker.attacks.items():
                yield attack, self.graded.rows[attacker.student, task]


@pytest.fixture(
    scope="module", params=["quick", pytest.param("slow", marks=pytest.mark.slow)]
)
def batch(request, assignment, sandbox, tmp_path_factory):
    folder = tmp_path_factory.mktemp("silent")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(supervisor, "SPARE_SECONDS", 3.0)
        yield Batch(request.param, assignment, sandbox, folder)


def test_a_full_disk_under_one_notebook_costs_only_that(
    assignment, sandbox, tmp_path, monkeypatch
):
    full = []

    def take_facts(source, target):
        if not full:
            full.append(target)
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(target))
        return evidence.take_facts(source, target)

    monkeypatch.setattr(notebook, "take_facts", take_facts)
    hand_in_honest(tmp_path / "class", assignment)
    graded = grade(assignment, tmp_path / "class", tmp_path / "out", sandbox)
    first, last = ([row["status"] for row in graded.of(s)] for s in HONEST)
    assert set(first) == {"not_judged"}
    assert set(last) == {"correct"}


def test_a_silent_notebook_ends_within_its_limit(batch):
    each = LIMITS.for_notebook().wall_seconds + notebook.START_SECONDS
    assert batch.seconds < each * len(batch.attackers)


def test_silence_gains_no_point_and_is_judged(batch):
    gained = [attack.name for attack, row in batch.rows() if row["points"]]
    assert gained == []
    unjudged = {
        attack.name: row["message"]
        for attack, row in batch.rows()
        if row["status"] not in attack.statuses
    }
    assert unjudged == {}


def test_the_honest_get_what_they_get_without_the_silent(batch, honest_class):
    for student in HONEST:
        assert batch.graded.of(student) == honest_class.of(student)
