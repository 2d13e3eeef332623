"""What a learner installs works alone: the wheel, outside the repository.

The environment is like a hosted notebook's: NumPy, Keras and the rest are there, the
course is not, and then its wheel is installed.
"""

import re
import subprocess
import sys
import sysconfig
import zipfile
from importlib.metadata import distributions, requires
from pathlib import Path

import nbformat
import pytest

from autograder.course import Course
from autograder.release import source_notebook
from neurons.checks.catalogue import ASSIGNMENTS

ROOT = Path(__file__).resolve().parents[1]
COURSE = Course.load(ROOT)
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
def python(wheel, tmp_path_factory):
    """The Python of an environment with the wheel and without the repository."""
    env = tmp_path_factory.mktemp("learner") / "env"
    uv = Path(sys.executable).with_name("uv")
    run(uv, "venv", "--quiet", "--python", sys.executable, env)
    (site,) = env.glob("lib/python3*/site-packages")
    # A folder named in a .pth file has its own .pth files ignored, so the editable
    # install of the repository stays out of sight.
    (site / "hosted.pth").write_text(sysconfig.get_path("purelib") + "\n")
    run(
        *(uv, "pip", "install", "--quiet", "--offline", "--no-deps"),
        *("--python", env / "bin" / "python", wheel),
    )
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
    cells = {cell.id: cell for cell in nbformat.read(done, as_version=4).cells}
    for task in COURSE.assignments[slug].tasks:
        numbers = [
            float(output.data["text/plain"])
            for output in cells[f"check-{task.id}"].outputs
            if output.output_type == "execute_result"
        ]
        assert numbers == [task.points], f"{slug}: {task.id}"
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
    assert "neurons/draw/house.mplstyle" in names
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
