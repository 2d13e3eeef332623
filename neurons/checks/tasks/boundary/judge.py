"""Judge of `boundary`."""

from math import exp

from neurons.checks.judges.functions import FunctionJudge
from neurons.checks.judges.mistakes import Mistake


def boundary(w: float, b: float) -> float:
    """The x at which sigmoid(w·x + b) is 0.5."""
    return -b / w


JUDGE = FunctionJudge(
    task="boundary",
    reference=boundary,
    success=(
        "Right: 0.5 is where w·x + b passes 0. A larger w makes the step steeper; "
        "the place stays if b grows with it."
    ),
    mistakes=(
        Mistake(
            "sign",
            lambda w, b: b / w,
            "the sign of the bias is lost on its way to the other side.",
            "solve w·x + b = 0 for x, step by step.",
        ),
        Mistake(
            "upside_down",
            lambda w, b: -w / b if b else 1 / 0,
            "weight and bias have changed places.",
            "x is what the weight multiplies: divide by w.",
        ),
        Mistake(
            "upside_down_sign",
            lambda w, b: w / b if b else 1 / 0,
            "weight and bias have changed places.",
            "x is what the weight multiplies: divide by w, and mind the sign of b.",
        ),
        Mistake(
            "linear_half",
            lambda w, b: (0.5 - b) / w,
            "w·x + b was set to 0.5; that is the sum, not yet the sigmoid of it.",
            "which sum does the sigmoid turn into 0.5?",
        ),
        Mistake(
            "not_divided",
            lambda w, b: -b,
            "the weight is left out.",
            "w·x + b = 0: after moving b, divide by w.",
        ),
        Mistake(
            "multiplied",
            lambda w, b: -b * w,
            "b is multiplied by w.",
            "w·x = -b: divide both sides by w.",
        ),
        Mistake(
            "subtracted",
            lambda w, b: -b - w,
            "w is subtracted.",
            "w·x = -b: divide both sides by w.",
        ),
        Mistake(
            "whole_number",
            lambda w, b: -b // w,
            "`//` drops what comes after the point.",
            "divide with `/`.",
        ),
        Mistake(
            "one",
            lambda w, b: (1 - b) / w,
            "w·x + b was set to 1.",
            "which sum does the sigmoid turn into 0.5?",
        ),
        Mistake(
            "size_of_weight",
            lambda w, b: b / abs(w),
            "the sign is lost: of w where it is negative, of b where w is positive.",
            "solve w·x + b = 0 for x, step by step.",
        ),
        Mistake(
            "output_at_zero",
            lambda w, b: 1 / (1 + exp(-b)),
            "this is the neuron's answer at x = 0.",
            "look for the x, not for the answer.",
        ),
        Mistake(
            "condition",
            lambda w, b: w * 0.5 + b > 0,
            "this is a truth value, the answer to a condition.",
            "look for the x itself.",
        ),
        Mistake(
            "output_at_half",
            lambda w, b: 1 / (1 + exp(-(w * 0.5 + b))),
            "this is the neuron's answer at x = 0.5.",
            "look for the x, not for the answer.",
        ),
    ),
    step="the sigmoid gives 0.5 for one sum only; at which x is w·x + b that sum?",
)
