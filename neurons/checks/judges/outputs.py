"""Judge that a model can be called, and gives one table of ordinary numbers."""

import numpy as np

from neurons.checks.evidence import needed_fact
from neurons.checks.facts import Array, Fact, ModelFacts, SequenceFacts
from neurons.checks.judges import messages
from neurons.checks.judges.finding import Finding, wrong
from neurons.checks.model import Status
from neurons.types import AnyArray


def outputs_problem(
    name: str, facts: ModelFacts, inputs: int, outputs: int
) -> Finding | None:
    """Return the finding on what a model gave for rows, whatever the numbers are.

    Args:
        name: what messages call the model.
        facts: what `describe_model` noted.
        inputs: numbers in one row.
        outputs: columns that are required.
    """
    error = facts.raised
    if error is not None:
        where = f" in line {error.line}" if error.line else ""
        return Finding.of(
            Status.RAISED,
            f"`{name}` stopped with {error.error}{where} when it was "
            f"called with rows of {messages.count(inputs, 'number')}.",
            step=f"compare `{name}.input_shape` with such a row.",
        )
    found = needed_fact(facts.outputs, "outputs")
    if several := _several(found):
        return wrong(
            f"`{name}` has {several} outputs; one is asked for.",
            step="let what the last layer gives be the only output.",
            mistake="several_outputs",
        )
    if isinstance(found, Array) and found.data.shape[1:] == (outputs,):
        return _not_finite(name, found.data, facts)
    return wrong(
        f"For a table of rows `{name}` gives {messages.kind(found)}.",
        f"It needs {messages.count(outputs, 'column')}: one for each neuron of "
        "the last layer.",
        step="let the model return what its last layer gives.",
        mistake="output_shape",
    )


def _several(outputs: Fact) -> int:
    """How many things a model gives at every call; 0 where it is one."""
    if isinstance(outputs, SequenceFacts):
        return len(outputs.items)
    if isinstance(outputs, Array) and outputs.type in {"list", "tuple"}:
        return len(outputs.data)
    return 0


def _not_finite(name: str, data: AnyArray, facts: ModelFacts) -> Finding | None:
    if data.dtype.kind in "iuf" and np.all(np.isfinite(data)):
        return None
    weights = [weight for layer in facts.layers for weight in layer.weights]
    cause = "a weight or bias is not an ordinary number."
    if all(np.all(np.isfinite(weight)) for weight in weights):
        cause = ""
    return wrong(
        f"`{name}` gives nan or infinity; numbers are needed.",
        cause=cause,
        step="make it again, and print its weights.",
        mistake="not_finite",
    )
