"""A class that was handed in, and the command that grades it with real kernels."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from attacks.notebooks import POINTS, RIGHT, WRONG, answered, cut_release, hand_in

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
            *(submissions, "--out", self.out, *sandbox),
            *(("--workers", workers) if workers else ()),
            *more,
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

    def rows(self):
        return json.loads((self.out / "results.json").read_text())["results"]

    def results(self):
        return {f"{row['student']}/{row['task']}": row["points"] for row in self.rows()}


def descendants(process):
    """The grader, which is the supervisor's only child, and all that it started."""
    return psutil.Process(process.pid).children(recursive=True)
