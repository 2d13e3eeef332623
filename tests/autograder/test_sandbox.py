"""What a learner's code can do in the box, tried from the inside."""

import json
import os
import socket
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from autograder.sandbox import Limits, detect
from autograder.sandbox.box import BUBBLEWRAP, NONE, Box
from autograder.sandbox.mounts import parents
from autograder.sandbox.watch import disk_bytes, takes_more

ROOT = Path(__file__).parents[2]
SMALL = Limits(processes=40, file_bytes=1_000_000, disk_bytes=3_000_000)

# Everything is tried; what came of it is told as JSON.
INSIDE = """
import json, os, pathlib, socket, sys
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
attempt("processes seen", lambda: len([n for n in os.listdir("/proc") if n.isdigit()]))
attempt("kill the keeper", lambda: os.kill(1, 9))
attempt("capabilities", lambda: [line.split()[1]
    for line in open("/proc/self/status") if line.startswith(("CapEff", "CapBnd"))])
attempt("privileges", lambda: [line.split()[1]
    for line in open("/proc/self/status") if line.startswith("NoNewPrivs")])
attempt("forks", fork_until_it_fails)
print(json.dumps(told))
"""


@pytest.fixture(scope="module", autouse=True)
def bubblewrap():
    way = detect()[0]
    if not way.works:
        pytest.skip(f"{way.name} does not work here: {way.reason}")


@pytest.fixture(scope="module")
def told(tmp_path_factory):
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
        "keeper's environment": "/proc/1/environ",
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
        return _inside(INSIDE, json.dumps(given))


def _inside(code, *arguments):
    box = Box.make(BUBBLEWRAP, SMALL)
    try:
        done = subprocess.run(
            box.command([sys.executable, "-c", code, *arguments]),
            env=box.environment(),
            capture_output=True,
            text=True,
            timeout=60,
        )
    finally:
        box.remove()
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize(
    "secret",
    [
        "other submission",
        "judging half",
        "grader",
        "solution",
        "machine's users",
        "keeper's environment",
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
    assert told["become root"] == "PermissionError"
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
    assert told["much disk"] == "OSError"


def test_no_process_of_others_is_in_sight_or_in_reach(told):
    assert told["processes seen"] <= 3
    assert told["kill the keeper"] in {None, "PermissionError"}


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


def test_a_box_leaves_nothing_behind():
    box = Box.make(BUBBLEWRAP, Limits())
    assert box.folder.is_dir()
    box.remove()
    assert not box.folder.exists()


def test_an_unknown_way_is_refused_before_anything_is_made():
    with pytest.raises(ValueError, match="no sandbox is called 'docker'"):
        Box.make("docker", Limits())


def test_without_a_sandbox_the_limits_still_hold():
    box = Box.make(NONE, Limits(file_bytes=1000))
    code = "import resource as r; print(r.getrlimit(r.RLIMIT_FSIZE)[0])"
    done = subprocess.run(
        box.command([sys.executable, "-c", code]),
        env=box.environment(),
        capture_output=True,
        text=True,
    )
    box.remove()
    assert done.stdout.strip() == "1000", done.stderr


def test_detect_says_what_to_do_where_bubblewrap_is_missing(monkeypatch):
    monkeypatch.setattr("shutil.which", lambda name: None)
    way = detect()[0]
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
    way = detect()[0]
    assert not way.works
    assert way.reason.startswith("bwrap: No permissions")
    assert "sysctl" in way.remedy


def test_memory_of_a_process_and_its_children_is_counted():
    code = "import sys, time; x = bytearray(60_000_000); print(1, flush=True); "
    code += "time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as one:
        one.stdout.readline()
        assert takes_more(one.pid, 50_000_000)
        assert not takes_more(one.pid, 200_000_000)
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
