"""No attack on the connection or on its own limits holds up the grading."""

import pytest

from attacks import for_silence
from attacks.conftest import HONEST, grade, hand_in_honest
from attacks.notebooks import answered, hand_in
from autograder.sandbox import Limits

LIMITS = Limits(
    cell_seconds=2,
    probe_seconds=2,
    notebook_seconds=40,
    grace_seconds=0.5,
    memory_bytes=600 * 1024**2,
    disk_bytes=48 * 1024**2,
    file_bytes=32 * 1024**2,
    processes=128,
)
ATTACKS = {
    f"{attacker.student}: {attack.name}": (attacker.student, task, attack)
    for attacker in for_silence.ATTACKERS
    for task, attack in attacker.attacks.items()
}


@pytest.fixture(scope="module")
def silent_class(assignment, sandbox, tmp_path_factory):
    """The honest with all the silent between them."""
    folder = tmp_path_factory.mktemp("silent")
    hand_in_honest(folder / "class", assignment)
    for attacker in for_silence.ATTACKERS:
        answers = {task: a.source(task) for task, a in attacker.attacks.items()}
        notebook = answered(assignment, answers, attacker.first)
        hand_in(folder / "class", attacker.student, notebook)
    return grade(assignment, folder / "class", folder / "out", sandbox, LIMITS)


@pytest.mark.parametrize("name", ATTACKS)
def test_silence_gains_no_point(silent_class, name):
    student, task, attack = ATTACKS[name]
    row = silent_class.rows[student, task]
    assert row["points"] == 0, row["message"]
    assert row["status"] in attack.statuses, row["message"]


def test_the_honest_get_what_they_get_without_them(silent_class, honest_class):
    for student in HONEST:
        assert silent_class.of(student) == honest_class.of(student)
