"""Stock nbgrader, which the checks are compared with, is nbgrader itself."""

import ast
import os
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook
from nbgrader.api import Gradebook
from nbgrader.apps.api import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from neurons.checks.catalogue import TASKS
from support.answers import FOLDER, PRELUDE, answers
from support.notebooks import warm_kernels
from support.stock import by_asserts

# nbgrader makes its database grumble.
pytestmark = pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")


@pytest.mark.unit
@pytest.mark.parametrize("task", TASKS)
def test_a_task_has_three_asserts_as_plain_nbgrader_has_them(task):
    tree = ast.parse((FOLDER / task / "asserts.py").read_text(encoding="utf-8"))
    found = [
        node
        for node in tree.body
        if isinstance(node, ast.Assert)
        or ast.unparse(node).startswith("np.testing.assert_")
    ]
    assert len(found) == 3
    # A number in the last line would be a grade.
    assert tree.body[-1] is found[-1]


def notebook(task, source):
    """A notebook of one task, as an instructor of plain nbgrader makes it."""
    given = FOLDER / task / "given.py"
    before = given.read_text(encoding="utf-8") if given.is_file() else ""
    cells = [new_code_cell(f"{PRELUDE}import keras\n{before}")]
    asserts = (FOLDER / task / "asserts.py").read_text(encoding="utf-8")
    for name, text in ((task, source), (f"test-{task}", asserts)):
        is_test = name != task
        label = {"grade": is_test, "locked": is_test, "solution": not is_test}
        label |= {"grade_id": name, "schema_version": 3, "task": False}
        label |= {"points": 1} if is_test else {}
        cells.append(new_code_cell(text, metadata={"nbgrader": label}))
    return new_notebook(cells=cells)


def autograded(task, chosen, course):
    """The points that nbgrader gives each answer, of one point."""
    source = course / "source" / "one" / "one.ipynb"
    files = {source: "..."}
    for number, answer in enumerate(chosen):
        learner = course / "submitted" / f"learner-{number}"
        files[learner / "one" / "one.ipynb"] = answer.source
    for file, text in files.items():
        file.parent.mkdir(parents=True)
        nbformat.write(notebook(task, text), file)
    config = Config({"CourseDirectory": {"root": str(course)}})
    config.Execute.shutdown_kernel = "immediate"
    # The machine may have other things to do.
    config.Execute.timeout = config.Execute.startup_timeout = 300
    api = NbGraderAPI(CourseDirectory(config=config), config=config)
    done = api.generate_assignment("one")
    assert done["success"], done
    points = []
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as book:
        for number in range(len(chosen)):
            done = api.autograde("one", f"learner-{number}")
            assert done["success"], done
            book.db.expire_all()
            submission = book.find_submission_notebook(
                "one", "one", f"learner-{number}"
            )
            points += [grade.auto_score for grade in submission.grades]
    return points


@pytest.mark.parametrize(
    "task",
    [
        pytest.param("gradient_step", marks=pytest.mark.slow),
        pytest.param("softmax", marks=pytest.mark.weekly),
        pytest.param("logistic", marks=pytest.mark.weekly),
    ],
)
def test_nbgrader_gives_an_answer_of_each_kind_what_its_asserts_give(
    task, tmp_path, monkeypatch
):
    found = {}
    for answer in answers(task):
        # Also one that they refuse wrongly, and one that they accept wrongly.
        found.setdefault((answer.kind, by_asserts(answer)[0]), answer)
    # nbgrader looks for alembic along the path.
    places = [str(Path(sys.executable).parent), os.environ["PATH"]]
    monkeypatch.setenv("PATH", os.pathsep.join(places))
    with warm_kernels(tmp_path / "jupyter"):
        points = autograded(task, list(found.values()), tmp_path / "course")
    assert points == [float(passes) for _, passes in found]
