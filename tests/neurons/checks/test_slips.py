"""Slips of beginners: whatever the editor tells of its cells, no false word.

Each is made twice: with ids of the cells, and without, as in IPython 7 and Colab.
"""

import pytest

from support.slips import BODY, NEURON, RIGHT, SLIPS

pytestmark = pytest.mark.unit


@pytest.mark.parametrize("has_ids", [True, False], ids=["ids", "no ids"])
@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_slip_is_answered_truly(notebook, slip, has_ids):
    for name, cell in slip.cells:
        known = {"cell_id": name} if has_ids and name else {}
        shown = notebook.run(cell, **known)
    assert slip.says in shown
    assert slip.never not in shown


def test_a_cell_that_nothing_tells_from_the_answers_own_is_not_passed_over(notebook):
    shown = notebook.run(RIGHT, NEURON, f"def nueron{BODY}", NEURON)
    assert "○ neuron: Not run" in shown
    assert "A cell that ran later is nearly that of `neuron`: `def nueron(x," in shown
    assert "Next: if it is the answer, name it `neuron` there" in shown
    # A cell of the learner's own does no harm to an answer that runs again.
    assert "✔ neuron: Right" in notebook.run(RIGHT, NEURON)


def test_a_cell_with_an_id_of_its_own_is_not_taken_for_the_answers(notebook):
    notebook.run(RIGHT, cell_id="neuron")
    notebook.run(f"def nueron{BODY}", cell_id="own")
    assert "✔ neuron: Right" in notebook.run(NEURON)
