"""A learner's process owns the descriptors that docs/grading.md lists, and no other."""

import re
from collections import Counter
from pathlib import Path

import pytest

from autograder.sandbox import Limits, detect_sandboxes
from support.descriptors import OWNED
from support.one_run import go, texts

ROOT = Path(__file__).resolve().parents[3]
KINDS = [str(one.kind) for one in detect_sandboxes() if one.works]
HEADING = "### The descriptors of a learner's process"

# And whether a program that the cell starts would have it, too.
CELL = f"""{OWNED}
for kind, numbers in owned.items():
    for number in numbers:
        print("fd:", kind, os.get_inheritable(number))
"""


def listed():
    """The numbers of each kind that the page allows."""
    page = (ROOT / "docs" / "grading.md").read_text(encoding="utf-8")
    table = page.partition(HEADING)[2].partition("\n#")[0]
    rows = re.findall(r"^\| `(.+?)` \| (any|at most \d+|\d+) \|", table, re.MULTILINE)
    return {kind: _numbers(number) for kind, number in rows}


def _numbers(words):
    """What a cell of the table stands for, as a range."""
    if words == "any":
        return range(1, 1000)
    highest = int(words.removeprefix("at most "))
    return range(0 if words.startswith("at most") else highest, highest + 1)


@pytest.fixture(scope="module", params=KINDS)
def owned(request, tmp_path_factory):
    """The kinds of descriptors that a cell finds, and which of them it inherits."""
    folder = tmp_path_factory.mktemp("descriptors")
    result = go(folder, CELL, tasks=[], sandbox=request.param, limits=Limits())
    return re.findall(r"^fd: (.+) (True|False)$", texts(result)[0], re.MULTILINE)


def test_a_learners_process_owns_what_the_page_lists_and_no_more(owned):
    found, allowed = Counter(kind for kind, _ in owned), listed()
    assert set(found) <= set(allowed)
    for kind, numbers in allowed.items():
        assert found[kind] in numbers, kind


def test_a_program_that_a_cell_starts_inherits_its_input_and_output_alone(owned):
    inherited = [kind for kind, passed_on in owned if passed_on == "True"]
    assert inherited == ["/dev/null", "pipe", "pipe"]
