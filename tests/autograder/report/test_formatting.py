"""Texts of learners and authors as safe HTML."""

from hypothesis import given
from hypothesis import strategies as st

from autograder.report.formatting import inline, markdown
from support.html import soup


@given(st.text())
def test_a_line_of_a_message_keeps_its_text(line):
    assert soup(str(inline(line))).get_text().replace("`", "") == str(
        soup(str(inline(line.replace("`", "")))).get_text()
    )


def test_a_question_loads_and_runs_nothing_and_shows_what_is_no_formula():
    assert not soup(markdown("<b>x</b>")).b
    assert not soup(markdown("![a](https://x.org/a.png)")).img
    assert not soup(markdown("[a](javascript:alert(1))")).a
    assert "<code>\\nonsense{</code>" in markdown("$\\nonsense{$")
