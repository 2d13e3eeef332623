"""What other programs read, each read here by a reader that is not ours."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from junitparser import JUnitXml
from markdown_it import MarkdownIt

from autograder.model import Problem
from autograder.report import report
from autograder.report.gradescope import gradescope_json
from autograder.report.junit import junit_xml, legal
from autograder.report.summary import MOST_LINES, summary_md, text
from autograder.report.table import COLUMNS, grades_csv
from autograder.run_folder import RunFolder
from autograder.run_records import Intake
from neurons.checks.model import Status

SCHEMAS = Path(__file__).resolve().parents[3] / "docs" / "schemas"
SLUG = "01-demo"
HOSTILE = '</message>]]>\x00\x1b[31m\ud800<script>alert("1")</script> |a| [x](http://y)'
STATUSES = [status.value for status in Status]


def schema(name):
    return json.loads((SCHEMAS / name).read_text(encoding="utf-8"))


@pytest.fixture
def everybody(graded):
    """A learner for every status, with hostile names and messages."""
    return [
        graded(f"{number} {HOSTILE}", double=status, message=HOSTILE)
        for number, status in enumerate(STATUSES)
    ]


@pytest.fixture
def intake(everybody):
    return Intake(
        tuple((one.student, SLUG) for one in everybody),
        ((f"absent {HOSTILE}", SLUG),),
        (Problem(HOSTILE, HOSTILE),),
    )


def test_results_keep_their_schema(tmp_path, a_run, everybody):
    folder = RunFolder.start(tmp_path / "out", a_run)
    for one in everybody:
        folder.write_graded(one)
    document = json.loads(folder.write_results().read_text(encoding="utf-8"))
    jsonschema.validate(document, schema("results-1.json"))
    assert len(document["results"]) == 2 * len(STATUSES)
    assert {row["status"] for row in document["results"]} == set(STATUSES)


def test_gradescope_reads_points_and_reasons(a_run, graded):
    one = graded("ada", triple="partial", message="Found.", repairs=("Labeled anew.",))
    one = replace(one, penalty=0.5, late_seconds=9.0)
    document = json.loads(gradescope_json(one, a_run.assignments[0]))
    jsonschema.validate(document, schema("gradescope-1.json"))
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
    told = gradescope_json(graded("ada", double=status), a_run.assignments[0])
    assert (told is None) == (status == "not_judged")
    if told is not None:
        jsonschema.validate(json.loads(told), schema("gradescope-1.json"))


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


def test_junit_has_a_test_for_each_task_and_the_right_counts(a_run, everybody, intake):
    told = junit_xml(a_run, everybody, intake)
    read = JUnitXml.fromstring(told.encode())
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


def html_of(markdown):
    return MarkdownIt("commonmark", {"html": True}).enable("table").parse(markdown)


def kinds(tokens):
    for token in tokens:
        yield token.type
        yield from kinds(token.children or [])


def test_the_summary_obeys_nothing_and_keeps_its_table(a_run, everybody, intake):
    told = summary_md(a_run, everybody, intake)
    tokens = html_of(told)
    assert not set(kinds(tokens)) & {
        *("html_block", "html_inline", "link_open", "image", "heading_close_setext")
    }
    assert [t.type for t in tokens].count("table_open") == 1
    rows = [line for line in told.splitlines() if line.startswith("| ")]
    assert len(rows) == 2
    assert rows[1].endswith("| 7 | 1 | 0.75 of 5 | 1 of 14 |")
    assert "1 task not judged" in told


def test_the_summary_of_a_large_class_stays_short(a_run, graded):
    (text_,) = a_run.assignments
    slugs = [f"{number:02}-x" for number in range(40)]
    run = replace(a_run, assignments=tuple(replace(text_, slug=s) for s in slugs))
    learners = [
        replace(
            graded(f"{n}", "not_judged", "wrong", message=f"{'abcdefghij'[n]}" * 900),
            assignment=slug,
        )
        for n in range(10)
        for slug in slugs
    ]
    intake = Intake(
        tuple((one.student, one.assignment) for one in learners),
        (),
        tuple(Problem(f"file {n}", "odd\n" * 50) for n in range(300)),
    )
    told = summary_md(run, learners, intake)
    assert len(told.splitlines()) <= MOST_LINES
    assert max(map(len, told.splitlines())) < 400
    assert "and 20 more" in told
    assert "and 692 more" in told


@given(st.text())
def test_a_line_of_the_summary_is_one_line_of_plain_text(words):
    tokens = html_of(f"- {text(words)}")
    allowed = {"text", "inline", "paragraph_open", "paragraph_close", "text_special"}
    allowed |= {"list_item_open", "list_item_close", "bullet_list_open"}
    extra = set(kinds(tokens)) - allowed - {"bullet_list_close"}
    assert "html_inline" not in extra and "link_open" not in extra
    assert "\n" not in text(words)


def test_an_empty_run_is_summed_up_too(a_run):
    assert "Nothing was handed in." in summary_md(a_run, [], Intake())
    assert not list(JUnitXml.fromstring(junit_xml(a_run, [], Intake()).encode()))


def test_the_table_keeps_its_first_columns(a_run, everybody, intake):
    rows = csv.reader(io.StringIO(grades_csv(a_run, everybody, intake)))
    head = next(rows)
    assert head[: len(COLUMNS)] == [
        *("assignment", "student", "state", "points", "penalty", "score"),
        *("max_points", "tasks_judged", "tasks"),
    ]
    assert {len(row) for row in rows} == {len(head)}
