"""What a learner's code can do in the box, tried from the inside."""

import json
import os
import signal
import socket
import struct
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import psutil
import pytest

from autograder.sandbox import Limits, detect, groups, launch
from autograder.sandbox.box import BUBBLEWRAP, NONE, Box
from autograder.sandbox.bubblewrap import parents
from autograder.sandbox.detect import switches
from autograder.sandbox.watch import disk_bytes, family, takes_more

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
    judging = Path(find_spec("neurons.checks.judging").origin)
    secrets = {
        "other submission": str(other),
        "judging half": str(judging),
        "grader": str(ROOT / "autograder" / "judge.py"),
        "solution": str(ROOT / "solutions" / "01-single-neuron" / "single-neuron.md"),
        "machine's users": "/etc/shadow",
    }
    for name in ("other submission", "judging half", "grader", "solution"):
        assert Path(secrets[name]).is_file(), f"{name} is not there to be hidden"
    modules = {
        "neurons": "neurons.checks.probing",
        "judge": "neurons.checks.judging",
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
    box = Box.make(way, limits, modules=())
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
        "judging half",
        "grader",
        "solution",
        "machine's users",
    ],
)
def test_secrets_cannot_be_read(told, secret):
    assert told[secret] in {"FileNotFoundError", "PermissionError"}


def test_the_learners_package_is_there_and_the_judging_half_is_not(told):
    assert told["neurons"] == "neurons.checks.probing"
    assert told["judge"] == told["autograder"] == "ModuleNotFoundError"


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


def test_folders_above_mounts_are_open_to_every_user():
    made = parents(["--ro-bind", "/a/b/c", "/x/y/z", "--tmpfs", "/x/q"])
    assert made == [
        "--perms",
        "0755",
        "--dir",
        "/x",
        "--perms",
        "0755",
        "--dir",
        "/x/y",
    ]


