"""Judge of `logistic`."""

import re

import numpy as np

from neurons.checks.facts import Evidence, ModelFacts
from neurons.checks.judges.finding import Finding
from neurons.checks.judges.mistakes import Mistake
from neurons.checks.judges.models import ACTIVATIONS, read_network
from neurons.checks.judges.networks import NetworkJudge
from neurons.checks.judges.targets import Target
from neurons.checks.model import Status
from neurons.checks.tasks.logistic.probe import logistic_rows
from neurons.types import Floats

LAYER_NAME = "L1"
POINTS_WITHOUT_NAME = 2
# Keras numbers the names that it makes up, in the order in which layers were made.
MADE_UP = re.compile(r"dense|.+_\d+")


def neuron(w: float, b: float, rows: Floats) -> Floats:
    """Return what a sigmoid neuron with this weight and bias answers, shape (n, 1)."""
    return ACTIVATIONS["sigmoid"](w * np.asarray(rows, dtype=float) + b)


def _known(name: str, w: float, b: float, cause: str, step: str) -> Mistake:
    return Mistake(name, lambda rows: neuron(w, b, rows), cause, step)


LAYERS = NetworkJudge(
    task="logistic",
    inputs=1,
    units=(1,),
    activations=("sigmoid",),
    draw_rows=logistic_rows,
    success=(
        "Right: all six answers fall on the right side of 0.5, and the step from no "
        "to yes lies at x = 2.25."
    ),
    example="keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, …)])",
    target=Target(
        function=lambda rows: neuron(2.0, -4.5, rows),
        low=(0.0,),
        high=(5.0,),
        fitted=(
            "Right, as far as fitting can tell. The exact weight is 2 and the exact "
            "bias is -4.5."
        ),
        mistakes=(
            _known(
                "swapped",
                -4.5,
                2.0,
                "weight and bias have changed places.",
                "`set_weights` takes the kernel first, then the bias.",
            ),
            _known(
                "bias_sign",
                2.0,
                4.5,
                "the sign of the bias is lost.",
                "the bias is -4.5: it pulls down until x is large enough.",
            ),
            _known(
                "no_bias",
                2.0,
                0.0,
                "the bias is still 0.",
                "set the bias too: the second array of `set_weights`.",
            ),
            _known(
                "boundary_as_bias",
                2.0,
                -2.25,
                "the boundary 2.25 was taken for the bias.",
                "the task states the bias; the boundary follows from it.",
            ),
            _known(
                "weight_sign",
                -2.0,
                4.5,
                "both signs are turned round, so yes and no change places.",
                "the weight is positive, the bias negative.",
            ),
        ),
        step="set the weight and the bias that the task states.",
        row_name="x = ",
    ),
)


def judge_logistic(evidence: Evidence, seed: int) -> Finding:
    """Judge `logistic`: the network first, then the name of its layer."""
    finding = LAYERS(evidence, seed)
    facts = evidence.model
    if finding.status is not Status.CORRECT or not isinstance(facts, ModelFacts):
        return finding
    name = read_network(facts)[0].name
    return finding if name == LAYER_NAME else _name_off(facts, name)


def _name_off(facts: ModelFacts, name: str) -> Finding:
    cause = ""
    if facts.name == LAYER_NAME:
        cause = "the name was given to the model, not to its layer."
    elif any(layer.name == LAYER_NAME for layer in facts.layers):
        cause = "the name was given to another layer than the Dense layer."
    called = f"is called `{name}`"
    if MADE_UP.fullmatch(name):
        called = "has a name that Keras made up"
    return Finding.of(
        Status.PARTIAL,
        "The neuron is right; only the name of its layer is not.",
        f"The Dense layer {called}; `{LAYER_NAME}` is asked for.",
        cause=cause,
        step=f'make the layer with `name="{LAYER_NAME}"`.',
        points=POINTS_WITHOUT_NAME,
        mistake="layer_name",
    )


JUDGE = judge_logistic
