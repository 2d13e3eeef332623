"""What a learner's code can do in the box, tried from the inside."""

import json
import os
import signal
import socket
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import psutil
import pytest

from autograder.sandbox import Limits, detect
from autograder.sandbox.mounts import SHOWN
from autograder.sandbox.sandbox import BUBBLEWRAP, NONE, Sandbox
from neurons.checks.catalogue import NAMES

ROOT = Path(__file__).parents[2]
SMALL = Limits(processes=40, file_bytes=1_000_000, disk_bytes=3_000_000)

# Everything is tried; what came of it is told as JSON.
INSIDE = """
import ctypes, json, os, pathlib, socket, sys
told = {}
def attempt(name, action):
    try:
        told[name] = action()
    except BaseException as error:
        told[name] = type(error).__name__
given = json.loads(sys.argv[1])
def connect():
    socket.create_connection(tuple(given["address"]), 2)
    return "reached"
def fork_until_it_fails():
    children = 0
    try:
        while children < 500:
            if os.fork() == 0:
                import time; time.sleep(60); os._exit(0)
            children += 1
    except OSError:
        return children
    return children
def fill(path, size):
    with open(path, "wb") as file:
        for _ in range(size // 100_000):
            file.write(bytes(100_000))
    return "written"
for name, path in given["secrets"].items():
    attempt(name, lambda: pathlib.Path(path).read_bytes()[:20].decode())
for name, module in given["modules"].items():
    attempt(name, lambda: __import__(module, fromlist=["x"]).__name__)
checks = pathlib.Path(given["package"], "checks")
attempt("listed", lambda: [str(path.relative_to(checks))
    for path in checks.rglob("*") if path.is_file()])
attempt("user", os.geteuid)
attempt("groups", os.getgroups)
attempt("become root", lambda: os.setuid(0))
attempt("environment", lambda: sorted(os.environ))
attempt("network", connect)
attempt("interfaces", lambda: [name for _, name in socket.if_nameindex()])
attempt("write to course", lambda: fill(given["package"] + "/new.py", 100_000))
attempt("write to root", lambda: fill("/new", 100_000))
attempt("write to devices", lambda: fill("/dev/new", 100_000))
attempt("write to Python", lambda: fill(sys.prefix + "/lib/new.py", 100_000))
attempt("write at home", lambda: fill(os.path.expanduser("~/new"), 100_000))
attempt("large file", lambda: fill("/tmp/large", 2_000_000))
attempt("much disk", lambda: [fill(f"/tmp/{i}", 900_000) for i in range(5)])
attempt("much memory disk",
    lambda: [fill(f"/dev/shm/{i}", 900_000) for i in range(5)])
attempt("trace the keeper", lambda: open("/proc/1/mem", "rb").read(1))
attempt("keeper's secrets",
    lambda: "hunter2" in pathlib.Path("/proc/1/environ").read_text())
attempt("hostname", lambda: (socket.gethostname(), os.path.exists("/etc/hostname")))
attempt("handles", lambda: sorted(os.listdir("/proc/self/fd")))
attempt("processes seen", lambda: len([n for n in os.listdir("/proc") if n.isdigit()]))
attempt("kill the keeper", lambda: os.kill(1, 9))
attempt("capabilities", lambda: [line.split()[1]
    for line in open("/proc/self/status") if line.startswith(("CapEff", "CapBnd"))])
attempt("privileges", lambda: [line.split()[1]
    for line in open("/proc/self/status") if line.startswith("NoNewPrivs")])
import subprocess, threading
attempt("hidden memory", lambda: os.memfd_create("hidden"))
attempt("shared segment", lambda: ctypes.CDLL(None).shmget(0, 4096, 0o1600))
attempt("cloned into one", lambda: ctypes.CDLL(None).syscall(
    56 if os.uname().machine == "x86_64" else 220, 0x10000000 | 17, 0, 0, 0, 0))
attempt("a program", lambda: subprocess.check_output(["echo", "said"], text=True)[:4])
def in_thread():
    found = []
    thread = threading.Thread(target=found.append, args=(1,))
    thread.start(); thread.join()
    return found
attempt("a thread", in_thread)
attempt("new user namespace", lambda: ctypes.CDLL(None).unshare(0x10000000))
attempt("forks", fork_until_it_fails)
print(json.dumps(told))
"""


