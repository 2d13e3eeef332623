"""Judge of `model`."""

from neurons.checks.judges.networks import NetworkJudge
from neurons.checks.tasks.model.probe import model_rows

CEREALS, COLUMNS = 77, 16

JUDGE = NetworkJudge(
    task="model",
    inputs=3,
    units=(1,),
    activations=("linear",),
    draw_rows=model_rows,
    success=(
        "Right: three inputs, one neuron. Keras begins with random weights, so make "
        "it twice and it answers differently."
    ),
    example="keras.Sequential([…])",
    input_causes={
        4: "the calories were counted too; they are what comes out.",
        CEREALS: "the cereals were counted; the number of rows is never part of it.",
        CEREALS - 1: "the rows were counted; the number of rows is never part of it.",
        COLUMNS: "all columns of the table were counted.",
    },
)
