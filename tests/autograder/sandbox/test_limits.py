"""Limits on memory, files and time cost a learner no more than they must."""

import tempfile
from dataclasses import replace

import pytest

from autograder.sandbox import Limits
from autograder.sandbox.kind import FORKED
from neurons.checks.model import CellOutcome, CellStatus, EndReason, Status
from support.one_run import BEST, SANDBOXES, go, statuses


def test_memory_beyond_the_limit_ends_the_cell_with_the_reason(tmp_path):
    limits = Limits(memory_bytes=300_000_000)
    result = go(
        tmp_path,
        ("estimate", "import time\ntable = bytearray(600_000_000)\ntime.sleep(60)"),
        tasks=["estimate"],
        limits=limits,
    )
    assert replace(result.outcomes["estimate"], clues=()) == CellOutcome(
        CellStatus.DIED,
        text="it used more than 286 MB of memory",
        reason=EndReason.MEMORY,
    )


def test_a_cell_that_fills_its_folders_costs_only_its_task(tmp_path):
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
    # Where answers to the grader go to the same folders, there is no space for them.
    if result.outcomes["estimate"].status == "died":
        assert "its files left no room" in result.outcomes["estimate"].text
    assert statuses(result)["estimate"] is not Status.NOT_JUDGED


DEEP = """
import os, pathlib, time
from ipykernel.kernelapp import IPKernelApp
sockets = pathlib.Path(IPKernelApp.instance().ip).parent
os.chdir(sockets.with_name("exchange"))
for _ in range(2_000):
    os.mkdir("d")
    os.chdir("d")
time.sleep(60)
"""


@pytest.mark.parametrize("sandbox", [k for k in SANDBOXES if k not in FORKED])
def test_folders_within_folders_end_the_cell_and_are_removed(
    tmp_path, monkeypatch, sandbox
):
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    result = go(
        tmp_path,
        ("estimate", DEEP),
        tasks=["estimate"],
        sandbox=sandbox,
        limits=Limits(),
    )
    assert result.outcomes["estimate"].reason is EndReason.FILES
    assert list(place.glob("box-*")) == []


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
