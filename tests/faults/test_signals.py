"""Ctrl-C at random moments: every command ends, and the next one goes on.

`SIGNALS_SEED` chooses other moments than those of every day; a failure names its own.
"""

import json
import os
import random
import shutil
import sys
import time

import psutil
import pytest

from attacks.notebooks import NAME, RIGHT, SLUG, answered, hand_in
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
# What commands that take a while say first.
BEGUN = {"Running it from the top ...\n", "Building the package ...\n"}
DONE = {
    "Stopped. All its files were written before that.\n",
    "Stopped. The learner was erased before that.\n",
}
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


def stop(signaled, command, seconds, how, said, before=lambda: None):
    """Signal a command, earlier if it has ended by then; see that it ends cleanly."""
    before()
    end = signaled.run(command, seconds, [how])
    # It may also have ended while the signal was on its way.
    if end.seconds is None or (end.code == 0 and not end.errors.endswith(tuple(said))):
        assert seconds > 0.01, end
        return stop(signaled, command, 0.7 * seconds, how, said, before)
    where = f"{seconds:.3f} s after the start, SIGNALS_SEED={SEED}: {end}"
    assert end.seconds < allowed_seconds(), where
    assert end.code == 1, where
    *before_it, line = end.errors.splitlines(keepends=True)
    assert line in said, where
    assert set(before_it) <= BEGUN, where
    assert (end.left, end.temporary) == ([], []), where
    return end


def stop_and_resume(signaled, graded, shares):
    """Stop one run again and again; then it goes on as if nothing had happened."""
    how, how_to_go_on = list(HOW.values()), "--fresh"
    for number, share in enumerate(shares):
        command = graded.arguments(how_to_go_on)
        seconds = share * graded.seconds
        stop(signaled, command, seconds, how[number % len(how)], {GOES_ON, AGAIN})
        # Each second run goes on; then all of the life is there once more.
        how_to_go_on = "--resume" if how_to_go_on == "--fresh" else "--fresh"
    graded.resume()
    assert graded.verdicts() == graded.expected
    assert list(graded.out.rglob(".writing-*")) == []


@pytest.mark.slow
def test_grade_is_stopped_at_any_moment_and_goes_on(signaled, graded):
    stop_and_resume(signaled, graded, moments(6, "grade"))


@pytest.mark.weekly
@pytest.mark.parametrize("tenth", range(10))
def test_grade_is_stopped_at_fifty_moments_and_goes_on(signaled, graded, tenth):
    stop_and_resume(signaled, graded, moments(50, "grade")[tenth::10])


@pytest.mark.slow
def test_ctrl_c_typed_in_a_terminal_stops_a_hostile_cell(signaled, graded):
    began = []

    def in_the_cell(output):
        if b"bo 01-single-neuron" in output and not began:
            began.append(time.monotonic())
        return began and time.monotonic() > began[0] + 1.5

    end = signaled.in_terminal(graded.arguments("--fresh"), in_the_cell)
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
COLUMN = ("--assignment", SLUG, "--column", "Exercise 1 (1)")
OTHERS = ("report", "rejudge", "lms", "erase", "check", "ci")
OTHERS += ("release", "bundle", "new", "doctor")
COURSE = ("_config.yml", "_toc.yml", "intro.md", "pyproject.toml")
COURSE += ("chapters", "solutions", "neurons/checks/tasks", "neurons/checks/practice")


class Others:
    """Every other command, on copies of what it works on."""

    def __init__(self, graded, folder):
        self.graded, self.folder = graded, folder
        run, made, sheet = folder / "run", folder / "made", folder / "canvas.csv"
        repository = folder / "repository"
        handed_in = repository / "exercises" / SLUG / NAME
        here = [sys.executable, "-m", "autograder"]
        self.commands = {
            "report": graded.command("report", run),
            "rejudge": graded.command("rejudge", run),
            "lms": graded.command("lms", run, sheet, "--out", made, *COLUMN),
            "erase": graded.command("erase", run, "bo", "--yes"),
            "check": graded.command("check", handed_in),
            "ci": graded.command("ci", repository, "--learner", "ada", "--out", made),
            "release": [*here, "release", "--check"],
            "bundle": [*here, "bundle", "--out", made],
            "new": [*here, "--course", folder, "new", "08-dropout"],
            "doctor": [*here, "doctor"],
        }

    def lay_out(self):
        """Make everything as it was before any command."""
        shutil.rmtree(self.folder)
        self.folder.mkdir()
        shutil.copytree(self.graded.out, self.folder / "run")
        (self.folder / "canvas.csv").write_text(CANVAS)
        notebook = answered(self.graded.assignment, RIGHT)
        hand_in(self.folder / "repository", "exercises", notebook)
        for name in COURSE:
            copied = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            copied(ROOT / name, self.folder / name)


EACH = [
    pytest.param(name, marks=[] if name == "doctor" else pytest.mark.weekly)
    for name in OTHERS
]


@pytest.mark.slow
@pytest.mark.parametrize("name", EACH)
def test_every_other_command_is_stopped_at_five_moments(
    signaled, graded, tmp_path, name
):
    others = Others(graded, tmp_path / "work")
    others.folder.mkdir()
    others.lay_out()
    command = others.commands[name]
    began = time.monotonic()
    undisturbed = signaled.run(command)
    seconds = time.monotonic() - began
    assert undisturbed.code == 0, undisturbed
    said = {AGAIN, ANEW, *DONE}
    for number, share in enumerate(moments(5, name)):
        how = list(HOW.values())[number % len(HOW)]
        stop(signaled, command, share * seconds, how, said, others.lay_out)
        assert list(others.folder.rglob(".writing-*")) == []
    if name in {"report", "rejudge"}:  # goes on with what was left
        again = signaled.run(command)
        assert (again.code, again.output) == (0, undisturbed.output)


@pytest.fixture
def dask(tmp_path):
    cluster = Dask(tmp_path)
    cluster.start_scheduler()
    cluster.start_worker(0)
    yield cluster
    assert cluster.end() == []


@pytest.mark.weekly
def test_with_a_cluster_the_workers_stop_their_kernels_and_serve_on(
    signaled, graded, dask
):
    (worker,) = (psutil.Process(one.pid) for one in dask.processes[1:])
    signaled.apart = {process.pid for process in dask.processes}
    scheduler = ("--scheduler", dask.address())
    command = graded.arguments("--fresh", *scheduler, workers="")
    began = time.monotonic()
    signaled.run(command)
    seconds = time.monotonic() - began
    idle = zygotes_and_kernels(worker)
    for number, share in enumerate(moments(6, "cluster")):
        how = list(HOW.values())[number % len(HOW)]
        stop(signaled, command, share * seconds, how, {GOES_ON, AGAIN})
        over = time.monotonic() + 20
        while zygotes_and_kernels(worker) > idle and time.monotonic() < over:
            time.sleep(0.1)
        assert zygotes_and_kernels(worker) <= idle
    again = signaled.run(graded.arguments("--resume", *scheduler, workers=""))
    assert again.code == 0, again
    assert graded.verdicts() == graded.expected


def zygotes_and_kernels(worker):
    """How many processes a worker has for learners' code."""
    found = worker.children(recursive=True)
    return sum("autograder.sandbox.zygote" in " ".join(p.cmdline()) for p in found)
