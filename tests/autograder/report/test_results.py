"""`results.json`, held against its schema."""

import json

import jsonschema
import pytest

from autograder.run_folder import RunFolder
from neurons.checks.model import Status
from support.schemas import schema_of

pytestmark = pytest.mark.unit

STATUSES = [status.value for status in Status]


def test_results_keep_their_schema(tmp_path, a_run, everybody):
    folder = RunFolder.start(tmp_path / "out", a_run)
    for one in everybody:
        folder.write_graded(one)
    document = json.loads(folder.write_results().read_text(encoding="utf-8"))
    jsonschema.validate(document, schema_of("results-1.json"))
    assert len(document["results"]) == 2 * len(STATUSES)
    assert {row["status"] for row in document["results"]} == set(STATUSES)
