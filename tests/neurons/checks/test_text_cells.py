"""Code is found in a text cell wherever a learner wrote it."""

import pytest

from neurons.checks.text_cells import code_in_text

pytestmark = pytest.mark.unit

ANSWER = "calories_5g = 102.5"
DEFINED = "def neuron(x, w, b):\n    y = w * x\n\n    return y + b"
BROKEN = "def neuron(x, w, b)\n    return w * x + b"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (ANSWER, ANSWER),
        (f"```python\n{ANSWER}\n```", ANSWER),
        (f"Answer\n\n```\n{ANSWER}\n```", ANSWER),
        (f"1. I multiply.\n\n   ```python\n   {ANSWER}\n   ```", ANSWER),
        (f"    {ANSWER}", ANSWER),
        (f"**Answer:**\n{ANSWER}\nThat is it.", ANSWER),
        (f"My function is this:\n\n{DEFINED}\n", DEFINED),
        (f"I get `{ANSWER}` from that.", ANSWER),
        (f"```\n{BROKEN}\n```", BROKEN),
        (f"```\n{BROKEN}\n```\nNow it works:\n```\n{DEFINED}\n```", DEFINED),
        ("Answer", ""),
        ("The weight w = 2.5 kcal per gram, I think.", ""),
        ("A residual is `calories - (w * sugars + b)`.", ""),
    ],
)
def test_the_code_of_a_text_cell_is_found(text, code):
    assert code_in_text(text) == code
