"""The judge is a process of its own, and its failures are ours."""

import contextlib
import json
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import psutil
import pytest

from autograder.judge import client as judge_module
from autograder.judge import judge
from autograder.model import Assignment, RunResult, TaskCell
from autograder.seeds import task_seed
from neurons.checks.evidence import save_evidence
from neurons.checks.model import CellOutcome, Status
from neurons.checks.probes import probe

SEED = 3
ROOT = Path(__file__).parents[3]
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


@pytest.fixture
def fake_judge(monkeypatch):
    """Put a Python statement in the place of judging."""

    def fake(statement):
        judge_module.end_judge()
        code = (
            "import os, time; from autograder.judge import server as judge_server\n"
            f"def answer(job, out): {statement}\n"
            "judge_server.answer = answer; judge_server.main()"
        )
        monkeypatch.setattr(judge_module, "PROGRAM", ("-c", code))

    yield fake
    judge_module.end_judge()


def test_a_judge_that_dies_leaves_the_undecided_tasks_unjudged(result, fake_judge):
    lines = [v.to_dict() for v in judge(result, ASSIGNMENT, SEED)][:1]
    line = json.dumps(lines[0])
    fake_judge(f"out.write({line!r}.encode()); os._exit(9)")
    verdicts = judge(result, ASSIGNMENT, SEED)
    assert [v.status for v in verdicts] == ["correct", "not_judged", "not_judged"]
    assert "the judge ended without a verdict" in verdicts[1].message
    assert "Next: tell your instructor" in verdicts[1].message


NO_LINE, NOT_PROPER = "ended without a verdict", "gave no proper verdict"


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("nonsense", NO_LINE),
        ("[1, 2]", NO_LINE),
        ('{"task": "neuron"}', NOT_PROPER),
        (
            '{"task": "neuron", "status": "correct", "points": 99, "max_points": 3, '
            '"message": "", "hint": "", "schema": 1}',
            NOT_PROPER,
        ),
        (
            '{"task": "neuron", "status": "correct", "points": 3, "max_points": 3, '
            '"message": "", "hint": "", "schema": 2}',
            NOT_PROPER,
        ),
    ],
)
def test_a_judge_that_talks_nonsense_gives_no_points(result, fake_judge, said, reason):
    fake_judge(f"out.write({said!r}.encode())")
    verdict = judge(result, ASSIGNMENT, SEED)[0]
    assert verdict.status is Status.NOT_JUDGED
    assert f"the judge {reason}" in verdict.message


@pytest.mark.slow
def test_a_judge_that_hangs_is_ended(result, fake_judge, tmp_path, monkeypatch):
    mark = tmp_path / "number"
    fake_judge(f"open({str(mark)!r}, 'w').write(str(os.getpid())); time.sleep(60)")
    judge_module.start_judge()
    monkeypatch.setattr(judge_module, "JUDGE_SECONDS", 3)
    verdict = judge(result, ASSIGNMENT, SEED)[0]
    assert "the judge took longer than 3 s" in verdict.message
    with contextlib.suppress(psutil.NoSuchProcess):
        psutil.Process(int(mark.read_text())).wait(10)


def test_a_judge_that_was_killed_is_started_again(result):
    judge(result, ASSIGNMENT, SEED)
    server = psutil.Process(judge_module._judges[os.getpid()]._process.pid)
    server.kill()
    judge_module._judges[os.getpid()]._process.wait()
    assert found(result)["neuron"] == ("correct", 3)


def test_a_judge_that_is_stopped_is_replaced(result, monkeypatch):
    judge(result, ASSIGNMENT, SEED)
    server = psutil.Process(judge_module._judges[os.getpid()]._process.pid)
    server.suspend()
    monkeypatch.setattr(judge_module, "ANSWER_SECONDS", 1)
    assert found(result)["neuron"] == ("correct", 3)
    server.wait(30)


def test_a_judge_that_never_begins_leaves_its_tasks_unjudged(result, monkeypatch):
    judge_module.end_judge()
    monkeypatch.setattr(judge_module, "PROGRAM", ("-c", "import time; time.sleep(60)"))
    monkeypatch.setattr(judge_module, "START_SECONDS", 1)
    verdicts = judge(result, ASSIGNMENT, SEED)
    assert {verdict.status for verdict in verdicts} == {Status.NOT_JUDGED}
    assert "the judge did not begin" in verdicts[0].message


def test_the_judge_goes_with_the_grader_even_if_that_is_killed(tmp_path):
    code = (
        "import os, time; from autograder.judge import client\n"
        "client.start_judge()\n"
        "print(client._judges[os.getpid()]._process.pid, flush=True); time.sleep(60)"
    )
    environment = os.environ | {"PYTHONPATH": str(ROOT), "TMPDIR": str(tmp_path)}
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, env=environment
    ) as grader:
        server = psutil.Process(int(grader.stdout.readline()))
        grader.kill()
    server.wait(30)
    assert list(tmp_path.glob("judge-*")) == []


def test_a_long_path_for_temporary_files_is_no_hindrance(result, tmp_path, monkeypatch):
    deep = tmp_path / ("deep" * 30)
    deep.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(deep))
    judge_module.end_judge()
    assert found(result)["neuron"] == ("correct", 3)
    judge_module.end_judge()


def test_jobs_at_once_get_their_own_answers(result):
    other = RunResult(
        result.outcomes | {"neuron": CellOutcome("untouched")}, result.evidence
    )
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(found, [result, other] * 4))
    assert answers == [found(result), found(other)] * 4


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
    request = judge_module._request(result, ASSIGNMENT, SEED)
    code = (
        "import io, json, sys; from autograder.judge import server as judge_server; "
        "judge_server.load(); out = io.BytesIO(); "
        "judge_server.answer(json.load(sys.stdin), out); "
        "loaded = {name.split('.')[0] for name in sys.modules}; "
        "print(len(out.getvalue().splitlines())); "
        "sys.exit(' '.join(sorted(loaded & {'keras', 'tensorflow', 'IPython', "
        "'nbformat', 'nbclient', 'jupyter_client'})) or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=json.dumps(request),
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "3"