def test_a_box_leaves_nothing_behind(way, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    box = Box.make(way, Limits(), modules=())
    assert (box.folder / "exchange").is_dir()
    handles = len(list(Path("/proc/self/fd").iterdir()))
    box.remove()
    box.remove()
    assert [path for path in tmp_path.iterdir() if path.name.startswith("box-")] == []
    assert len(list(Path("/proc/self/fd").iterdir())) < handles


# A grader that dies as soon as it has started a box, before its end is tied to it.
DIES = """
import os, signal, subprocess, sys
from autograder.sandbox import Limits, box
start = subprocess.Popen
def start_and_die(*arguments, **more):
    start(*arguments, **more)
    os.kill(os.getpid(), signal.SIGKILL)
box.subprocess.Popen = start_and_die
one = box.Box.make("bubblewrap", Limits(), modules=())
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


def test_an_unknown_way_is_refused_before_anything_is_made():
    with pytest.raises(ValueError, match="no sandbox is called 'docker'"):
        Box.make("docker", Limits())


def test_without_a_sandbox_the_limits_still_hold():
    code = "import resource as r; print(r.getrlimit(r.RLIMIT_FSIZE)[0])"
    assert _inside(NONE, code, limits=Limits(file_bytes=1000)) == 1000


def test_detect_says_what_to_do_where_bubblewrap_is_missing(monkeypatch):
    monkeypatch.setattr("shutil.which", lambda name: None)
    way = detect()[1]
    assert not way.works
    assert "not installed" in way.reason
    assert "apt install bubblewrap" in way.remedy


def test_detect_says_what_to_do_where_namespaces_are_forbidden(monkeypatch, tmp_path):
    fake = tmp_path / "bwrap"
    fake.write_text(
        "#!/bin/sh\necho 'bwrap: No permissions to create a namespace' >&2\nexit 1\n"
    )
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    environment = Box.environment
    monkeypatch.setattr(
        Box, "environment", lambda self: environment(self) | {"PATH": str(tmp_path)}
    )
    way = detect()[1]
    assert not way.works
    assert way.reason.startswith("bwrap: No permissions")
    assert "--cap-add SYS_ADMIN" in way.remedy


@pytest.mark.parametrize(
    ("name", "value", "remedy"),
    [
        ("kernel/unprivileged_userns_clone", "0", "unprivileged_userns_clone=1"),
        (
            "kernel/apparmor_restrict_unprivileged_userns",
            "1",
            "bwrap-userns-restrict",
        ),
        ("user/max_user_namespaces", "0", "max_user_namespaces=15000"),
    ],
)
def test_the_setting_that_stands_in_the_way_is_named(tmp_path, name, value, remedy):
    file = tmp_path / name
    file.parent.mkdir()
    file.write_text(f"{value}\n")
    assert remedy in switches(tmp_path)[0]
    file.write_text(f"{1 - int(value)}\n")
    assert switches(tmp_path) == []


def test_memory_of_a_process_and_its_children_is_counted():
    code = "import sys, time; x = bytearray(60_000_000); print(1, flush=True); "
    code += "time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as one:
        one.stdout.readline()
        assert takes_more(family(one.pid), 50_000_000)
        assert not takes_more(family(one.pid), 200_000_000)
        assert takes_more(family(one.pid), 200_000_000, files=150_000_000)
        one.kill()


def test_disk_space_counts_no_links(tmp_path):
    (tmp_path / "file").write_bytes(bytes(100_000))
    (tmp_path / "link").symlink_to(sys.executable)
    assert 100_000 <= disk_bytes(tmp_path) < 200_000


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"cell_second": 3}, "unknown limit 'cell_second'"),
        ({"cell_seconds": 0}, "limit cell_seconds is 0; it must be above 0"),
        ({"task_seconds": {"trained": -1}}, "limit task_seconds is -1"),
    ],
)
def test_a_wrong_limit_is_refused(settings, message):
    with pytest.raises(ValueError, match=message):
        Limits.from_dict(settings)


def test_limits_survive_as_plain_data():
    limits = Limits(task_seconds={"trained": 9.0})
    assert Limits.from_dict(json.loads(json.dumps(limits.to_dict()))) == limits
    assert limits.for_cell("trained") == 9.0
    assert limits.for_cell("neuron") == limits.for_cell(None) == 60.0


@pytest.fixture
def cgroups(tmp_path, monkeypatch):
    """A stand-in for the system's folder of control groups, of the new version."""
    own = tmp_path / "user.slice" / "own.scope"
    own.mkdir(parents=True)
    (tmp_path / "cgroup.controllers").write_text("memory pids")
    monkeypatch.setattr(groups, "MOUNT", tmp_path)
    facts = tmp_path / "facts"
    facts.write_text("1:name=systemd:/\n0::/user.slice/own.scope\n")
    monkeypatch.setattr(groups, "OWN", facts)
    return own.parent


def test_a_group_is_made_beside_the_graders_own(cgroups, monkeypatch):
    mkdir = Path.mkdir

    def with_files(self, *args, **kwargs):
        mkdir(self, *args, **kwargs)
        for name in ("memory.max", "cgroup.procs"):
            (self / name).touch()

    monkeypatch.setattr(Path, "mkdir", with_files)
    group = groups.make(1000)
    assert group.folder.parent == cgroups
    group.take(7)
    assert (group.folder / "memory.max").read_text() == "1000"
    assert (group.folder / "cgroup.procs").read_text() == "7"
    assert not group.was_full()
    (group.folder / "memory.events").write_text("oom 2\noom_kill 1\n")
    assert group.was_full()


def test_where_no_group_has_limits_none_is_left(cgroups):
    assert groups.make(1000) is None
    assert [path.name for path in cgroups.iterdir()] == ["own.scope"]


def test_what_a_killed_grader_left_is_taken_away(cgroups):
    for pid in ("999999999", str(os.getpid())):
        (cgroups / f"autograder-{pid}-0").mkdir()
    groups.make(1000)
    left = {path.name for path in cgroups.iterdir()}
    assert left == {"own.scope", f"autograder-{os.getpid()}-0"}


def test_a_filter_is_made_for_known_processors_alone():
    assert launch.filter_program("riscv64") == b""
    for machine in launch.DENIED:
        program = launch.filter_program(machine)
        steps = list(struct.iter_unpack("HBBI", program))
        assert len(steps) < 256, "a jump could not reach its end"
        assert steps[-1] == (launch.RETURN, 0, 0, launch.ALLOW)
