"""A class with damaged and hostile notebooks, whose graders and workers are killed.

`LOAD_SEED` chooses other moments than those of every day; a failure names its own.
"""

import os
import random
import shutil
import signal
import subprocess
import time

import psutil
import pytest

from attacks.notebooks import NAME, POINTS, RIGHT, SLUG, WRONG, answered, hand_in
from autograder.execute.notebook import AFTER_RESTART
from autograder.sandbox import detect_sandboxes
from bench.grading import points
from faults.command import Command, descendants
from faults.test_signals import HOSTILE
from support.cluster import Dask
from support.other_files import UNREADABLE

pytestmark = pytest.mark.slow

SEED = int(os.environ.get("LOAD_SEED", "37"))
# The second is 2 % hostile and 5 % damaged; the first has some of each, too.
SIZES = [pytest.param(24, id="24"), pytest.param(1000, marks=pytest.mark.weekly)]
ATTACKS = (
    HOSTILE,
    "import os\nos._exit(3)",
    "import os, signal\nos.kill(-1, signal.SIGKILL)",
    "import os\nwhile os.fork(): pass",
    "waste = b'x' * 10**11",
)
DAMAGED = [content for content, _ in UNREADABLE.values()]
ZERO = ("--unreadable", "zero")
MOST_SECONDS = 3600
N_KILLS, N_AT_ONCE = 3, 2


class Loaded(Command):
    """A class of some size, graded once without being disturbed."""

    def __init__(self, folder, sandbox, size):
        super().__init__(folder, sandbox)
        self.chance = random.Random(f"{SEED} {size}")
        shutil.rmtree(folder / "class")
        n_damaged, n_hostile = max(2, size // 20), max(2, size // 50)
        for number in range(size):
            name = f"learner-{number:04}"
            answers = RIGHT | {task: WRONG[task] for task in self.mistakes(number)}
            first = []
            if number % (size // n_hostile) == 3:
                first = [ATTACKS[number // (size // n_hostile) % len(ATTACKS)]]
            hand_in(folder / "class", name, answered(self.assignment, answers, first))
            if number % (size // n_damaged) == 5:
                damaged = DAMAGED[number // (size // n_damaged) % len(DAMAGED)]
                (folder / "class" / name / SLUG / NAME).write_bytes(damaged)
        self.finish()
        self.expected = self.left()
        people = {student for student, _, _ in self.expected[2]}
        assert len(people) == len(self.expected[1]) == size
        self.out = folder / "disturbed"

    def mistakes(self, number):
        """Each learner makes others, so that a mix-up shows."""
        return [task for at, task in enumerate(POINTS) if number >> at & 1]

    def begin(self, *more, workers=str(N_AT_ONCE)):
        """Start the command; gives it in the middle of the class, or when it ended."""
        with (self.folder / "said.txt").open("w") as said:
            running = subprocess.Popen(
                self.arguments("--resume", *ZERO, *more, workers=workers),
                env=self.environment,
                stdout=said,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        while "[2/" not in self.said() and running.poll() is None:
            time.sleep(0.1)
        time.sleep(self.chance.uniform(0, 2))
        return running

    def said(self):
        return (self.folder / "said.txt").read_text()

    def finish(self, *more, workers=str(N_AT_ONCE)):
        """Go on until all are graded."""
        running = self.begin(*more, workers=workers)
        assert running.wait(MOST_SECONDS) == 0, f"LOAD_SEED={SEED}: {self.said()}"

    def left(self):
        """All verdicts but for their seconds, the table, and the gradebook's points."""
        rows = sorted(self.rows(), key=lambda row: (row["student"], row["task"]))
        keys = [(row["student"], row["task"]) for row in rows]
        assert len(keys) == len(set(keys)), "a verdict is there twice"
        rows = [{k: v for k, v in row.items() if k != "seconds"} for row in rows]
        _, *table = (self.out / "grades.csv").read_text("utf-8").splitlines()
        return rows, sorted(table), points(self.out / "gradebook.db")

    def check(self):
        rows, *others = self.left()
        expected, *expected_others = self.expected
        restarted = set()
        for row, due in zip(rows, expected, strict=True):
            if row["message"] == f"{due['message']} ({AFTER_RESTART})":
                # True where a kernel was killed, which a test does to few notebooks.
                row["message"] = due["message"]
                restarted.add(row["student"])
        assert (rows, others) == (expected, expected_others), f"LOAD_SEED={SEED}"
        assert len(restarted) <= N_KILLS * N_AT_ONCE
        assert list(self.out.rglob(".writing-*")) == []


@pytest.fixture(scope="module", params=SIZES)
def loaded(request, tmp_path_factory):
    works = next(one.kind for one in detect_sandboxes() if one.works)
    return Loaded(tmp_path_factory.mktemp("loaded"), works, request.param)


@pytest.fixture(autouse=True)
def anew(loaded):
    shutil.rmtree(loaded.out, ignore_errors=True)


def kill(process):
    """Kill a process, unless it has ended by then."""
    try:
        process.send_signal(signal.SIGKILL)
    except psutil.NoSuchProcess:
        return


def end(running):
    """Kill the command, and wait for all that it started to be gone."""
    started = descendants(running) if running.poll() is None else []
    kill(running)
    running.wait()
    psutil.wait_procs(started, timeout=20)


def test_whatever_is_killed_of_a_grader_nothing_is_lost_or_doubled(loaded):
    for _ in range(N_KILLS):
        running = loaded.begin()
        if running.poll() is None:
            # The grader, its judge, its zygote, a sandbox or a kernel.
            kill(loaded.chance.choice(descendants(running)))
        time.sleep(loaded.chance.uniform(0, 2))
        end(running)
    loaded.finish()
    loaded.check()


@pytest.fixture
def dask(tmp_path):
    cluster = Dask(tmp_path)
    start(cluster)
    yield cluster
    assert cluster.end() == []


def start(cluster):
    """Start a scheduler and two workers."""
    cluster.address_file.unlink(missing_ok=True)
    cluster.start_scheduler()
    for number in range(2):
        cluster.start_worker(number)


@pytest.mark.weekly
def test_when_grader_worker_and_scheduler_are_killed_nothing_is_lost_or_doubled(
    loaded, dask
):
    victims = ["grader", "worker", "scheduler"]
    loaded.chance.shuffle(victims)
    for victim in victims:
        running = loaded.begin("--scheduler", dask.address(), workers="")
        if victim == "worker":
            nanny = psutil.Process(loaded.chance.choice(dask.processes[1:]).pid)
            for process in nanny.children():
                kill(process)
            time.sleep(loaded.chance.uniform(0, 2))
        if victim == "scheduler":
            kill(dask.processes[0])
            # It says what was lost with it, and ends by itself.
            assert running.wait(300) == 1, loaded.said()
            assert dask.end() == []
            dask.processes.clear()
            start(dask)
        end(running)
    loaded.finish("--scheduler", dask.address(), workers="")
    loaded.check()
