"""Whatever a learner does to a notebook's cells, an answer that is there counts.

Each file of `support.cell_rows` goes through `autograder check`, which grades it as a
run does, and is run in a notebook with `check(...)`: verdicts and words agree.
"""

import nbformat
import pytest

from autograder.check import check_notebook
from autograder.model import Assignment, Settings, TaskCell
from autograder.sandbox import SandboxKind, detect_sandboxes
from neurons import checks
from neurons.checks import session
from support.cell_rows import POINTS, ROWS
from support.handed_in import make_release
from support.shells import fresh_shell

SLUG = "01-single-neuron"
KIND = next((one.kind for one in detect_sandboxes() if one.works), SandboxKind.NONE)


def marked(row):
    return pytest.param(row, id=row.id, marks=[pytest.mark.slow] if row.slow else [])


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """The small exercise, as the grader knows it."""
    release = tmp_path_factory.mktemp("course") / "single-neuron.ipynb"
    nbformat.write(make_release(), release)
    tasks = tuple(TaskCell(task, points) for task, points in POINTS.items())
    return {SLUG: Assignment(SLUG, release, tasks)}


@pytest.fixture
def shell(monkeypatch):
    """A notebook's shell that has run nothing."""
    monkeypatch.setattr(checks, "show_twins", lambda twins: None)
    with fresh_shell(monkeypatch) as shell:
        yield shell


def hold(verdicts, wrong, message):
    found = {verdict.task: str(verdict.status) for verdict in verdicts}
    by_task = {verdict.task: verdict.message for verdict in verdicts}
    assert found == dict.fromkeys(POINTS, "correct") | wrong, by_task
    for task in list(wrong)[:1]:
        assert message in by_task[task]
    for verdict in verdicts:
        assert len(verdict.message.split("\n")) <= 4


@pytest.mark.parametrize("row", [*map(marked, ROWS)])
def test_the_grader_gives_each_file_its_points_and_says_why(row, course, tmp_path):
    file = tmp_path / "single-neuron.ipynb"
    file.write_bytes(row.content)
    found = check_notebook(file, course, Settings(sandbox=str(KIND), seed=3))
    hold(found.verdicts, row.wrong, row.message)
    assert row.note in "\n".join(found.repairs)
    if not row.note and not row.wrong:
        assert found.repairs == ()


RUN = [marked(row) for row in ROWS if row.runs != []]


@pytest.mark.parametrize("row", RUN)
def test_a_check_in_the_notebook_agrees(row, shell):
    for source in row.cells:
        shell.run_cell(source, store_history=True)
    verdicts = dict(session.seen.verdicts)
    for task in POINTS:
        # A check cell that was replaced is run in a cell of the learner's own.
        verdicts.setdefault(task, checks.check(task).verdict)
    message = row.says if row.shown else row.message
    hold(list(verdicts.values()), row.wrong | row.shown, message)
