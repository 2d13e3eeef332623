"""Forked kernels and what they started are gone when they must be."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import psutil
import pytest

from autograder.sandbox import (
    Limits,
    Sandbox,
    SandboxKind,
    detect_sandboxes,
    zygote_client,
)
from autograder.sandbox.kind import FORKED
from support.one_run import grade

ROOT = Path(__file__).resolve().parents[3]
KINDS = [
    str(one.kind)
    for one in detect_sandboxes()
    if one.works and one.kind in (*FORKED, SandboxKind.NONE)
]
BEST = KINDS[0]


def ended(pids, seconds=20):
    """Whether all of these processes end."""
    deadline = time.monotonic() + seconds
    while any(map(is_alive, pids)) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not any(map(is_alive, pids))


def is_alive(pid):
    with contextlib.suppress(psutil.Error):
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    return False


def start_program(kind, code="import time; time.sleep(600)"):
    sandbox = Sandbox.make(kind, Limits(), modules=())
    return sandbox, sandbox.start([sys.executable, "-c", code])


def test_a_killed_zygote_costs_nothing(tmp_path):
    sandbox, process = start_program(BEST)
    zygote = zygote_client.get_zygote(sandbox.environment(), ())
    os.kill(zygote.pid, signal.SIGKILL)
    assert ended([zygote.pid])
    assert process.poll() is None
    other, its = start_program(BEST, "print('new')")
    assert its.wait(30) == 0
    other.remove()
    assert process.poll() is None
    sandbox.remove()
    assert ended([process.pid])


def test_a_zygote_that_is_stopped_is_replaced(monkeypatch):
    sandbox, process = start_program(BEST)
    zygote = zygote_client.get_zygote(sandbox.environment(), ())
    os.kill(zygote.pid, signal.SIGSTOP)
    monkeypatch.setattr("autograder.sandbox.init_client.FORK_SECONDS", 5)
    other, its = start_program(BEST, "print('new')")
    assert its.wait(30) == 0
    assert process.poll() is None
    assert ended([zygote.pid])
    for one in (sandbox, other):
        one.remove()


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_learners_program_leaves_behind_ends_with_the_sandbox(kind):
    code = """
import os, time
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        time.sleep(600)
    os._exit(0)
os.wait()
print("left", flush=True)
"""
    sandbox, process = start_program(kind, code)
    assert process.wait(30) == 0
    descendants = psutil.Process().children(recursive=True)
    sandbox.remove()
    own = zygote_client.get_zygote(sandbox.environment(), ()).pid
    assert ended([one.pid for one in descendants if one.ppid() == process.pid])
    assert process.pid not in [one.pid for one in psutil.Process(own).children()]


def test_killing_everything_in_reach_kills_only_the_sandbox(tmp_path):
    # Without namespaces it would reach this machine's processes.
    assert BEST in FORKED, "no namespaces work here: `autograder doctor`"
    _, verdicts = grade(
        tmp_path / "run",
        BEST,
        [
            ("estimate", "import os, signal; os.kill(-1, signal.SIGKILL)"),
            ("neuron", "import os; os.kill(os.getpid(), 9)"),
            ("surprise", "import os, signal; os.killpg(0, signal.SIGSTOP)"),
            ("line", "w_fit, b_fit = 2.5356, 89.158"),
        ],
        Limits(cell_cpu_seconds=3, idle_seconds=3, grace_wall_seconds=1),
    )
    found = [str(verdict.status) for verdict in verdicts]
    assert found == ["raised", "raised", "timeout", "correct"]


# A grader that starts a program in every kind of sandbox and waits; then it is killed.
GRADER = """
import sys
from autograder.sandbox import Limits, Sandbox
import psutil
sandboxes = []
for kind in {kinds!r}:
    sandbox = Sandbox.make(kind, Limits(), modules=())
    sandbox.start([sys.executable, "-c", "import time; time.sleep(600)"])
    sandboxes.append(sandbox)
import time
pids = []
while len(pids) < 1 + 2 * len(sandboxes):  # the zygote; init and a program in each
    pids = [one.pid for one in psutil.Process().children(recursive=True)]
    time.sleep(0.02)
print(*pids, flush=True)
time.sleep(600)
"""


def test_when_the_grader_is_killed_nothing_of_it_goes_on(tmp_path):
    command = [sys.executable, "-c", GRADER.format(kinds=KINDS)]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "TMPDIR": str(tmp_path)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as grader:
        pids = [int(pid) for pid in grader.stdout.readline().split()]
        grader.kill()
    assert pids
    assert ended(pids)


INTERRUPTED = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
from pathlib import Path
from nbformat.v4 import new_code_cell, new_notebook
from autograder.execute import execute
from autograder.model import Assignment, Job, Rebuilt
from autograder.sandbox import Limits, zygote_client
zygote_client.LOADED = ("ipykernel.kernelapp", "ipykernel.ipkernel")
cells = [new_code_cell("open('started', 'w'); import time; time.sleep(600)")]
notebook = new_notebook(cells=cells)
job = Job("ada", Assignment("x", Path("x"), ()), notebook, b"", "", seed=1,
    limits=Limits(idle_seconds=600), sandbox=sys.argv[1])
try:
    execute(Rebuilt(notebook), job, Path(sys.argv[2]))
    print("went on")
except KeyboardInterrupt:
    print("stopped")
"""


@pytest.mark.parametrize("kind", KINDS)
def test_ctrl_c_ends_a_run_and_is_not_taken_for_a_kernels_death(tmp_path, kind):
    command = [sys.executable, "-c", INTERRUPTED, kind, str(tmp_path)]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "TMPDIR": str(tmp_path)}
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        env=environment,
        start_new_session=True,
        text=True,
    ) as grader:
        pids = _when_the_cell_runs(grader)
        # As a terminal does it: to the whole group.
        os.killpg(grader.pid, signal.SIGINT)
        timer = threading.Timer(60, grader.kill)
        timer.start()
        output = grader.stdout.read()
        timer.cancel()
    assert output == "stopped\n"
    assert ended(pids)
    left = [path.name for path in tmp_path.iterdir() if path.name != "kernels"]
    assert left == []


def _when_the_cell_runs(grader):
    """Wait for the cell to begin; gives all processes that then live."""
    while grader.poll() is None:
        descendants = psutil.Process(grader.pid).children(recursive=True)
        for one in descendants:
            with contextlib.suppress(OSError, psutil.Error):
                home = f"/proc/{one.pid}/cwd/started"
                if Path(home).exists():
                    return [one.pid for one in descendants]
        time.sleep(0.05)
    raise AssertionError("the grader ended before the cell began")


def test_ctrl_c_at_the_terminal_does_not_reach_the_zygote():
    zygote = zygote_client.get_zygote({"PYTHONPATH": str(ROOT)}, ())
    assert os.getpgid(zygote.pid) != os.getpgid(0)
    assert os.getsid(zygote.pid) != os.getsid(0)


def test_files_in_memory_count_as_memory(tmp_path):
    cell = """
import time
for place in ("/tmp", "/dev/shm", "."):
    for part in range(2):
        with open(f"{place}/{part}", "wb") as file:
            file.write(bytes(60_000_000))
time.sleep(60)
"""
    limits = Limits(memory_bytes=340_000_000, disk_bytes=400_000_000)
    result, _ = grade(tmp_path / "run", BEST, [("estimate", cell)], limits)
    assert result.outcomes["estimate"].status == "died"
    assert result.outcomes["estimate"].text == "it used more than 324 MB of memory"
