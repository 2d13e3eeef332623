"""No attack gains a point, reads a secret, outlives its run or stops the batch."""

import re

import pytest

from attacks import spies
from attacks.conftest import ATTACKERS, HONEST
from attacks.notebooks import POINTS, SLUG, TRIED

ATTACKS = {
    f"{attacker.student}: {attack.name}": (attacker.student, task, attack)
    for attacker in ATTACKERS
    for task, attack in attacker.attacks.items()
}
ATTEMPTS = re.findall(r'^    "(.+)": (?:lambda|\w+,$)', spies.SPY, re.MULTILINE)


@pytest.fixture(scope="session")
def results(hostile_class):
    """The result of each attempt of the spy."""
    lines = re.findall(r"^spy: (.+): (\w+.*)$", hostile_class.output("spy"), re.M)
    return dict(lines)


def test_there_are_attacks_of_many_kinds():
    assert len(ATTACKS) + len(ATTEMPTS) > 80


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_gains_no_point(hostile_class, name):
    student, task, attack = ATTACKS[name]
    row = hostile_class.rows[student, task]
    assert row["points"] == 0, row["message"]
    assert row["status"] in attack.statuses, row["message"]
    if attack.tried:
        assert f"{TRIED} {attack.name}" in hostile_class.output(student)


@pytest.mark.parametrize("name", ATTEMPTS)
def test_an_attempt_to_get_out_is_denied(results, name):
    assert results[name].startswith("denied"), results[name]


def test_every_attempt_was_made(results):
    assert set(results) == set(ATTEMPTS)


@pytest.mark.parametrize("student", ["spy", "yyy-stays", *HONEST])
def test_right_answers_keep_their_points_beside_all_that(hostile_class, student):
    found = {row["task"]: row["points"] for row in hostile_class.of(student)}
    assert found == POINTS


def test_the_honest_get_what_they_get_without_the_attackers(
    hostile_class, honest_class
):
    for student in HONEST:
        assert hostile_class.of(student) == honest_class.of(student)


def test_everyone_has_a_verdict_on_every_task(hostile_class):
    students = {"spy", "yyy-stays", *HONEST, *(a.student for a in ATTACKERS)}
    assert set(hostile_class.rows) == {(s, task) for s in students for task in POINTS}


def test_nothing_survives_its_run(hostile_class):
    assert f"{TRIED} programs and files that stay" in hostile_class.output("yyy-stays")
    assert "left over: []" in hostile_class.output("zzz-last")
    assert hostile_class.left_programs == []
    assert hostile_class.left_files == []


def test_no_pickle_was_loaded(hostile_class):
    assert not hostile_class.pickle_mark.exists()


def test_a_flood_of_output_is_cut_and_does_not_fill_the_disk(hostile_class):
    student = "floods"
    assert "The rest of the output is left out" in hostile_class.output(student)
    notebooks = hostile_class.out / "nbgrader" / "autograded"
    size = sum(path.stat().st_size for path in notebooks.rglob("*.ipynb"))
    assert size < 20_000_000


def test_messages_stay_short_and_plain(hostile_class):
    for row in hostile_class.rows.values():
        assert len(row["message"]) < 2_500
        assert row["message"].replace("\n", "").isprintable()


def test_every_learner_has_a_page(hostile_class):
    for student, _ in hostile_class.rows:
        page = hostile_class.out / "feedback" / SLUG / f"{student}.html"
        assert page.stat().st_size < 500_000
