"""`make` makes its environment whole, whatever the user's own settings are."""

import os
import stat
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.unit

ROOT = Path(__file__).resolve().parents[1]
# Notes what it is calls for; an installation of pip's fails while `broken` is there.
PYTHON = """#!/bin/sh
case "$*" in
  *"pip install"*) echo "$*" >> "{folder}/calls"; [ ! -e "{folder}/broken" ] ;;
esac
"""


@pytest.fixture
def venv(tmp_path):
    """An environment whose Python is a stand-in."""
    folder = tmp_path / "venv"
    (folder / "bin").mkdir(parents=True)
    (folder / "pyvenv.cfg").touch()
    python = folder / "bin" / "python"
    python.write_text(PYTHON.format(folder=tmp_path))
    python.chmod(python.stat().st_mode | stat.S_IXUSR)
    return folder


def make(*words, **variables):
    return subprocess.run(
        ["make", "--no-print-directory", *words],
        env=os.environ | variables,
        **{"cwd": ROOT, "capture_output": True, "text": True},
    )


def calls(venv):
    """Whether each installation of a lock was forced."""
    lines = (venv.parent / "calls").read_text().splitlines()
    return ["--force-reinstall" in line for line in lines if "requirements" in line]


def test_an_interrupted_installation_is_done_again_in_whole(venv):
    (venv.parent / "broken").touch()
    assert make("setup", f"VENV={venv}").returncode != 0
    (venv.parent / "broken").unlink()
    assert make("setup", f"VENV={venv}").returncode == 0
    assert calls(venv) == [False, True]


def test_what_is_installed_is_not_installed_again(venv):
    assert make("setup", f"VENV={venv}").returncode == 0
    assert make("setup", f"VENV={venv}").returncode == 0
    assert calls(venv) == [False]
    (venv / ".run").unlink()
    assert make("setup", f"VENV={venv}").returncode == 0
    assert calls(venv) == [False, False]


def test_nothing_of_the_user_leads_python_or_pip_elsewhere():
    names = ("PYTHONHOME", "PYTHONPATH", "PIP_TARGET", "PIP_PREFIX", "VIRTUAL_ENV")
    mine = dict.fromkeys(names, "/nowhere") | {"PIP_USER": "1", "PIP_INDEX_URL": "x"}
    seen = make("--eval=show: ; @env", "show", **mine).stdout.splitlines()
    found = dict(line.split("=", 1) for line in seen if "=" in line)
    assert not found.keys() & set(names)
    assert found["PIP_USER"] == "0"
    # Which index is used is the user's own affair.
    assert found["PIP_INDEX_URL"] == "x"
