"""Ctrl-C at random moments: every command ends, and the next one goes on.

`SIGNALS_SEED` chooses other moments than those of every day; a failure names its own.
"""

import json
import os
import random
import shutil
import sys
import time

import pytest

from attacks.notebooks import RIGHT, SLUG, answered, hand_in
from autograder.sandbox import detect_sandboxes
from faults.command import Command
from support.cluster import Dask
from support.signals import HOW, ROOT, Signaled, allowed_seconds

SEED = int(os.environ.get("SIGNALS_SEED", "26"))
# Deaf to signals; first within a call that holds Python's lock, then without an end
# that any interrupt could bring about.
HOSTILE = """
import ctypes, signal, time
signal.signal(signal.SIGINT, signal.SIG_IGN)
signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
ctypes.PyDLL(None).sleep(2)
over = time.monotonic() + 2
while time.monotonic() < over:
    pass
"""
GOES_ON = "Stopped. The same command with --resume goes on.\n"
AGAIN = "Stopped. Run the same command again.\n"
ANEW = "Stopped. Begin anew with an empty --out.\n"


class Class(Command):
    """An honest learner and a hostile one, graded without being disturbed."""

    def __init__(self, folder, sandbox, signaled):
        super().__init__(folder, sandbox)
        shutil.rmtree(folder / "class")
        self.hand_in("ada", [])
        self.hand_in("bo", [HOSTILE])
        began = time.monotonic()
        end = signaled.run(self.arguments())
        self.seconds = time.monotonic() - began
        assert (end.code, end.errors, end.left, end.temporary) == (0, "", [], []), end
        self.expected = self.verdicts()
        assert len(self.expected) == 8
        assert all(row["status"] == "correct" for row in self.expected)

    def verdicts(self):
        rows = json.loads((self.out / "results.json").read_text())["results"]
        return [{k: v for k, v in row.items() if k != "seconds"} for row in rows]

    def command(self, name, *more):
        """The command line of another command of this course."""
        course = self.folder / "course"
        return [sys.executable, "-m", "faults.cut_cli", course, name, *more]


@pytest.fixture(scope="module")
def signaled():
    with Signaled() as it:
        yield it


@pytest.fixture(scope="module")
def graded(signaled, tmp_path_factory):
    works = next(one.kind for one in detect_sandboxes() if one.works)
    return Class(tmp_path_factory.mktemp("signaled"), works, signaled)


def moments(number, what):
    """Shares of a command's time: one at random from each of so many equal parts."""
    chosen = random.Random(f"{SEED} {what}")
    return [(part + chosen.random()) / number for part in range(number)]


def stop(signaled, command, seconds, how, said, **more):
    """Signal a command, earlier if it has ended by then; see that it ends cleanly."""
    end = signaled.run(command, seconds, [how], **more)
    if end.seconds is None:
        assert seconds > 0.01, end
        return stop(signaled, command, 0.7 * seconds, how, said, **more)
    where = f"{seconds:.3f} s after the start, SIGNALS_SEED={SEED}: {end}"
    assert end.seconds < allowed_seconds(), where
    assert end.code == 1, where
    assert end.errors in said, where
    assert (end.left, end.temporary) == ([], []), where
    return end


def stop_and_resume(signaled, graded, shares):
    """Stop one run again and again; then it goes on as if nothing had happened."""
    how, how_to_go_on = list(HOW.values()), "--force"
    for number, share in enumerate(shares):
        command = graded.arguments(how_to_go_on)
        seconds = share * graded.seconds
        stop(signaled, command, seconds, how[number % len(how)], {GOES_ON, AGAIN})
        # Each second run goes on; then all of the life is there once more.
        how_to_go_on = "--resume" if how_to_go_on == "--force" else "--force"
    graded.resume()
    assert graded.verdicts() == graded.expected
    assert list(graded.out.rglob(".writing-*")) == []


def test_grade_is_stopped_at_any_moment_and_goes_on(signaled, graded):
    stop_and_resume(signaled, graded, moments(6, "grade"))


@pytest.mark.slow
@pytest.mark.parametrize("tenth", range(10))
def test_grade_is_stopped_at_fifty_moments_and_goes_on(signaled, graded, tenth):
    stop_and_resume(signaled, graded, moments(50, "grade")[tenth::10])


def test_ctrl_c_typed_in_a_terminal_stops_a_hostile_cell(signaled, graded):
    began = []

    def in_the_cell(output):
        if b"bo 01-single-neuron" in output and not began:
            began.append(time.monotonic())
        return began and time.monotonic() > began[0] + 1.5

    end = signaled.in_terminal(graded.arguments("--force"), in_the_cell)
    assert (end.code, end.errors, end.left, end.temporary) == (1, "", [], []), end
    assert end.seconds < allowed_seconds(), end
    assert end.output.count("Stopped.") == 1
    assert "Traceback" not in end.output
    assert "\x1b[?25h" in end.output.rpartition("Stopped.")[0][-20:]
    graded.resume()
    assert graded.verdicts() == graded.expected


CANVAS = (
    "Student,ID,SIS User ID,SIS Login ID,Section,Exercise 1 (1)\n"
    "    Points Possible,,,,,10\n"
    "ada,1,,ada,one,\nbo,2,,bo,one,\n"
)


def others(graded, folder):
    """Every other command, with what it may say."""
    run, made = graded.out, folder / "made"
    (folder / "sheet.csv").write_text(CANVAS)
    repository = folder / "repository"
    hand_in(repository, "exercises", answered(graded.assignment, RIGHT))
    (repository / "exercises" / SLUG).rename(repository / SLUG)
    python = [sys.executable, "-m", "autograder"]
    notebook = repository / SLUG / "single-neuron.ipynb"
    return {
        "report": graded.command("report", run),
        "rejudge": graded.command("rejudge", run),
        "lms": graded.command("lms", run, folder / "sheet.csv", "--out", made),
        "check": graded.command("check", notebook),
        "ci": graded.command("ci", repository, "--learner", "ada", "--out", made),
        "erase": graded.command("erase", run, "bo", "--yes"),
        "release": [*python, "release", "--check"],
        "bundle": [*python, "bundle", "--out", made],
        "new": [*python, "--course", folder / "copy", "new", "08-dropout"],
        "doctor": [*python, "doctor"],
    }
