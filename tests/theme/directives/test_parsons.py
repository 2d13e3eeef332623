"""The parsons directive: lines in a mixed order, and what it refuses."""

import pytest

TEXT = """# A page

:::{parsons} one-neuron
:any-order: 1 2

Put the lines in order.

- [x] `w = 2`
- [x] `b = 3`
- [x] `def neuron(x):`
- [x] `    return w * x + b`
- [ ] `    return w * x * b`
  This multiplies by the bias; a bias is added.
:::
"""
PARTS = (
    "theme.directives.ask",
    "theme.directives.ask_pages",
    "theme.directives.parsons",
)


def test_lines_are_mixed_and_know_their_place_and_indentation(build_page):
    page = build_page(TEXT, *PARTS)
    assert page.warnings == ""
    whole = page.html.select_one("[data-parsons=one-neuron]")
    assert whole["data-any-order"] == "1 2"
    lines = whole.select("ol > li")
    places = [int(line["data-line"]) for line in lines]
    assert sorted(places) == [0, 1, 2, 3, 4]
    assert [place for place in places if place] != [1, 2, 3, 4]
    texts = {line["data-line"]: line.code.get_text() for line in lines}
    assert texts["4"] == "return w * x + b"
    assert [line["data-indent"] for line in lines if line["data-line"] in "04"] == [
        "1",
        "1",
    ]
    right = "w = 2\nb = 3\ndef neuron(x):\n    return w * x + b\n"
    assert whole.select_one("details pre").get_text() == right
    assert build_page(TEXT, *PARTS).html.select("ol > li") == page.html.select(
        "ol > li"
    )


def test_paper_gets_the_right_order_at_the_end_of_the_page(build_page):
    answers = build_page(TEXT, *PARTS).html.select_one(".ask-answers")
    assert "return w * x + b" in answers.pre.get_text()
    assert "Not so: return w * x * b" in " ".join(answers.get_text().split())


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("  This multiplies by the bias; a bias is added.\n", "", 12, "has no reply"),
        (":any-order: 1 2", ":any-order: 1 9", 3, "names no right line 9"),
        ("`w = 2`", "w = 2", 8, "write the line 'w = 2' in backticks"),
    ],
)
def test_lines_that_break_a_rule_are_named_with_page_and_line(
    build_page, old, new, line, message
):
    page = build_page(TEXT.replace(old, new), *PARTS)
    assert f"page.md:{line}: WARNING: ask: " in page.warnings
    assert message in page.warnings
