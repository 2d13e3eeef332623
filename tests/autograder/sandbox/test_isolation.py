"""What a learner's code can do in the sandbox, tried from the inside."""

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

from autograder.sandbox import Limits, Sandbox, SandboxKind, detect_sandboxes
from autograder.sandbox.mounts import SHOWN
from neurons.checks.catalogue import NAMES, package_of

ROOT = Path(__file__).parents[3]
HOMES = ("tasks/", "practice/")
SMALL = Limits(processes=40, file_bytes=1_000_000, disk_bytes=3_000_000)

# Everything is tried; the program prints what came of it as JSON.
INSIDE = """
import json, os, pathlib, socket, sys
found = {}
def attempt(name, action):
    try:
        found[name] = action()
    except BaseException as error:
        found[name] = type(error).__name__
attempt("descriptors", lambda: sorted(os.listdir("/proc/self/fd")))
import ctypes  # from Python 3.14 on, it leaves one of libffi open
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
attempt("trace init", lambda: open("/proc/1/mem", "rb").read(1))
attempt("init's secrets",
    lambda: "hunter2" in pathlib.Path("/proc/1/environ").read_text())
attempt("hostname", lambda: (socket.gethostname(), os.path.exists("/etc/hostname")))
attempt("processes seen", lambda: len([n for n in os.listdir("/proc") if n.isdigit()]))
attempt("kill init", lambda: os.kill(1, 9))
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
    results = []
    thread = threading.Thread(target=results.append, args=(1,))
    thread.start(); thread.join()
    return results
attempt("a thread", in_thread)
attempt("new user namespace", lambda: ctypes.CDLL(None).unshare(0x10000000))
attempt("forks", fork_until_it_fails)
print(json.dumps(found))
"""


DETECTED = [one for one in detect_sandboxes() if one.kind != SandboxKind.NONE]


@pytest.fixture(scope="module", params=DETECTED, ids=lambda one: one.kind)
def kind(request):
    """Each kind of sandbox that works here."""
    if not request.param.works:
        pytest.skip(f"{request.param.kind} does not work here: {request.param.reason}")
    return request.param.kind


@pytest.fixture(scope="module")
def found(kind, tmp_path_factory):
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
        return _inside(kind, INSIDE, json.dumps(given))


def _inside(kind, code, *arguments, limits=SMALL):
    """What a program prints that runs in a sandbox without preloaded modules."""
    sandbox = Sandbox.make(kind, limits, modules=())
    try:
        process = sandbox.start([sys.executable, "-c", code, *arguments])
        process.wait(60)
        sandbox.log.seek(0)
        output = sandbox.log.read().decode()
    finally:
        sandbox.remove()
    assert process.returncode == 0, output
    return json.loads(output)


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
def test_secrets_cannot_be_read(found, secret):
    assert found[secret] in {"FileNotFoundError", "PermissionError"}


def test_the_learners_package_is_there_and_no_judge_is(found):
    assert found["neurons"] == "neurons.checks.probes"
    assert found["probe"] == "neurons.checks.tasks.trained.probe"
    hidden = {found["judges"], found["judge"], found["autograder"]}
    assert hidden == {"ModuleNotFoundError"}


def test_a_sandbox_lists_a_probe_for_each_task_and_no_judge_compiled_or_not(found):
    package = found["listed"]
    homes = [package_of(task).split(".")[2:] for task in NAMES]
    tasks = {"/".join([*home, file]) for home in homes for file in SHOWN}
    assert tasks <= set(package)
    known = [path for path in package if "judge" in path or "rows" in path]
    assert not known
    beside = {path for path in package if path.startswith(HOMES)} - tasks
    assert beside == {f"{home}__init__.py" for home in HOMES}


def test_the_environment_holds_no_secret(found):
    assert "CI_SECRET" not in found["environment"]
    assert "NEURONS_CHECK" in found["environment"]


def test_there_is_no_network_not_even_this_machine(found):
    assert found["network"] in {"ConnectionRefusedError", "OSError"}
    assert found["interfaces"] == ["lo"]


def test_root_is_dropped_for_good(found):
    assert found["user"] != 0
    # Where no user 0 is known it is an invalid number.
    assert found["become root"] in {"OSError", "PermissionError"}
    assert {int(capabilities, 16) for capabilities in found["capabilities"]} == {0}
    assert found["privileges"] == ["1"]
    if os.geteuid() == 0:
        assert found["groups"] == []


@pytest.mark.parametrize("place", ["course", "root", "devices", "Python"])
def test_nothing_outside_of_home_can_be_written(found, place):
    assert found[f"write to {place}"] in {"OSError", "PermissionError"}


def test_home_can_be_written_within_limits(found):
    assert found["write at home"] == "written"
    assert found["large file"] == "OSError"
    assert found["much disk"] == found["much memory disk"] == "OSError"


def test_no_process_of_others_can_be_seen_or_reached(found):
    assert found["processes seen"] <= 3
    assert found["kill init"] in {None, "PermissionError"}


def test_the_init_process_cannot_be_traced(kind, found):
    assert found["init's secrets"] in {False, "PermissionError"}
    # Bubblewrap's own init process holds nothing but bubblewrap.
    if kind != SandboxKind.BUBBLEWRAP:
        assert found["trace init"] == "PermissionError"


def test_the_sandbox_has_a_host_name_of_its_own(found):
    assert found["hostname"] == ["sandbox", False]


def test_no_new_user_namespace_makes_a_learner_root(found):
    assert found["new user namespace"] == found["cloned into one"] == -1


def test_memory_that_belongs_to_no_folder_cannot_be_had(found):
    assert found["hidden memory"] == "PermissionError"
    assert found["shared segment"] == -1


def test_programs_and_threads_start_under_the_filter(found):
    assert found["a program"] == "said"
    assert found["a thread"] == [1]


def test_no_descriptor_of_the_grader_is_left_open(found):
    # Standard input, output and error, and the one that lists them.
    assert found["descriptors"] == ["0", "1", "2", "3"]


def test_processes_are_limited(found):
    assert 0 < found["forks"] <= SMALL.processes


def test_a_sandbox_works_whatever_the_callers_umask_is(kind):
    # In a process of its own: a sandbox's parent is forked once and stays.
    code = "import os; os.umask(0o077); from autograder.sandbox import detect; "
    code += f"print(detect.try_sandbox(detect.SandboxKind({str(kind)!r})))"
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.stdout == "\n", done.stderr


def test_a_sandbox_leaves_nothing_behind(kind, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    sandbox = Sandbox.make(kind, Limits(), modules=())
    assert (sandbox.folder / "exchange").is_dir()
    n_descriptors = len(list(Path("/proc/self/fd").iterdir()))
    sandbox.remove()
    sandbox.remove()
    assert [path for path in tmp_path.iterdir() if path.name.startswith("box-")] == []
    assert len(list(Path("/proc/self/fd").iterdir())) < n_descriptors


# A grader that dies as soon as it has started a program, before the program is tied to
# the grader's end.
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
    if not next(one for one in DETECTED if one.kind == SandboxKind.BUBBLEWRAP).works:
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
    assert _inside(SandboxKind.NONE, code, limits=Limits(file_bytes=1000)) == 1000
