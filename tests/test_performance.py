"""The page of measured figures has its form, whatever the figures are."""

import re
from itertools import pairwise

import pytest

from bench import deadline
from bench.costs import Cost, over_own_cells
from bench.grading import Comparison
from bench.measure import Used
from bench.published import PAGE, put
from bench.scale import report
from bench.watch import KERAS, KERNEL
from bench.waterfall import END, blocks_of

pytestmark = pytest.mark.unit

# By section, the command that measures it and the first column of its first table.
SECTIONS = {
    "Grading": ("python -m bench grading", "exercise"),
    "What one notebook costs": ("python -m bench grading", "measure"),
    "Where the time goes": ("python -m bench waterfall", "block"),
    "Several machines": ("python -m bench workers", "workers"),
    "At a deadline": ("python -m bench grading", "grading"),
    "Larger classes": ("python -m bench scale", "notebooks"),
    "The book": ("python -m bench book", "build"),
    "Python in the page": ("python -m bench.page", "to the end of"),
}


def sections():
    parts = re.split(r"^## (.+)\n", PAGE.read_text(encoding="utf-8"), flags=re.M)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_each_measurement_has_its_section_with_day_command_and_machine():
    found = sections()
    assert found.keys() == SECTIONS.keys()
    for title, text in found.items():
        command, column = SECTIONS[title]
        measured = rf"Measured on 20\d\d-\d\d-\d\d by `{command}`\."
        assert re.search(measured, text), title
        assert "- Processor: " in text
        head, rule, *_ = re.findall(r"^\|.*\|$", text, flags=re.M)
        assert head.startswith(f"| {column} |"), title
        assert head.count("|") == rule.count("|"), title
        assert re.search(r"^\|.*\d (s|MB)\b.* \|", text, flags=re.M), title


def test_what_has_a_goal_says_whether_it_is_reached():
    found = sections()
    for title in (
        "Grading", "What one notebook costs", "Several machines", "Larger classes"
    ):  # fmt: skip
        rows = [
            row for row in found[title].splitlines() if re.search("[≥≤] [0-9]", row)
        ]
        assert rows, title
        assert all("| reached |" in row or "| **missed** |" in row for row in rows)


def test_the_page_says_whether_both_graders_gave_the_same_points():
    assert re.search(r"the same points for all [1-9]\d* tasks", sections()["Grading"])


def test_the_picture_of_a_deadline_is_shown_and_has_no_date():
    assert f"](pictures/{deadline.PICTURE.name})" in sections()["At a deadline"]
    assert "<dc:date>" not in deadline.PICTURE.read_text(encoding="utf-8")


def test_a_section_replaces_its_own_in_its_place_and_no_other(tmp_path):
    page = tmp_path / "page.md"
    put("One", "make one", ["first"], page)
    put("Two", "make two", ["second"], page)
    put("One", "make one", ["third"], page)
    text = page.read_text(encoding="utf-8")
    assert "first" not in text
    assert text.count("## One") == 1
    assert text.index("third") < text.index("second")
    assert text.startswith("# Performance\n")


def test_a_cost_is_compared_with_its_goal_by_its_median():
    assert Cost("wall", [9.0, 1.0, 2.0], "s", 2).row == [
        *("wall", "2.00 s (1.00–9.00)", "≤ 2 s", "reached")
    ]
    assert Cost("wall", [3.0], "s", 2).row == ["wall", "3.00 s", "≤ 2 s", "**missed**"]
    assert Cost("wall", [3.0], "s").row == ["wall", "3.00 s", "", ""]


def test_a_comparison_counts_cells_on_all_cores_and_no_loading(monkeypatch):
    monkeypatch.setattr("os.sched_getaffinity", lambda _: {0, 1})
    one = Comparison("04-relu", own=[1.0, 2.0, 3.0])
    one.stock = [Used(60, 0, 0, 0, 0)]
    one.ours, one.first = [Used(5, 10, 0, 0, 0)], [Used(4, 4, 0, 0, 0)]
    assert one.ratio == 12
    assert one.most == 20
    whole, seconds, ratio = over_own_cells([one])
    assert whole.values == ratio.values == [6 / 5]
    assert seconds.values == [3]
    assert deadline.services([one])[deadline.ALONE, "no training"] == [4]


def test_what_everything_loads_for_is_no_cost_of_a_further_notebook():
    used = {size: Used(0, 7 + size, 0, 100 + size, 0) for size in (1, 20, 90)}
    text = "\n".join(report(used))
    assert "90 over 20 | 1.00 × | ≤ 1.1 × | reached |" in text
    assert "90 less 20 | 70 MB | ≤ 50 MB | **missed** |" in text


def test_pushes_are_served_in_turn_and_no_core_is_idle_while_one_waits():
    found = deadline.waits([10.0], 1, seed=3)
    assert len(found) == deadline.N_LEARNERS
    assert all(0 <= push <= deadline.SECONDS and wait >= 0 for push, wait in found)
    begins = [push + wait for push, wait in found]
    for (before, after), (_, wait) in zip(pairwise(begins), found[1:], strict=True):
        assert after >= before + 10 - 1e-6
        assert wait == 0 or after == pytest.approx(before + 10)


def test_with_a_core_for_each_nobody_waits():
    found = deadline.waits([1000.0], deadline.N_LEARNERS, seed=3)
    assert [wait for _, wait in found] == [0.0] * deadline.N_LEARNERS


def test_more_push_the_nearer_the_deadline():
    pushes = [push for push, _ in deadline.waits([0.0], 1, seed=3)]
    late = sum(push > deadline.SECONDS / 2 for push in pushes)
    assert late == pytest.approx(0.75 * len(pushes), rel=0.1)


def test_blocks_add_up_and_a_kernel_that_waits_for_keras_has_not_started():
    noted = [(KERNEL, 1.0, 6.0), ("cells", 6.0, 7.0), (KERAS, 0.5, 5.0)]
    found = blocks_of([*noted, ("cells", 8.0, 8.5)], 9.0)
    assert found == {
        KERNEL: (5.0, 6.0, 1.0),
        "cells": (6.0, 8.5, 1.5),
        KERAS: (0.5, 5.0, 4.5),
        END: (8.5, 9.0, 0.5),
    }
