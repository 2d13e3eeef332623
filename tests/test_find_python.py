"""Which Python `make` uses, and what it says where there is none, with stand-ins."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.unit

ROOT = Path(__file__).resolve().parents[1]
# os-release of some systems, shortened.
SYSTEMS = {
    "Ubuntu 22.04": 'ID=ubuntu\nID_LIKE=debian\nVERSION_ID="22.04"',
    "Ubuntu 26.04": 'ID=ubuntu\nID_LIKE=debian\nVERSION_ID="26.04"',
    "Debian": "ID=debian",
    "Fedora": "ID=fedora\nVERSION_ID=43",
    "Rocky": 'ID="rocky"\nID_LIKE="rhel centos fedora"',
    "Manjaro": "ID=manjaro\nID_LIKE=arch",
    "openSUSE": 'ID="opensuse-leap"\nID_LIKE="suse opensuse"',
    "Unknown": "ID=unknown",
}
UV_IS = "curl -LsSf https://astral.sh/uv/install.sh | sh"
UV = """#!/bin/sh
case "$*" in
  *install*) echo "downloading"; : > "$0-has" ;;
  *find*) [ -e "$0-has" ] && echo /from/uv/python3.13 ;;
esac
"""


class Machine:
    """A folder of programs as the whole path, and a file that names the system."""

    def __init__(self, folder):
        self.folder = folder
        (folder / "uname").symlink_to(shutil.which("uname"))
        self.system("Unknown")

    def system(self, name):
        text = f'{SYSTEMS[name]}\nPRETTY_NAME="{name}"\n'
        (self.folder / "os-release").write_text(text)

    def program(self, name, text):
        (self.folder / name).write_text(text)
        (self.folder / name).chmod(0o755)
        return self.folder / name

    def python(self, name, minor, *, without=()):
        """A Python that says it is 3.`minor`, and lacks some modules."""
        lie = f"import sys; sys.version_info = (3, {minor}, 0)"
        lie += "".join(f"; sys.modules['{module}'] = None" for module in without)
        command = f'exec {sys.executable} -c "{lie}\n$2"'
        return self.program(name, f"#!/bin/sh\n{command}\n")

    def find(self, *arguments, **variables):
        return subprocess.run(
            ["/bin/sh", ROOT / "tools" / "find-python.sh", *arguments],
            env={
                "PATH": str(self.folder),
                "OS_RELEASE": str(self.folder / "os-release"),
                **variables,
            },
            capture_output=True,
            text=True,
        )


@pytest.fixture
def machine(tmp_path):
    folder = tmp_path / "a path with ü and '"
    folder.mkdir()
    return Machine(folder)


@pytest.mark.parametrize("minor", [11, 12, 13, 14])
def test_each_of_four_versions_is_taken(machine, minor):
    found = machine.python("python3", minor)
    done = machine.find()
    assert (done.stdout, done.stderr) == (f"{found}\n", "")


def test_the_systems_own_python_is_passed_over_where_it_is_too_new_or_too_old(machine):
    machine.python("python3", 15)
    machine.python("python3.13", 10)
    found = machine.python("python3.12", 12)
    assert machine.find().stdout == f"{found}\n"


def test_the_named_python_comes_first_and_nothing_in_its_place(machine):
    machine.python("python3", 13)
    named = machine.python("my python", 12)
    assert machine.find(PYTHON=str(named)).stdout == f"{named}\n"
    old = machine.python("old", 10)
    done = machine.find(PYTHON=str(old))
    assert done.returncode == 1 and done.stdout == ""
    assert f"PYTHON={old} is Python 3.10." in done.stderr
    assert "PYTHON=none is not there." in machine.find(PYTHON="none").stderr


def test_uv_comes_next_and_says_that_it_downloads(machine):
    uv = machine.program("uv", UV)
    done = machine.find()
    assert done.stdout == "/from/uv/python3.13\n"
    assert "uv downloads Python 3.13" in done.stderr
    assert Path(f"{uv}-has").exists()
    again = machine.find()
    assert (again.stdout, again.stderr) == ("/from/uv/python3.13\n", "")


def test_uv_that_can_not_download_ends_with_the_commands(machine):
    machine.system("Fedora")
    machine.program("uv", "#!/bin/sh\nexit 1\n")
    done = machine.find()
    assert done.returncode == 1 and done.stdout == ""
    assert "type:  sudo dnf install python3.13\n" in done.stderr


@pytest.mark.parametrize(
    ("system", "minor", "words"),
    [
        ("Ubuntu 22.04", 10, "sudo apt install python3.11 python3.11-venv"),
        ("Ubuntu 26.04", None, "sudo apt install python3 python3-venv"),
        ("Ubuntu 26.04", 15, UV_IS),
        ("Debian", 9, UV_IS),
        ("Debian", None, "sudo apt install python3 python3-venv"),
        ("Fedora", 15, "sudo dnf install python3.13"),
        ("Rocky", 9, "sudo dnf install python3.12"),
        ("Manjaro", None, "sudo pacman -S python"),
        ("Manjaro", 15, "sudo pacman -S uv"),
        ("openSUSE", 6, "sudo zypper install python313"),
        ("Unknown", None, UV_IS),
    ],
)
def test_without_one_the_systems_own_command_is_said(machine, system, minor, words):
    machine.system(system)
    if minor:
        machine.python("python3", minor)
    done = machine.find()
    assert done.returncode == 1 and done.stdout == ""
    here = f"3.{minor}" if minor else "none"
    assert done.stderr.splitlines() == [
        f"The course needs Python 3.11, 3.12, 3.13 or 3.14; here is {here}.",
        f"On {system}, type:  {words}",
        "Then type `make` again; `make PYTHON=/path/to/python3.13` names one.",
    ]


def test_on_a_mac_it_is_homebrew(machine):
    (machine.folder / "os-release").unlink()
    (machine.folder / "uname").unlink()
    machine.program("uname", "#!/bin/sh\necho Darwin\n")
    assert "On Darwin, type:  brew install python@3.13" in machine.find().stderr


def test_a_python_without_venv_names_its_package(machine):
    machine.system("Debian")
    machine.python("python3", 13, without=["ensurepip"])
    done = machine.find()
    assert done.returncode == 1 and done.stdout == ""
    assert "Python 3.13 is there, but not its part that makes env" in done.stderr
    assert "type:  sudo apt install python3-venv python3.13-venv" in done.stderr


def test_an_environment_fits_if_it_has_pip_and_a_python_that_fits(machine):
    fits = machine.python("python3", 14)
    bare = machine.python("bare", 14, without=["pip"])
    new = machine.python("new", 15)
    answers = [machine.find("fits", path).stdout for path in (fits, bare, new, "none")]
    assert answers == ["yes\n", "", "", ""]


def test_the_users_own_settings_hide_no_python(machine):
    found = machine.python("python3", 13)
    mine = {"PYTHONHOME": "/nowhere", "PYTHONPATH": str(machine.folder)}
    assert machine.find(**mine).stdout == f"{found}\n"
    assert machine.find("fits", found, **mine).stdout == "yes\n"


@pytest.mark.parametrize(
    ("made", "stays"),
    [("", False), ("exit 1", False), (f'exec {sys.executable} "$@"', True)],
    ids=["its Python is gone", "its Python does not start", "whole"],
)
def test_make_drops_an_environment_that_does_not_fit(tmp_path, made, stays):
    venv = tmp_path / "venv"
    (venv / "bin").mkdir(parents=True)
    (venv / "pyvenv.cfg").touch()
    (venv / ".run").touch()
    if made:
        (venv / "bin" / "python").write_text(f"#!/bin/sh\n{made}\n")
        (venv / "bin" / "python").chmod(0o755)
    command = ["make", "--dry-run", "setup", f"VENV={venv}"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert (f"rm -rf {venv}\n" in done.stdout) is not stays
    # As the environment goes, everything is installed again.
    assert ("tools/install.sh" in done.stdout) is not stays
    assert venv.exists()


def test_what_can_not_become_an_environment_leaves_nothing(tmp_path):
    python = tmp_path / "python"
    # It fits, and fails halfway through.
    made = f'exec {sys.executable} "$@"'
    python.write_text(
        f'#!/bin/sh\n[ "$2" = venv ] || {made}\nmkdir -p "$3"; touch "$3/x"; exit 1\n'
    )
    python.chmod(0o755)
    command = ["make", "setup", f"VENV={tmp_path}/venv", f"PYTHON={python}"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 2, done.stdout
    assert not (tmp_path / "venv").exists()
