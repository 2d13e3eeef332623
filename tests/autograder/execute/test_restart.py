"""Kernels that come to an end cost no more than they must."""

import pytest

from autograder.execute.session import KernelError, Session
from neurons.checks.model import CellOutcome, Status
from support.one_run import RIGHT, go, statuses


@pytest.mark.slow
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
