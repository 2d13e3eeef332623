"""Makers of the two pages, parsed."""

from pathlib import Path

import pytest

from autograder.model import Problem
from autograder.report.class_page import class_page
from autograder.report.feedback import feedback_page
from autograder.run_records import Intake
from neurons.checks.model import Status
from support.html import soup

SLUG = "01-demo"
# It would break out of a page, of XML or of a table, that does not escape it.
HOSTILE = '</p><script>alert(1)</script> `a<b` & "q" {{ 7*7 }}'
WORSE = '</message>]]>\x00\x1b[31m\ud800<script>alert("1")</script> |a| [x](http://y)'


@pytest.fixture
def hostile():
    """A text that a page must not obey."""
    return HOSTILE


@pytest.fixture
def page(a_run):
    """A maker of a parsed feedback page."""

    def make(graded):
        return soup(feedback_page(graded, a_run.assignments[0], a_run))

    return make


@pytest.fixture
def class_soup(a_run):
    """A maker of a parsed class page."""

    def make(graded, missing=(), problems=(), run=a_run):
        intake = Intake(
            tuple((one.student, SLUG) for one in graded),
            tuple((student, SLUG) for student in missing),
            tuple(problems),
        )
        links = {
            (one.student, SLUG): Path("feedback", SLUG, f"{one.student}.html")
            for one in graded
        }
        return soup(class_page(run, graded, intake, links))

    return make


@pytest.fixture
def everybody(graded):
    """A learner for every status, with hostile names and messages."""
    return [
        graded(f"{number} {WORSE}", double=status, message=WORSE)
        for number, status in enumerate(status.value for status in Status)
    ]


@pytest.fixture
def intake(everybody):
    """What was submitted by them, with one absent and one refused."""
    return Intake(
        tuple((one.student, SLUG) for one in everybody),
        ((f"absent {WORSE}", SLUG),),
        (Problem(WORSE, WORSE),),
    )
