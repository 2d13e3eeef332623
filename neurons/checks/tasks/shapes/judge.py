"""Judge of `shapes`: two shapes and a count, whatever the learner's model is."""

from collections.abc import Mapping
from typing import TypeAlias

import numpy as np

from neurons.checks.facts import (
    Array,
    Evidence,
    Fact,
    Missing,
    SequenceFacts,
    Stub,
    Text,
)
from neurons.checks.judges import messages
from neurons.checks.judges.compare import as_number, as_numbers
from neurons.checks.judges.finding import ABSENT, Finding
from neurons.checks.model import Status

Lengths: TypeAlias = tuple[int | None, ...]
Causes: TypeAlias = Mapping[Lengths, tuple[str, str]]

SHAPES = {"kernel_shape": (3, 1), "bias_shape": (1,)}
PARAMETERS = 4
KERNEL_CAUSES: Causes = {
    (1,): (
        "this is the shape of the bias.",
        "ask the kernel itself: `model.weights[0].shape`.",
    ),
    (1, 3): (
        "rows and columns have changed places.",
        "a kernel has one row for each input and one column for each neuron.",
    ),
    (3,): (
        "the axis of the neurons is missing.",
        "a kernel always has two axes, also with a single neuron.",
    ),
    (None, 3): (
        "this is the shape of the inputs.",
        "ask the kernel itself: `model.weights[0].shape`.",
    ),
    (None, 1): (
        "this is the shape of the outputs.",
        "ask the kernel itself: `model.weights[0].shape`.",
    ),
    (3, 3): (
        "that kernel would belong to three neurons.",
        "a kernel has one row for each input and one column for each neuron.",
    ),
    (4, 1): (
        "the bias was counted as one more row.",
        "the bias lies in an array of its own.",
    ),
}
BIAS_CAUSES: Causes = {
    (3,): (
        "the inputs were counted; a bias belongs to a neuron.",
        "count the neurons.",
    ),
    (): (
        "a bias is an array even for a single neuron.",
        "ask the bias itself: `model.weights[1].shape`.",
    ),
    (1, 1): (
        "the bias has no axis for inputs.",
        "ask the bias itself: `model.weights[1].shape`.",
    ),
    (3, 1): (
        "this is the kernel's shape.",
        "ask the bias itself: `model.weights[1].shape`.",
    ),
}
COUNT_CAUSES: Mapping[float, tuple[str, str]] = {
    3: ("the bias was forgotten.", "count kernel and bias together."),
    2: ("the two arrays were counted.", "count the numbers inside them."),
    6: (
        "a bias was counted for each input.",
        "the neuron has one bias, however many inputs it has.",
    ),
}


def judge_shapes(evidence: Evidence, seed: int) -> Finding:
    """Judge `kernel_shape` and `bias_shape` together, and `parameters`."""
    facts = evidence.names
    right = [name for name in SHAPES if lengths(facts[name]) == SHAPES[name]]
    points = 1.0 if len(right) == len(SHAPES) else 0.0
    if as_number(facts["parameters"]) == PARAMETERS:
        right.append("parameters")
        points += 1
    if len(right) == len(SHAPES) + 1:
        return Finding(
            Status.CORRECT,
            "Right: 3 weights and 1 bias, so 4 parameters. However long the table "
            "is, their number stays the same.",
            points,
        )
    off = next(name for name in (*SHAPES, "parameters") if name not in right)
    problem, mistake = _problem(off, facts[off])
    verb = "is" if len(right) == 1 else "are"
    named = ", ".join(f"`{name}`" for name in right)
    praise = f"{named} {verb} right." if right else ""
    status = Status.PARTIAL if points else Status.WRONG
    return Finding(status, messages.lines(praise, *problem), points, mistake)


def lengths(fact: Fact) -> Lengths | None:
    """Return a shape, from a tuple, list, tensor or TensorShape; else None."""
    items = fact.items if isinstance(fact, SequenceFacts) else ()
    if items and all(isinstance(item, Stub) or _is_whole(item) for item in items):
        found = [as_number(item) for item in items]
        return tuple(None if n is None else int(n) for n in found)
    data = as_numbers(fact)
    if data is None or data.ndim != 1 or data.size > 8:
        return None
    if not np.all(np.isfinite(data)) or np.any(data != np.round(data)):
        return None
    return tuple(int(n) for n in data)


def _is_whole(fact: Fact) -> bool:
    number = as_number(fact)
    return number is not None and number.is_integer()


def _problem(name: str, fact: Fact) -> tuple[list[str], str]:
    if isinstance(fact, Missing):
        return [f"`{name}` {ABSENT}.", messages.then(_step(name))], ""
    if name == "parameters":
        return _wrong_count(fact)
    found = lengths(fact)
    if found is None:
        return _no_shape(name, fact)
    causes = KERNEL_CAUSES if name == "kernel_shape" else BIAS_CAUSES
    cause, step = causes.get(found, ("", _step(name)))
    what = "the kernel" if name == "kernel_shape" else "the bias"
    headline = f"`{name}` is {found}; that is not the shape of {what} yet."
    mistake = f"{name}_{'_'.join(map(str, found))}" if cause else ""
    return [headline, messages.likely(cause), messages.then(step)], mistake


def _no_shape(name: str, fact: Fact) -> tuple[list[str], str]:
    cause = ""
    if name == "bias_shape" and as_number(fact) == SHAPES[name][0]:
        cause = "a shape of one length has a comma: `(5,)`; `(5)` is just 5."
    elif isinstance(fact, Array) and fact.data.shape == SHAPES[name]:
        cause = "this is the array itself."
    elif isinstance(fact, Text):
        cause = "the quotes make it a text."
    problem = f"`{name}` is {messages.kind(fact)}; it needs a shape, such as (5, 2)."
    step = messages.then("an array tells its shape: `.shape`.")
    return [problem, messages.likely(cause), step], "no_shape"


def _wrong_count(fact: Fact) -> tuple[list[str], str]:
    found = as_number(fact)
    if found is None:
        problem = f"`parameters` is {messages.kind(fact)}; it needs one number."
        return [problem, messages.then(_step("parameters"))], "no_number"
    cause, step = COUNT_CAUSES.get(found, ("", _step("parameters")))
    headline = f"`parameters` is {messages.number(found)}; that is not the count yet."
    mistake = f"parameters_{found:g}" if cause else ""
    return [headline, messages.likely(cause), messages.then(step)], mistake


def _step(name: str) -> str:
    if name == "parameters":
        return "count all numbers in the kernel and the bias together."
    place = 0 if name == "kernel_shape" else 1
    return f"print `model.weights[{place}].shape`."


JUDGE = judge_shapes