WALLS = [way for way in detect() if way.name != NONE]


@pytest.fixture(scope="module", params=WALLS, ids=lambda way: way.name)
def way(request):
    """Each way that works here."""
    if not request.param.works:
        pytest.skip(f"{request.param.name} does not work here: {request.param.reason}")
    return request.param.name


@pytest.fixture(scope="module")
def told(way, tmp_path_factory):
    """What the code inside found, with secrets to find on the outside."""
    other = tmp_path_factory.mktemp("others") / "single-neuron.ipynb"
    other.write_text("another learner's answers")
    judges = Path(find_spec("neurons.checks.judges").origin)
    task = judges.parents[1] / "tasks" / "trained"
    secrets = {
        "other submission": str(other),
        "what judges share": str(judges),
        "judge of a task": str(task / "judge.py"),
        "module beside a judge": str(task / "rows.py"),
        "grader": str(ROOT / "autograder" / "judge" / "client.py"),
        "solution": str(ROOT / "solutions" / "01-single-neuron" / "single-neuron.md"),
        "machine's users": "/etc/shadow",
    }
    for name in secrets:
        assert Path(secrets[name]).is_file(), f"{name} is not there to be hidden"
    modules = {
        "neurons": "neurons.checks.probes",
        "probe": "neurons.checks.tasks.trained.probe",
        "judges": "neurons.checks.judges",
        "judge": "neurons.checks.tasks.trained.judge",
        "autograder": "autograder.judge",
    }
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setenv("CI_SECRET", "hunter2")
        given = {
            "address": server.getsockname(),
            "secrets": secrets,
            "modules": modules,
            "package": str(Path(find_spec("neurons").origin).parent),
        }
        return _inside(way, INSIDE, json.dumps(given))


def _inside(way, code, *arguments, limits=SMALL):
    """What a program says that runs in a box without anything loaded."""
    box = Sandbox.make(way, limits, modules=())
    try:
        process = box.start([sys.executable, "-c", code, *arguments])
        process.wait(60)
        box.log.seek(0)
        said = box.log.read().decode()
    finally:
        box.remove()
    assert process.returncode == 0, said
    return json.loads(said)


@pytest.mark.parametrize(
    "secret",
    [
        "other submission",
        "what judges share",
        "judge of a task",
        "module beside a judge",
        "grader",
        "solution",
        "machine's users",
    ],
)
def test_secrets_cannot_be_read(told, secret):
    assert told[secret] in {"FileNotFoundError", "PermissionError"}


def test_the_learners_package_is_there_and_no_judge_is(told):
    assert told["neurons"] == "neurons.checks.probes"
    assert told["probe"] == "neurons.checks.tasks.trained.probe"
    hidden = {told["judges"], told["judge"], told["autograder"]}
    assert hidden == {"ModuleNotFoundError"}


def test_a_box_lists_a_probe_for_each_task_and_no_judge_compiled_or_not(told):
    package = told["listed"]
    tasks = {f"tasks/{task}/{file}" for task in NAMES for file in SHOWN}
    assert tasks <= set(package)
    known = [path for path in package if "judge" in path or "rows" in path]
    assert not known
    beside = {path for path in package if path.startswith("tasks/")} - tasks
    assert beside == {"tasks/__init__.py"}


def test_the_environment_holds_no_secret(told):
    assert "CI_SECRET" not in told["environment"]
    assert "NEURONS_CHECK" in told["environment"]


def test_there_is_no_network_not_even_this_machine(told):
    assert told["network"] in {"ConnectionRefusedError", "OSError"}
    assert told["interfaces"] == ["lo"]


