"""Parts below *Deeper* are folded, and only those."""

import pytest

PAGE = """# A chapter

## Core

Needed.

### Part of the core

Needed, too.

## Deeper

Not needed.

### A proof

It holds.

### A table

| a | b |
|---|---|
| 1 | 2 |
"""


@pytest.fixture
def html(build_page):
    page = build_page(PAGE, "theme.directives.deeper")
    assert page.warnings == ""
    return page.html


def test_each_part_is_a_fold_that_its_heading_opens(html):
    folds = html.select("#deeper details.deeper")
    assert [fold.summary.h3.get_text().strip("\u00b6#") for fold in folds] == [
        "A proof",
        "A table",
    ]
    assert not any(fold.has_attr("open") for fold in folds)
    assert folds[0].p.get_text() == "It holds."
    assert folds[1].table


def test_a_fold_lies_in_the_section_that_links_lead_to(html):
    assert html.select_one("section#a-proof > details.deeper > summary > h3")


def test_nothing_else_is_folded(html):
    assert len(html.select("details")) == 2
    assert html.select_one("section#part-of-the-core > h3")
