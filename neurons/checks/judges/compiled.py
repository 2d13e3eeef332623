"""Judge how `diabetes` was compiled: loss, optimizer, metric."""

import re
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from neurons.checks.facts import Compiled, CompileFacts, NamedFigure
from neurons.checks.judges.compare import FUNCTION_FLOAT32, close
from neurons.checks.probes.compiled import ANSWERS, TRUTH

# A short id, a finding, what is off with it, and a next step.
Problem: TypeAlias = tuple[str, str, str, str]

LOSSES = {
    "mean_squared_error": "It is for quantities, such as a strength in MPa",
    "mean_absolute_error": "It is for quantities, such as a strength in MPa",
    "categorical_crossentropy": "It is for one output per class; here is one in all",
    "sparse_categorical_crossentropy": (
        "It is for one output per class; here is one in all"
    ),
    "binary_focal_crossentropy": "It gives easy rows less weight than asked for",
    "hinge": "It is for classes called -1 and 1",
}
OPTIMIZERS = {
    "AdamW": "AdamW also pulls every weight towards 0 at each step.",
    "RMSprop": "Keras takes RMSprop where `compile` is given no optimizer.",
}
METRICS = {
    "accuracy_of_equals": (
        "`keras.metrics.Accuracy` asks for outputs of exactly 0 or 1.",
        'say `metrics=["accuracy"]`, or use `BinaryAccuracy`.',
    ),
    "categorical": (
        "That accuracy compares one output per class; here is one output.",
        'say `metrics=["accuracy"]`; Keras then takes the one that fits.',
    ),
}
COMPILE = "give `compile` the loss, the optimizer and the metric."


def cross_entropy(truth: npt.ArrayLike, answers: npt.ArrayLike) -> float:
    """Return the mean binary cross-entropy of answers between 0 and 1."""
    p = np.asarray(answers, dtype=np.float64)
    share = np.where(np.asarray(truth) == 1, p, 1 - p)
    return float(-np.mean(np.log(share)))


def _from_logits() -> float:
    """The same loss if it takes the answers for numbers before the sigmoid."""
    return cross_entropy(TRUTH, 1 / (1 + np.exp(-ANSWERS.astype(np.float64))))


def compile_problem(facts: CompileFacts) -> Problem:
    """Return what is off in how a model was compiled; all empty if nothing is."""
    if not isinstance(facts, Compiled):
        return "not_compiled", "`diabetes` is not compiled yet.", "", COMPILE
    return (
        _loss_problem(facts.loss)
        or _optimizer_problem(facts.optimizer)
        or _metric_problem(facts.metrics)
        or ("", "", "", "")
    )


def _loss_problem(loss: NamedFigure | None) -> Problem | None:
    if loss is None:
        return "no_loss", "`compile` was given no loss.", "", COMPILE
    value, due = loss.value, cross_entropy(TRUTH, ANSWERS)
    name = _snake(loss.name)
    step = "name binary cross-entropy: it compares a probability with 0 or 1."
    if value is None:
        return (
            "unknown_loss",
            f"The loss `{loss.name}` gives no figure for a column of answers.",
            "",
            "look at its name: binary cross-entropy is two words, joined by `_`.",
        )
    # A loss that adds up the rows is the same loss in another measure.
    if _is(value, due) or _is(value, due * len(TRUTH)):
        return None
    if _is(value, _from_logits()) or _is(value, _from_logits() * len(TRUTH)):
        return (
            "from_logits",
            "The loss has `from_logits=True`, but the model ends with a sigmoid.",
            "The sigmoid would then be applied twice.",
            "leave `from_logits` out; the outputs are probabilities already.",
        )
    if "binary_crossentropy" in name:
        return (
            "changed_loss",
            "The loss is a binary cross-entropy with further options.",
            "",
            "leave the options out.",
        )
    cause = f"{LOSSES[name]}." if name in LOSSES else ""
    found = f"The loss is {name.replace('_', ' ')};"
    return "loss", f"{found} binary cross-entropy is asked for.", cause, step


def _optimizer_problem(name: str) -> Problem | None:
    if name == "Adam":
        return None
    cause = OPTIMIZERS.get(name, "")
    return (
        f"optimizer_{name}",
        f"The optimizer is {name}; Adam is asked for.",
        cause,
        "name Adam, or make one with `keras.optimizers.Adam()`.",
    )


def _metric_problem(metrics: tuple[NamedFigure, ...]) -> Problem | None:
    due = float(np.mean((ANSWERS > 0.5) == TRUTH))
    values = [metric.value for metric in metrics]
    if any(value is not None and _is(value, due) for value in values):
        return None
    if not metrics:
        return (
            "no_metric",
            "`compile` was given no metric.",
            "",
            "add the accuracy as a metric, in a list.",
        )
    names = [metric.name for metric in metrics]
    which = ""
    if "Accuracy" in names:
        which = "accuracy_of_equals"
    elif any("categorical" in name.lower() for name in names):
        which = "categorical"
    cause, step = METRICS.get(which, ("", 'say `metrics=["accuracy"]`.'))
    named = ", ".join(f"`{name}`" for name in names[:3])
    return which or "metric", f"The metric is {named}, not the accuracy.", cause, step


def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()


def _is(value: float, due: float) -> bool:
    return close(value, due, FUNCTION_FLOAT32)
