"""Learners' cells run in their box, and what they break costs only themselves."""

from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from autograder.execute import execute
from autograder.execute.notebook import AFTER_RESTART
from autograder.model import Rebuilt
from autograder.sandbox import detect_sandboxes
from neurons.checks.model import CellOutcome, CellStatus, EndReason, Status
from neurons.checks.raised import ErrorContext
from support.one_run import (
    POINTS,
    QUICK,
    RIGHT,
    SANDBOXES,
    go,
    job_of,
    judged,
    notebook,
    statuses,
)

IGNORES_INTERRUPTS = """
import time
while True:
    try:
        time.sleep(60)
    except KeyboardInterrupt:
        pass
"""


def output(result, mark):
    cells = result.notebook.cells
    cell = next(c for c in cells if c.cell_type == "code" and mark in c.source)
    return "".join(out.get("text", "") for out in cell.outputs)


@pytest.fixture(scope="module", autouse=True)
def isolated():
    if not SANDBOXES:
        pytest.skip(f"no sandbox works here: {next(detect_sandboxes()).reason}")


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    """A notebook without any accident, with every kind of error."""
    return go(
        tmp_path_factory.mktemp("plain"),
        ("neuron", RIGHT["neuron"]),
        "print('a cell of my own'); mine = 7",
        ("estimate", "def helper():\n    return 1 / 0\n\nhelper()"),
        ("line", "w_fit = 2.5356\nb_fit = (89.158"),
        ("surprise", "print(mine, input('name? '))"),
    )


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A notebook in which almost every cell is an accident of another kind."""
    return go(
        tmp_path_factory.mktemp("hostile"),
        "import os; kept = 41",
        ("neuron", "while True: pass"),
        ("estimate", "kept += 1; os._exit(3)"),
        ("line", IGNORES_INTERRUPTS),
        ("surprise", RIGHT["neuron"] + "\ncalories_5g = 102.5; print('kept', kept)"),
    )


@pytest.fixture(scope="module")
def late(tmp_path_factory):
    """Cells that end well and a function that does not when it is called."""
    return go(
        tmp_path_factory.mktemp("late"),
        ("neuron", "def neuron(x, w, b):\n    while True: pass"),
        ("estimate", "calories_5g = 102.5; print('loud ' * 50_000); print('late')"),
        ("surprise", "import os\ndef most_surprising(*_): os.kill(os.getpid(), 9)"),
        ("line", "w_fit, b_fit = 2.5356, 89.158"),
    )


def test_an_answer_without_error_is_probed(plain):
    assert plain.outcomes["neuron"] == CellOutcome()
    assert statuses(plain)["neuron"] is Status.CORRECT
    assert plain.failure == ""
    assert plain.notes == {}


def test_an_error_is_reported_with_the_line_that_raised(plain):
    expected = CellOutcome(
        "raised", "ZeroDivisionError", "division by zero", 2, "return 1 / 0"
    )
    found = plain.outcomes["estimate"]
    assert replace(found, context=None, clues=()) == expected
    # The same facts as in a notebook, so that the next step is the same.
    assert found.context == ErrorContext("1 / 0")


def test_a_syntax_error_is_reported_with_its_line(plain):
    outcome = plain.outcomes["line"]
    assert (outcome.error, outcome.line) == ("SyntaxError", 2)
    assert outcome.source == "b_fit = (89.158"
    assert ".py" not in outcome.text


def test_a_question_to_the_learner_does_not_wait_for_an_answer(plain):
    assert plain.outcomes["surprise"].error == "StdinNotImplementedError"
    (message,) = [v.message for v in judged(plain) if v.task == "surprise"]
    step = "put a value in the place of `input()`; nobody can type during grading."
    assert message.splitlines()[-1] == f"Next: {step}"


def test_cells_of_the_learner_run_in_their_place(plain):
    assert output(plain, "a cell of my own") == "a cell of my own\n"


def test_check_cells_are_not_run_but_left_for_the_verdict(plain):
    checks = [c for c in plain.notebook.cells if c.source.startswith("check(")]
    assert len(checks) == 4
    assert all(cell.outputs == [] for cell in checks)


def test_every_task_has_an_outcome_and_its_seconds(plain, hostile):
    for result in (plain, hostile):
        assert set(result.outcomes) == set(result.seconds) == set(POINTS)
        assert all(seconds > 0 for seconds in result.seconds.values())


def test_an_endless_loop_is_stopped_and_the_kernel_goes_on(hostile):
    assert hostile.outcomes["neuron"].status == "timeout"
    (verdict,) = [v for v in judged(hostile) if v.task == "neuron"]
    assert verdict.status is Status.TIMEOUT
    first = "Your cell was still running in line 1: is there a loop that never ends?"
    assert verdict.message.split("\n")[:2] == [
        first,
        "That line is `while True: pass`.",
    ]


def test_a_cell_that_ends_python_costs_only_itself(hostile):
    expected = CellOutcome(
        CellStatus.DIED,
        text="the Python process ended",
        reason=EndReason.PROCESS_ENDED,
    )
    assert replace(hostile.outcomes["estimate"], clues=()) == expected


def test_a_cell_that_ignores_interrupts_is_ended(hostile):
    # Where its kernel is gone, nobody knows the line.
    found = hostile.outcomes["line"]
    assert found.status == "timeout" and found.line == 0
    assert statuses(hostile)["line"] is Status.TIMEOUT


def test_after_a_restart_finished_cells_were_replayed_and_lost_ones_not(hostile):
    assert replace(hostile.outcomes["surprise"], clues=()) == CellOutcome()
    assert output(hostile, "'kept'") == "kept 41\n"
    assert hostile.notes == {"surprise": AFTER_RESTART}


def test_a_function_that_never_returns_is_a_timeout_of_its_task(late):
    outcome = late.outcomes["neuron"]
    assert outcome.status == "timeout"
    assert outcome.during_check
    assert outcome.reason is EndReason.PROCESSOR_TIME
    assert outcome.text == "it took more than 2 s of processor time"
    (message,) = [v.message for v in judged(late) if v.task == "neuron"]
    assert f" while the check called your code: {outcome.text}." in message
    assert message.startswith("`neuron` was still running in line 2: is there a loop")
    assert statuses(late)["neuron"] is Status.TIMEOUT


def test_a_function_that_ends_python_costs_only_its_task(late):
    assert late.outcomes["surprise"].status == "died"
    assert statuses(late)["line"] is Status.CORRECT


def test_output_is_capped_and_said_so(late):
    printed = output(late, "loud")
    assert len(printed) < 2 * QUICK.output_bytes
    assert "left out: it is over 2,000 bytes" in printed
    assert late.outcomes["estimate"].status == "ok"


def test_the_same_notebook_and_seed_give_the_same_facts(tmp_path):
    cells = (
        "import random, numpy as np",
        (
            "estimate",
            "calories_5g = random.random() + np.random.rand() + hash('x') % 97",
        ),
    )
    results = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        results.append(go(tmp_path / name, *cells, tasks=["estimate"]))
    facts = [
        sorted((p.name, p.read_bytes()) for p in r.evidence["estimate"].iterdir())
        for r in results
    ]
    assert facts[0] == facts[1]
    assert results[0].outcomes == results[1].outcomes


def test_without_a_sandbox_the_run_gives_the_same_outcomes(tmp_path, plain):
    result = go(
        tmp_path,
        ("neuron", RIGHT["neuron"]),
        ("estimate", "def helper():\n    return 1 / 0\n\nhelper()"),
        tasks=("neuron", "estimate"),
        sandbox="none",
    )
    for task in ("neuron", "estimate"):
        assert result.outcomes[task] == plain.outcomes[task]


def test_the_stub_and_a_lost_cell_say_so_and_the_install_cell_is_not_run(tmp_path):
    rebuilt = Rebuilt(
        notebook(
            "installed = True",
            ("neuron", "raise NotImplementedError"),
            ("estimate", "..."),
            ("line", "w_fit = installed"),
        ),
        untouched=frozenset({"neuron"}),
        missing=frozenset({"estimate"}),
    )
    rebuilt.notebook.cells[1].metadata["tags"] = ["install"]
    before = rebuilt.notebook.cells[1].copy()
    result = execute(rebuilt, job_of("neuron", "estimate", "line"), tmp_path)
    assert result.outcomes["neuron"].status == "untouched"
    assert result.outcomes["estimate"].status == "missing"
    assert result.outcomes["line"].error == "NameError"
    assert rebuilt.notebook.cells[1] == before


def test_no_process_and_no_folder_is_left_behind(plain, hostile, late):
    children = psutil.Process().children(recursive=True)
    assert [c for c in children if c.name() == "bwrap"] == []
    assert len(list(Path("/proc/self/fd").iterdir())) < 100
