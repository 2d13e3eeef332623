"""The parts of a sandbox, one by one: kinds, limits, monitor, groups and filter."""

import ast
import os
import struct
import subprocess
import sys
import time
from pathlib import Path

import pytest

import autograder.sandbox
from autograder.sandbox import (
    Limits,
    Sandbox,
    cgroups,
    detect_sandboxes,
    exec_shim,
    mounts,
    processes,
)
from autograder.sandbox.bubblewrap import parents
from autograder.sandbox.detect import kernel_settings
from autograder.sandbox.monitor import disk_bytes, exceeds
from autograder.sandbox.mounts import SHOW, TASKS
from autograder.sandbox.processes import process_tree, quick_process_tree


def test_the_package_offers_what_it_declares():
    names = set(autograder.sandbox.MODULES)
    imports = ast.parse(Path(autograder.sandbox.__file__).read_text("utf-8"))
    declared = {
        alias.asname
        for node in ast.walk(imports)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert names == declared - {None}
    for name in names:
        assert getattr(autograder.sandbox, name).__name__ == name


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


def test_an_unknown_kind_is_refused_before_anything_is_made():
    with pytest.raises(ValueError, match="no sandbox is called 'docker'"):
        Sandbox.make("docker", Limits())


def test_detect_says_what_to_do_where_bubblewrap_is_missing(monkeypatch):
    monkeypatch.setattr("shutil.which", lambda name: None)
    bubblewrap = list(detect_sandboxes())[1]
    assert not bubblewrap.works
    assert "not installed" in bubblewrap.reason
    assert "apt install bubblewrap" in bubblewrap.remedy


def test_detect_says_what_to_do_where_namespaces_are_forbidden(monkeypatch, tmp_path):
    fake = tmp_path / "bwrap"
    fake.write_text(
        "#!/bin/sh\necho 'bwrap: No permissions to create a namespace' >&2\nexit 1\n"
    )
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    environment = Sandbox.environment
    monkeypatch.setattr(
        Sandbox, "environment", lambda self: environment(self) | {"PATH": str(tmp_path)}
    )
    bubblewrap = list(detect_sandboxes())[1]
    assert not bubblewrap.works
    assert bubblewrap.reason.startswith("bwrap: No permissions")
    assert "--cap-add SYS_ADMIN --cap-add NET_ADMIN" in bubblewrap.remedy


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
    assert remedy in kernel_settings(tmp_path)[0]
    file.write_text(f"{1 - int(value)}\n")
    assert kernel_settings(tmp_path) == []


def test_memory_of_a_process_and_its_children_is_counted():
    code = "import sys, time; x = bytearray(60_000_000); print(1, flush=True); "
    code += "time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as one:
        one.stdout.readline()
        assert exceeds(process_tree(one.pid), 50_000_000)
        assert not exceeds(process_tree(one.pid), 200_000_000)
        assert exceeds(process_tree(one.pid), 200_000_000, files=150_000_000)
        one.kill()


def test_disk_space_counts_no_links(tmp_path):
    (tmp_path / "file").write_bytes(bytes(100_000))
    (tmp_path / "link").symlink_to(sys.executable)
    assert 100_000 <= disk_bytes(tmp_path) < 200_000


def test_folders_that_are_too_deep_are_too_large(tmp_path):
    (tmp_path / "/".join("d" * 90)).mkdir(parents=True)
    assert disk_bytes(tmp_path) < 10_000_000
    (tmp_path / "/".join("d" * 110)).mkdir(parents=True)
    assert disk_bytes(tmp_path) > 10**15


@pytest.fixture
def cgroup_files(tmp_path, monkeypatch):
    """A stand-in for the system's folder of control groups, of the new version."""
    own = tmp_path / "user.slice" / "own.scope"
    own.mkdir(parents=True)
    (tmp_path / "cgroup.controllers").write_text("memory pids")
    monkeypatch.setattr(cgroups, "MOUNT", tmp_path)
    facts = tmp_path / "facts"
    facts.write_text("1:name=systemd:/\n0::/user.slice/own.scope\n")
    monkeypatch.setattr(cgroups, "MEMBERSHIP", facts)
    return own.parent


def test_a_group_is_made_beside_the_graders_own(cgroup_files, monkeypatch):
    mkdir = Path.mkdir

    def with_files(self, *args, **kwargs):
        mkdir(self, *args, **kwargs)
        for name in ("memory.max", "cgroup.procs"):
            (self / name).touch()

    monkeypatch.setattr(Path, "mkdir", with_files)
    group = cgroups.make_group(1000)
    assert group.folder.parent == cgroup_files
    group.add(7)
    assert (group.folder / "memory.max").read_text() == "1000"
    assert (group.folder / "cgroup.procs").read_text() == "7"
    assert not group.was_full()
    (group.folder / "memory.events").write_text("oom 2\noom_kill 1\n")
    assert group.was_full()


def test_where_no_group_has_limits_none_is_left(cgroup_files):
    assert cgroups.make_group(1000) is None
    assert [path.name for path in cgroup_files.iterdir()] == ["own.scope"]


def test_what_a_killed_grader_left_is_removed(cgroup_files):
    for pid in ("999999999", str(os.getpid())):
        (cgroup_files / f"autograder-{pid}-0").mkdir()
    cgroups.make_group(1000)
    left = {path.name for path in cgroup_files.iterdir()}
    assert left == {"own.scope", f"autograder-{os.getpid()}-0"}


def test_a_filter_is_made_for_known_processors_alone():
    assert exec_shim.filter_program("riscv64") == b""
    for machine in exec_shim.DENIED:
        program = exec_shim.filter_program(machine)
        steps = list(struct.iter_unpack("HBBI", program))
        assert len(steps) < 256, "a jump could not reach its end"
        assert steps[-1] == (exec_shim.RETURN, 0, 0, exec_shim.ALLOW)


TREE = """
import subprocess, sys, threading
nap = [sys.executable, "-c", "import time; time.sleep(60)"]
within = "import subprocess, sys; subprocess.run(sys.argv[1:])"
threading.Thread(target=subprocess.run, args=(nap,)).start()
subprocess.Popen([sys.executable, "-c", within, *nap])
print("ready", flush=True)
"""


@pytest.mark.parametrize("listed", [True, False])
def test_a_process_tree_holds_the_children_of_threads_and_of_children(
    monkeypatch, listed
):
    if not listed:

        def not_listed(_):
            raise processes.NoChildrenError

        monkeypatch.setattr(processes, "_children", not_listed)
    process = subprocess.Popen([sys.executable, "-c", TREE], stdout=subprocess.PIPE)
    with process:
        process.stdout.readline()
        over = time.monotonic() + 30
        while len(quick_process_tree(process.pid)) < 4 and time.monotonic() < over:
            time.sleep(0.05)
        found = quick_process_tree(process.pid)
        for one in found:
            one.kill()
    assert {one.pid for one in found} > {process.pid}
    assert len(found) == 4
    assert quick_process_tree(process.pid) == process_tree(process.pid) == []


@pytest.mark.parametrize("kind", TASKS)
def test_of_a_task_s_folder_only_its_probe_is_shown(tmp_path, monkeypatch, kind):
    package = tmp_path / "neurons"
    for name in ("__init__", "judge", "probe", "rows"):
        for file in (f"{name}.py", f"__pycache__/{name}.cpython-311.pyc"):
            path = package / "checks" / kind / "swish" / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("")
    (package / "checks" / kind / "__init__.py").write_text("")
    # A folder without a probe, such as what another branch leaves behind.
    (package / "checks" / kind / "old" / "__pycache__").mkdir(parents=True)
    monkeypatch.setattr(mounts, "package_folder", lambda name: tmp_path / name)
    (tmp_path / "autograder").mkdir()
    shown = {Path(view.path) for view in mounts._course() if view.kind == SHOW}
    assert shown == {
        package / "checks" / kind / "__init__.py",
        package / "checks" / kind / "swish" / "__init__.py",
        package / "checks" / kind / "swish" / "probe.py",
    }
