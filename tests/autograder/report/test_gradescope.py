"""What Gradescope reads, held against its schema."""

import json
from dataclasses import replace

import jsonschema
import pytest

from autograder.report import report
from autograder.report.gradescope import gradescope_json
from autograder.run_folder import RunFolder
from neurons.checks.model import Status
from support.schemas import schema_of

pytestmark = pytest.mark.unit

SLUG = "01-demo"
STATUSES = [status.value for status in Status]


def test_gradescope_reads_points_and_reasons(a_run, graded):
    one = graded("ada", triple="partial", message="Found.", repairs=("Labeled anew.",))
    one = replace(one, penalty=0.5, late_seconds=9.0)
    document = json.loads(gradescope_json(one, a_run.assignments[0]))
    jsonschema.validate(document, schema_of("gradescope-1.json"))
    assert document["score"] == 3.5
    assert [(t["name"], t["score"], t["status"]) for t in document["tests"]] == [
        ("double", 3.0, "passed"),
        ("triple", 1.0, "failed"),
    ]
    assert document["tests"][1]["output"] == "Found."
    assert document["output"].splitlines() == [
        "Repaired before grading: Labeled anew.",
        "Handed in late: 0.5 points taken off.",
    ]


@pytest.mark.parametrize("status", STATUSES)
def test_gradescope_gets_no_zero_for_what_nobody_judged(a_run, graded, status):
    written = gradescope_json(graded("ada", double=status), a_run.assignments[0])
    assert (written is None) == (status == "not_judged")
    if written is not None:
        jsonschema.validate(json.loads(written), schema_of("gradescope-1.json"))


def test_a_file_for_gradescope_goes_when_its_notebook_is_not_judged(
    tmp_path, a_run, graded
):
    folder = RunFolder.start(tmp_path / "out", a_run)
    file = folder.path / "gradescope" / SLUG / "ada.json"
    folder.write_graded(graded("ada"))
    report(folder)
    assert file.is_file()
    folder.write_graded(graded("ada", triple="not_judged"))
    report(folder)
    assert not file.exists()
