"""Judge of `layer_parameters`."""

from itertools import pairwise

import numpy as np
import numpy.typing as npt

from neurons.checks.judges.values import KnownValues, Value, ValuesJudge

SIZES = (8, 512, 512, 512, 1)  # inputs first
PAIRS = tuple(pairwise(SIZES))
WEIGHTS = np.array([inputs * units for inputs, units in PAIRS])
RIGHT = np.array([(inputs + 1) * units for inputs, units in PAIRS])

FORMULA = "each unit has one weight per input and one bias: (inputs + 1) * units."
WEIGHTS_AND_BIASES = [n for i, units in PAIRS for n in (i * units, units)]
# By name: what the mistake gives, the likely cause, the next step.
KNOWN: dict[str, tuple[npt.ArrayLike, str, str]] = {
    "no_biases": (WEIGHTS, "the biases were forgotten.", FORMULA),
    "sum": (
        RIGHT.sum(),
        "this is the sum of all layers.",
        "give one count per layer, in order, as a list.",
    ),
    "sum_no_biases": (
        WEIGHTS.sum(),
        "this is one sum, and without the biases.",
        "give one count per layer, in order, as a list, with the biases.",
    ),
    "running_sums": (
        np.cumsum(RIGHT),
        "each count has those before it added in.",
        "give what each layer has by itself.",
    ),
    "running_sums_no_biases": (
        np.cumsum(WEIGHTS),
        "each count has those before it added in, and the biases were forgotten.",
        "give what each layer has by itself, with its biases.",
    ),
    "reversed": (
        RIGHT[::-1],
        "the layers stand in reverse order.",
        "begin with the layer that takes the 8 features.",
    ),
    "inputs_counted": (
        [0, *RIGHT],
        "the inputs were counted as a layer of their own.",
        "the inputs have no neurons; leave their 0 out.",
    ),
    "output_missing": (
        RIGHT[:-1],
        "the output layer is missing.",
        "it has one unit, which takes 512 numbers and has a bias.",
    ),
    "one_bias_each": (
        WEIGHTS + 1,
        "one bias was counted per layer.",
        "each unit has a bias of its own.",
    ),
    "bias_per_input": (
        [inputs * (units + 1) for inputs, units in PAIRS],
        "a bias was counted for each input of a layer.",
        "the biases belong to the units: (inputs + 1) * units.",
    ),
    "units": (
        SIZES[1:],
        "these are the numbers of units.",
        FORMULA,
    ),
    "apart": (
        WEIGHTS_AND_BIASES,
        "weights and biases are listed apart.",
        "add the two of each layer.",
    ),
    "same_inputs": (
        [9 * units for units in SIZES[1:]],
        "every layer was given the 8 features.",
        "the later layers take the 512 numbers of the layer before.",
    ),
    "output_alike": (
        [RIGHT[0], *[RIGHT[1]] * 3],
        "the output layer was given 512 units.",
        "it has one unit.",
    ),
    "target_counted": (
        [RIGHT[0] + 512, *RIGHT[1:]],
        "the target was counted as a ninth feature.",
        "8 columns go in; the strength is what comes out.",
    ),
    "added": (
        [inputs + units for inputs, units in PAIRS],
        "the sizes were added, not multiplied.",
        FORMULA,
    ),
    "kilobytes": (
        RIGHT * 4 / 1024,
        "these are sizes in kilobytes.",
        "give the counts themselves.",
    ),
    "hidden_alike": (
        [RIGHT[1]] * 3 + [RIGHT[3]],
        "all three hidden layers were given 512 inputs.",
        "the first one takes the 8 features.",
    ),
}


def mistakes() -> tuple[KnownValues, ...]:
    """Return the known mistakes of `layer_parameters`, the likeliest first."""
    return tuple(
        KnownValues(name, {"layer_parameters": np.asarray(values)}, cause, step)
        for name, (values, cause, step) in KNOWN.items()
    )


JUDGE = ValuesJudge(
    values=(Value("layer_parameters", RIGHT, what="the list of the four counts"),),
    success=(
        "Right: 530,433 together, and 99 in 100 of them lie between the hidden layers. "
        "Twice the width makes about four times as many."
    ),
    mistakes=mistakes,
    step=FORMULA,
)
