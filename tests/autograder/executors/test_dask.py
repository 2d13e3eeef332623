"""A real scheduler, real workers, and some of them are killed in the middle.

Where namespaces of the network can be made (as root, with `ip`), each worker has one of
its own, as if it were another machine; elsewhere they share the loopback.
"""

import contextlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from distributed import Client

from attacks.notebooks import POINTS, RIGHT, WRONG, answered, cut_release, hand_in
from support.cluster import Dask
from support.networks import Networks

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[3]
SLEEP = "import time\ntime.sleep(2)"
WORKERS = 2
LEARNERS = ("ada", "bo", "cy", "poison")


@pytest.fixture(scope="module")
def networks():
    """A namespace for each worker; None where none can be made."""
    with contextlib.ExitStack() as stack:
        try:
            yield stack.enter_context(Networks(WORKERS))
        except OSError:
            yield None


@pytest.fixture(scope="module")
def dask(tmp_path_factory, networks):
    cluster = Dask(tmp_path_factory.mktemp("dask"), networks)
    cluster.start_scheduler()
    for number in range(WORKERS):
        cluster.start_worker(number)
    yield cluster
    left = cluster.end()
    assert left == []


@pytest.fixture(scope="module")
def graded(dask, sandbox, tmp_path_factory):
    """A class of four, graded by the cluster: what was said, and the run's folder."""
    folder = tmp_path_factory.mktemp("clustered")
    (folder / "course").mkdir()
    assignment = cut_release(folder / "course")
    for student in LEARNERS:
        answers = {**RIGHT, "line": WRONG["line"]} if student == "cy" else RIGHT
        hand_in(folder / "class", student, answered(assignment, answers, [SLEEP]))
    done = subprocess.run(
        [
            *(sys.executable, "-m", "faults.cut_cli", folder / "course", "grade"),
            *(folder / "class", "--out", folder / "out", "--sandbox", sandbox),
            *("--scheduler", dask.address()),
        ],
        env=dask.environment,
        capture_output=True,
        text=True,
        timeout=300,
    )
    return done, folder / "out"


def rows(out):
    found = json.loads((out / "results.json").read_text(encoding="utf-8"))["results"]
    return {(row["student"], row["task"]): row for row in found}


def test_jobs_of_a_lost_worker_are_done_by_another(graded, dask):
    done, out = graded
    found = rows(out)
    for student in ("ada", "bo", "cy"):
        for task, points in POINTS.items():
            wrong = (student, task) == ("cy", "line")
            said = done.stdout + done.stderr
            assert found[student, task]["points"] == (0 if wrong else points), said
    assert dask.mark.read_text().split().count("bo") >= 2


def test_a_job_that_loses_its_worker_twice_is_not_judged(graded, dask):
    done, out = graded
    assert done.returncode == 1
    statuses = {rows(out)["poison", task]["status"] for task in POINTS}
    assert statuses == {"not_judged"}
    assert "grading failed with LostWorkerError; see errors/" in done.stdout
    reason = (out / "errors" / "01-single-neuron" / "poison.txt").read_text()
    assert "2 workers in a row were lost at it" in reason
    assert dask.mark.read_text().split().count("poison") == 2


def test_each_worker_is_in_a_network_of_its_own(graded, dask, networks):
    if networks is None:
        pytest.skip("no network namespaces here; run as root with iproute2 installed")
    with Client(dask.address(), set_as_default=False) as client:
        client.wait_for_workers(WORKERS, timeout=60)
        found = client.run(os.readlink, "/proc/self/ns/net")
    hosts = {address.split("//")[1].split(":")[0] for address in found}
    assert hosts == {networks.address(number) for number in range(WORKERS)}
    others = {str(Path("/proc/self/ns/net").readlink()), *found.values()}
    assert len(others) == WORKERS + 1, found


def test_a_cluster_that_is_not_there_is_wrong_use(tmp_path):
    code = (
        "import sys; from autograder.executors import dask as cluster\n"
        "cluster.ANSWER_SECONDS = 1\n"
        "from autograder.errors import CourseError\n"
        "try: cluster.DaskExecutor('tcp://127.0.0.1:1', 'auto').__enter__()\n"
        "except CourseError as error: print(error)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=100,
    )
    assert done.stdout == (
        "no scheduler answers at tcp://127.0.0.1:1; "
        "start one with `dask scheduler`, and give the address that it prints.\n"
    ), done.stderr
