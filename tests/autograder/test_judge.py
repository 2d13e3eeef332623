"""The judge is a process of its own, and its failures are ours."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from autograder import judge as judge_module
from autograder.judge import judge
from autograder.seeds import task_seed
from autograder.types import Assignment, RunResult, TaskCell
from neurons.checks.evidence import save_evidence
from neurons.checks.outcome import CellOutcome
from neurons.checks.probing import probe
from neurons.checks.verdict import Status

SEED = 3
ROOT = Path(__file__).parents[2]
ASSIGNMENT = Assignment(
    "01-single-neuron",
    Path("single-neuron.ipynb"),
    (TaskCell("neuron", 3), TaskCell("estimate", 1), TaskCell("line", 4)),
)


def neuron(x, w, b):
    return w * np.asarray(x) + b


@pytest.fixture
def result(tmp_path):
    """What a run left: `neuron` right, `estimate` wrong, `line` not begun."""
    names = {"neuron": neuron, "calories_5g": 12.5}
    evidence = {}
    for task in ("neuron", "estimate", "line"):
        evidence[task] = tmp_path / task
        evidence[task].mkdir()
        save_evidence(probe(task, names, task_seed(SEED, task)), evidence[task])
    outcomes = dict.fromkeys(evidence, CellOutcome())
    return RunResult(outcomes | {"line": CellOutcome("untouched")}, evidence)


def found(result):
    return {v.task: (str(v.status), v.points) for v in judge(result, ASSIGNMENT, SEED)}


def test_every_task_gets_its_verdict_in_the_notebooks_order(result):
    assert found(result) == {
        "neuron": ("correct", 3),
        "estimate": ("wrong", 0),
        "line": ("not_started", 0),
    }
    assert list(found(result)) == ["neuron", "estimate", "line"]


def test_the_same_facts_give_the_same_verdicts(result):
    assert judge(result, ASSIGNMENT, SEED) == judge(result, ASSIGNMENT, SEED)


def test_another_seed_than_the_probes_is_no_right_answer(result):
    other = judge(result, ASSIGNMENT, SEED + 1)[0]
    assert other.status is not Status.CORRECT


def test_a_note_of_the_run_stands_in_the_message(result):
    result.notes["estimate"] = "Judged after a restart."
    messages = {v.task: v.message for v in judge(result, ASSIGNMENT, SEED)}
    assert messages["estimate"].endswith(" (Judged after a restart.)")
    assert "restart" not in messages["neuron"]


def test_a_run_that_failed_is_not_judged_and_says_why(result):
    result.failure = "the kernel did not start: no space left."
    verdicts = judge(result, ASSIGNMENT, SEED)
    assert {v.status for v in verdicts} == {Status.NOT_JUDGED}
    assert "the kernel did not start: no space left.\n" in verdicts[0].message
    assert "our failure, not yours" in verdicts[0].message


def test_facts_that_are_garbage_never_earn_points(result):
    for task, folder in result.evidence.items():
        (folder / "evidence.json").write_bytes(b"\x80garbage" + task.encode())
    assert all(points == 0 for _, points in found(result).values())


def fake_judge(monkeypatch, code):
    """Put a Python program in the judge's place."""
    run = subprocess.run
    monkeypatch.setattr(
        judge_module.subprocess,
        "run",
        lambda command, **more: run([command[0], "-c", code], **more),
    )


def test_a_judge_that_dies_leaves_the_undecided_tasks_unjudged(result, monkeypatch):
    lines = [v.to_dict() for v in judge(result, ASSIGNMENT, SEED)][:1]
    line = json.dumps(lines[0])
    fake_judge(monkeypatch, f"import os; os.write(1, {line!r}.encode()); os._exit(9)")
    verdicts = judge(result, ASSIGNMENT, SEED)
    assert [v.status for v in verdicts] == ["correct", "not_judged", "not_judged"]
    assert "the judge ended with code 9" in verdicts[1].message
    assert "Next: tell your instructor" in verdicts[1].message


@pytest.mark.parametrize(
    "said",
    [
        "nonsense",
        "[1, 2]",
        '{"task": "neuron"}',
        '{"task": "neuron", "status": "correct", "points": 99, "max_points": 3, '
        '"message": "", "hint": "", "schema": 1}',
        '{"task": "neuron", "status": "correct", "points": 3, "max_points": 3, '
        '"message": "", "hint": "", "schema": 2}',
    ],
)
def test_a_judge_that_talks_nonsense_gives_no_points(result, monkeypatch, said):
    fake_judge(monkeypatch, f"print({said!r})")
    verdict = judge(result, ASSIGNMENT, SEED)[0]
    assert verdict.status is Status.NOT_JUDGED
    assert "the judge gave no proper verdict" in verdict.message


def test_a_judge_that_hangs_is_ended(result, monkeypatch):
    monkeypatch.setattr(judge_module, "JUDGE_SECONDS", 1)
    fake_judge(monkeypatch, "import time; time.sleep(60)")
    verdict = judge(result, ASSIGNMENT, SEED)[0]
    assert "the judge took longer than 1 s" in verdict.message


def test_points_that_differ_from_the_notebooks_are_not_counted(result):
    tasks = (TaskCell("neuron", 5),)
    other = Assignment(ASSIGNMENT.slug, ASSIGNMENT.release, tasks)
    verdict = judge(result, other, SEED)[0]
    assert verdict.status is Status.NOT_JUDGED
    assert "the check counts 3 points and the notebook 5" in verdict.message


def test_an_unknown_task_costs_the_others_nothing(result):
    tasks = (TaskCell("unheard_of", 1), *ASSIGNMENT.tasks)
    other = Assignment(ASSIGNMENT.slug, ASSIGNMENT.release, tasks)
    statuses = [v.status for v in judge(result, other, SEED)]
    assert statuses == ["not_judged", "correct", "wrong", "not_started"]


def test_the_judge_never_loads_keras_nor_what_runs_learners_code(result):
    job = judge_module._job(result, ASSIGNMENT, SEED)
    code = (
        "import sys; from autograder.judge import main; main(); "
        "loaded = {name.split('.')[0] for name in sys.modules}; "
        "sys.exit(' '.join(sorted(loaded & {'keras', 'tensorflow', 'IPython', "
        "'nbclient', 'jupyter_client'})) or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=job,
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == 3
