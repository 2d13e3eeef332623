"""Cells are stopped by the processor time that they take, or where they only wait."""

import json
import os
import re
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import nbformat
import pytest

from autograder.check import check_notebook
from autograder.cli.parameters import n_cores
from autograder.course import Course, source_path
from autograder.errors import CourseError
from autograder.model import Settings
from autograder.sandbox import Allowance, Limits
from autograder.sandbox.limits import OLD_NAMES
from autograder.sandbox.processes import ProcessorClock
from neurons.checks.model import CellOutcome, CellStatus, EndReason, Status
from support.notebooks import answered, chosen
from support.one_run import BEST, go, judged, statuses
from support.tiers import slow_but

ROOT = Path(__file__).resolve().parents[3]
COURSE = Course.load(ROOT)
TASKS = [(one.slug, t.id) for one in COURSE.assignments.values() for t in one.tasks]
SHORT = Limits(cell_cpu_seconds=1.5, cell_wall_seconds=100, grace_wall_seconds=1)
LINE = ("line", "w_fit, b_fit = 2.5356, 89.158")


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"cell_second": 3}, "unknown limit 'cell_second'"),
        ({"cell_cpu_seconds": 0}, "limit cell_cpu_seconds is 0; it must be a number"),
        ({"idle_seconds": "60"}, "limit idle_seconds is '60'; it must be a number"),
        ({"task_cpu_seconds": {"trained": -1}}, "task_cpu_seconds.trained is -1"),
        ({"task_cpu_seconds": 9}, "task_cpu_seconds is 9; it must be a table"),
        ({"cell_wall_seconds": float("inf")}, "limit cell_wall_seconds is inf"),
    ],
)
def test_a_wrong_limit_is_refused(settings, message):
    with pytest.raises(ValueError, match=message):
        Limits.from_dict(settings)


def test_limits_survive_as_plain_data():
    limits = Limits(task_cpu_seconds={"trained": 9.0})
    assert Limits.from_dict(json.loads(json.dumps(limits.to_dict()))) == limits


@pytest.mark.parametrize("old", OLD_NAMES)
def test_an_old_name_is_refused_with_the_new_one(old):
    with pytest.raises(ValueError, match=f"^limit `{old}` is (now|gone)") as error:
        Limits.from_dict({"memory_bytes": 10**9, old: 30})
    offered = re.findall(r"`(\w+)`", str(error.value))[1:]
    assert set(offered) <= set(Limits().to_dict())


def test_a_course_with_an_old_name_is_not_graded_with_a_guess():
    settings = {"limits": {"cell_seconds": 30}}
    with pytest.raises(CourseError) as error:
        replace(COURSE, settings=settings).limits()
    assert str(error.value) == (
        "pyproject.toml, [tool.autograder.limits]: limit `cell_seconds` is now "
        "`cell_cpu_seconds` (processor seconds); the limit on wall time is "
        "`cell_wall_seconds`."
    )


def test_the_limits_of_the_course_are_the_defaults():
    assert COURSE.limits() == Limits()


def test_wall_time_follows_from_processor_time_unless_it_is_set():
    limits = Limits(task_cpu_seconds={"trained": 9.0})
    assert limits.for_cell("trained") == Allowance(72.0, 9.0, 60.0)
    assert limits.for_cell("neuron") == limits.for_cell(None)
    assert limits.for_cell(None) == limits.for_probe() == Allowance(480.0, 60.0, 60.0)
    assert limits.for_notebook() == Allowance(1200.0, 300.0)
    limits = Limits(cell_wall_seconds=7.0, notebook_wall_seconds=8.0)
    assert limits.for_cell(None).wall_seconds == 7.0
    assert limits.for_notebook().wall_seconds == 8.0


@pytest.mark.parametrize(("slug", "task"), TASKS)
def test_a_task_that_says_to_fit_is_given_the_time_for_it(slug, task):
    text = source_path(ROOT, slug).read_text(encoding="utf-8")
    section = re.split(r"^## Task \d+: ", text, flags=re.MULTILINE)
    (own,) = [part for part in section if part.startswith(f"`{task}`")]
    fits = re.search(r"\.fit\(|let it learn|straight line that fits", own)
    longer = Limits().for_cell(task).cpu_seconds > Limits().cell_cpu_seconds
    assert longer == bool(fits)


