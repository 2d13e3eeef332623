"""Untouched cells differ from answers by what Python makes of them."""

import pytest

from neurons.checks.stubs import is_untouched

pytestmark = pytest.mark.unit

UNTOUCHED = [
    "",
    "\n\n",
    "# task: neuron\n",
    "...  # your answer",
    "pass",
    "None",
    "raise NotImplementedError",
    "raise NotImplementedError()",
    "raise NotImplementedError('your turn')",
    "calories_5g = ...",
    "calories_5g = None",
    "w_fit, b_fit = None, ...",
    "w_fit: float = ...",
    "def neuron(x, w, b):\n    ...",
    "def neuron(x, w, b):\n    '''Say y.'''\n    return None",
    "def neuron(x, w, b):\n    raise NotImplementedError()",
    "import numpy as np\n\ndef neuron(x):\n    pass",
    "from neurons import datasets",
]
ANSWERS = [
    "calories_5g = 102.5",
    "calories_5g = 0",
    "def neuron(x, w, b):\n    return w * x + b",
    "def neuron(x, w, b):\n    print(x)",
    "print('hello')",
    "raise ValueError",
    "not python at all",
    "w_fit, b_fit = None, 3",
    "%time calories_5g = 102.5",
    "from helper import neuron",
]


@pytest.mark.parametrize("source", UNTOUCHED)
def test_a_cell_that_says_nothing_is_untouched(source):
    assert is_untouched(source)


@pytest.mark.parametrize("source", ANSWERS)
def test_a_cell_that_says_anything_is_an_answer(source):
    assert not is_untouched(source)
