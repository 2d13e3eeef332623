"""A job ends within its wall limit, even if its own thread waits for something."""

import threading
import time

import pytest

from autograder.execute import notebook, supervisor
from autograder.execute.session import Session
from autograder.execute.supervisor import Supervisor
from autograder.sandbox import Limits
from neurons.checks.model import Status
from support.one_run import RIGHT, go, statuses

LONG = 600  # seconds; no test waits for that


@pytest.fixture
def quick(monkeypatch):
    monkeypatch.setattr(supervisor, "SPARE_SECONDS", 0.2)
    monkeypatch.setattr(supervisor, "END_SECONDS", 0.5)


def test_what_a_job_raises_reaches_its_caller():
    def fail():
        raise ValueError("as it was")

    with pytest.raises(ValueError, match="as it was"):
        Supervisor().run(fail, LONG)


def test_a_job_that_waits_for_its_kernel_goes_on_when_that_is_killed(quick):
    one, killed, over = Supervisor(), threading.Event(), []
    one.watch(killed.set)

    def job():
        with one.within(0.1):
            over.append(killed.wait(LONG))

    assert one.run(job, LONG)
    assert over == [True]
    assert one.has_killed


def test_a_job_that_does_not_end_with_its_kernel_is_given_up(quick):
    one, never, killed = Supervisor(), threading.Event(), threading.Event()
    one.watch(killed.set)
    assert not one.run(lambda: never.wait(LONG) and None, 0.1)
    assert killed.is_set()
    never.set()


def test_a_request_that_ended_in_time_kills_nothing(quick):
    one, killed = Supervisor(), threading.Event()
    one.watch(killed.set)

    def job():
        with one.within(0.1):
            pass
        time.sleep(1)

    assert one.run(job, LONG)
    assert not killed.is_set()


CELLS = (
    ("neuron", RIGHT["neuron"]),
    ("estimate", "calories_5g = 1.0"),
    ("line", "w_fit, b_fit = 2.5356, 89.158"),
)
TASKS = ("neuron", "estimate", "line")


@pytest.mark.slow
def test_a_blocked_loop_is_freed_by_the_end_of_its_kernel(tmp_path, monkeypatch, quick):
    ask = Session._answered

    async def blocked(self, expressions, seconds):
        if "'estimate'" in expressions.get("facts", ""):
            # The whole thread, so that no timeout of the event loop is looked at.
            self._provisioner.process.wait(LONG)
            return self._dead(seconds)
        return await ask(self, expressions, seconds)

    monkeypatch.setattr(Session, "_answered", blocked)
    result = go(tmp_path, *CELLS, tasks=TASKS, limits=Limits(cell_wall_seconds=10))
    assert statuses(result) == {
        "neuron": Status.CORRECT,
        "estimate": Status.TIMEOUT,
        "line": Status.CORRECT,
    }
    assert result.outcomes["estimate"].text == "it ran longer than 10 s"


@pytest.mark.slow
def test_what_was_judged_stands_when_a_job_is_given_up(tmp_path, monkeypatch, quick):
    ask, never = Session._answered, threading.Event()

    async def blocked(self, expressions, seconds):
        if "'estimate'" in expressions.get("facts", ""):
            never.wait(LONG)
        return await ask(self, expressions, seconds)

    monkeypatch.setattr(Session, "_answered", blocked)
    monkeypatch.setattr(notebook, "START_SECONDS", 20)
    result = go(tmp_path, *CELLS, tasks=TASKS, limits=Limits(notebook_wall_seconds=20))
    never.set()
    assert statuses(result) == {
        "neuron": Status.CORRECT,
        "estimate": Status.TIMEOUT,
        "line": Status.TIMEOUT,
    }
    assert "the 20 s for the whole notebook were over" in result.outcomes["line"].text


def test_a_kernel_that_never_starts_leaves_all_unjudged(tmp_path, monkeypatch, quick):
    never = threading.Event()

    async def blocked(self, cells):
        never.wait(LONG)

    monkeypatch.setattr(Session, "start", blocked)
    monkeypatch.setattr(notebook, "START_SECONDS", 0.5)
    result = go(tmp_path, *CELLS, tasks=TASKS, limits=Limits(notebook_wall_seconds=0.5))
    never.set()
    assert set(statuses(result).values()) == {Status.NOT_JUDGED}
    assert result.failure == "no kernel was ready within 1 s"
