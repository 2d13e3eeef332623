"""The tables in docs/verdicts.md are what is measured; the packed answers are whole."""

import io
import json
import zipfile

import pytest

from autograder.zips import write_zip
from neurons.checks.catalogue import TASKS
from support.answers import answers
from support.released import released_tasks
from tools import verdict_tables, verdicts

SECTIONS = ("newest", "stock", "oldest")


def row_of(task, section):
    """A task's row in a section of the page."""
    new = f"{task} is new; `make verdicts` adds it before the next release"
    return in_page(section).get(task) or pytest.skip(new)


def rows(text):
    """The rows of a text's table, by their task."""
    lines = [line for line in text.splitlines() if line.startswith("| ")]
    return {line.split(" | ")[0].removeprefix("| "): line for line in lines}


def in_page(section):
    """The rows of a section of the page, by their task."""
    page = verdicts.PAGE.read_text(encoding="utf-8")
    text = page.split(f"<!-- {section} -->")[1]
    found = rows(text.split(f"<!-- end of {section} -->")[0])
    if section == "oldest":  # it lists the rows that differ
        return in_page("newest") | found
    return found or pytest.skip(f"{section}: not measured yet; run `make verdicts`")


# `make weekly` runs some of them under the oldest libraries, too.
@pytest.mark.weekly
@pytest.mark.parametrize("task", TASKS)
def test_a_task_s_row_says_what_is_measured(task):
    for section, text in verdicts.sections({task: verdicts.count(task)}).items():
        assert row_of(task, section) == rows(text)[task], "run `make verdicts`"


@pytest.mark.weekly
@pytest.mark.parametrize("section", ["newest", "oldest"])
def test_each_table_counts_the_answers_that_there_are_now(section):
    for task in released_tasks():
        kinds = [answer.kind for answer in answers(task)]
        _, n_answers, _, n_right, *_ = row_of(task, section).strip("| ").split(" | ")
        assert (int(n_answers), int(n_right)) == (len(kinds), kinds.count("right"))


@pytest.mark.unit
@pytest.mark.parametrize("section", SECTIONS)
def test_a_table_has_a_row_for_each_task_and_one_for_all(section):
    found = in_page(section)
    assert list(found) == ["task", *(t for t in TASKS if t in found), "all"]
    assert set(released_tasks()) <= set(found)


@pytest.mark.unit
@pytest.mark.parametrize("section", SECTIONS)
def test_the_last_row_is_the_sum_of_the_others(section):
    table = [row.strip("| ").split(" | ")[1:] for row in in_page(section).values()]
    *each, total = [[int(cell) for cell in cells] for cells in table[1:]]
    assert total == [sum(column) for column in zip(*each)]


@pytest.mark.unit
def test_the_oldest_libraries_get_a_row_only_where_theirs_differs():
    rows = ["| task | answers |", "|---|---:|", "| relu | 133 |", "| line | 77 |"]
    page = "\n".join([*rows, "<!-- end of newest -->"])
    text = "\n".join(["All.", "", *rows])
    assert verdicts.differing(text, page).splitlines()[2:] == [verdict_tables.SAME]
    other = text.replace("77", "76")
    lines = verdicts.differing(other, page).splitlines()[2:]
    assert lines == [*rows[:2], "| line | 76 |"]


@pytest.mark.unit
@pytest.mark.parametrize(
    "one, other",
    [
        ("def f(z):\n    return z * 2.0", "def g(x):\n    return x * 3.5  # mine"),
        ("a = 1\nb = a + 1", "total = 7\nn = total + 9"),
        ("import numpy as np\nf = lambda z: np.abs(z)", "f = lambda x: np.abs(x)"),
    ],
)
def test_answers_alike_but_for_names_and_literals_count_once(one, other):
    imported = one.startswith("import")
    assert (verdicts.normalized(one) == verdicts.normalized(other)) is not imported


@pytest.mark.unit
@pytest.mark.parametrize(
    "other",
    [
        "def f(z):\n    return np.minimum(z, 0)",
        "def f(z):\n    return max(z, 0)",
        "def f(z, w):\n    return np.maximum(z, 0)",
        "def f(z):\n    return np.maximum(0, z)",
        "def f(z:",
    ],
)
def test_answers_that_do_something_else_count_each(other):
    one = "def f(z):\n    return np.maximum(z, 0)"
    assert verdicts.normalized(one) != verdicts.normalized(other)


@pytest.mark.unit
def test_the_packed_answers_are_all_answers_and_the_same_bytes_each_time():
    packed = [io.BytesIO(), io.BytesIO()]
    for file in packed:
        write_zip(file, verdicts.entries())
    assert packed[0].getvalue() == packed[1].getvalue()
    with zipfile.ZipFile(packed[0]) as archive:
        lines = archive.read("answers.jsonl").decode().splitlines()
        assert "given/trained.py" in archive.namelist()
        assert {f"asserts/{task}.py" for task in TASKS} <= set(archive.namelist())
    records = [json.loads(line) for line in lines]
    found = [(one["task"], one["label"], one["name"], one["code"]) for one in records]
    assert found == [
        (task, answer.kind, answer.name, answer.source)
        for task in TASKS
        for answer in answers(task)
    ]
    assert {one["license"] for one in records} == {"BSD-3-Clause"}
    assert all(
        (one["mistake"] is None) == (one["label"] in ("right", "untouched"))
        for one in records
    )
