"""Judge of `from_keras`: its lists must hold what the layers hold."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeAlias, TypeVar

import numpy as np

from neurons.checks.evidence import EvidenceError, needed
from neurons.checks.facts import (
    Array,
    Conversion,
    Converted,
    Evidence,
    FunctionFacts,
    Missing,
    Refused,
    SequenceFacts,
    Stub,
)
from neurons.checks.judges import messages
from neurons.checks.judges.errors import explained_error
from neurons.checks.judges.finding import Finding, not_started, wrong
from neurons.checks.judges.models import ACTIVATIONS
from neurons.checks.judges.results import nothing_back, thing
from neurons.checks.model import Status
from neurons.checks.probes import generator
from neurons.checks.tasks.from_keras.causes import (
    Items,
    Lists,
    count_cause,
    kernel_cause,
    values_cause,
)
from neurons.checks.tasks.from_keras.entries import (
    arrays_of,
    begins_with,
    entry_problem,
    near,
)
from neurons.checks.tasks.from_keras.probe import Network, networks
from neurons.types import AnyArray, Floats

NAME = "from_keras"

C = TypeVar("C", bound=Conversion)
Pairs: TypeAlias = Sequence[tuple[C, Network]]


def judge_from_keras(evidence: Evidence, seed: int) -> Finding:
    """Judge `from_keras` by the networks that its lists describe."""
    fact = evidence.names[NAME]
    if isinstance(fact, Missing) or (isinstance(fact, FunctionFacts) and fact.stub):
        return not_started(NAME)
    if not isinstance(fact, FunctionFacts):
        return wrong(
            f"`{NAME}` is {messages.kind(fact)}; it needs to be a function.",
            step=f"start with `def {NAME}(model):`.",
        )
    known, odd = networks(generator(NAME, seed))
    known = [*known, known[0]]
    lists = needed(evidence.conversions, "conversions")
    refusals = needed(evidence.refusals, "refusals")
    if len(lists) != len(known) or len(refusals) != len(odd):
        raise EvidenceError("not as many conversions as there are networks")
    stopped = [(c, n) for c, n in zip(lists, known) if isinstance(c, Refused)]
    if stopped:
        return _stopped(stopped, len(known))
    pairs = [(c, n) for c, n in zip(lists, known) if isinstance(c, Converted)]
    made = [(_items(conversion), network) for conversion, network in pairs]
    return (
        _first(_no_list, pairs)
        or _first(partial(_wrong_layers, made), pairs)
        or _first(partial(_wrong_values, made), pairs)
        or _first(_not_refused, list(zip(refusals, odd)))
        or Finding(
            Status.CORRECT,
            "Right. A trained network is no more than this list: you could now "
            "run it on a machine that has never heard of Keras.",
        )
    )


def _first(
    look: Callable[[C, Network], Finding | None], pairs: Pairs[C]
) -> Finding | None:
    return next((found for pair in pairs if (found := look(*pair))), None)


def _of(network: Network) -> str:
    bias = "" if network.use_bias else ", without biases"
    layers = messages.count(len(network.layers), "Dense layer")
    return f"a model of {layers} ({network.label}{bias})"


def _stopped(stopped: Pairs[Refused], n_networks: int) -> Finding:
    conversion, network = stopped[0]
    error = conversion.raised
    if len(stopped) == n_networks and error.not_implemented:
        return not_started(NAME)
    where = f" in line {error.line}: `{error.source}`" if error.line else ""
    hint = ""
    if all(not network.use_bias for _, network in stopped):
        hint = "with `use_bias=False` a layer holds its kernel alone; give zeros for b."
    message = explained_error(
        NAME,
        error,
        f"`{NAME}` stopped with {error.error}{where}.",
        called=f"It was given {_of(network)}.",
        hint=hint,
        again=f"call `{NAME}` with such a model in a new cell.",
    )
    return Finding(Status.RAISED, message)


def _no_list(conversion: Converted, network: Network) -> Finding | None:
    result = conversion.result
    if isinstance(result, Stub):
        return wrong(
            nothing_back(NAME, "the list", conversion.printed), mistake="no_return"
        )
    if conversion.changed:
        return wrong(
            f"`{NAME}` changes the weights of the model that it is given.",
            step="only read them: `layer.get_weights()`.",
            mistake="changes_argument",
        )
    empty = isinstance(result, Array) and result.data.size == 0
    if isinstance(result, SequenceFacts) or empty:
        return None
    return wrong(
        f"`{NAME}` returns {thing(result)}; a list is needed.",
        step="one entry per layer: (W, b, name of the activation).",
    )


def _items(conversion: Converted) -> Items:
    result = conversion.result
    return result.items if isinstance(result, SequenceFacts) else ()


def _wrong_layers(
    lists: Lists, conversion: Converted, network: Network
) -> Finding | None:
    items = _items(conversion)
    if len(items) == len(network.layers):
        return _first_entry(lists, items, network)
    cause, step = count_cause(lists)
    return wrong(
        f"For {_of(network)} the list has "
        f"{len(items)} {'entry' if len(items) == 1 else 'entries'}.",
        cause=cause,
        step=step,
        mistake="entries",
    )


def _is_bias(found: AnyArray, due: Floats) -> bool:
    """Whether adding it is adding the bias: as a row, or one number for all units."""
    shapes = {(), due.shape, (1, *due.shape)}
    return found.shape in shapes and near(
        np.broadcast_to(found, (1, *due.shape)), due[None]
    )


def _first_entry(lists: Lists, items: Items, network: Network) -> Finding | None:
    if len(items) > 1 and all(map(begins_with, items[::-1], network.layers)):
        return wrong(
            "The entries stand in reverse order.",
            step="begin with the layer that takes the inputs.",
            mistake="reversed",
        )
    for place, (item, layer) in enumerate(zip(items, network.layers)):
        lines = entry_problem(item, layer, kernel_cause(lists))
        if lines:
            return wrong(
                f"{lines[0]} (entry {place}, counted from 0).",
                *lines[1:],
                mistake="entry",
            )
    return None


def _wrong_values(
    lists: Lists, conversion: Converted, network: Network
) -> Finding | None:
    found = [arrays_of(item) for item in _items(conversion)]
    # Outputs would not do: a ReLU that is off hides what its weights are.
    if all(
        near(W, due) and _is_bias(b, due_b)
        for (W, b), (due, due_b, _) in zip(found, network.layers)
    ):
        return None
    return wrong(
        f"For {_of(network)} the list holds other numbers than the model.",
        cause=values_cause(lists),
        step="compare each entry with that layer's `get_weights()`.",
        mistake="values",
    )


def _not_refused(conversion: Conversion, network: Network) -> Finding | None:
    names = [layer[2] for layer in network.layers]
    odd = next(name for name in names if name not in ACTIVATIONS)
    headline = f'A model with the activation "{odd}" was given to `{NAME}`.'
    if not isinstance(conversion, Refused):
        return wrong(
            headline,
            "It let it pass; `forward` has no such activation.",
            step="raise ValueError and name the activation in its message.",
            mistake="not_refused",
        )
    if not conversion.value_error:
        return wrong(
            headline,
            f"It stopped with {conversion.raised.error}; ValueError is asked for.",
            step="compare the name with the five, and raise ValueError.",
            mistake="other_error",
        )
    if odd not in conversion.text:
        return wrong(
            headline,
            f'Its ValueError does not say "{odd}".',
            step="put the name into the message, so that one can look for it.",
            mistake="not_named",
        )
    return None


JUDGE = judge_from_keras
