"""The command, with real kernels, is killed, stopped and left without disk space."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from attacks.notebooks import POINTS, RIGHT, WRONG, answered, cut_release, hand_in
from autograder.sandbox import detect_sandboxes

ROOT = Path(__file__).resolve().parents[2]
SLEEP = "import time\nprint('asleep')\ntime.sleep(6)  # FAULT-SLEEPER"
LEARNERS = ("ada", "bo", "cy")
EXPECTED = {
    f"{student}/{task}": POINTS[task] for student in LEARNERS for task in POINTS
}
EXPECTED["cy/line"] = 0


class Command:
    """A class handed in, and the command to grade it."""

    def __init__(self, folder, sandbox):
        self.folder, self.out, self.sandbox = folder, folder / "out", sandbox
        (folder / "course").mkdir()
        self.assignment = cut_release(folder / "course")
        for student in LEARNERS:
            self.hand_in(student, [SLEEP] if student == "bo" else [])

    def hand_in(self, student, first):
        """Hand in a notebook that begins with these cells."""
        answers = {**RIGHT, "line": WRONG["line"]} if student == "cy" else RIGHT
        notebook = answered(self.assignment, answers, first)
        hand_in(self.folder / "class", student, notebook)

    def arguments(self, *more, workers="1"):
        sandbox = ["--sandbox", "none"] if self.sandbox == "none" else []
        course, submissions = self.folder / "course", self.folder / "class"
        return [
            *(sys.executable, "-u", "-m", "faults.cut_cli", course, "grade"),
            *(submissions, "--out", self.out, *sandbox, "--workers", workers, *more),
        ]

    @property
    def environment(self):
        paths = f"{ROOT / 'tests'}{os.pathsep}{ROOT}"
        return os.environ | {"PYTHONPATH": paths, "COLUMNS": "120"}

    def start(self, seconds=3, **how):
        """Start the command and wait until it is at the second notebook."""
        running = subprocess.Popen(
            self.arguments(**how),
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
            # Tests that run in the background have Ctrl-C ignored, and hand that down.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )
        for line in running.stdout:
            if line.startswith("[1/"):
                break
        else:
            pytest.fail(running.stderr.read())
        time.sleep(seconds)  # anywhere in it will do
        return running

    def resume(self):
        done = subprocess.run(
            self.arguments("--resume"),
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=300,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done

    def results(self):
        rows = json.loads((self.out / "results.json").read_text())["results"]
        return {f"{row['student']}/{row['task']}": row["points"] for row in rows}


@pytest.fixture
def command(tmp_path):
    works = next(one.kind for one in detect_sandboxes() if one.works)
    return Command(tmp_path, works)


def descendants(process):
    """The grader, which is the supervisor's only child, and all that it started."""
    return psutil.Process(process.pid).children(recursive=True)


def gone(processes):
    """Whether they have ended; a moment is theirs."""
    _, alive = psutil.wait_procs(processes, timeout=20)
    return [p for p in alive if p.status() != psutil.STATUS_ZOMBIE] == []


def test_a_grader_that_is_killed_leaves_no_process_and_goes_on(command):
    running = command.start()
    children = descendants(running)
    assert children
    running.kill()
    running.communicate()
    assert gone(children)
    output = command.resume().stdout
    assert "2 notebooks to grade" in output  # the first one is stored
    assert command.results() == EXPECTED


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_grader_that_is_stopped_keeps_the_results_so_far(command, number):
    running = command.start()
    children = descendants(running)
    # As a terminal does it: to every process of the foreground.
    os.killpg(running.pid, number)
    output, errors = running.communicate(timeout=60)
    assert running.returncode == 1, output + errors
    assert "Stopped. The same command with --resume goes on." in errors
    assert "Traceback" not in errors
    assert gone(children)
    assert command.results() == {k: v for k, v in EXPECTED.items() if k[:3] == "ada"}
    assert "not graded yet" in (command.out / "class.html").read_text("utf-8")
    if number == signal.SIGINT:
        command.resume()
        assert command.results() == EXPECTED


def test_a_grader_with_three_workers_is_stopped_at_once_and_goes_on(command):
    command.hand_in("bo", [SLEEP.replace("6", "19")])
    running = command.start(seconds=0, workers="3")
    children = descendants(running)
    os.killpg(running.pid, signal.SIGINT)
    output, errors = running.communicate(timeout=60)
    assert running.returncode == 1, output + errors
    assert "Traceback" not in errors
    assert gone(children)
    found = command.results()
    assert found == {k: v for k, v in EXPECTED.items() if k in found}
    assert not any(key.startswith("bo") for key in found)
    command.hand_in("bo", [])
    command.resume()
    assert command.results() == EXPECTED


def test_when_all_its_children_are_killed_the_class_goes_on(command):
    running = command.start()
    for child in descendants(running)[1:]:
        child.kill()
    output, errors = running.communicate(timeout=120)
    assert running.returncode in {0, 1}, output + errors
    found = command.results()
    assert set(found) == set(EXPECTED)
    for key in EXPECTED:
        assert key.startswith("bo") or found[key] == EXPECTED[key], key
    rows = json.loads((command.out / "results.json").read_text())["results"]
    if any(row["status"] == "not_judged" for row in rows):
        command.resume()
        assert set(command.results()) == set(EXPECTED)


# Its own file system of a few hundred kilobytes, in a mount namespace of its own.
SMALL_DISK = """
set -u
mount -t tmpfs -o size=$SIZE tmpfs "$OUT" || exit 77
"$@"
echo "first run: $?"
mount -o remount,size=64m "$OUT"
"$@" --resume
echo "second run: $?"
cp "$OUT/results.json" "$SAVED"
"""


def test_a_full_disk_stops_the_run_and_with_space_it_goes_on(command):
    unshare = shutil.which("unshare")
    if unshare is None:
        pytest.skip("the program `unshare` is not installed; it makes the small disk")
    command.out.mkdir()
    saved = command.folder / "saved.json"
    root = [] if os.geteuid() == 0 else ["--map-root-user"]
    done = subprocess.run(
        [
            *(unshare, *root, "--mount", "sh", "-c", SMALL_DISK, "sh"),
            *command.arguments(),
        ],
        env=command.environment
        | {"OUT": str(command.out), "SAVED": str(saved), "SIZE": "300k"},
        capture_output=True,
        text=True,
        timeout=300,
    )
    if done.returncode == 77 or "unshare: " in done.stderr:
        pytest.skip(f"no mount namespace here: {done.stderr.strip()}")
    assert "Traceback" not in done.stderr, done.stderr
    assert "first run: 0" not in done.stdout, done.stdout
    assert "second run: 0" in done.stdout, done.stdout + done.stderr
    rows = json.loads(saved.read_text())["results"]
    found = {f"{row['student']}/{row['task']}": row["points"] for row in rows}
    assert found == EXPECTED
