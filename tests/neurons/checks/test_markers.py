"""Which task a cell is about is read in one way, wherever it is read."""

import pytest

from neurons.checks import markers
from neurons.checks.markers import Marker

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("source", "task", "alone"),
    [
        ("# task: neuron\ndef neuron(x): ...", "neuron", True),
        ("import numpy\n  #task:line  \nw = 1", "line", True),
        ("# task: line of best fit", "line", False),
        ("#\ttask: no-such", "no-such", True),
    ],
)
def test_a_marker_is_found_with_what_else_its_line_says(source, task, alone):
    (found,) = markers.markers(source)
    assert found == Marker(task, found.start, alone)
    assert markers.marked_task(source) == task
    assert source[found.start :].lstrip().startswith("#")


@pytest.mark.parametrize(
    "source", ["", "task: neuron", "x = '# task: neuron'", "# task:"]
)
def test_what_is_no_marker_names_no_task(source):
    assert markers.markers(source) == [] and markers.marked_task(source) == ""


def test_several_markers_stand_in_their_order():
    found = markers.markers("# task: a\n1\n# task: b\n2\n")
    assert [(mark.task, mark.start) for mark in found] == [("a", 0), ("b", 12)]


def test_a_marker_that_is_written_is_read_again():
    assert markers.marked_task(markers.marker_of("neuron")) == "neuron"


@pytest.mark.parametrize(
    ("source", "task"),
    [
        ('check("neuron")', "neuron"),
        ("\n check( 'neuron' )\n", "neuron"),
        ('check("neuron"); x = 1', ""),
        ('check("neuron", 3)', ""),
        ("check.ready('01-single-neuron')", ""),
        (f'check("{"n" * 61}")', ""),
    ],
)
def test_a_check_cell_does_nothing_but_check(source, task):
    assert markers.checked_task(source) == task


def test_the_id_of_a_check_cell_leads_back_to_its_task():
    assert markers.check_id("neuron") == "check-neuron"
    assert markers.task_of_check("check-neuron") == "neuron"
    assert markers.task_of_check("neuron") == ""


@pytest.mark.parametrize(
    ("metadata", "name"),
    [
        ({"nbgrader": {"grade_id": "neuron"}}, "neuron"),
        ({"nbgrader": {"grade_id": 5}}, ""),
        ({"nbgrader": []}, ""),
        ({}, ""),
        (None, ""),
    ],
)
def test_an_nbgrader_id_is_read_from_any_metadata(metadata, name):
    assert markers.grade_id(metadata) == name


def test_ids_are_found_in_a_file_that_cannot_be_parsed():
    text = '{"source": ["# task: line\\n", broken, {"grade_id":  "check-relu"'
    assert markers.ids_in_file(text) == {"line", "check-relu"}
