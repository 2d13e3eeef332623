"""A notebook as the version before released it, answered, gets what it got then."""

import nbformat
import pytest

from autograder.model import INSTALL_TAG, is_for_learner
from autograder.rebuild import rebuild
from autograder.rebuild.rebuilder import NEW_GIVEN
from neurons.checks.catalogue import ASSIGNMENTS, find_task
from neurons.checks.markers import grade_id
from neurons.checks.tasks.trained.judge import OLDER_NOTEBOOK
from support.answers import answers
from support.handed_in import as_bytes, source_of
from support.notebooks import release, solutions
from support.released import released, released_tasks


def in_two_releases(slug, sources):
    """An answered notebook of the version before, and what it is rebuilt to today."""
    old, new = released(slug), nbformat.read(release(slug), as_version=4)
    for cell in old.cells:
        cell.source = sources.get(grade_id(cell.metadata), cell.source)
    new.metadata["neurons"]["version"] = "9999.0"  # until the next one is numbered
    return old, rebuild(new, as_bytes(old))


def found_in(notebook):
    """The verdict of each check cell, where all cells run one after another."""
    names, verdicts = {}, {}
    for cell in notebook.cells:
        given = INSTALL_TAG in cell.metadata.get("tags", ()) or is_for_learner(cell)
        if cell.cell_type != "code" or given or "%pip" in cell.source:
            continue
        task = grade_id(cell.metadata).removeprefix("check-")
        if cell.source.startswith("check("):
            # `check` reads the names of the code that calls it.
            exec(f"points = {cell.source}", names)
            verdicts[task] = names["points"].verdict
        elif "check.ready" not in cell.source:
            exec(cell.source, names)
    return verdicts


@pytest.mark.unit
@pytest.mark.parametrize("slug", ASSIGNMENTS)
def test_every_answer_is_taken_and_one_line_says_what_is_new(slug):
    every = solutions(slug)
    sources = {task: code for task, code in every.items() if task in released_tasks()}
    old, rebuilt = in_two_releases(slug, sources)
    version = old.metadata["neurons"]["version"]
    assert rebuilt.missing == every.keys() - sources.keys()
    assert not rebuilt.untouched
    assert {task: source_of(rebuilt, task) for task in sources} == sources
    first, *others = rebuilt.repairs
    assert first.startswith(f"The notebook is of release {version}; it was graded as ")
    # All have another cell of imports; a notebook of the version before brings its own.
    assert NEW_GIVEN in others and len(others) == 1 + bool(rebuilt.missing)


@pytest.mark.parametrize(
    "slug",
    [
        pytest.param(slug, marks=pytest.mark.weekly if slug == "06-compile-fit" else ())
        for slug in ASSIGNMENTS
    ],
)
@pytest.mark.slow
def test_the_same_answers_get_the_same_status_and_points(slug, monkeypatch):
    # In plain Python, also where another test has begun a notebook in this process.
    monkeypatch.setattr("neurons.checks.session.shell", lambda: None)
    sources = solutions(slug)
    # `progress` is newer than what the older notebook imports.
    newer = ", callbacks=[progress()]"
    sources = {task: source.replace(newer, "") for task, source in sources.items()}
    # No other answer builds on it.
    first, *_, last = sources
    mistaken = first if last == "trained" else last
    wrong = next(one for one in answers(mistaken) if one.kind == "wrong")
    sources[mistaken] = f"# task: {mistaken}\n{wrong.source}"
    old, rebuilt = in_two_releases(slug, sources)
    for notebook in (old, rebuilt.notebook):
        verdicts = found_in(notebook)
        assert {t: str(v.status) for t, v in verdicts.items()} == {
            task: "wrong" if task == mistaken else "correct" for task in sources
        }
        points = {task: verdict.points for task, verdict in verdicts.items()}
        due = {task: find_task(task).points for task in sources}
        assert points == due | {mistaken: 0.0}
        if last == "trained":
            assert OLDER_NOTEBOOK in verdicts[last].message
