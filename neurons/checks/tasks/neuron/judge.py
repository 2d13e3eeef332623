"""Judge of `neuron`."""

import numpy as np
import numpy.typing as npt

from neurons.checks.judges.functions import FunctionJudge
from neurons.checks.judges.mistakes import Mistake
from neurons.types import Floats


def neuron(x: npt.ArrayLike, w: float, b: float) -> Floats | float:
    """w·x + b, elementwise; x a number, a list or an array of any shape."""
    return w * np.asarray(x, dtype=np.float64) + b


JUDGE = FunctionJudge(
    task="neuron",
    reference=neuron,
    success=(
        "Right for numbers, lists and tables alike. This one line is a whole neuron: "
        "everything later in the course is many of these."
    ),
    mistakes=(
        Mistake(
            "no_bias",
            lambda x, w, b: w * np.asarray(x, dtype=float),
            "the bias b is left out.",
            "add b after multiplying by the weight.",
        ),
        Mistake(
            "swapped",
            lambda x, w, b: b * np.asarray(x, dtype=float) + w,
            "weight and bias have changed places.",
            "w multiplies the input; b is added afterward.",
        ),
        Mistake(
            "minus_bias",
            lambda x, w, b: w * np.asarray(x, dtype=float) - b,
            "the bias is subtracted.",
            "add b; a bias that pulls down is simply a negative number.",
        ),
        Mistake(
            "bias_first",
            lambda x, w, b: w * (np.asarray(x, dtype=float) + b),
            "b is added before the multiplication.",
            "multiply first, then add b; look at the brackets.",
        ),
        Mistake(
            "weight_added",
            lambda x, w, b: np.asarray(x, dtype=float) + w + b,
            "the weight is added, not multiplied.",
            "multiply the input by w.",
        ),
        Mistake(
            "summed",
            lambda x, w, b: np.sum(w * np.asarray(x, dtype=float)) + b,
            "all inputs are added up into one number.",
            "give one output for each input; leave the sum out.",
        ),
        Mistake(
            "divided",
            lambda x, w, b: np.asarray(x, dtype=float) / w + b,
            "the input is divided by the weight.",
            "multiply the input by w.",
        ),
        Mistake(
            "bias_twice",
            lambda x, w, b: w * np.asarray(x, dtype=float) + 2 * b,
            "the bias b is added twice.",
            "add b once, after multiplying by the weight.",
        ),
        Mistake(
            "mean",
            lambda x, w, b: np.mean(w * np.asarray(x, dtype=float) + b),
            "all outputs are averaged into one number.",
            "give one output for each input; leave the mean out.",
        ),
        Mistake(
            "first_input",
            lambda x, w, b: np.ravel(x)[0] * w + b,
            "only the first input is worked out.",
            "look for a `return` inside a loop, or for a `[0]`.",
        ),
        Mistake(
            "list_repeated",
            lambda x, w, b: x * int(w) + [b] if isinstance(x, list) else x * w + b,
            "a list times a number repeats the list; `+` makes it longer.",
            "`np.asarray(x)` first: an array multiplies and adds each value.",
        ),
        Mistake(
            "sigmoid",
            lambda x, w, b: 1 / (1 + np.exp(-(w * np.asarray(x, dtype=float) + b))),
            "a sigmoid is applied to the sum.",
            "this neuron is linear; return the sum as it is.",
        ),
        Mistake(
            "rounded",
            lambda x, w, b: np.round(w * np.asarray(x, dtype=float) + b),
            "the result is rounded.",
            "return the number as it is; round only when you print.",
        ),
        Mistake(
            "hard_coded",
            lambda x, w, b: 2.5 * np.asarray(x, dtype=float) + 90,
            "2.5 and 90 are written into the function.",
            "use the arguments w and b, so that it serves any neuron.",
        ),
    ),
    on_raise={
        "x is a list": "a list cannot be multiplied: try `np.asarray(x)` first.",
        "x is an array": "an array goes through `w * x + b` as it is; no `float(x)`.",
        "x is a table": "let NumPy work on the whole table at once, without a loop.",
        "x has three axes": "let NumPy work on the whole array, without loops.",
    },
    step="multiply x by w, then add b, for each element of x.",
)
