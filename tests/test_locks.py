"""The locks hold for every Python and system that the course names; `pip` agrees."""

import re
import subprocess
import sys
import sysconfig
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest

from tools.after_install import UNUSED, drop_unused, write_stand_ins

ROOT = Path(__file__).resolve().parents[1]
PARTS = ("-exercises", "-grading")
UNIVERSAL = ("requirements", "requirements-test", *(f"requirements{p}" for p in PARTS))
LOCKS = sorted(path.name for path in ROOT.glob("requirements*.lock"))
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
# By the names of uv.
SYSTEMS = (
    "x86_64-manylinux_2_28",
    "aarch64-manylinux_2_28",
    "aarch64-apple-darwin",
    "x86_64-pc-windows-msvc",
)
# Grading and the tests need Linux.
READING, DOING = "requirements.lock", "requirements-exercises.lock"


def pinned(lock, name):
    """The versions of a package in a lock, with the condition of each."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    return re.findall(rf"^{name}==(\S+)(?: ; (.+?))? \\$", text, re.MULTILINE)


def resolve(*arguments, text=None):
    """Ask uv; a machine without a network can't."""
    done = subprocess.run(
        ["uv", "pip", "compile", "--quiet", "--no-header", "--no-annotate", *arguments],
        **{"cwd": ROOT, "input": text, "capture_output": True, "text": True},
    )
    if re.search("dns error|Failed to fetch|Connect", done.stderr):
        pytest.skip("no package index can be reached")
    return done


@pytest.mark.unit
@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_has_hashes_and_no_address(lock):
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert "://" not in text and "--index" not in text
    packages = re.split(r"\n(?=\S)", text.strip())
    assert packages and all("--hash=sha256:" in package for package in packages)


@pytest.mark.unit
@pytest.mark.parametrize("lock", [f"{name}.lock" for name in UNIVERSAL])
def test_only_tensorflow_and_h5py_differ_between_pythons(lock):
    text = (ROOT / lock).read_text(encoding="utf-8")
    splits = re.findall(r"^(\S+)==\S+ ; .*python_full_version >= '3.14'", text, re.M)
    assert sorted(splits) == ["h5py", "tensorflow", "tensorflow-cpu"]
    assert len(pinned(lock, "keras")) == 1 and not pinned(lock, "keras-nightly")


@pytest.mark.unit
@pytest.mark.parametrize("part", PARTS)
def test_what_a_part_needs_is_that_of_the_whole(part):
    versions = [
        set(re.findall(r"^(\S+==\S+)", (ROOT / lock).read_text(), re.MULTILINE))
        for lock in (f"requirements{part}.lock", READING)
    ]
    assert len(versions[0]) > 100
    assert versions[0] < versions[1]


@pytest.mark.unit
def test_learners_get_the_versions_that_were_tested():
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    found = dict(line.split(";")[0].split("==") for line in lines if "==" in line)
    (of_314,) = [
        number
        for number, when in pinned(READING, "tensorflow")
        if "python_full_version >= '3.14'" in when
    ]
    assert found["tensorflow"] == of_314
    ((numpy, _),) = pinned(READING, "numpy")
    assert found["numpy"] == numpy


@pytest.mark.unit
def test_pip_finds_nothing_missing():
    done = subprocess.run(
        [sys.executable, "-m", "pip", "check"], capture_output=True, text=True
    )
    assert done.stdout == "No broken requirements found.\n", done.stdout


@pytest.mark.unit
def test_what_stands_in_is_written_anew_and_a_real_package_stays(tmp_path):
    real = tmp_path / "tensorflow-2.0.dist-info"
    old = tmp_path / "keras_nightly-1.0.dist-info"
    for folder, installer in ((real, "pip\n"), (old, "from-one-neuron-up\n")):
        folder.mkdir()
        (folder / "INSTALLER").write_text(installer)
    place = f"keras_nightly-{version('keras')}.dist-info"
    assert write_stand_ins(tmp_path) == [place]
    assert {path.name for path in tmp_path.iterdir()} == {real.name, place}
    record = (tmp_path / place / "RECORD").read_text().split(",,\n")[:-1]
    assert all((tmp_path / name).is_file() for name in record)


@pytest.mark.unit
def test_what_nobody_uses_is_removed_and_nothing_else(tmp_path):
    for name in (*UNUSED, "tensorflow/python"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "file").touch()
    for _ in range(2):
        drop_unused(tmp_path)
        assert sorted(path.name for path in tmp_path.rglob("*")) == [
            *("file", "python", "tensorflow")
        ]
    packages = Path(sysconfig.get_path("platlib"))
    assert not any((packages / name).exists() for name in UNUSED)


@pytest.mark.weekly
@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("lock", [READING, DOING])
def test_everything_has_a_wheel(system, python, lock):
    done = resolve(
        *("--no-deps", "--only-binary", ":all:", "--output-file", "/dev/null"),
        *("--python-platform", system, "--python-version", python, lock),
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.weekly
def test_the_release_candidate_of_tensorflow_is_still_the_newest():
    lock = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (candidate,) = {
        found[1]
        for line in lock["dependency-groups"]["grading"]
        if isinstance(line, str)
        and (found := re.match(r"tensorflow(?:-cpu)?==(\S+rc\d+);", line))
    }
    final = candidate.partition("rc")[0]
    done = resolve(
        *("--no-deps", "--python-version", "3.14", "--prerelease", "disallow", "-"),
        text=f"tensorflow>={final}",
    )
    assert done.returncode, (
        f"TensorFlow {done.stdout.strip()} is out: name it in pyproject.toml and "
        "constraints.txt in place of the candidate, then `make lock`"
    )
