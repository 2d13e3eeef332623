"""How many notebooks run at once."""

import os

import pytest

from autograder.cli.parameters import settings_for
from autograder.course import Course

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(("given", "found"), [(None, 6), (1, 1), (5, 5)])
def test_two_for_each_core_unless_it_is_said(tmp_path, monkeypatch, given, found):
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 2, 3})
    course = Course(tmp_path, {}, (), "")
    options = {"sandbox": "none", "seed": 1, "workers": given}
    assert settings_for(course, **options).workers == found
