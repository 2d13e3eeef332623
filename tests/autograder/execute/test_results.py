"""How a cell ended, by the kernel's own words."""

import pytest

from autograder.execute.results import answers, cell_result
from neurons.checks.probes.errors import cell_error

pytestmark = pytest.mark.unit

# As Python 3.13 calls the error of an unfinished cell; 3.11 has no such class.
Unfinished = type("_IncompleteInputError", (SyntaxError,), {})
REPLY = {"status": "error", "ename": Unfinished.__name__, "evalue": "incomplete input"}


def test_an_unfinished_cell_is_a_syntax_error_in_the_kernels_reply():
    assert cell_result(REPLY).error == "SyntaxError"
    assert answers({"user_expressions": {"x": REPLY}}, {"x"}).error == "SyntaxError"


def test_an_unfinished_cell_is_a_syntax_error_in_the_session():
    facts = cell_error(Unfinished("incomplete input", ("x", 2, 5, "y = (1", 2, 6)))
    assert (facts.error, facts.line, facts.source) == ("SyntaxError", 2, "y = (1")


def test_any_other_error_keeps_its_name():
    assert cell_result(REPLY | {"ename": "_Mine"}).error == "_Mine"
