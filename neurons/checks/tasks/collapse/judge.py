"""Judge of `collapse`."""

import numpy as np

from neurons.checks.judges.functions import FunctionJudge
from neurons.checks.judges.mistakes import Mistake
from neurons.types import Floats


def collapse(W1: Floats, b1: Floats, W2: Floats, b2: Floats) -> tuple[Floats, Floats]:
    """Kernel (inputs, outputs) and bias (outputs,) of the one layer they equal."""
    return W1 @ W2, b1 @ W2 + b2


def _swapped(W1: Floats, b1: Floats, W2: Floats, b2: Floats) -> tuple[Floats, Floats]:
    return b1 @ W2 + b2, W1 @ W2


ORDER = (
    "the kernels are multiplied in the wrong order.",
    "the inputs meet `W1` first, so it stands on the left.",
)
MISTAKES = (
    Mistake("order", lambda W1, b1, W2, b2: (W2 @ W1, b1 @ W2 + b2), *ORDER),
    Mistake("order_both", lambda W1, b1, W2, b2: (W2 @ W1, W2 @ b1 + b2), *ORDER),
    Mistake("order_second_bias", lambda W1, b1, W2, b2: (W2 @ W1, b2), *ORDER),
    Mistake("order_sum", lambda W1, b1, W2, b2: (W2 @ W1, b1 + b2), *ORDER),
    Mistake(
        "layers_swapped",
        lambda W1, b1, W2, b2: (W2 @ W1, b2 @ W1 + b1),
        "the second layer is applied first.",
        "the inputs meet `W1` and `b1` first.",
    ),
    Mistake(
        "second_bias",
        lambda W1, b1, W2, b2: (W1 @ W2, b2),
        "only the second bias is used.",
        "`b1` also reaches the output, through `W2`.",
    ),
    Mistake(
        "first_bias",
        lambda W1, b1, W2, b2: (W1 @ W2, b1 @ W2),
        "the second bias is left out.",
        "the second layer still adds `b2` at the end.",
    ),
    Mistake(
        "biases_added",
        lambda W1, b1, W2, b2: (W1 @ W2, b1 + b2),
        "the biases are added as they are.",
        "`b1` goes through the second layer: it meets `W2` before `b2` is added.",
    ),
    Mistake(
        "bias_order",
        lambda W1, b1, W2, b2: (W1 @ W2, W2 @ b1 + b2),
        "`b1` stands on the wrong side of `W2`.",
        "a row of values comes first, the kernel second.",
    ),
    Mistake(
        "both_biases_weighted",
        lambda W1, b1, W2, b2: (W1 @ W2, (b1 + b2) @ W2),
        "both biases go through `W2`.",
        "only `b1` does; `b2` is added after `W2`.",
    ),
    Mistake(
        "first_subtracted",
        lambda W1, b1, W2, b2: (W1 @ W2, b2 - b1 @ W2),
        "`b1 @ W2` is subtracted.",
        "add the two parts of the bias.",
    ),
    Mistake(
        "second_subtracted",
        lambda W1, b1, W2, b2: (W1 @ W2, b1 @ W2 - b2),
        "`b2` is subtracted.",
        "add the two parts of the bias.",
    ),
    Mistake(
        "no_bias",
        lambda W1, b1, W2, b2: (W1 @ W2, np.zeros(len(b2))),
        "both biases are left out.",
        "`b1` goes through `W2`; then `b2` is added.",
    ),
    Mistake(
        "bias_summed",
        lambda W1, b1, W2, b2: (W1 @ W2, np.sum(b1 @ W2) + b2),
        "the products of `b1` are added up over all outputs.",
        "each output keeps its own: `b1 @ W2`.",
    ),
    Mistake(
        "first_of_b1",
        lambda W1, b1, W2, b2: (W1 @ W2, b1[0] * W2[0] + b2),
        "only the first value of `b1` is used.",
        "each unit's bias meets its own row of `W2`: `b1 @ W2`.",
    ),
    Mistake(
        "sum_of_b1",
        lambda W1, b1, W2, b2: (W1 @ W2, np.sum(b1) + b2),
        "the values of `b1` are added up without `W2`.",
        "`b1` goes through the second layer: it meets `W2` before `b2` is added.",
    ),
    Mistake(
        "second_twice",
        lambda W1, b1, W2, b2: (W1 @ W2, b1 @ W2 + 2 * b2),
        "`b2` is added twice.",
        "add it once.",
    ),
    Mistake(
        "bias_on_kernel",
        lambda W1, b1, W2, b2: (W1 @ W2 + b2, b1 @ W2 + b2),
        "`b2` is added to the kernel too.",
        "a bias is no part of `W`.",
    ),
    Mistake(
        "relu_on_bias",
        lambda W1, b1, W2, b2: (W1 @ W2, np.maximum(b1, 0) @ W2 + b2),
        "negative values of `b1` are cut off at 0, as a ReLU would.",
        "these layers are linear: use `b1` as it is.",
    ),
    Mistake(
        "relu_on_kernel",
        lambda W1, b1, W2, b2: (np.maximum(W1, 0) @ W2, b1 @ W2 + b2),
        "negative weights are cut off at 0, as a ReLU would.",
        "these layers are linear: use `W1` as it is.",
    ),
    Mistake(
        "bias_only",
        lambda W1, b1, W2, b2: b1 @ W2 + b2,
        "`b` comes back alone.",
        "work out the kernel of the one layer too and `return W, b`.",
    ),
    Mistake(
        "elementwise",
        lambda W1, b1, W2, b2: (W1 * W2, b1 * W2 + b2),
        "`*` multiplies value by value.",
        "`@` combines rows with columns, as a layer does.",
    ),
    Mistake(
        "elementwise_kernel",
        lambda W1, b1, W2, b2: (W1 * W2, b1 @ W2 + b2),
        "`*` multiplies the kernels value by value.",
        "`@` combines rows with columns, as a layer does.",
    ),
    Mistake(
        "kernels_added",
        lambda W1, b1, W2, b2: (W1 + W2, b1 + b2),
        "the two layers are added.",
        "the second layer works on what the first gives: put one into the other.",
    ),
    Mistake(
        "transposed",
        lambda W1, b1, W2, b2: ((W1 @ W2).T, b1 @ W2 + b2),
        "`W` is transposed: rows and columns have changed places.",
        "a kernel has one row per input and one column per unit.",
    ),
    Mistake(
        "swapped",
        _swapped,
        "the two results have changed places.",
        "return `W` first, then `b`.",
    ),
    Mistake(
        "kernel_only",
        lambda W1, b1, W2, b2: W1 @ W2,
        "`W` comes back alone.",
        "work out the bias of the one layer too and `return W, b`.",
    ),
)

JUDGE = FunctionJudge(
    task="collapse",
    reference=collapse,
    success=(
        "Right. However many linear layers you stack, one does the same: it is the "
        "bend in between, such as ReLU, that makes depth worth having."
    ),
    mistakes=MISTAKES,
    step="write (X @ W1 + b1) @ W2 + b2 without brackets; what multiplies X is W.",
    returns=("W", "b"),
    examples="two of our layers",
)
