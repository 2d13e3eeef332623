"""The first cell finds the package, installs it, or says what failed and what to do."""

import subprocess
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from urllib.error import URLError

import pytest

import neurons
from autograder.address import Address
from autograder.release import first_cell

pytestmark = pytest.mark.unit

HOME = Address("https://github.com/a/course", "main", "https://school.example/c/")
CELL = HOME.fill_in(first_cell())
WHEEL = f"from_one_neuron_up-{neurons.__version__}-py3-none-any.whl"
INSTALLED = f"Installed the course's package, version {neurons.__version__}.\n"
UP = "Next: connect to the internet and run this cell again."


class Pip:
    """Stands for pip: notes what it is to install, and gives the package or fails."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.wanted = folder, []
        self.works_from, self.brings = "", neurons.__version__
        self.says = "ERROR: No matching distribution found for tensorflow>=2.16"

    def run(self, command, **options):
        """Stand for `subprocess.run`."""
        self.wanted.append(command[-1])
        if not self.works_from or not command[-1].startswith(self.works_from):
            return SimpleNamespace(returncode=1, stderr=f"WARNING: a\n{self.says}\n")
        package(self.folder, self.brings)
        return SimpleNamespace(returncode=0, stderr="")


def package(folder: Path, version: str) -> None:
    """Make a package of the course's name and of a version; empty for a stray one."""
    (folder / "neurons").mkdir(exist_ok=True)
    text = f"__version__ = {version!r}\n" if version else ""
    (folder / "neurons" / "__init__.py").write_text(text)


@pytest.fixture
def learner(tmp_path, monkeypatch):
    """A notebook's folder, an environment without the package, and its pip."""
    packages = tmp_path / "packages"
    beside = tmp_path / "exercises" / "01-single-neuron"
    packages.mkdir()
    beside.mkdir(parents=True)
    monkeypatch.chdir(beside)
    # Two versions may be written within a second, and their files have one size.
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    pip = Pip(packages)
    monkeypatch.setattr(subprocess, "run", pip.run)
    for name in [n for n in sys.modules if n.split(".")[0] == "neurons"]:
        monkeypatch.delitem(sys.modules, name)
    paths = [p for p in sys.path if not (Path(p or ".") / "neurons").is_dir()]
    monkeypatch.setattr(sys, "path", [str(beside), str(packages), *paths])
    monkeypatch.setattr(sys, "meta_path", [f for f in sys.meta_path if is_usual(f)])
    monkeypatch.setattr("urllib.request.urlopen", lambda *_, **__: SimpleNamespace(
        close=lambda: None
    ))  # fmt: skip
    yield SimpleNamespace(beside=beside, packages=packages, pip=pip)
    for name in [n for n in sys.modules if n.split(".")[0] == "neurons"]:
        del sys.modules[name]


def is_usual(finder) -> bool:
    """Whether a finder of modules is Python's own, and not an editable install's."""
    return "importlib" in getattr(finder, "__module__", "")


def run() -> ModuleType:
    """Run the cell as a notebook does."""
    exec(compile(CELL, "cell", "exec"), {"__name__": "__main__"})


def stopped() -> str:
    """Run the cell, which stops; what the learner reads in place of a traceback."""
    with pytest.raises(Exception) as error:
        run()
    assert type(error.value).__name__ == "Stopped", repr(error.value)
    (shown,) = error.value._render_traceback_()
    assert len(shown.splitlines()) <= 4
    return shown


def test_the_package_that_is_there_and_fits_is_taken(learner, capsys):
    package(learner.packages, neurons.__version__)
    run()
    assert capsys.readouterr().out == INSTALLED.replace("Installed", "Found")
    assert learner.pip.wanted == []


def test_a_newer_package_fits_too(learner, capsys):
    package(learner.packages, "99.10.2")
    run()
    assert "Found the course's package, version 99.10.2." in capsys.readouterr().out