def test_root_is_dropped_for_good(told):
    assert told["user"] != 0
    # Where no user 0 is known it is an invalid number.
    assert told["become root"] in {"OSError", "PermissionError"}
    assert {int(capabilities, 16) for capabilities in told["capabilities"]} == {0}
    assert told["privileges"] == ["1"]
    if os.geteuid() == 0:
        assert told["groups"] == []


@pytest.mark.parametrize("place", ["course", "root", "devices", "Python"])
def test_nothing_outside_of_home_can_be_written(told, place):
    assert told[f"write to {place}"] in {"OSError", "PermissionError"}


def test_home_can_be_written_within_limits(told):
    assert told["write at home"] == "written"
    assert told["large file"] == "OSError"
    assert told["much disk"] == told["much memory disk"] == "OSError"


def test_no_process_of_others_is_in_sight_or_in_reach(told):
    assert told["processes seen"] <= 3
    assert told["kill the keeper"] in {None, "PermissionError"}


def test_the_keeper_cannot_be_looked_into(way, told):
    assert told["keeper's secrets"] in {False, "PermissionError"}
    # Bubblewrap's own keeper holds nothing but bubblewrap.
    if way != BUBBLEWRAP:
        assert told["trace the keeper"] == "PermissionError"


def test_the_box_has_a_name_of_its_own(told):
    assert told["hostname"] == ["sandbox", False]


def test_no_user_namespace_of_his_own_makes_a_learner_root(told):
    assert told["new user namespace"] == told["cloned into one"] == -1


def test_memory_that_belongs_to_no_folder_cannot_be_had(told):
    assert told["hidden memory"] == "PermissionError"
    assert told["shared segment"] == -1


def test_programs_and_threads_start_under_the_filter(told):
    assert told["a program"] == "said"
    assert told["a thread"] == [1]


def test_no_handle_of_the_grader_is_left_open(told):
    # Standard input, output and error, and the one that lists them.
    assert told["handles"] == ["0", "1", "2", "3"]


def test_processes_are_limited(told):
    assert 0 < told["forks"] <= SMALL.processes


def test_a_box_leaves_nothing_behind(way, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    box = Sandbox.make(way, Limits(), modules=())
    assert (box.folder / "exchange").is_dir()
    handles = len(list(Path("/proc/self/fd").iterdir()))
    box.remove()
    box.remove()
    assert [path for path in tmp_path.iterdir() if path.name.startswith("box-")] == []
    assert len(list(Path("/proc/self/fd").iterdir())) < handles


# A grader that dies as soon as it has started a box, before its end is tied to it.
DIES = """
import os, signal, subprocess, sys
from autograder.sandbox import Limits, sandbox
start = subprocess.Popen
def start_and_die(*arguments, **more):
    start(*arguments, **more)
    os.kill(os.getpid(), signal.SIGKILL)
sandbox.subprocess.Popen = start_and_die
one = sandbox.Sandbox.make("bubblewrap", Limits(), modules=())
one.start([sys.executable, "-c", "import time; time.sleep(600)", sys.argv[1]])
"""


def test_a_grader_that_dies_at_once_leaves_no_kernel_behind(tmp_path):
    if not next(one for one in WALLS if one.name == BUBBLEWRAP).works:
        pytest.skip("bubblewrap does not work here: `autograder doctor` says why")
    mark = f"mark-{os.getpid()}"
    environment = os.environ | {"TMPDIR": str(tmp_path), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", DIES, mark]
    done = subprocess.run(command, env=environment, timeout=60)
    assert done.returncode == -signal.SIGKILL
    alive = [p for p in psutil.process_iter() if mark in " ".join(_words(p))]
    _, alive = psutil.wait_procs(alive, timeout=20)
    assert alive == []


def _words(process):
    try:
        return process.cmdline()
    except psutil.Error:
        return []


def test_without_a_sandbox_the_limits_still_hold():
    code = "import resource as r; print(r.getrlimit(r.RLIMIT_FSIZE)[0])"
    assert _inside(NONE, code, limits=Limits(file_bytes=1000)) == 1000
