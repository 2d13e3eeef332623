"""Minutes until a task was right, by what Colab and JupyterLab note in a notebook."""

import json

import pytest

from autograder.pace import minutes_to_right
from neurons.checks.model import Status, Verdict

pytestmark = pytest.mark.unit
RIGHT = [Verdict(task, Status.CORRECT, 1, 1, "") for task in ("neuron", "line")]
WRONG = [Verdict("estimate", Status.WRONG, 0, 1, "")]


def notebook(*cells):
    """A notebook whose cells have a source and the minute at which they ran."""
    return json.dumps(
        {
            "cells": [
                {"cell_type": "code", "source": [source], "metadata": metadata}
                for source, metadata in cells
            ]
        }
    ).encode()


def colab(minute):
    return {"executionInfo": {"timestamp": minute * 60_000, "elapsed": 5}}


def jupyter(minute):
    when = f"2026-11-01T12:{minute:02d}:00.000000Z"
    return {"execution": {"iopub.execute_input": when}}


@pytest.mark.parametrize("noted", [colab, jupyter])
def test_a_right_task_took_the_minutes_since_the_check_before(noted):
    cells = (
        ("import numpy as np", noted(10)),
        ('check("neuron")', noted(14)),
        ("1 + 1", {}),
        ('check("estimate")', noted(20)),
        ('check("line")', noted(27)),
    )
    found = minutes_to_right(notebook(*cells), [*RIGHT, *WRONG])
    assert found == {"neuron": 4.0, "line": 7.0}


def test_a_break_and_a_run_of_the_whole_notebook_say_nothing():
    cells = (("1", colab(0)), ('check("neuron")', colab(300)))
    assert minutes_to_right(notebook(*cells), RIGHT) == {}
    cells = (("1", colab(0)), ('check("neuron")', colab(1)))
    assert minutes_to_right(notebook(*cells), RIGHT) == {}
    # The first cells once more at once, then the last task.
    again = (("1", colab(0)), ('check("neuron")', colab(0.1)))
    cells = (*again, ('check("line")', colab(9)))
    assert minutes_to_right(notebook(*cells), RIGHT) == {"line": 8.9}


@pytest.mark.parametrize(
    "content",
    [
        b"<html>",
        b"[]",
        b'{"cells": 3}',
        notebook(("1", {"executionInfo": 3})),
        notebook(("1", {"execution": {"iopub.execute_input": "soon"}})),
        notebook(('check("neuron")', {})),
    ],
)
def test_what_is_no_notebook_or_has_no_times_says_nothing(content):
    assert minutes_to_right(content, RIGHT) == {}
