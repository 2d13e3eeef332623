"""The executed notebook, as nbgrader reads it."""

import nbformat
import pytest
from nbgrader.utils import determine_grade

from autograder.record.notebook import with_verdicts

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("status", "points"),
    [
        ("correct", 3.0),
        ("partial", 1.5),
        *((status, 0.0) for status in ("wrong", "raised", "timeout")),
        *((status, 0.0) for status in ("not_started", "not_judged")),
    ],
)
def test_nbgrader_reads_the_same_points_from_a_check_cell(
    graded, release, status, points
):
    message = "3 is not 4\n-1"  # numbers in a message are not the points
    verdicts = {v.task: v for v in graded("ada", status, message=message).verdicts}
    notebook = with_verdicts(release, verdicts)
    check = next(cell for cell in notebook.cells if cell.id == "check-double")
    assert determine_grade(check) == (points, 3.0)
    assert "3 is not 4" in check.outputs[0].text
    nbformat.validate(notebook)
    assert not release.cells[3].outputs, "the notebook given is left as it was"