def outcome_of(result):
    """How the cell of `estimate` ended, without clues and the line that ran."""
    return replace(result.outcomes["estimate"], clues=(), line=0, source="")


BURN = """
import os, subprocess, sys, time
def burn(seconds):
    start = time.process_time()
    while time.process_time() < start + seconds:
        pass
"""
PROGRAM = [sys.executable, "-c", f"{BURN}burn(float(sys.argv[1]))"]


@pytest.mark.parametrize("ignored", slow_but({True}, [False, True]))
def test_the_time_of_children_that_have_ended_still_counts(ignored):
    # A parent that ignores its children's end is charged for none of them.
    code = f"""{BURN}
import signal
if {ignored}:
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
input()
for _ in range(3):
    subprocess.run({PROGRAM} + ["0.6"])
print("done", flush=True)
input()
"""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen([sys.executable, "-c", code], **pipes) as process:
        clock = ProcessorClock(process.pid)
        before = clock.read()
        process.stdin.write(b"\n")
        process.stdin.flush()
        os.set_blocking(process.stdout.fileno(), False)
        readings = []
        while not process.stdout.readline():
            readings.append(clock.read())
            time.sleep(0.02)
        used = clock.read() - before
        process.kill()
    assert readings == sorted(readings)
    # Each process also starts Python; a long one would have been counted twice.
    assert 1.6 < used < 3.4
    assert clock.read() - before == used


THREADS = """
import threading
threads = [threading.Thread(target=burn, args=(60,)) for _ in range(3)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
"""
CHILD = f"subprocess.run({PROGRAM} + ['60'])"
SHORT_CHILDREN = f"while True: subprocess.run({PROGRAM} + ['0.05'])"
FORKS = """
for _ in range(3):
    os.fork()
burn(60)
"""
ORPHAN = """
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        burn(60)
    os._exit(0)
time.sleep(60)
"""
STUBBORN = """
while True:
    try:
        burn(60)
    except KeyboardInterrupt:
        pass
"""
BURNERS = {
    "itself": "burn(60)",
    "threads": THREADS,
    "a child": CHILD,
    "short children": SHORT_CHILDREN,
    "forks": FORKS,
    "an orphan": ORPHAN,
    "deaf to interrupts": STUBBORN,
}


# The others say the same once more, in other words.
@pytest.mark.parametrize("name", slow_but({"threads", "an orphan"}, BURNERS))
def test_processor_time_counts_in_all_that_a_cell_starts(tmp_path, name):
    burns = ("estimate", BURN + BURNERS[name] + "\ncalories_5g = 102.5")
    result = go(tmp_path, burns, LINE, tasks=("estimate", "line"), limits=SHORT)
    assert outcome_of(result) == CellOutcome(
        CellStatus.TIMEOUT,
        text="it took more than 1.5 s of processor time",
        reason=EndReason.PROCESSOR_TIME,
    )
    assert statuses(result)["line"] is Status.CORRECT


def test_an_interrupted_cell_costs_no_restart(tmp_path):
    burns = ("estimate", "mine = 7\nwhile True: pass")
    uses = ("line", "w_fit, b_fit = 2.5356, 89.158 + mine - 7")
    limits = Limits(cell_cpu_seconds=1.5, grace_wall_seconds=30)
    result = go(tmp_path, burns, uses, tasks=("estimate", "line"), limits=limits)
    assert result.outcomes["estimate"].reason is EndReason.PROCESSOR_TIME
    assert statuses(result)["line"] is Status.CORRECT
    assert result.notes == {}


def test_a_cell_that_takes_little_of_a_long_time_is_not_stopped(tmp_path):
    cell = f"{BURN}burn(0.8)\ntime.sleep(2)\ncalories_5g = 102.5"
    result = go(tmp_path, ("estimate", cell), tasks=["estimate"], limits=SHORT)
    assert outcome_of(result) == CellOutcome()


WAITS = {
    "sleep": "import time; time.sleep(60)",
    "a pipe": "import os; os.read(os.pipe()[0], 1)",
    "stopped": "import os, signal; os.kill(0, signal.SIGSTOP)",
}


