"""Every attack and every damaged file in one batch, between twenty honest learners."""

import json
import re
import tempfile
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import nbformat
import pytest

from attacks import for_silence
from attacks.conftest import ATTACKERS, LIMITS, Silent
from attacks.notebooks import POINTS, RIGHT, SLUG, WRONG, answered, hand_in
from autograder.model import Assignment, Settings, TaskCell
from autograder.pipeline import grade_class
from support import cell_rows
from support.cluster import Dask
from support.handed_in import make_release
from support.other_files import READ, UNREADABLE

pytestmark = pytest.mark.weekly

SMALL = "02-small"
N_HONEST = 20
# Each honest learner gets full points but for one task, so that a mix-up shows.
LEFT_WRONG = {
    f"{chr(ord('a') + number)}-honest-{number:02}": list(POINTS)[number % len(POINTS)]
    for number in range(N_HONEST)
}
QUICK = replace(LIMITS, cell_wall_seconds=20, notebook_wall_seconds=120, idle_seconds=8)


@pytest.fixture(scope="module")
def assignments(assignment, tmp_path_factory):
    """Exercise 1, which is attacked, and the small one of the damaged files."""
    path = tmp_path_factory.mktemp("small") / SMALL / "small.ipynb"
    path.parent.mkdir()
    nbformat.write(make_release(), path)
    tasks = tuple(TaskCell(task, points) for task, points in cell_rows.POINTS.items())
    return {SLUG: assignment, SMALL: Assignment(SMALL, path, tasks)}


def hand_in_honest(folder, assignment):
    for student, left in LEFT_WRONG.items():
        answers = RIGHT | {left: WRONG[left]}
        hand_in(folder, student, answered(assignment, answers))


def hand_in_others(folder, assignment):
    """All attackers and all damaged files; gives how many files these are."""
    silent = (
        *for_silence.attackers("quick", for_silence.QUICK),
        *for_silence.attackers("slow", for_silence.SLOW),
    )
    for attacker in (*ATTACKERS, *silent):
        answers = {task: a.source(task) for task, a in attacker.attacks.items()}
        hand_in(folder, attacker.student, answered(assignment, answers, attacker.first))
    files = {row.id: row.content for row in cell_rows.ROWS} | READ
    files |= {name: content for name, (content, _) in UNREADABLE.items()}
    for number, (name, content) in enumerate(files.items()):
        who = re.sub(r"\W+", "-", name).strip("-")
        path = folder / f"m-{number:03}-{who}" / SMALL / "small.ipynb"
        path.parent.mkdir(parents=True)
        path.write_bytes(content)
    return len(ATTACKERS) + len(silent) + len(files)


def rows_of_honest(out):
    """What the honest learners got, without what differs from run to run."""
    found = json.loads((out / "results.json").read_text("utf-8"))["results"]
    return [
        {key: value for key, value in row.items() if key != "seconds"}
        for row in found
        if row["student"] in LEFT_WRONG
    ]


@contextmanager
def no_cluster(folder):
    yield ""


@contextmanager
def cluster(folder):
    """The address of a scheduler with two workers."""
    dask = Dask(folder)
    try:
        dask.start_scheduler()
        for number in range(2):
            dask.start_worker(number)
        yield dask.address()
    finally:
        left = dask.end()
    assert left == []


@pytest.mark.parametrize("place", [no_cluster, cluster])
def test_a_batch_of_all_that_is_hostile_and_damaged_ends_with_the_honest_verdicts(
    assignments, sandbox, tmp_path, monkeypatch, place
):
    scratch = Path(tempfile.mkdtemp(prefix="t-"))
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    with place(tmp_path) as address:
        settings = Settings(
            sandbox=sandbox, seed=7, limits=QUICK, workers=2, scheduler=address
        )
        hand_in_honest(tmp_path / "honest", assignments[SLUG])
        grade_class(
            assignments, tmp_path / "honest", tmp_path / "alone", settings, Silent()
        )
        hand_in_honest(tmp_path / "class", assignments[SLUG])
        n_others = hand_in_others(tmp_path / "class", assignments[SLUG])
        summary = grade_class(
            assignments, tmp_path / "class", tmp_path / "mixed", settings, Silent()
        )
    assert n_others > 100
    assert rows_of_honest(tmp_path / "mixed") == rows_of_honest(tmp_path / "alone")
    assert len(rows_of_honest(tmp_path / "mixed")) == N_HONEST * len(POINTS)
    students = {student for student, _ in summary.folder.stored_verdicts()}
    assert len(students) == N_HONEST + n_others
