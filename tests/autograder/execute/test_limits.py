"""Room, time and kernels that come to an end cost no more than they must."""

import pytest

from autograder.execute.session import KernelError, Session
from autograder.sandbox import Limits
from autograder.sandbox.sandbox import FORKED
from neurons.checks.outcome import CellOutcome
from neurons.checks.verdict import Status
from support.one_run import BEST, RIGHT, go, statuses


def test_memory_beyond_the_limit_ends_the_cell_with_the_reason(tmp_path):
    limits = Limits(memory_bytes=300_000_000)
    result = go(
        tmp_path,
        ("estimate", "import time\ntable = bytearray(600_000_000)\ntime.sleep(60)"),
        tasks=["estimate"],
        limits=limits,
    )
    assert result.outcomes["estimate"] == CellOutcome(
        "died", text="it used more than 286 MB of memory"
    )


def test_a_cell_that_fills_its_room_with_files_costs_only_its_task(tmp_path):
    fills = """
from pathlib import Path
try:
    for number in range(30_000):
        Path(f"/tmp/{number}").touch()
except OSError as error:
    print(error)
calories_5g = 102.5
"""
    result = go(
        tmp_path,
        ("estimate", fills),
        ("line", "w_fit, b_fit = 2.5356, 89.158"),
        tasks=("estimate", "line"),
    )
    assert result.failure == ""
    assert statuses(result)["line"] is Status.CORRECT
    # Where what is asked lies in the same room, there is none left for the answer.
    if result.outcomes["estimate"].status == "died":
        assert "its files left no room" in result.outcomes["estimate"].text
    assert statuses(result)["estimate"] is not Status.NOT_JUDGED


def test_when_the_notebooks_time_is_over_the_rest_is_told_so(tmp_path):
    limits = Limits(cell_seconds=1, notebook_seconds=1.5, grace_seconds=1)
    result = go(
        tmp_path,
        "while True: pass",
        "while True: pass",
        ("estimate", "calories_5g = 102.5"),
        tasks=["estimate"],
        limits=limits,
    )
    outcome = result.outcomes["estimate"]
    assert outcome.status == "timeout"
    assert "1.5 s for the whole notebook were over" in outcome.text


def test_a_task_may_have_more_time_than_the_others(tmp_path):
    limits = Limits(cell_seconds=0.5, task_seconds={"estimate": 20})
    result = go(
        tmp_path,
        ("estimate", "import time; time.sleep(1); calories_5g = 102.5"),
        tasks=["estimate"],
        limits=limits,
    )
    assert result.outcomes["estimate"] == CellOutcome()


@pytest.mark.skipif(
    BEST not in FORKED, reason=f"{BEST} starts kernels anew: `autograder doctor`"
)
def test_a_kernel_that_cannot_start_is_our_failure(tmp_path, monkeypatch):
    monkeypatch.setattr("autograder.sandbox.zygote_client.LOADED", ("no_such_module",))
    result = go(tmp_path, ("estimate", "calories_5g = 102.5"), tasks=["estimate"])
    assert result.failure == (
        "the kernel did not start: the zygote did not start: "
        "ModuleNotFoundError: No module named 'no_such_module'"
    )
    assert result.outcomes["estimate"].status == "not_run"
    assert statuses(result)["estimate"] is Status.NOT_JUDGED


def test_a_restart_that_fails_leaves_what_was_judged_before(tmp_path, monkeypatch):
    starts = []
    start = Session.start

    async def only_once(self, cells):
        starts.append(self)
        if len(starts) > 1:
            raise KernelError("the kernel did not start: no space left")
        await start(self, cells)

    monkeypatch.setattr(Session, "start", only_once)
    result = go(
        tmp_path,
        ("neuron", RIGHT["neuron"]),
        ("estimate", "import os; os._exit(1)"),
        ("line", "w_fit, b_fit = 2.5356, 89.158"),
        tasks=("neuron", "estimate", "line"),
    )
    assert statuses(result) == {
        "neuron": Status.CORRECT,
        "estimate": Status.RAISED,
        "line": Status.NOT_JUDGED,
    }


def test_a_replay_that_dies_leaves_the_guilty_cell_out(tmp_path):
    # Without a sandbox a file tells the second kernel that there was a first.
    guilty = f"""
import os, pathlib
seen = pathlib.Path({str(tmp_path / "seen")!r})
if seen.exists():
    os._exit(1)
seen.touch()
"""
    result = go(
        tmp_path,
        "before = 102.5",
        guilty,
        ("neuron", "os._exit(1)"),
        ("estimate", "calories_5g = before"),
        tasks=("neuron", "estimate"),
        sandbox="none",
    )
    assert result.outcomes["neuron"].status == "died"
    assert result.outcomes["estimate"] == CellOutcome()
    assert statuses(result)["estimate"] is Status.CORRECT
