"""Judge of `relu_neuron`."""

from neurons.checks.judges.networks import NetworkJudge
from neurons.checks.tasks.relu_neuron.probe import relu_neuron_rows

JUDGE = NetworkJudge(
    task="relu_neuron",
    inputs=1,
    units=(1,),
    activations=("relu",),
    draw_rows=relu_neuron_rows,
    success=(
        "Right: one weight, one bias, one bend. Where w·x + b is negative, the "
        "neuron answers 0, and that 0 is passed on like any other number."
    ),
    example="keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, …)])",
)
