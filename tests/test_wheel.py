"""What a learner installs works alone: the wheel, outside the repository.

The environment is like a hosted notebook's: NumPy, Keras and the rest are there, the
course is not, and then its wheel is installed.
"""

import email
import re
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from importlib.metadata import distributions, requires
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

import neurons
from autograder.course import Course
from autograder.release import source_notebook
from neurons.checks.catalogue import ASSIGNMENTS
from support.notebooks import said

pytestmark = pytest.mark.weekly

ROOT = Path(__file__).resolve().parents[1]
COURSE = Course.load(ROOT)
PIN = re.compile(r"([\w.-]+)==([^ ;]+)(?: ; (.*?))? \\")
RUN_NOTEBOOK = """
import sys, nbformat
from nbclient import NotebookClient
book = nbformat.read(sys.argv[1], as_version=4)
NotebookClient(book, timeout=120).execute()
nbformat.write(book, sys.argv[2])
"""


@pytest.fixture(scope="session")
def wheel(tmp_path_factory):
    """The wheel, built from the repository."""
    out = tmp_path_factory.mktemp("dist")
    run(
        *(sys.executable, "-m", "build", "--wheel", "--no-isolation"),
        *("--outdir", out, ROOT),
    )
    (made,) = out.glob("*.whl")
    return made


@pytest.fixture(scope="session")
def bare_python(tmp_path_factory):
    """The Python of a hosted image: NumPy, Keras and the rest, without the course."""
    folder = tmp_path_factory.mktemp("bare")
    libraries = folder / "libraries"
    libraries.mkdir()
    for entry in Path(sysconfig.get_path("purelib")).iterdir():
        # An editable install leaves the data and exercises of the package here.
        if "neuron" not in entry.name:
            (libraries / entry.name).symlink_to(entry)
    return hosted(folder / "env", libraries)


@pytest.fixture(scope="session")
def python(wheel, tmp_path_factory):
    """The Python of an environment with the wheel and without the repository."""
    libraries = sysconfig.get_path("purelib")
    python = hosted(tmp_path_factory.mktemp("learner") / "env", libraries)
    uv = Path(sys.executable).with_name("uv")
    run(
        *(uv, "pip", "install", "--quiet", "--offline", "--no-deps"),
        *("--python", python, wheel),
    )
    return python


def hosted(env, libraries):
    """Make an environment that sees these libraries and not the repository."""
    uv = Path(sys.executable).with_name("uv")
    run(uv, "venv", "--quiet", "--python", sys.executable, env)
    (site,) = env.glob("lib/python3*/site-packages")
    # A folder named in a .pth file has its own .pth files ignored, so the editable
    # install of the repository stays out of sight.
    (site / "hosted.pth").write_text(f"{libraries}\n")
    return env / "bin" / "python"


def run(*command, cwd=None):
    """Run a command; its output, or a failure that shows what it said."""
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_three_tables_load_without_the_repository(python, tmp_path):
    code = (
        "import neurons\n"
        "from neurons import datasets, draw\n"
        "for table in (datasets.cereal, datasets.concrete, datasets.diabetes):\n"
        "    print(table().shape)\n"
        "draw.style()\n"
        "print(neurons.__file__)\n"
    )
    *shapes, home = run(python, "-c", code, cwd=tmp_path).split("\n")[:4]
    assert shapes == ["(77, 16)", "(1030, 9)", "(768, 9)"]
    assert str(ROOT) not in home


@pytest.mark.parametrize("slug", ASSIGNMENTS)
def test_a_solution_runs_from_the_top_and_earns_every_point(slug, python, tmp_path):
    source, done = tmp_path / "solution.ipynb", tmp_path / "done.ipynb"
    nbformat.write(source_notebook(COURSE, slug), source)
    run(python, "-c", RUN_NOTEBOOK, source, done, cwd=tmp_path)
    notebook = nbformat.read(done, as_version=4)
    cells = {cell.id: cell for cell in notebook.cells}
    shown = said(notebook)
    for task in COURSE.assignments[slug].tasks:
        assert shown[task.id] == ("correct", task.points), f"{slug}: {task.id}"
    (last,) = cells.popitem()[1].outputs
    assert last.data["text/plain"].startswith("✔ Ready to hand in: Exercise ")
    install = next(cell for cell in cells.values() if "install" in str(cell.metadata))
    assert "Found the course's package, version" in install.outputs[0].text
    noise = [
        output.text
        for cell in cells.values()
        for output in cell.get("outputs", [])
        if output.output_type == "stream" and output.name == "stderr"
    ]
    assert not noise


