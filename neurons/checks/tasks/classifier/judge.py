"""Judge of `classifier`."""

from neurons.checks.judges.networks import NetworkJudge
from neurons.checks.tasks.classifier.probe import classifier_rows

JUDGE = NetworkJudge(
    task="classifier",
    inputs=20,
    units=(64, 10),
    activations=("relu", "linear"),
    draw_rows=classifier_rows,
    success=(
        "Right: 1,344 and 650, so 1,994 parameters. The second layer's inputs are the "
        "64 outputs of the first; nobody had to say so."
    ),
    input_causes={
        64: "the neurons of the first layer were stated as inputs.",
        10: "the outputs were stated as inputs.",
    },
)
