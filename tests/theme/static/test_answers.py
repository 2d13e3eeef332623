"""What readers type, understood: numbers, shapes and words as people write them."""

import json
from pathlib import Path

import pytest

from tools.node import node

STATIC = Path(__file__).resolve().parents[3] / "theme" / "static"
RUN = """
require(process.argv[1]);
const { match, read } = globalThis.neurons.answers;
const cases = JSON.parse(process.argv[2]);
console.log(JSON.stringify(cases.map(({ kind, typed, values, unit, digits }) => {
  const answer = read(kind, typed, unit ?? undefined);
  if (answer === undefined) return "unclear";
  const options = values.map((value, i) => ({ value, right: i === 0 }));
  const found = match(kind, answer, options, digits ?? undefined);
  return found ? found.value : "otherwise";
})));
"""


def judged(*cases: dict) -> list[object]:
    """What each text counts as: a value, "otherwise" or "unclear"."""
    done = node("-e", RUN, str(STATIC / "answers.js"), json.dumps(cases))
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


NUMBERS = [
    ("90", 90), (" 90 kcal ", 90), ("90kcal", 90), ("= 90", 90), ("90.0", 90),
    ("90,0", 90), ("+90", 90), ("9e1", 90), ("9 · 10^1", 90), ("180/2", 90),
    ("−4", -4), ("‒4", -4), ("–4", -4), ("—4", -4), ("－4", -4), ("- 4", -4),
    ("90", 90), ("４", "otherwise"), ("2.5", 2.5), ("2,5", 2.5), ("2,49", 2.5),
    ("5/2", 2.5), ("5 / 2", 2.5), ("5⁄2", 2.5), ("2 1/2", 2.5), ("2½", 2.5),
    ("2.4", "otherwise"), ("1234", 1234), ("1,234", 1234), ("1 234", 1234),
    ("1\u00a0234", 1234), ("1\u202f234", 1234), ("1'234", 1234), ("1.234,0", 1234),
    ("1,234.0", 1234), ("91", "otherwise"), ("", "unclear"), ("  ", "unclear"),
    ("ninety", "unclear"), ("1/0", "unclear"), ("9e999", "unclear"), ("−", "unclear"),
    (".", "unclear"), ("1.2.3", "unclear"), ("<b>90</b>", "unclear"),
    ("(3,)", "unclear"),
]  # fmt: skip
SHAPES = [
    ("(3,)", [3]), ("3", [3]), ("[3]", [3]), (" 3, ", [3]), ("(3, 1)", [3, 1]),
    ("[3, 1]", [3, 1]), ("3x1", [3, 1]), ("3 x 1", [3, 1]), ("3×1", [3, 1]),
    ("3 by 1", [3, 1]), ("3 1", [3, 1]), ("(3,1,)", [3, 1]), ("(None, 3)", [None, 3]),
    ("none, 3", [None, 3]), ("()", []), ("(1, 3)", "otherwise"), ("", "unclear"),
    ("three", "unclear"), ("3.5", "unclear"), ("(3, −1)", "unclear"),
]  # fmt: skip
WORDS = [
    ("weight", "weight"), ("Weights ", "weight"), ("the weight", "weight"),
    ("“weight”", "weight"), ("`weight`.", "weight"), ("loss", "loss"),
    ("bias", "otherwise"), ("", "unclear"), ('""', "unclear"),
]  # fmt: skip


@pytest.mark.unit
def test_answers_are_understood_as_people_write_them():
    numbers = {"kind": "number", "values": [90, -4, 2.5, 1234], "unit": "kcal"}
    shapes = {"kind": "shape", "values": [[3], [3, 1], [None, 3], []]}
    words = {"kind": "word", "values": ["weight", "loss"]}
    kinds = ((numbers, NUMBERS), (shapes, SHAPES), (words, WORDS))
    cases = [kind | {"typed": typed} for kind, all_ in kinds for typed, _ in all_]
    expected = [value for _, all_ in kinds for _, value in all_]
    found = judged(*cases)
    typed = [case["typed"] for case in cases]
    assert [*zip(typed, found)] == [*zip(typed, expected)]


@pytest.mark.unit
@pytest.mark.parametrize(
    ("value", "digits", "typed", "counts"),
    [
        (3.846, None, "3.85", True),
        (3.846, None, "3.8", True),
        (3.846, None, "3.7", False),
        (3.846, 1, "3.8", True),
        (3.846, 1, "3.9", False),
        (0.1234, None, "0.12", True),
        (0.1234, None, "0.1", False),
        (0.04, None, "0", False),
        (260.0, None, "261", False),
        (0.1 * 30, None, "3", True),
        (1.234, None, "1,234", True),
    ],
)
def test_an_answer_may_be_rounded_as_far_as_the_question_says(
    value, digits, typed, counts
):
    case = {"kind": "number", "values": [value], "digits": digits, "typed": typed}
    assert judged(case) == [value if counts else "otherwise"]


@pytest.mark.unit
def test_the_nearest_value_is_the_one_that_is_meant():
    values = {"kind": "number", "values": [2.53, 2.5, 2.47]}
    found = judged(*(values | {"typed": typed} for typed in ("2.5", "2.52", "2,47")))
    assert found == [2.5, 2.53, 2.47]
