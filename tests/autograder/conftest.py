"""Small stand-ins: a release notebook of two tasks, and graded notebooks."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from nbgrader.utils import compute_checksum

from autograder.exercise_texts import assignment_text
from autograder.model import Assignment, Graded, TaskCell
from autograder.record.recorder import Record
from autograder.run_records import Run
from autograder.sandbox import detect_sandboxes
from neurons.checks.model import Status, Verdict
from support.small_class import Class

ROOT = Path(__file__).resolve().parents[2]
SLUG = "01-demo"
QUESTIONS = {
    "double": "## Task 1: `double` (3 points)\n\nWrite $y = 2x$ as `double`."
    "\n\n<details><summary>Hint 1</summary>\nMultiply.\n</details>",
    "triple": "## Task 2: `triple` (2 points)\n\nWrite `triple` too.",
}


def _facts(grade_id, **changes):
    facts = {"grade": False, "grade_id": grade_id, "locked": False}
    facts |= {"schema_version": 3, "solution": False, "task": False}
    return {"nbgrader": facts | changes}


def _cells(task, points):
    solution = new_code_cell(f"# task: {task}\n...", id=task)
    solution.metadata.update(_facts(task, solution=True))
    check = new_code_cell(f'check("{task}")', id=f"check-{task}")
    check.metadata.update(
        _facts(f"check-{task}", grade=True, locked=True, points=points)
    )
    return [new_markdown_cell(QUESTIONS[task]), solution, check]


@pytest.fixture
def assignment(tmp_path):
    """An assignment with two tasks of 3 and 2 points, its release on disk."""
    title = new_markdown_cell("# Exercise 1: Demo\n\nTwo tasks.")
    notebook = new_notebook(cells=[title, *_cells("double", 3.0)])
    notebook.cells += _cells("triple", 2.0)
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3"}
    notebook = nbformat.from_dict(notebook)
    for cell in notebook.cells:
        if "nbgrader" in cell.metadata:
            cell.metadata.nbgrader["cell_type"] = cell.cell_type
            cell.metadata.nbgrader["checksum"] = compute_checksum(cell)
    path = tmp_path / "course" / SLUG / "demo.ipynb"
    path.parent.mkdir(parents=True)
    nbformat.write(notebook, path)
    return Assignment(SLUG, path, (TaskCell("double", 3.0), TaskCell("triple", 2.0)))


@pytest.fixture
def release(assignment):
    """The assignment's release notebook."""
    return nbformat.read(assignment.release, as_version=4)


@pytest.fixture
def a_run(assignment, release):
    """A run over that assignment."""
    text = assignment_text(assignment, release, digest="d1")
    return Run("1.0", 7, "bubblewrap", (text,))


@pytest.fixture
def graded(assignment):
    """A maker of graded notebooks: `graded("ada", correct=…, wrong=…)`."""

    def make(student, double="correct", triple="wrong", message="Found.", **more):
        verdicts = []
        for task, status in zip(assignment.tasks, (double, triple)):
            share = {"correct": 1.0, "partial": 0.5}.get(status, 0.0)
            earned = share * task.points
            verdicts.append(
                Verdict(task.id, Status(status), earned, task.points, message)
            )
        facts = {"seconds": {"double": 0.25, "triple": 1.0}, "seed": 11} | more
        return Graded(student, assignment.slug, tuple(verdicts), **facts)

    return make


@pytest.fixture(scope="session")
def new_gradebook(tmp_path_factory):
    """An empty gradebook, made once: nbgrader needs seconds for it."""
    folder = tmp_path_factory.mktemp("new")
    Record(folder).book.close()
    return folder / "gradebook.db"


@pytest.fixture
def demo(tmp_path, assignment, new_gradebook, monkeypatch):
    """A class whose notebooks say what is to be done with them."""
    db = tmp_path / "term.db"
    db.write_bytes(new_gradebook.read_bytes())
    made = Class(tmp_path / "class", assignment, db)
    made.put_in_place(monkeypatch)
    return made


@pytest.fixture(scope="session")
def course_folder(tmp_path_factory):
    """The course with a shorter time limit, so that an endless loop ends soon."""
    folder = tmp_path_factory.mktemp("course")
    pages = ("_config.yml", "_toc.yml", "intro.md", "chapters")
    for name in (*pages, "solutions", "exercises"):
        (folder / name).symlink_to(ROOT / name)
    settings = "[tool.autograder]\nseed = 2024\n[tool.autograder.limits]\n"
    (folder / "pyproject.toml").write_text(f"{settings}cell_cpu_seconds = 20\n")
    return folder


@pytest.fixture(scope="session")
def autograder(course_folder):
    """Run the command in that course: `autograder("grade", …)`."""

    def command(*arguments, **options):
        return subprocess.run(
            [sys.executable, "-m", "autograder", *map(str, arguments)],
            cwd=course_folder,
            env=os.environ | {"PYTHONPATH": str(ROOT), "COLUMNS": "120"},
            capture_output=True,
            text=True,
            **{"timeout": 600} | options,
        )

    return command


@pytest.fixture(scope="session")
def sandbox():
    """The sandbox to grade the sample class in; none where none works."""
    works = [one.kind for one in detect_sandboxes() if one.works]
    return "none" if works == ["none"] else "auto"


@pytest.fixture(scope="session")
def sample_class(tmp_path_factory):
    """The folder with the sample class's notebooks."""
    folder = tmp_path_factory.mktemp("sample") / "submissions"
    script = ROOT / "tests" / "sample_class" / "make_sample_class.py"
    subprocess.run([sys.executable, script, folder], check=True, capture_output=True)
    return folder


@pytest.fixture(scope="session")
def graded_class(autograder, sample_class, sandbox, tmp_path_factory):
    """The sample class graded for real: what the command said, and its folder."""
    out = tmp_path_factory.mktemp("graded") / "out"
    done = autograder("grade", sample_class, "--out", out, "--sandbox", sandbox)
    return done, out
