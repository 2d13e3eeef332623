"""Judge of `dense_forward`."""

import numpy as np

from neurons.checks.judges.functions import FunctionJudge
from neurons.checks.judges.mistakes import Mistake
from neurons.checks.judges.models import softmax
from neurons.checks.tasks.dense_forward.probe import NARROW, ONE_ROW, SQUARE, WIDE
from neurons.types import Floats


def dense_forward(X: Floats, W: Floats, b: Floats) -> Floats:
    """Return what a dense layer gives for a table: one column per neuron."""
    sums: Floats = X @ W + b
    return sums


LOOK_AT_SHAPES = "write the three shapes side by side: (n, inputs), (inputs, units)."

JUDGE = FunctionJudge(
    task="dense_forward",
    reference=dense_forward,
    success=(
        "Right: one matrix product does the sums of all neurons for all rows. This "
        "line is what `Dense` computes before its activation."
    ),
    mistakes=(
        Mistake(
            "no_bias",
            lambda X, W, b: X @ W,
            "the biases are left out.",
            "add b; NumPy adds it to every row.",
        ),
        Mistake(
            "transposed",
            lambda X, W, b: X @ W.T + b,
            "the rows of W are taken for the neurons.",
            "the columns of W are the neurons: `X @ W` needs no turning.",
        ),
        Mistake(
            "sides_swapped",
            lambda X, W, b: W @ X + b,
            "X and W stand the other way round.",
            "the rows of X come first: `X @ W`.",
        ),
        Mistake(
            "elementwise",
            lambda X, W, b: X * W + b,
            "`*` multiplies place by place and adds nothing up.",
            "use `@`: it multiplies and adds along each row.",
        ),
        Mistake(
            "bias_as_column",
            lambda X, W, b: X @ W + b.reshape(-1, 1),
            "the biases are added down the rows of the table.",
            "neuron j adds b[j] to column j, so b stays as it is.",
        ),
        Mistake(
            "turned",
            lambda X, W, b: (X @ W + b).T,
            "rows and columns of the result have changed places.",
            "give one row per example and one column per neuron.",
        ),
        Mistake(
            "relu",
            lambda X, W, b: np.maximum(X @ W + b, 0),
            "negative results are cut off at 0.",
            "this layer is linear; return the sums as they are.",
        ),
        Mistake(
            "minus_bias",
            lambda X, W, b: X @ W - b,
            "the biases are subtracted.",
            "add b; a bias that pulls down is simply a negative number.",
        ),
        Mistake(
            "one_bias",
            lambda X, W, b: X @ W + b[0],
            "all neurons get the first bias.",
            "each neuron has its own: add the whole array b.",
        ),
        Mistake(
            "summed_bias",
            lambda X, W, b: X @ W + np.sum(b),
            "every neuron gets the sum of all biases.",
            "each neuron has its own: add the array b as it is.",
        ),
        Mistake(
            "transposed_square",
            lambda X, W, b: X @ (W.T if W.shape[0] == W.shape[1] else W) + b,
            "a square W is turned, so its rows are taken for the neurons.",
            "the columns of W are the neurons, whatever its shape.",
        ),
        Mistake(
            "bias_multiplied",
            lambda X, W, b: X @ W * b,
            "the sums are multiplied by the biases.",
            "add b.",
        ),
        Mistake(
            "bias_twice",
            lambda X, W, b: X @ W + 2 * b,
            "the biases are added twice.",
            "add b once.",
        ),
        Mistake(
            "bias_each",
            lambda X, W, b: X @ W + len(W) * b,
            "the biases are added once for each input.",
            "add up the products first, then add b once.",
        ),
        Mistake(
            "bias_reversed",
            lambda X, W, b: X @ W + b[::-1],
            "the biases are taken in reverse order.",
            "neuron j adds b[j] to column j.",
        ),
        Mistake(
            "all_summed",
            lambda X, W, b: np.sum(X @ W + b),
            "everything is added up into one number.",
            "give a row per example and a column per neuron.",
        ),
        Mistake(
            "neurons_summed",
            lambda X, W, b: np.sum(X @ W + b, axis=1),
            "the results of all neurons are added up.",
            "each neuron has a column of its own.",
        ),
        Mistake(
            "rows_averaged",
            lambda X, W, b: np.mean(X @ W + b, axis=0),
            "the rows are averaged.",
            "each example has a row of its own.",
        ),
        Mistake(
            "sigmoid",
            lambda X, W, b: 1 / (1 + np.exp(-(X @ W + b))),
            "a sigmoid is applied to the sums.",
            "this layer is linear; return the sums as they are.",
        ),
        Mistake(
            "softmax",
            lambda X, W, b: softmax(X @ W + b),
            "a softmax is applied to the sums.",
            "this layer is linear; return the sums as they are.",
        ),
        Mistake(
            "last_row",
            lambda X, W, b: X[-1] @ W + b,
            "only the last row comes back: each one replaces the one before.",
            "collect the results of all rows, or let `@` work on the whole table.",
        ),
        Mistake(
            "first_neuron",
            lambda X, W, b: X @ W[:, 0] + b[0],
            "only the first neuron is worked out.",
            "give one column for each column of W.",
        ),
        Mistake(
            "last_neuron",
            lambda X, W, b: X @ W[:, -1] + b[-1],
            "only the last neuron comes back: each one replaces the one before.",
            "collect the results of all neurons as columns.",
        ),
        Mistake(
            "last_left_out",
            lambda X, W, b: X[:, :-1] @ W[:-1] + b,
            "the last input is left out.",
            "use all columns of X and all rows of W.",
        ),
        Mistake(
            "flat",
            lambda X, W, b: (X @ W + b).ravel(),
            "the result lost its table form.",
            "give shape (n, units): a row per example, a column per neuron.",
        ),
        Mistake(
            "first_row",
            lambda X, W, b: X[0] @ W + b,
            "only the first row is computed.",
            "let `@` work on the whole table.",
        ),
    ),
    on_raise=dict.fromkeys((SQUARE, WIDE, NARROW, ONE_ROW), LOOK_AT_SHAPES),
    step="multiply X by W with `@`, then add b.",
)
