"""Judge Keras layers and models by their facts; Keras itself is not needed here."""

from __future__ import annotations

from typing import Any

from neurons.checks.judging import words
from neurons.checks.judging.finding import Finding, not_started, wrong
from neurons.checks.verdict import Status


def not_a_model(name: str, facts: dict[str, Any], example: str) -> Finding | None:
    """The finding where the answer is no Keras layer or model, else None."""
    kind = facts["kind"]
    if kind in {"absent", "stub"}:
        return not_started(name)
    if kind in {"model", "layer"}:
        return None
    step = f"make one with `{example}`."
    if kind == "class":
        step = f"a class is only the plan; call it to make one: `{example}`."
    return wrong(
        words.lines(
            f"`{name}` is {words.kind(facts)}; it needs to be a Keras layer or model.",
            words.then(step),
        )
    )


def not_built(name: str, facts: dict[str, Any]) -> Finding | None:
    """The finding where a layer or model has no weights yet, else None."""
    if facts["built"]:
        return None
    return wrong(
        words.lines(
            f"`{name}` has no weights and no shapes yet.",
            words.likely("it was never told its inputs and never called."),
            words.then("state `Input` with the shape of one row, or call it once."),
        ),
        "not_built",
    )


def refuses(name: str, facts: dict[str, Any], inputs: str) -> Finding | None:
    """The finding where calling the model raised, else None."""
    if "raised" not in facts:
        return None
    error = facts["raised"]
    return Finding(
        Status.RAISED,
        words.lines(
            f"`{name}` stopped with {error['error']} when called with {inputs}.",
            f"It said: {error['text']}" if error["text"] else "",
            words.then("call it yourself with these inputs and read the error."),
        ),
    )


def dense_layers(facts: dict[str, Any]) -> list[dict[str, Any]]:
    """The Dense layers among a model's innermost layers, in order."""
    return [layer for layer in facts["layers"] if layer["dense"]]


def other_layers(facts: dict[str, Any]) -> list[str]:
    """Class names of the innermost layers that are not Dense, in order."""
    return [layer["class"] for layer in facts["layers"] if not layer["dense"]]