@pytest.mark.parametrize("place", ["", "../", "../../"])
def test_a_wheel_that_lies_near_comes_before_the_site(place, learner, capsys):
    (learner.beside / place / WHEEL).touch()
    learner.pip.works_from = f"{place}{WHEEL}"
    run()
    assert learner.pip.wanted == [place + WHEEL]
    assert capsys.readouterr().out.endswith(INSTALLED)


def test_the_site_s_wheel_comes_before_the_release_s(learner, capsys):
    learner.pip.works_from = HOME.repository
    run()
    assert learner.pip.wanted == [
        f"{HOME.site}{WHEEL}",
        f"{HOME.repository}/releases/download/v{neurons.__version__}/{WHEEL}",
    ]
    assert capsys.readouterr().out.endswith(INSTALLED)


@pytest.mark.parametrize("is_near", [True, False])
def test_an_old_wheel_beside_the_notebook_is_passed_over(is_near, learner, capsys):
    (learner.beside / "from_one_neuron_up-0.0.9-py3-none-any.whl").touch()
    learner.pip.works_from = HOME.site
    if is_near:
        (learner.beside / WHEEL).touch()
        learner.pip.works_from = WHEEL
    run()
    assert capsys.readouterr().out.endswith(INSTALLED)


def test_an_old_package_is_replaced(learner, capsys):
    package(learner.packages, "0.0.9")
    learner.pip.works_from = HOME.site
    run()
    assert capsys.readouterr().out.endswith(INSTALLED)


def test_an_old_package_that_stays_is_named(learner, capsys):
    package(learner.beside, "0.0.9")
    learner.pip.works_from = HOME.site
    assert stopped() == (
        "The notebook still finds version 0.0.9 of the course's package.\n"
        "Next: restart the kernel and run this cell again."
    )
    assert "Installed" not in capsys.readouterr().out


def test_a_failing_pip_is_quoted_and_nothing_is_called_installed(learner, capsys):
    assert stopped() == (
        "The course's package is not installed. The last line of pip says: "
        f"{learner.pip.says}\n"
        f"Next: look this up on {HOME.site}chapters/reference/troubleshooting.html"
    )
    assert "Installed" not in capsys.readouterr().out


def test_without_a_network_the_cell_says_so(learner, capsys, monkeypatch):
    def unreachable(*_, **__):
        raise URLError("no route")

    monkeypatch.setattr("urllib.request.urlopen", unreachable)
    assert stopped() == (
        f"The course's package is not installed: {HOME.site} cannot be reached.\n{UP}"
    )
    assert "Installed" not in capsys.readouterr().out


def test_a_python_too_old_is_named_before_pip_is_called(learner, monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 10, 12))
    monkeypatch.setattr(sys, "version", "3.10.12 (main)")
    assert stopped() == (
        "This notebook runs in Python 3.10.12.\n"
        "The course needs Python 3.11 or newer.\n"
        "Next: choose a newer one in the menu, Kernel > Change Kernel."
    )
    assert learner.pip.wanted == []


def test_a_folder_with_the_package_s_name_does_not_hide_it(learner, capsys):
    (learner.beside / "neurons").mkdir()
    (learner.beside / "neurons" / "notes.txt").touch()
    learner.pip.works_from = HOME.site
    run()
    assert capsys.readouterr().out.endswith(INSTALLED)


@pytest.mark.parametrize("file", ["neurons/__init__.py", "neurons.py"])
def test_code_with_the_package_s_name_is_named(file, learner):
    stray = learner.beside / file
    stray.parent.mkdir(exist_ok=True)
    stray.touch()
    assert stopped() == (
        f"{stray} hides the course's package, which has the same name.\n"
        "Next: rename it, restart the kernel, and run this cell again."
    )
    assert learner.pip.wanted == []


def test_the_cell_names_the_oldest_python_that_the_package_takes():
    wants = (Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8")
    assert 'requires-python = ">=3.11"' in wants
    assert "sys.version_info < (3, 11)" in CELL


def test_a_python_too_old_can_read_the_cell():
    import ast

    ast.parse(CELL, feature_version=(3, 8))