def test_the_wheel_holds_code_and_tables_and_no_solutions(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    assert {f"neurons/data/{n}.csv" for n in ("cereal", "concrete", "diabetes")} <= {
        *names
    }
    assert "neurons/draw/course.mplstyle" in names
    tops = {name.split("/")[0] for name in names}
    assert tops == {"neurons", "autograder", *(t for t in tops if "dist-info" in t)}


def test_what_the_wheel_asks_for_is_what_the_lock_installs():
    installed = {
        dist.metadata["Name"].lower().replace("_", "-") for dist in distributions()
    }
    # On Linux the lock takes the build of TensorFlow without GPU code.
    installed |= {"tensorflow"} & {name.removesuffix("-cpu") for name in installed}
    for line in requires("from-one-neuron-up"):
        name = re.match(r"[A-Za-z0-9_.-]+", line).group().lower()
        assert name in installed, line
        wanted = line.split(";")[0]
        assert "==" not in wanted and "<" not in wanted, f"{line} is too tight"


def needed(wheel):
    """What the wheel's own metadata ask for, without the extras."""
    archive = zipfile.ZipFile(wheel)
    (name,) = [n for n in archive.namelist() if n.endswith(".dist-info/METADATA")]
    lines = email.message_from_bytes(archive.read(name)).get_all("Requires-Dist")
    required = [Requirement(line) for line in lines]
    return [one for one in required if "extra" not in str(one.marker)]


def pinned(lock):
    """Versions in a lock by name, under the names that hosted images use."""
    lines = (ROOT / lock).read_text(encoding="utf-8").splitlines()
    found = [PIN.fullmatch(line) for line in lines]
    versions = {}
    for name, version, marker in (match.groups() for match in found if match):
        if marker is None or Marker(marker).evaluate():
            versions[canonicalize_name(name)] = version
    versions["tensorflow"] = versions.get("tensorflow-cpu", versions.get("tensorflow"))
    return versions


def test_the_oldest_versions_that_the_wheel_lets_in_are_those_that_are_tried(wheel):
    oldest = pinned("requirements-oldest.lock")
    for one in needed(wheel):
        (bound,) = one.specifier
        assert bound.operator == ">=", f"{one}: an upper bound would replace an image's"
        tried = Version(oldest[canonicalize_name(one.name)])
        assert tried.release[:2] == Version(bound.version).release[:2], one
        assert tried in one.specifier


@pytest.mark.parametrize("which", ["-oldest", "-colab", ""])
def test_installing_the_wheel_would_replace_nothing_of_an_image(which, wheel, tmp_path):
    env = tmp_path / "image"
    uv = Path(sys.executable).with_name("uv")
    run(uv, "venv", "--quiet", "--python", sys.executable, env)
    (site,) = env.glob("lib/python3*/site-packages")
    for name, version in pinned(f"requirements{which}.lock").items():
        # pip looks at names and versions alone.
        facts = site / f"{name.replace('-', '_')}-{version}.dist-info"
        facts.mkdir()
        text = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
        (facts / "METADATA").write_text(text)
        (facts / "RECORD").write_text("")
    output = run(
        *(sys.executable, "-m", "pip", "--python", env / "bin" / "python", "install"),
        *("--dry-run", "--no-index", "--disable-pip-version-check", wheel),
    )
    lines = output.splitlines()
    (would,) = [line for line in lines if line.startswith("Would install")]
    name = re.match(r"Would install from[-_]one[-_]neuron[-_]up-[\d.]+$", would)
    assert name, would


def test_the_first_cell_installs_the_package_and_the_kernel_goes_on(
    bare_python, wheel, tmp_path, monkeypatch
):
    source = source_notebook(COURSE, "01-single-neuron").cells
    (install,) = [c.source for c in source if "install" in c.metadata.get("tags", [])]
    # The wheel lies beside the notebook, and what it asks for is there.
    shutil.copy(wheel, tmp_path)
    monkeypatch.setenv("PIP_NO_DEPS", "1")
    before = "import numpy, pandas\nbefore = numpy.__version__, id(numpy.dot)"
    after = (
        "import numpy, neurons\nfrom neurons import check, datasets\n"
        "print(before == (numpy.__version__, id(numpy.dot)), len(datasets.cereal()))"
    )
    cells = [before, install, after, install]
    notebook = new_notebook(cells=[new_code_cell(cell) for cell in cells])
    nbformat.write(notebook, tmp_path / "first.ipynb")
    done = tmp_path / "done.ipynb"
    run(bare_python, "-c", RUN_NOTEBOOK, tmp_path / "first.ipynb", done, cwd=tmp_path)
    outputs = [cell.outputs for cell in nbformat.read(done, as_version=4).cells]
    version = f"version {neurons.__version__}.\n"
    installed = f"Installed the course's package, {version}"
    assert outputs[1][-1].text.endswith(installed)
    assert outputs[2][0].text == "True 77\n"
    assert outputs[3][0].text == f"Found the course's package, {version}"
