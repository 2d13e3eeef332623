"""Judge of `dense_parameters`."""

import numpy as np

from neurons.checks.judges.functions import FunctionJudge
from neurons.checks.judges.mistakes import Mistake


def dense_parameters(inputs: int, units: int) -> int:
    """Weights and biases of a dense layer."""
    return (inputs + 1) * units


JUDGE = FunctionJudge(
    task="dense_parameters",
    reference=dense_parameters,
    success=(
        "Right: each neuron has a weight for each input and one bias. The number of "
        "rows in the table plays no part."
    ),
    mistakes=(
        Mistake(
            "no_biases",
            lambda inputs, units: inputs * units,
            "the biases are left out.",
            "each neuron has one bias: how many are there in the layer?",
        ),
        Mistake(
            "one_bias",
            lambda inputs, units: inputs * units + 1,
            "one bias is counted for the whole layer.",
            "each neuron has a bias of its own.",
        ),
        Mistake(
            "bias_per_input",
            lambda inputs, units: inputs * units + inputs,
            "one bias is counted for each input; or `inputs` and `units` are swapped.",
            "biases belong to the neurons, not to the inputs.",
        ),
        Mistake(
            "bias_everywhere",
            lambda inputs, units: (inputs + 1) * (units + 1),
            "an input and a neuron too many are counted.",
            "the bias is one more number for each neuron, nothing else.",
        ),
        Mistake(
            "power",
            lambda inputs, units: np.float64(inputs) ** units,
            "`**` is a power.",
            "multiply inputs and units with a single `*`; then count the biases.",
        ),
        Mistake(
            "added",
            lambda inputs, units: inputs + units,
            "inputs and neurons are added.",
            "each neuron has a weight for every input: multiply.",
        ),
        Mistake(
            "added_and_one",
            lambda inputs, units: inputs + units + 1,
            "inputs and neurons are added.",
            "each neuron has a weight for every input: multiply.",
        ),
        Mistake(
            "one_neuron",
            lambda inputs, units: inputs + 1,
            "this counts a single neuron.",
            "the layer has `units` of them.",
        ),
        Mistake(
            "minus_biases",
            lambda inputs, units: inputs * units - units,
            "the biases are subtracted.",
            "each neuron's bias is one more number: add them.",
        ),
        Mistake(
            "biases_of_both",
            lambda inputs, units: inputs * units + inputs + units,
            "inputs get a bias too.",
            "biases belong to the neurons alone.",
        ),
        Mistake(
            "doubled",
            lambda inputs, units: 2 * inputs * units,
            "every weight is counted twice.",
            "count each weight once, then each neuron's bias.",
        ),
        Mistake(
            "kilobytes",
            lambda inputs, units: 4 * (inputs + 1) * units / 1024,
            "this is the size in KB.",
            "count the numbers themselves.",
        ),
        Mistake(
            "units_written_in",
            lambda inputs, units: (inputs + 1) * 64,
            "64 is written into the function, so the argument units has no effect.",
            "use both arguments, so that it serves any layer.",
        ),
        Mistake(
            "inputs_written_in",
            lambda inputs, units: (20 + 1) * units,
            "20 is written into the function, so the argument inputs has no effect.",
            "use both arguments, so that it serves any layer.",
        ),
        Mistake(
            "bytes",
            lambda inputs, units: 4 * (inputs + 1) * units,
            "this is the size in bytes.",
            "count the numbers themselves.",
        ),
    ),
    step="count what one neuron holds, then take it `units` times.",
)
