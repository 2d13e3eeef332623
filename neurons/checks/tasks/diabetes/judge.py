"""Judge of `diabetes`: its layers, and how it was compiled."""

from neurons.checks.evidence import EvidenceError, needed_fact
from neurons.checks.facts import Evidence
from neurons.checks.judges import messages
from neurons.checks.judges.compiled import compile_problem
from neurons.checks.judges.finding import Finding, wrong
from neurons.checks.judges.networks import NetworkJudge
from neurons.checks.model import Status
from neurons.checks.probes import generator
from neurons.checks.tasks.diabetes.probe import diabetes_rows

LAYERS = NetworkJudge(
    task="diabetes",
    inputs=8,
    units=(16, 8, 1),
    activations=("relu", "relu", "sigmoid"),
    draw_rows=diabetes_rows,
    success="",
    input_causes={
        768: "the number of rows was stated; the shape is that of one row.",
        614: "the number of rows was stated; the shape is that of one row.",
        9: "the column `Outcome` was counted; it is the target, not a feature.",
    },
)
LAYERS_POINTS, COMPILE_POINTS = 2, 2


def judge_diabetes(evidence: Evidence, seed: int) -> Finding:
    """Judge `diabetes`: two points for the layers, two for `compile`."""
    facts = LAYERS.find(needed_fact(evidence.model, "model"))
    if isinstance(facts, Finding):
        return facts
    layers = LAYERS.structure(facts, diabetes_rows(generator("diabetes", seed)))
    if layers and layers.status is Status.RAISED:
        return layers
    if evidence.compile is None:
        raise EvidenceError("the evidence does not say how the model was compiled")
    mistake, *off = compile_problem(evidence.compile)
    if layers is None and not mistake:
        return Finding(
            Status.CORRECT,
            "Right: 289 parameters, ready to be fitted. `compile` changed no "
            "weight; it only settled what a step will look like.",
        )
    if layers is None:
        praise = "The layers are right: 2 points."
        return _partly(praise, _lines(*off), LAYERS_POINTS, mistake)
    if not mistake:
        praise = "Loss, optimizer and metric are right: 2 points."
        return _partly(praise, layers.message, COMPILE_POINTS, layers.mistake)
    more = "Then look at `compile` too."
    if mistake == "from_logits":
        more = "Then take `from_logits=True` out of the loss too."
    return wrong(layers.message, more, mistake=layers.mistake)


def _lines(finding: str, why: str, step: str) -> str:
    return messages.lines(finding, why, messages.then(step))


def _partly(praise: str, message: str, points: float, mistake: str) -> Finding:
    return Finding(Status.PARTIAL, messages.lines(praise, message), points, mistake)


JUDGE = judge_diabetes
