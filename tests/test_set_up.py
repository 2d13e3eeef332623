"""`make` makes its environment whole, whatever the user's own settings are."""

import os
import stat
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.unit

ROOT = Path(__file__).resolve().parents[1]
# Notes what it is called for; an installation fails while a file of its name is there.
PROGRAM = """#!/bin/sh
name=$(basename "$0")
case "$*" in
  *"pip install"*requirements*)
    echo "$name $*" >> "{folder}/calls"; [ ! -e "{folder}/$name" ] ;;
esac
"""


@pytest.fixture
def venv(tmp_path):
    """An environment whose Python and uv are stand-ins."""
    folder = tmp_path / "venv"
    (folder / "bin").mkdir(parents=True)
    (folder / "pyvenv.cfg").touch()
    for name in ("python", "uv"):
        program = folder / "bin" / name
        program.write_text(PROGRAM.format(folder=tmp_path))
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return folder


def make(*words, **variables):
    return subprocess.run(
        ["make", "--no-print-directory", *words],
        env=os.environ | variables,
        **{"cwd": ROOT, "capture_output": True, "text": True},
    )


def calls(venv):
    """Which program installed a lock, and whether everything anew."""
    lines = (venv.parent / "calls").read_text().splitlines()
    return [(line.split()[0], "--force-reinstall" in line) for line in lines]


def test_an_interrupted_installation_is_done_again_in_whole(venv):
    for name in ("uv", "python"):
        (venv.parent / name).touch()
    assert make("setup", f"VENV={venv}").returncode != 0
    for name in ("uv", "python"):
        (venv.parent / name).unlink()
    assert make("setup", f"VENV={venv}").returncode == 0
    assert calls(venv) == [("uv", False), ("python", False), ("uv", True)]


def test_where_uv_reaches_no_index_pip_installs(venv):
    (venv.parent / "uv").touch()
    done = make("setup", f"VENV={venv}")
    assert done.returncode == 0
    assert "uv could not install it (see above); now by pip" in done.stderr
    assert calls(venv) == [("uv", False), ("python", False)]


def test_what_is_installed_is_not_installed_again(venv):
    assert make("setup", f"VENV={venv}").returncode == 0
    assert make("setup", f"VENV={venv}").returncode == 0
    assert calls(venv) == [("uv", False)]
    (venv / ".run").unlink()
    assert make("setup", f"VENV={venv}").returncode == 0
    assert calls(venv) == [("uv", False)] * 2


def test_nothing_of_the_user_leads_python_or_pip_elsewhere():
    names = ("PYTHONHOME", "PYTHONPATH", "PIP_TARGET", "PIP_PREFIX", "VIRTUAL_ENV")
    mine = dict.fromkeys(names, "/nowhere") | {"PIP_USER": "1", "PIP_INDEX_URL": "x"}
    seen = make("--eval=show: ; @env", "show", **mine).stdout.splitlines()
    found = dict(line.split("=", 1) for line in seen if "=" in line)
    assert not found.keys() & set(names)
    assert found["PIP_USER"] == "0"
    # Which index is used is the user's own affair.
    assert found["PIP_INDEX_URL"] == "x"
