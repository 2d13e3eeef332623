"""JUnit XML, read by a reader that is not ours."""

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from junitparser import JUnitXml

from autograder.report.junit import junit_xml, legal
from neurons.checks.model import Status

pytestmark = pytest.mark.unit

STATUSES = [status.value for status in Status]


def test_junit_has_a_test_for_each_task_and_the_right_counts(a_run, everybody, intake):
    written = junit_xml(a_run, everybody, intake)
    read = JUnitXml.fromstring(written.encode())
    suites = list(read)
    assert len(suites) == len(STATUSES) + 1
    found = {}
    for suite, status in zip(suites, STATUSES):
        case = next(iter(suite))
        found[status] = [type(result).__name__ for result in case.result]
    assert found == {
        "correct": [],
        **{key: ["Failure"] for key in ("partial", "wrong", "raised", "timeout")},
        "not_started": ["Skipped"],
        "not_judged": ["Error"],
    }
    counts = (read.tests, read.failures, read.errors, read.skipped)
    # The second task is wrong for all seven; the last suite was not handed in.
    assert counts == (15, 4 + 7, 1, 2)
    for suite in suites:
        before = (suite.tests, suite.failures, suite.errors, suite.skipped)
        suite.update_statistics()
        assert (suite.tests, suite.failures, suite.errors, suite.skipped) == before
    (absent,) = list(suites[-1])
    assert absent.name == "handed in"
    assert suites[0].time == pytest.approx(1.25)


@given(st.text())
def test_whatever_a_learner_writes_is_legal_xml(letters):
    element = ET.Element("a", b=legal(letters))
    element.text = legal(letters)
    assert ET.fromstring(ET.tostring(element)).tag == "a"
