"""Judge of `small_stack`."""

from neurons.checks.judges.networks import NetworkJudge
from neurons.checks.tasks.small_stack.probe import small_stack_rows

JUDGE = NetworkJudge(
    task="small_stack",
    inputs=2,
    units=(4, 3, 1),
    activations=("relu", "relu", "linear"),
    draw_rows=small_stack_rows,
    success=(
        "Right: 12 + 15 + 4 = 31 parameters. Only the first layer states its inputs; "
        "each other layer takes what the one before gives."
    ),
    example="keras.Sequential([keras.Input((2,)), …])",
)
