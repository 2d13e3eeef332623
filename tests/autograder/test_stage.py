"""A stage that returns another record than its own is named, and the run stops."""

import json

import pytest

from autograder.errors import CourseError
from autograder.model import Rebuilt
from autograder.report import Reports
from autograder.stage import StageError, returned
from neurons.checks.model import Status, Verdict

pytestmark = pytest.mark.unit

VERDICT = Verdict("double", Status.CORRECT, 3.0, 3.0, "Found.")


def rebuild(*_):
    """A stage in this file."""


def test_the_record_of_a_stage_is_let_through():
    returned(rebuild, Rebuilt({}), Rebuilt)
    returned(rebuild, [VERDICT, VERDICT], Verdict)
    returned(rebuild, [], Verdict)


@pytest.mark.parametrize(
    ("value", "record", "words"),
    [
        (None, Rebuilt, "returned a NoneType in place of a Rebuilt"),
        ({}, Reports, "returned a dict in place of a Reports"),
        ([VERDICT, "right"], Verdict, "returned a str in place of a Verdict"),
    ],
)
def test_another_record_is_named_with_its_stage_file_and_line(value, record, words):
    with pytest.raises(StageError) as found:
        returned(rebuild, value, record)
    line = rebuild.__code__.co_firstlineno
    start = f"tests/autograder/test_stage.py:{line}: the stage `rebuild` {words}; "
    assert str(found.value).startswith(start)
    assert str(found.value).endswith(
        f"let it return the record of {record.__module__}."
    )
    assert isinstance(found.value, CourseError)
    assert found.value.exit_code == 1


@pytest.mark.parametrize("stage", ["collect", "rebuild", "execute", "judge"])
def test_it_stops_the_run_and_counts_for_no_learner(demo, tmp_path, monkeypatch, stage):
    demo.hand_in("ada", "right")
    monkeypatch.setattr(demo, stage, lambda *_: "something else")
    with pytest.raises(StageError, match=f"the stage `{stage}` returned a str"):
        demo.grade(tmp_path / "out")
    assert not (tmp_path / "out" / "results.json").exists()
    assert not list((tmp_path / "out").glob("verdicts/*/*"))


@pytest.mark.parametrize("stage", ["record", "report"])
def test_so_it_is_with_the_stages_that_write(demo, tmp_path, monkeypatch, stage):
    demo.hand_in("ada", "right")
    monkeypatch.setattr(f"autograder.pipeline.{stage}", rebuild)
    with pytest.raises(StageError, match="the stage `rebuild` returned a NoneType"):
        demo.grade(tmp_path / "out")


def test_a_run_that_a_stage_stopped_goes_on_when_it_is_corrected(
    demo, tmp_path, monkeypatch
):
    demo.hand_in("ada", "right")
    with monkeypatch.context() as patch:
        patch.setattr(demo, "judge", lambda *_: None)
        with pytest.raises(StageError):
            demo.grade(tmp_path / "out")
    demo.grade(tmp_path / "out", resume=True)
    rows = json.loads((tmp_path / "out" / "results.json").read_text())["results"]
    assert {row["status"] for row in rows} == {"correct"}
