"""Judge of `relu`."""

import numpy as np
import numpy.typing as npt

from neurons.checks.judges.functions import FunctionJudge
from neurons.checks.judges.mistakes import Mistake
from neurons.checks.tasks.relu.probe import ARRAY, NUMBER, TABLE
from neurons.types import Floats


def relu(z: npt.ArrayLike) -> Floats:
    """max(0, z), elementwise; z a number or an array of any shape."""
    return np.maximum(np.asarray(z, dtype=np.float64), 0.0)


JUDGE = FunctionJudge(
    task="relu",
    reference=relu,
    success=(
        "Right. The zeros are answers too: the next layer still receives them and "
        "adds its own bias."
    ),
    mistakes=(
        Mistake(
            "one_number",
            lambda z: max(z, 0),
            "it takes one number at a time, as `max` and `if` do; an array holds many.",
            "let NumPy compare each value of the array with 0: `np.maximum`.",
        ),
        Mistake(
            "largest",
            lambda z: np.max(z, 0),
            "`np.max` looks for the largest value along an axis.",
            "`np.maximum` compares two things value by value.",
        ),
        Mistake(
            "negative_part",
            lambda z: np.minimum(z, 0),
            "the smaller of z and 0 is kept.",
            "keep the larger of the two.",
        ),
        Mistake(
            "absolute",
            np.abs,
            "the sign of negative values is dropped.",
            "a negative value becomes 0, whatever its size.",
        ),
        Mistake(
            "step",
            lambda z: np.asarray(z) > 0,
            "it says whether z is above 0, as 1 or 0.",
            "a positive value passes through as it is.",
        ),
        Mistake(
            "unchanged",
            lambda z: z,
            "negative values pass through too.",
            "replace every negative value by 0.",
        ),
        Mistake(
            "dropped",
            lambda z: np.asarray(z)[np.asarray(z) > 0],
            "values that are not above 0 are left out, so the array gets shorter.",
            "put 0 in their place; the result has as many values as z.",
        ),
        Mistake(
            "leaky",
            lambda z: np.where(np.asarray(z) > 0, z, 0.01 * np.asarray(z)),
            "a hundredth of each negative value gets through (a leaky ReLU).",
            "a negative value becomes 0.",
        ),
        Mistake(
            "clipped",
            lambda z: np.clip(z, 0, 1),
            "large values are cut off at 1.",
            "only the lower end is cut, at 0.",
        ),
        Mistake(
            "capped",
            lambda z: np.clip(z, 0, 6),
            "large values are cut off at 6 (a ReLU6).",
            "only the lower end is cut, at 0.",
        ),
        Mistake(
            "leak_of_0.3",
            lambda z: np.where(np.asarray(z) > 0, z, 0.3 * np.asarray(z)),
            "a part of each negative value gets through (a leaky ReLU).",
            "a negative value becomes 0.",
        ),
        Mistake(
            "elu",
            lambda z: np.where(np.asarray(z) > 0, z, np.expm1(z)),
            "negative values become `exp(z) - 1` (an ELU).",
            "a negative value becomes 0.",
        ),
        Mistake(
            "softplus",
            lambda z: np.log1p(np.exp(z)),
            "this is the softplus, a smooth relative.",
            "ReLU has a sharp bend: it takes the larger of z and 0.",
        ),
        Mistake(
            "silu",
            lambda z: np.asarray(z) / (1 + np.exp(-np.asarray(z, dtype=float))),
            "z is multiplied by its sigmoid (a SiLU).",
            "ReLU takes the larger of z and 0.",
        ),
        Mistake(
            "sigmoid",
            lambda z: 1 / (1 + np.exp(-np.asarray(z, dtype=float))),
            "this is the sigmoid of z.",
            "ReLU takes the larger of z and 0.",
        ),
        Mistake(
            "tanh",
            np.tanh,
            "this is the tanh of z.",
            "ReLU takes the larger of z and 0.",
        ),
        Mistake(
            "squared",
            lambda z: np.maximum(z, 0) ** 2,
            "values above 0 are squared.",
            "a positive value passes through as it is.",
        ),
        Mistake(
            "summed",
            lambda z: np.sum(np.maximum(z, 0)),
            "all values are added up into one number.",
            "give one output for each value of z; leave the sum out.",
        ),
        Mistake(
            "first_value",
            lambda z: max(np.ravel(z)[0], 0),
            "only the first value is worked out.",
            "look for a `return` inside a loop, or for a `[0]`.",
        ),
        Mistake(
            "minus",
            lambda z: -np.maximum(z, 0),
            "the results have a minus sign.",
            "a positive value passes through as it is.",
        ),
        Mistake(
            "all_or_nothing",
            lambda z: np.asarray(z) * (np.max(z) > 0),
            "one comparison decides for all values of the array.",
            "compare each value of the array with 0.",
        ),
        Mistake(
            "mirrored",
            lambda z: np.maximum(-np.asarray(z), 0),
            "the sign of z is turned round.",
            "compare z itself with 0.",
        ),
    ),
    on_raise={
        NUMBER: "z is one number here; `np.maximum(a, b)` takes numbers as well.",
        ARRAY: "let NumPy work on the whole array at once.",
        TABLE: "let NumPy work on the whole table at once, without a loop.",
        "z has three axes": "let NumPy work on the whole array, without loops.",
    },
    step="keep each value that is above 0, and replace the others by 0.",
)
