"""The summary for a job's front page, read as Markdown."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from junitparser import JUnitXml
from markdown_it import MarkdownIt

from autograder.model import Problem
from autograder.report.junit import junit_xml
from autograder.report.summary import MOST_LINES, summary_md, text
from autograder.run_records import Intake

pytestmark = pytest.mark.unit


def html_of(markdown):
    return MarkdownIt("commonmark", {"html": True}).enable("table").parse(markdown)


def kinds(tokens):
    for token in tokens:
        yield token.type
        yield from kinds(token.children or [])


def test_the_summary_obeys_nothing_and_keeps_its_table(a_run, everybody, intake):
    written = summary_md(a_run, everybody, intake)
    tokens = html_of(written)
    assert not set(kinds(tokens)) & {
        *("html_block", "html_inline", "link_open", "image", "heading_close_setext")
    }
    assert [t.type for t in tokens].count("table_open") == 1
    rows = [line for line in written.splitlines() if line.startswith("| ")]
    assert len(rows) == 2
    assert rows[1].endswith("| 7 | 1 | 0.75 of 5 | 1 of 14 |")
    assert "1 task not judged" in written


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
    written = summary_md(run, learners, intake)
    assert len(written.splitlines()) <= MOST_LINES
    assert max(map(len, written.splitlines())) < 400
    assert "and 20 more" in written
    assert "and 692 more" in written


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
