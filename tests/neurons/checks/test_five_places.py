"""The same answer gets the same points and status wherever it is checked.

Five places: the function call, the check cell of a notebook, `nbgrader validate`,
plain `nbgrader autograde`, and `autograder grade`. Every exercise is answered once
with each kind of answer in `tests/tasks`.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from IPython.core.interactiveshell import InteractiveShell
from nbclient import NotebookClient
from nbconvert.preprocessors import Preprocessor
from nbgrader.api import Gradebook
from nbgrader.apps.api import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import CheckCellMetadata, ClearOutput, Execute
from nbgrader.validator import Validator
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from autograder.course import Course
from autograder.release import write_source
from autograder.sandbox import detect_sandboxes
from neurons.checks import ASSIGNMENTS, check
from neurons.checks.model import Status
from support.answers import expected_statuses
from support.colab import as_colab
from support.notebooks import KINDS, ROOT, answered, chosen, release, said, warm_kernels
from support.shells import fresh_shell

pytestmark = [
    pytest.mark.weekly,
    # nbgrader makes its database grumble.
    pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning"),
]
MADE = [(slug, kind) for slug in ASSIGNMENTS for kind in KINDS]


class Keep(Preprocessor):
    """Keeps the notebook that `nbgrader validate` has executed."""

    notebooks: list = []  # noqa: RUF012 - nbgrader makes the preprocessor anew each time

    def preprocess(self, notebook, resources):
        self.notebooks.append(notebook)
        return notebook, resources


@pytest.fixture(scope="module")
def submissions(tmp_path_factory):
    """`submissions/KIND/EXERCISE/NOTEBOOK`: a learner for each kind of answer."""
    folder = tmp_path_factory.mktemp("places") / "submissions"
    for slug, kind in MADE:
        file = folder / kind / slug / release(slug).name
        file.parent.mkdir(parents=True)
        sources = {task: one.source for task, one in chosen(slug, kind).items()}
        nbformat.write(answered(slug, sources), file)
    return folder


@pytest.fixture(scope="module")
def kernels(tmp_path_factory):
    with warm_kernels(tmp_path_factory.mktemp("jupyter")):
        yield


def by_call(file):
    """`check(task)` called as a function, after the cells before it have run."""
    notebook = nbformat.read(file, as_version=4)
    found = {}
    with pytest.MonkeyPatch.context() as patch, fresh_shell(patch) as shell:
        for cell in notebook.cells:
            name = cell.get("id", "")
            if name.startswith("check-"):
                verdict = check(name.removeprefix("check-")).verdict
                found[verdict.task] = (str(verdict.status), verdict.points)
            elif cell.cell_type == "code":
                shell.run_cell(cell.source)
    return found


def by_self_check(file):
    notebook = nbformat.read(file, as_version=4)
    NotebookClient(
        notebook,
        timeout=120,
        allow_errors=True,
        shutdown_kernel="immediate",
        resources={"metadata": {"path": str(ROOT)}},
    ).execute()
    return said(notebook)


def by_validate(file):
    validator = Validator(
        preprocessors=[CheckCellMetadata, ClearOutput, Execute, Keep],
        config=Config({"Execute": {"shutdown_kernel": "immediate", "timeout": 120}}),
    )
    Keep.notebooks.clear()
    results = validator.validate(str(file))
    found = said(Keep.notebooks.pop())
    # What it prints is that these checks failed: all that are not right.
    failed = {cell["source"] for cell in results.get("failed", ())}
    assert failed == {
        f'check("{task}")' for task, (status, _) in found.items() if status != "correct"
    }
    return found


@pytest.fixture(scope="module")
def in_places(submissions, kernels, tmp_path_factory):
    """By place, exercise and kind: what was said of each task."""
    found = {"autograder grade": graded(submissions, tmp_path_factory)}
    with pytest.MonkeyPatch.context() as patch:
        # nbgrader looks for alembic along the path.
        places = [str(Path(sys.executable).parent), os.environ["PATH"]]
        patch.setenv("PATH", os.pathsep.join(places))
        found |= run_notebooks(submissions, tmp_path_factory)
        found["call"] = {
            (slug, kind): by_call(submissions / kind / slug / release(slug).name)
            for slug, kind in MADE
        }
        InteractiveShell.clear_instance()
    return found


def run_notebooks(submissions, folders):
    found = {"self-check": {}, "nbgrader validate": {}}
    for slug, kind in MADE:
        file = submissions / kind / slug / release(slug).name
        found["self-check"][slug, kind] = by_self_check(file)
        found["nbgrader validate"][slug, kind] = by_validate(file)
    course = folders.mktemp("plain")
    found["nbgrader autograde"] = autograded(course, submissions)
    return found


def autograded(course, submissions):
    """What plain nbgrader makes of it: its gradebook's points, the cells' status."""
    write_source(Course.load(ROOT), course, None)
    (course / "submitted").symlink_to(submissions)
    config = PyFileConfigLoader("nbgrader_config.py", path=str(course)).load_config()
    config.Execute.shutdown_kernel = "immediate"
    api = NbGraderAPI(CourseDirectory(config=config), config=config)
    for slug in ASSIGNMENTS:
        done = api.generate_assignment(slug)
        assert done["success"], done
    found = {}
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as book:
        for slug, kind in MADE:
            done = api.autograde(slug, kind)
            assert done["success"], done
            found[slug, kind] = from_gradebook(book, course, slug, kind)
    return found


def from_gradebook(book, course, slug, kind):
    name = release(slug).stem
    file = course / "autograded" / kind / slug / f"{name}.ipynb"
    shown = said(nbformat.read(file, as_version=4))
    book.db.expire_all()
    grades = book.find_submission_notebook(name, slug, kind).grades
    points = {grade.name.removeprefix("check-"): grade.auto_score for grade in grades}
    assert points == {task: earned for task, (_, earned) in shown.items()}
    return shown


def graded(submissions, folders):
    works = [one.kind for one in detect_sandboxes() if one.works]
    sandbox = "none" if works == ["none"] else "auto"
    place = folders.mktemp("graded")
    handed_in, out = place / "class", place / "out"
    shutil.copytree(submissions, handed_in)
    # One learner worked in Colab: what comes back from there grades just as fully.
    for file in handed_in.glob("right/*/*.ipynb"):
        book = nbformat.read(file, as_version=4)
        file.write_bytes(as_colab(book, keeps_labels=False))
    command = [sys.executable, "-m", "autograder", "grade", handed_in, "--out", out]
    done = subprocess.run(
        [*map(str, command), "--sandbox", sandbox],
        cwd=ROOT,
        env=os.environ | {"COLUMNS": "120"},
        capture_output=True,
        text=True,
        timeout=900,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    found = {}
    for row in json.loads((out / "results.json").read_text())["results"]:
        tasks = found.setdefault((row["assignment"], row["student"]), {})
        tasks[row["task"]] = (row["status"], row["points"])
    return found


@pytest.mark.parametrize("slug, kind", MADE)
def test_five_places_say_the_same_of_an_answer(slug, kind, in_places):
    by_place = {place: found[slug, kind] for place, found in in_places.items()}
    assert len(by_place) == 5
    for place, found in by_place.items():
        assert found == by_place["self-check"], place
    for task, answer in chosen(slug, kind).items():
        status, points = by_place["self-check"][task]
        assert Status(status) in expected_statuses(answer.kind), (task, answer.name)
        if answer.kind == "partial":
            assert points == answer.points, (task, answer.name)
