"""A notebook that came back from Colab holds every answer.

That it earns every point is seen in `tests/neurons/checks/test_five_places.py`, where
the learner with the right answers hands in what Colab gave back.
"""

import nbformat
import pytest

from autograder.rebuild import rebuild
from neurons.checks.catalogue import ASSIGNMENTS
from support.colab import as_colab
from support.notebooks import answered, chosen, release

pytestmark = pytest.mark.unit


def right(slug):
    """A learner's notebook with right answers."""
    return answered(slug, {t: one.source for t, one in chosen(slug, "right").items()})


def answers(rebuilt):
    return {
        cell.metadata.nbgrader.grade_id: cell.source
        for cell in rebuilt.notebook.cells
        if cell.metadata.get("nbgrader", {}).get("solution")
    }


@pytest.mark.parametrize("keeps_labels", [True, False])
@pytest.mark.parametrize("slug", ASSIGNMENTS)
def test_every_answer_is_found_in_what_colab_gives_back(slug, keeps_labels):
    given = nbformat.read(release(slug), as_version=4)
    plain = rebuild(given, nbformat.writes(right(slug)).encode())
    back = rebuild(given, as_colab(right(slug), keeps_labels=keeps_labels))
    assert answers(back) == answers(plain)
    assert not back.missing and not back.untouched
    assert not [r for r in back.repairs if "lost its label" not in r]
    if keeps_labels:
        assert back.repairs == []
