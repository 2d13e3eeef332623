"""The verdicts on one notebook, added up."""

import pytest

from autograder.totals import totals
from autograder.wording import number, points

pytestmark = pytest.mark.unit


def test_totals_add_up_what_was_judged(graded):
    total = totals(graded("ada", double="partial", triple="not_judged").verdicts)
    assert (total.points, total.judged_points, total.max_points) == (1.5, 3.0, 5.0)
    assert str(total) == "1.5 of 3 points; 1 of 2 tasks judged"
    assert (number(2.0), number(0.333), points(1), points(2)) == (
        "2",
        "0.33",
        "1 point",
        "2 points",
    )
