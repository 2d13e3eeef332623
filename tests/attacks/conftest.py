"""A class of attackers between two honest learners, graded once for all tests."""

from __future__ import annotations

import json
import os
import socket
import tempfile
import threading
from pathlib import Path

import nbformat
import psutil
import pytest

from attacks import for_harm, for_points, forgers, spies
from attacks.notebooks import NAME, RIGHT, ROOT, SLUG, answered, cut_release, hand_in
from autograder.model import Settings
from autograder.pipeline import grade_class
from autograder.sandbox import Limits, SandboxKind, detect_sandboxes

SECRET = "the-token-of-the-runner"
ATTACKERS = (*for_points.ATTACKERS, *forgers.ATTACKERS, *for_harm.ATTACKERS)
HONEST = ("aaa-first", "zzz-last")
LIMITS = Limits(
    cell_cpu_seconds=8,
    probe_cpu_seconds=8,
    notebook_cpu_seconds=120,
    idle_seconds=8,
    grace_wall_seconds=1,
    memory_bytes=600 * 1024**2,
    disk_bytes=48 * 1024**2,
    file_bytes=32 * 1024**2,
    processes=128,
)


class Silent:
    """Progress that is not shown."""

    def begin(self, total):
        pass

    def step(self, student, assignment):
        pass

    def done(self, graded):
        pass


class GradedClass:
    """What the grading of a class left behind."""

    def __init__(self, out):
        self.out = out
        data = json.loads((out / "results.json").read_text(encoding="utf-8"))
        self.rows = {(row["student"], row["task"]): row for row in data["results"]}

    def of(self, student):
        """The rows of one learner without what differs from run to run."""
        rows = [row for (name, _), row in self.rows.items() if name == student]
        return [{k: v for k, v in row.items() if k != "seconds"} for row in rows]

    def output(self, student):
        """All that a learner's cells printed."""
        place = self.out / "nbgrader" / "autograded" / student / SLUG / NAME
        cells = nbformat.read(place, as_version=4).cells
        outputs = [o for c in cells if c.cell_type == "code" for o in c.outputs]
        return "".join(output.get("text", "") for output in outputs)


@pytest.fixture(scope="session")
def sandbox():
    """A sandbox that works here: without one, these attacks do what they like."""
    only = os.environ.get("ATTACKED_SANDBOX")
    for found in detect_sandboxes():
        wanted = found.kind == only or not only
        if wanted and found.works and found.kind != SandboxKind.NONE:
            return found.kind
    pytest.skip("no sandbox works here; `autograder doctor` says why")


@pytest.fixture(scope="session")
def assignment(tmp_path_factory):
    return cut_release(tmp_path_factory.mktemp("course"))


@pytest.fixture(scope="session")
def listener():
    """Servers on this machine, which a learner's code must not reach."""
    folder = Path(tempfile.mkdtemp(prefix="s-"))
    abstract = f"attack-{os.getpid()}"
    places = []
    for family, address in (
        (socket.AF_INET, ("127.0.0.1", 0)),
        (socket.AF_UNIX, f"\0{abstract}"),
        (socket.AF_UNIX, str(folder / "s")),
    ):
        server = socket.socket(family)
        server.bind(address)
        server.listen()
        threading.Thread(target=_serve, args=[server], daemon=True).start()
        places.append(server)
    port = places[0].getsockname()[1]
    yield {"port": port, "abstract": abstract, "socket": str(folder / "s")}
    for server in places:
        server.close()


def _serve(server):
    while True:
        try:
            connection, _ = server.accept()
        except OSError:
            return
        with connection:
            connection.sendall(b"welcome")


def hand_in_honest(folder, assignment):
    for student in HONEST:
        first = [for_harm.LOOKS_BACK]
        hand_in(folder, student, answered(assignment, RIGHT, first))


def _hand_in_attacks(folder, assignment, pickle_mark):
    for attacker in ATTACKERS:
        answers = {
            task: attack.source(task).replace("PICKLE_MARK", str(pickle_mark))
            for task, attack in attacker.attacks.items()
        }
        notebook = answered(assignment, answers, attacker.first)
        hand_in(folder, attacker.student, notebook)
    hand_in(folder, "yyy-stays", answered(assignment, RIGHT, [for_harm.STAYS]))


def grade(assignment, submissions, out, sandbox, limits=LIMITS, workers=1):
    settings = Settings(sandbox=sandbox, seed=7, limits=limits, workers=workers)
    grade_class({SLUG: assignment}, submissions, out, settings, Silent())
    return GradedClass(out)


@pytest.fixture(scope="session")
def honest_class(assignment, sandbox, tmp_path_factory):
    """The two honest learners alone."""
    folder = tmp_path_factory.mktemp("honest")
    hand_in_honest(folder / "class", assignment)
    return grade(assignment, folder / "class", folder / "out", sandbox)


@pytest.fixture(scope="session")
def hostile_class(assignment, sandbox, listener, tmp_path_factory):
    """The same two with all the attackers between them."""
    folder = tmp_path_factory.mktemp("hostile")
    hand_in_honest(folder / "class", assignment)
    pickle_mark = folder / "pickle-was-loaded"
    _hand_in_attacks(folder / "class", assignment, pickle_mark)
    with (
        tempfile.NamedTemporaryFile(dir=Path.home(), prefix=".private-") as private,
        pytest.MonkeyPatch.context() as patch,
    ):
        places = {
            "root": str(ROOT),
            "submissions": str(folder / "class"),
            "out": str(folder / "out"),
            "private": private.name,
            "terces": SECRET[::-1],
            **listener,
        }
        spy = spies.SPY.replace("PLACES_JSON", repr(json.dumps(places)))
        hand_in(folder / "class", "spy", answered(assignment, RIGHT, [spy]))
        patch.setenv("RUNNER_TOKEN", SECRET)
        # A folder of our own: other graders may be at work on this machine.
        scratch = Path(tempfile.mkdtemp(prefix="t-"))
        patch.setattr(tempfile, "tempdir", str(scratch))
        graded = grade(assignment, folder / "class", folder / "out", sandbox)
    graded.pickle_mark = pickle_mark
    # The grader's zygote and judge stay until it ends, and so do their folders.
    graded.left_files = [
        path
        for path in scratch.iterdir()
        if not path.name.startswith(("zygote-", "judge-"))
    ]
    graded.left_programs = [
        process.cmdline()
        for process in psutil.process_iter()
        if "ATTACK-STAYED" in " ".join(_command_line(process))
    ]
    return graded


def _command_line(process):
    try:
        return process.cmdline()
    except psutil.Error:
        return []
