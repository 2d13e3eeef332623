"""Judge of `concrete`."""

from neurons.checks.judges.networks import NetworkJudge
from neurons.checks.tasks.concrete.probe import concrete_rows

JUDGE = NetworkJudge(
    task="concrete",
    inputs=8,
    units=(512, 512, 512, 1),
    activations=("relu", "relu", "relu", "linear"),
    draw_rows=concrete_rows,
    success=(
        "Right: 530,433 parameters for 1030 mixes. Its answers mean nothing before it "
        "is fitted; chapter 6 does that."
    ),
    example="keras.Sequential([keras.Input((8,)), …])",
    input_causes={
        9: "the target was counted among the features.",
        1030: "the number of rows was taken; one row is asked for.",
    },
)
