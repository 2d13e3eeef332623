"""The table of grades, read as a spreadsheet reads it."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.report.table import COLUMNS, cell, grades_csv
from autograder.run_records import Intake

pytestmark = pytest.mark.unit

SLUG = "01-demo"


def test_the_table_leaves_empty_what_nobody_judged(a_run, graded):
    learners = [graded("ada"), graded("bo", triple="not_judged")]
    text = grades_csv(a_run, learners, Intake(missing=(("cy", SLUG),)))
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [(r["student"], r["state"], r["points"], r["triple"]) for r in rows] == [
        ("ada", "judged", "3", "0"),
        ("bo", "incomplete", "", ""),
        ("cy", "missing", "", ""),
    ]
    assert {row["max_points"] for row in rows} == {"5"}


@given(st.text())
def test_no_cell_of_the_table_starts_a_formula(text):
    assert not cell(text).lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def test_a_learner_named_like_a_formula_stays_a_name(a_run, graded):
    text = grades_csv(a_run, [graded("=HYPERLINK(1)")], Intake())
    (row,) = csv.DictReader(io.StringIO(text))
    assert row["student"] == "'=HYPERLINK(1)"


def test_the_table_keeps_its_first_columns(a_run, everybody, intake):
    rows = csv.reader(io.StringIO(grades_csv(a_run, everybody, intake)))
    head = next(rows)
    assert head[: len(COLUMNS)] == [
        *("assignment", "student", "state", "points", "penalty", "score"),
        *("max_points", "tasks_judged", "tasks", "section"),
    ]
    assert {len(row) for row in rows} == {len(head)}
