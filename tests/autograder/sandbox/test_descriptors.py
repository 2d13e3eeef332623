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
    """How many of each kind the page allows; None for any number."""
    page = (ROOT / "docs" / "grading.md").read_text(encoding="utf-8")
    table = page.partition(HEADING)[2].partition("\n#")[0]
    rows = re.findall(r"^\| `(.+?)` \| (\d+|any) \|", table, re.MULTILINE)
    return {kind: None if number == "any" else int(number) for kind, number in rows}


@pytest.fixture(scope="module", params=KINDS)
def owned(request, tmp_path_factory):
    """The kinds of descriptors that a cell finds, and which of them it inherits."""
    folder = tmp_path_factory.mktemp("descriptors")
    result = go(folder, CELL, tasks=[], sandbox=request.param, limits=Limits())
    return re.findall(r"^fd: (.+) (True|False)$", texts(result)[0], re.MULTILINE)


def test_a_learners_process_owns_what_the_page_lists_and_no_more(owned):
    found, allowed = Counter(kind for kind, _ in owned), listed()
    assert set(found) == set(allowed)
    for kind, number in allowed.items():
        assert number in {None, found[kind]}, kind


def test_a_program_that_a_cell_starts_inherits_its_input_and_output_alone(owned):
    inherited = [kind for kind, passed_on in owned if passed_on == "True"]
    assert inherited == ["/dev/null", "pipe", "pipe"]
