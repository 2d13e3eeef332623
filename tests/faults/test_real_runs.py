"""The command, with real kernels, is killed, stopped and left without disk space."""

import json
import os
import shutil
import signal
import subprocess

import psutil
import pytest

from autograder.sandbox import detect_sandboxes
from faults.command import EXPECTED, SLEEP, Command, descendants

pytestmark = pytest.mark.slow


@pytest.fixture
def command(tmp_path):
    works = next(one.kind for one in detect_sandboxes() if one.works)
    return Command(tmp_path, works)


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