@pytest.mark.parametrize("name", slow_but({"sleep", "a pipe"}, WAITS))
def test_a_cell_that_only_waits_is_ended_as_idle_with_a_message(tmp_path, name):
    limits = Limits(idle_seconds=1.5, grace_wall_seconds=5)
    result = go(
        tmp_path,
        ("estimate", WAITS[name]),
        LINE,
        tasks=("estimate", "line"),
        limits=limits,
    )
    assert outcome_of(result) == CellOutcome(
        CellStatus.TIMEOUT, text="it did nothing for 1.5 s", reason=EndReason.IDLE
    )
    idle, line = judged(result)
    *found, why, step = idle.message.splitlines()
    assert "stopped while this cell ran: it did nothing for 1.5 s." in found[-1] + why
    # What was itself stopped cannot say its line.
    assert ("Your cell was still running in line 1." in found) == (name != "stopped")
    assert ("Likely cause: the code waits" in why) == (name == "stopped")
    assert step == (
        "Next: take out the line that waits, put a value in its place, run it again."
    )
    assert line.status is Status.CORRECT


def test_a_cell_that_works_a_little_for_ever_ends_by_wall_time(tmp_path):
    cell = f"{BURN}\nwhile True:\n    burn(0.02)\n    time.sleep(0.1)"
    limits = Limits(cell_wall_seconds=2, idle_seconds=1.5, grace_wall_seconds=1)
    result = go(tmp_path, ("estimate", cell), tasks=["estimate"], limits=limits)
    assert outcome_of(result) == CellOutcome(
        CellStatus.TIMEOUT, text="it ran longer than 2 s", reason=EndReason.CELL_TIME
    )


@pytest.mark.parametrize(
    ("limits", "total"),
    [
        (
            Limits(
                cell_cpu_seconds=1, notebook_cpu_seconds=1.5, notebook_wall_seconds=100
            ),
            "1.5 s of processor time",
        ),
        (Limits(idle_seconds=1, notebook_wall_seconds=1.5), "1.5 s"),
    ],
)
def test_when_the_notebooks_time_is_over_the_rest_says_so(tmp_path, limits, total):
    cell = "while True: pass" if "processor" in total else WAITS["sleep"]
    estimate = ("estimate", "calories_5g = 102.5")
    result = go(tmp_path, cell, cell, estimate, tasks=["estimate"], limits=limits)
    assert outcome_of(result) == CellOutcome(
        CellStatus.TIMEOUT,
        text=f"the {total} for the whole notebook were over",
        reason=EndReason.NOTEBOOK_TIME,
    )


def test_a_task_may_have_more_time_than_the_others(tmp_path):
    cell = f"{BURN}burn(2)\ncalories_5g = 102.5"
    limits = Limits(cell_cpu_seconds=0.5, task_cpu_seconds={"estimate": 20})
    result = go(tmp_path, ("estimate", cell), tasks=["estimate"], limits=limits)
    assert outcome_of(result) == CellOutcome()


@pytest.fixture
def loaded_machine():
    """Four processes on every processor, beside what the test itself does."""
    busy = [sys.executable, "-c", "while True: pass"]
    load = [subprocess.Popen(busy) for _ in range(4 * n_cores())]
    yield
    for process in load:
        process.kill()
        process.wait()


@pytest.mark.weekly
def test_on_a_loaded_machine_a_cell_is_given_as_much(tmp_path, loaded_machine):
    cell = f"{BURN}burn(1)\ncalories_5g = 102.5"
    result = go(tmp_path, ("estimate", cell), tasks=["estimate"], limits=SHORT)
    assert outcome_of(result) == CellOutcome()


HOUSE = """
house = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
house.compile(optimizer=keras.optimizers.SGD(0.25), loss="mse")
sizes, prices = np.array([[1.0], [2.0]]), np.array([[300.0], [500.0]])
house.fit(sizes, prices, epochs=1000, verbose=0)
"""


@pytest.mark.weekly
def test_a_long_honest_fit_on_a_loaded_machine_counts(tmp_path, loaded_machine):
    slug = "01-single-neuron"
    sources = {task: one.source for task, one in chosen(slug, "right").items()}
    path = tmp_path / "single-neuron.ipynb"
    nbformat.write(answered(slug, sources | {"house": HOUSE}), path)
    settings = Settings(sandbox=BEST, seed=3, limits=COURSE.limits())
    verdicts = check_notebook(path, COURSE.assignments, settings).verdicts
    assert {verdict.task: str(verdict.status) for verdict in verdicts} == dict.fromkeys(
        (task for of, task in TASKS if of == slug), "correct"
    )
