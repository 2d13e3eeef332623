"""A damaged, odd or endless file still gives a notebook, and says what is wrong."""

import json

import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell

from autograder.rebuild import rebuild
from autograder.rebuild.reader import read_cells
from support.handed_in import (
    ANSWERS,
    STUBS,
    as_bytes,
    handed_in,
    make_release,
    source_of,
)


@pytest.mark.parametrize(
    "encode",
    [
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.encode("utf-16"),
        lambda text: text.encode("utf-16-be"),
        lambda text: text.encode("utf-32"),
        lambda text: text.encode("latin-1"),
    ],
)
def test_other_encodings_and_line_ends_are_read(encode):
    answers = ANSWERS | {"estimate": "# task: estimate\ncalories_5g = 102.5  # né"}
    text = json.dumps(
        json.loads(nbformat.writes(handed_in(**answers))), ensure_ascii=False, indent=1
    )
    rebuilt = rebuild(make_release(), encode(text))
    assert source_of(rebuilt, "estimate") == answers["estimate"]


def test_a_notebook_of_format_3_is_upgraded():
    cells = [
        {"cell_type": "code", "input": source, "outputs": [], "language": "python"}
        for source in ANSWERS.values()
    ]
    old = {"nbformat": 3, "metadata": {}, "worksheets": [{"cells": cells}]}
    rebuilt = rebuild(make_release(), json.dumps(old).encode())
    assert [source_of(rebuilt, task) for task in ANSWERS] == list(ANSWERS.values())
    assert "old format (3)" in rebuilt.repairs[0]


def test_a_cut_off_file_gives_the_cells_before_the_cut():
    content = as_bytes(handed_in(**ANSWERS))
    cut = content[: content.index(b"w_fit, b_fit")]
    rebuilt = rebuild(make_release(), cut)
    assert source_of(rebuilt, "estimate") == ANSWERS["estimate"]
    assert rebuilt.missing == {"line"}
    assert rebuilt.repairs[0].startswith("The file is damaged or cut off; 9 cells")


def test_a_conflict_mark_without_its_others_costs_nothing():
    content = as_bytes(handed_in(**ANSWERS))
    broken = content.replace(b'"# task: estimate', b'<<<<<<< HEAD\n "# task: estimate')
    rebuilt = rebuild(make_release(), broken)
    assert [source_of(rebuilt, task) for task in ANSWERS] == list(ANSWERS.values())
    assert "This file holds an unfinished git merge (line " in rebuilt.repairs[0]


@pytest.mark.parametrize(
    "content", [b"", b"\0\0\0", b"hello", b"[]", b"null", b'{"cells": 3}', b"\xff\xfe"]
)
def test_a_file_that_is_no_notebook_gives_missing_tasks_and_a_reason(content):
    rebuilt = rebuild(make_release(), content)
    assert rebuilt.missing == frozenset(STUBS)
    assert rebuilt.unreadable.endswith("hand in that file again.")
    nbformat.validate(rebuilt.notebook)


def test_too_many_extra_cells_are_left_out_and_said_so():
    notebook = handed_in(**ANSWERS)
    notebook.cells += [new_code_cell(f"x = {i}") for i in range(310)]
    rebuilt = rebuild(make_release(), as_bytes(notebook))
    assert len(rebuilt.notebook.cells) == len(make_release().cells) + 300
    assert rebuilt.repairs[-1].endswith("10 were left out.")


@settings(max_examples=60, deadline=None)
@given(end=st.integers(min_value=0, max_value=len(as_bytes(handed_in(**ANSWERS)))))
def test_a_file_cut_anywhere_still_gives_a_valid_notebook(end):
    rebuilt = rebuild(make_release(), as_bytes(handed_in(**ANSWERS))[:end])
    nbformat.validate(rebuilt.notebook)
    for task in STUBS:
        found = task not in rebuilt.missing
        assert source_of(rebuilt, task) == (ANSWERS[task] if found else STUBS[task])


@pytest.mark.parametrize("nested", ["-" * 100_000 + "1", "1" + "+1" * 50_000])
def test_absurdly_nested_code_does_not_stop_the_rebuilding(nested):
    source = "# task: estimate\n" + nested
    rebuilt = rebuild(make_release(), as_bytes(handed_in(estimate=source)))
    assert source_of(rebuilt, "estimate") == source
    assert "estimate" not in rebuilt.untouched


def test_a_flood_of_cells_is_cut_and_said_so():
    notebook = handed_in(**ANSWERS)
    notebook.cells += [new_code_cell("x") for _ in range(2000)]
    rebuilt = rebuild(make_release(), as_bytes(notebook))
    assert "The notebook has 2011 cells; the first 2000 were read." in rebuilt.repairs
    assert rebuilt.missing == frozenset()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                [
                    "cells",
                    "cell_type",
                    "source",
                    "metadata",
                    "nbgrader",
                    "grade_id",
                    "id",
                ]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)


@settings(max_examples=100, deadline=None)
@given(document=JSON)
def test_no_document_at_all_stops_the_rebuilding(document):
    rebuilt = rebuild(make_release(), json.dumps(document).encode())
    nbformat.validate(rebuilt.notebook)


@settings(max_examples=100, deadline=None)
@given(content=st.binary(max_size=200))
def test_no_bytes_at_all_stop_the_reading(content):
    assert read_cells(content).unreadable and read_cells(content).cells == []
